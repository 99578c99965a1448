"""Making, sending and taking back the papers of a meeting."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.flow import Said, record
from thidua.apps.accounts.policy import Place, require
from thidua.apps.common import uploads, versions
from thidua.apps.common.clock import now
from thidua.apps.organisations.models import BlocYear
from thidua.apps.yearbook.errors import NothingToSend, NotWord
from thidua.apps.yearbook.models import Meeting, PackPaper
from thidua.apps.yearbook.pack.gather import pack_facts
from thidua.apps.yearbook.pack.kinds import MeetingKind, PaperKind, file_name
from thidua.apps.yearbook.pack.papers import Composed, compose_pack
from thidua.apps.yearbook.pack.store import keep_made

FIELDS = ("day", "hour", "venue", "chair", "secretary", "guests", "submit_to", "legal_basis")
MACHINE = "pack"


@dataclass(frozen=True, slots=True)
class Pack:
    """What one click did: new rounds in use, new rounds beside a hand-changed one, the rest."""

    meeting: Meeting
    made: tuple[PackPaper, ...]
    beside: tuple[PackPaper, ...]
    unchanged: tuple[PaperKind, ...]


def meeting_of(bloc_year: BlocYear, kind: MeetingKind) -> Meeting:
    """The meeting as kept, or an empty one that is not kept yet."""
    found = Meeting.objects.filter(bloc_year=bloc_year, kind=kind).first()
    return found or Meeting(bloc_year=bloc_year, kind=kind)


def set_meeting(
    actor: Actor, bloc_year: BlocYear, kind: MeetingKind, fields: Mapping[str, object],
    *, version: int | None = None,
) -> Meeting:  # fmt: skip
    """Keep what was typed about a meeting; papers made before stay as they are.

    Raises:
        NotVisible, Forbidden: The actor may not.
        Stale: Somebody else kept a change meanwhile.
    """
    require(actor, "pack.make", Place(bloc_year))
    with transaction.atomic():
        meeting = _locked(bloc_year, kind, version)
        for name in FIELDS:
            if name in fields:
                setattr(meeting, name, fields[name])
        versions.keep(meeting, FIELDS)
    return meeting


def make_pack(actor: Actor, bloc_year: BlocYear, kind: MeetingKind) -> Pack:
    """Make every paper of a meeting from the records as they are now.

    A paper of which the records say the same as in its last made round is left alone, so a
    second click changes nothing. What a person changed in Word stays in use: the new round
    stands beside it. Files are written before the transaction, which only keeps the rows.

    Raises:
        NotVisible, Forbidden: The actor may not.
        BadData: A number of a paper can not be traced.
    """
    require(actor, "pack.make", Place(bloc_year))
    composed = compose_pack(pack_facts(bloc_year, meeting_of(bloc_year, kind)))
    known = _last_made(bloc_year, kind)
    files = {
        each.kind: keep_made(each.document)
        for each in composed
        if known.get(each.kind) != each.fingerprint
    }
    with transaction.atomic():
        meeting = _locked(bloc_year, kind, None)
        known = _last_made(bloc_year, kind)  # another click may have been faster
        fresh = [each for each in composed if known.get(each.kind) != each.fingerprint]
        rows = [
            _new_round(actor, meeting, each, files.get(each.kind) or keep_made(each.document))
            for each in fresh
        ]
    return Pack(
        meeting=meeting,
        made=tuple(row for row in rows if row.in_use),
        beside=tuple(row for row in rows if not row.in_use),
        unchanged=tuple(each.kind for each in composed if each not in fresh),
    )


def keep_changed(
    actor: Actor, bloc_year: BlocYear, paper: PackPaper, uploaded: "UploadedFile[bytes]"
) -> PackPaper:
    """Keep the file that somebody changed in Word as the round in use.

    Args:
        actor: Who uploads.
        bloc_year: The year of the meeting.
        paper: The round that the file was downloaded as.
        uploaded: The file.

    Raises:
        NotVisible, Forbidden: The actor may not.
        BadFile: The file is refused by the door for uploads.
        NotWord: It is no Word file.
    """
    require(actor, "pack.make", Place(bloc_year))
    kept = uploads.keep(uploaded)
    if kept.kind != "docx":
        raise NotWord(file=kept.name)
    with transaction.atomic():
        meeting = _locked(bloc_year, MeetingKind(paper.meeting.kind), None)
        last = meeting.papers.filter(kind=paper.kind).order_by("-round").first()
        if last is not None and last.sha256 == kept.sha256:
            return last
        _put_aside(meeting, paper.kind)
        return meeting.papers.create(
            kind=paper.kind, round=_next_round(meeting, paper.kind), changed_by_hand=True,
            based_on=paper, in_use=True, fingerprint=paper.fingerprint, values=paper.values,
            sha256=kept.sha256, name=kept.name, size=kept.size, made_at=now(),
            made_by=actor.user,
        )  # fmt: skip


def use(actor: Actor, bloc_year: BlocYear, paper: PackPaper) -> PackPaper:
    """Let this round be the one in use; the other rounds are kept.

    Raises:
        NotVisible, Forbidden: The actor may not.
    """
    require(actor, "pack.make", Place(bloc_year))
    with transaction.atomic():
        meeting = _locked(bloc_year, MeetingKind(paper.meeting.kind), None)
        _put_aside(meeting, paper.kind)
        paper.in_use = True
        paper.save(update_fields=["in_use"])
    return paper


def send_pack(actor: Actor, bloc_year: BlocYear, kind: MeetingKind) -> int:
    """Let the members read the rounds in use; how many papers are sent by this call.

    Raises:
        NotVisible, Forbidden: The actor may not.
        NothingToSend: No paper was made.
    """
    place = Place(bloc_year)
    require(actor, "pack.make", place)
    with transaction.atomic():
        meeting = _locked(bloc_year, kind, None)
        if not meeting.papers.filter(in_use=True).exists():
            raise NothingToSend
        waiting = meeting.papers.filter(in_use=True, sent_at=None)
        sent = waiting.update(sent_at=now(), sent_by=actor.user)
        if sent:
            record(actor, meeting, place, Said(MACHINE, "send", "made", "sent"))
    return sent


def _locked(bloc_year: BlocYear, kind: MeetingKind, version: int | None) -> Meeting:
    row, _fresh = Meeting.objects.get_or_create(bloc_year=bloc_year, kind=kind)
    return versions.locked(Meeting.objects.all(), row.pk, version)


def _last_made(bloc_year: BlocYear, kind: MeetingKind) -> dict[PaperKind, str]:
    """Paper → fingerprint of the last round that the software made."""
    rows = PackPaper.objects.filter(
        meeting__bloc_year=bloc_year, meeting__kind=kind, changed_by_hand=False
    ).order_by("round")
    return {PaperKind(row.kind): row.fingerprint for row in rows.only("kind", "fingerprint")}


def _new_round(actor: Actor, meeting: Meeting, each: Composed, file: tuple[str, int]) -> PackPaper:
    """The new round; it is in use unless a person's own file is."""
    by_hand = meeting.papers.filter(kind=each.kind, in_use=True, changed_by_hand=True).exists()
    if not by_hand:
        _put_aside(meeting, each.kind)
    round_ = _next_round(meeting, each.kind)
    return meeting.papers.create(
        kind=each.kind, round=round_, in_use=not by_hand, fingerprint=each.fingerprint,
        values=each.values, missing=list(each.missing), sha256=file[0], size=file[1],
        name=file_name(MeetingKind(meeting.kind), each.kind, meeting.bloc_year.year, round_),
        made_at=now(), made_by=actor.user,
    )  # fmt: skip


def _put_aside(meeting: Meeting, kind: str) -> None:
    meeting.papers.filter(kind=kind, in_use=True).update(in_use=False)


def _next_round(meeting: Meeting, kind: str) -> int:
    last = meeting.papers.filter(kind=kind).aggregate(last=Max("round"))["last"]
    return (last or 0) + 1
