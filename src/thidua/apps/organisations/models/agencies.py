"""Agencies that keep their id for ever, and what they were called from day to day."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.models import Sourced


class Organisation(Sourced):
    """An agency; whatever it is called, and whoever it belongs to, its code stays."""

    code = models.CharField(_("code"), max_length=20, unique=True)

    class Meta:
        ordering = ("code",)
        verbose_name = _("agency")

    def __str__(self) -> str:
        return self.code


class OrganisationVersion(Sourced):
    """What an agency was called, and where it belonged, from one day to another."""

    class Kind(models.TextChoices):
        COMMITTEE = "committee", _("Party committee")
        BOARD = "board", _("Advisory board of a Party committee")
        OFFICE = "office", _("Office")
        NEWSPAPER = "newspaper", _("Newspaper")
        SCHOOL = "school", _("School")
        AUTHORITY = "authority", _("State authority")
        OTHER = "other", _("Other")

    class Format(models.TextChoices):
        PARTY = "party", _("Party document format")
        STATE = "state", _("State document format")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="versions"
    )
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    parent = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("superior"),
    )  # fmt: skip
    document_format = models.CharField(_("document format"), max_length=5, choices=Format.choices)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"), null=True, blank=True)
    event = models.ForeignKey(
        "OrganisationEvent", on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("begun by"), help_text="Empty: known from a source, not from an event.",
    )  # fmt: skip
    ended_by = models.ForeignKey(
        "OrganisationEvent", on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("ended by"),
    )  # fmt: skip
    source_last_day = models.DateField(
        _("last day as the source has it"), null=True, blank=True,
        help_text="What last_day was before an event cut it; it comes back with a withdrawal.",
    )  # fmt: skip

    class Meta:
        ordering = ("organisation", "first_day")
        verbose_name = _("name of an agency")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "first_day"), name="version_once_per_first_day"
            ),
            models.UniqueConstraint(
                fields=("organisation",), condition=Q(last_day=None), name="version_one_open"
            ),
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("first_day")),
                name="version_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.name
