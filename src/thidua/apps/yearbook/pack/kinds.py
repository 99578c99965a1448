"""The three meetings of a year and the papers that each of them needs."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingKind(models.TextChoices):
    LAUNCH = "launch", _("Launch and signing of the pact")
    MIDYEAR = "midyear", _("Mid-year review")
    YEAREND = "yearend", _("Year-end meeting")


class PaperKind(models.TextChoices):
    INVITATION = "invitation", _("Invitation")
    AGENDA = "agenda", _("Agenda")
    REPORT = "report", _("Year-end report")
    SCORES = "scores", _("Score table")
    BALLOT = "ballot", _("Ballot paper")
    ELECTION = "election", _("Ballot paper: head and deputy")
    MINUTES = "minutes", _("Minutes")
    SUBMISSION = "submission", _("Submission")
    PACT = "pact", _("Pact")


SLUGS = {
    MeetingKind.LAUNCH: "phat-dong",
    MeetingKind.MIDYEAR: "so-ket",
    MeetingKind.YEAREND: "tong-ket",
}
MEETINGS = {slug: kind for kind, slug in SLUGS.items()}

# A pact is signed at the launch, and drafted for the next year at the end.
PAPERS: dict[MeetingKind, tuple[PaperKind, ...]] = {
    MeetingKind.LAUNCH: (
        PaperKind.INVITATION, PaperKind.AGENDA, PaperKind.SCORES, PaperKind.BALLOT,
        PaperKind.MINUTES, PaperKind.SUBMISSION, PaperKind.PACT,
    ),
    MeetingKind.MIDYEAR: (
        PaperKind.INVITATION, PaperKind.AGENDA, PaperKind.SCORES, PaperKind.BALLOT,
        PaperKind.MINUTES, PaperKind.SUBMISSION,
    ),
    MeetingKind.YEAREND: (
        PaperKind.INVITATION, PaperKind.AGENDA, PaperKind.REPORT, PaperKind.SCORES,
        PaperKind.BALLOT, PaperKind.ELECTION, PaperKind.MINUTES, PaperKind.SUBMISSION,
        PaperKind.PACT,
    ),
}  # fmt: skip

# Paper → plan; a meeting may have a plan of its own for a paper.
_PLANS = {
    (MeetingKind.LAUNCH, PaperKind.SCORES): "pack-scores-launch",
    (MeetingKind.MIDYEAR, PaperKind.SCORES): "pack-scores-midyear",
    (MeetingKind.YEAREND, PaperKind.SCORES): "pack-scores-yearend",
    (MeetingKind.LAUNCH, PaperKind.SUBMISSION): "pack-submission-launch",
}

FILE_WORDS = {
    PaperKind.INVITATION: "giay-moi",
    PaperKind.AGENDA: "chuong-trinh",
    PaperKind.REPORT: "bao-cao",
    PaperKind.SCORES: "bang-diem",
    PaperKind.BALLOT: "phieu-bieu-quyet",
    PaperKind.ELECTION: "phieu-bau",
    PaperKind.MINUTES: "bien-ban",
    PaperKind.SUBMISSION: "to-trinh",
    PaperKind.PACT: "giao-uoc",
}


def plan_name(meeting: MeetingKind, paper: PaperKind) -> str:
    return _PLANS.get((meeting, paper), f"pack-{paper}")


def file_name(meeting: MeetingKind, paper: PaperKind, year: int, round_: int) -> str:
    """“bien-ban-tong-ket-2022-lan-2.docx”: plain letters, safe on every machine."""
    return f"{FILE_WORDS[paper]}-{SLUGS[meeting]}-{year}-lan-{round_}.docx"
