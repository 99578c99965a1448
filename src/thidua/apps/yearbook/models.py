"""The meetings of a year, the papers made for them, and what a secretary ticked to propose."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.models import Versioned
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.apps.yearbook.pack.kinds import MeetingKind, PaperKind


class Meeting(Versioned):
    """One of the three meetings; an empty field is a blank on its papers."""

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.CASCADE, related_name="meetings")
    kind = models.CharField(_("meeting"), max_length=8, choices=MeetingKind.choices)
    day = models.DateField(_("day"), null=True, blank=True)
    hour = models.CharField(_("hour"), max_length=40, blank=True)
    venue = models.CharField(_("place"), max_length=200, blank=True)
    chair = models.CharField(_("chaired by"), max_length=200, blank=True)
    secretary = models.CharField(_("minutes by"), max_length=200, blank=True)
    guests = models.CharField(_("guests"), max_length=300, blank=True)
    submit_to = models.CharField(_("submission goes to"), max_length=200, blank=True)
    legal_basis = models.TextField(_("legal basis"), blank=True)

    class Meta:
        ordering = ("bloc_year", "kind")
        verbose_name = _("meeting of a bloc")
        constraints = (
            models.UniqueConstraint(fields=("bloc_year", "kind"), name="meeting_once_per_year"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.bloc_year_id}"


class PackPaper(models.Model):
    """One round of one paper, as a file. Never edited: what comes later stands beside it.

    A round that a person changed in Word stays in use until somebody chooses another one.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(_("paper"), max_length=10, choices=PaperKind.choices)
    round = models.PositiveSmallIntegerField(_("round"))
    changed_by_hand = models.BooleanField(_("changed by hand"), default=False)
    based_on = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    in_use = models.BooleanField(_("in use"), default=False)
    fingerprint = models.CharField(_("SHA-256 of what the records say"), max_length=64)
    values = models.JSONField(_("what the records say, place by place"), default=dict)
    missing = models.JSONField(_("what a person must still write"), default=list)
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64)
    name = models.CharField(_("file"), max_length=255)
    size = models.PositiveIntegerField(_("size"))
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("meeting", "kind", "round")
        verbose_name = _("paper of a meeting")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "kind", "round"), name="paper_round_once"),
            models.UniqueConstraint(
                fields=("meeting", "kind"), condition=Q(in_use=True), name="paper_one_in_use"
            ),
            models.CheckConstraint(condition=Q(round__gte=1), name="paper_round_from_one"),
        )

    def __str__(self) -> str:
        return self.name


class AwardOption(models.Model):
    """An award that the bloc may propose this year, in its own words; no list of the law."""

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.CASCADE, related_name="award_options")
    text = models.CharField(_("award"), max_length=200)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ("position", "pk")
        verbose_name = _("award that may be proposed")
        constraints = (
            models.UniqueConstraint(fields=("bloc_year", "text"), name="award_option_once"),
        )

    def __str__(self) -> str:
        return self.text


class Proposal(models.Model):
    """An award that the secretary ticked for an agency; nothing is ticked by the software."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="proposals")
    agency = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="award_proposals"
    )
    award = models.CharField(_("award"), max_length=200)
    reason = models.TextField(_("reason"), blank=True)
    made_at = models.DateTimeField(_("ticked at"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("meeting", "pk")
        verbose_name = _("proposal of an award")
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "agency", "award"), name="proposal_once_per_meeting"
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency_id}: {self.award}"
