"""What happened to agencies, by which decision: lineage is many to many."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.models import Sourced, Versioned
from thidua.apps.organisations.models.agencies import Organisation, OrganisationVersion


class OrganisationEvent(Sourced, Versioned):
    """One thing that a decision did to agencies. Wrongly entered: withdrawn, never deleted."""

    class Kind(models.TextChoices):
        FOUNDED = "founded", _("Founded")
        RENAMED = "renamed", _("Renamed")
        MERGED = "merged", _("Merged")
        SPLIT = "split", _("Split")
        DISSOLVED = "dissolved", _("Dissolved")
        MOVED = "moved", _("Moved")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    day = models.DateField(_("day"))
    decision = models.CharField(_("decision"), max_length=100, blank=True)
    decision_day = models.DateField(_("day of the decision"), null=True, blank=True)
    needs_check = models.BooleanField(_("needs a person's check"), default=False)
    note = models.CharField(_("note"), max_length=300, blank=True)
    predecessors = models.ManyToManyField(
        Organisation, blank=True, related_name="events_as_predecessor"
    )
    successors = models.ManyToManyField(
        Organisation, blank=True, related_name="events_as_successor"
    )
    recorded_at = models.DateTimeField(_("recorded at"), null=True, blank=True)
    recorded_key = models.PositiveBigIntegerField(
        default=0, help_text="Who recorded it: the key of the account; 0 for the system."
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawn_key = models.PositiveBigIntegerField(default=0)
    withdrawn_reason = models.TextField(_("reason of the withdrawal"), blank=True)
    corrects = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by",
        verbose_name=_("corrects"),
    )  # fmt: skip

    class Meta:
        ordering = ("day", "pk")
        verbose_name = _("event of an agency")
        constraints = (
            models.CheckConstraint(
                condition=Q(needs_check=True) | ~Q(decision=""), name="event_has_its_decision"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_reason="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
                name="event_withdrawn_with_a_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.day}"

    @property
    def in_force(self) -> bool:
        return self.withdrawn_at is None


class EventTerm(models.Model):
    """What an event says of one agency from its day on; what is empty stays as it was."""

    event = models.ForeignKey(OrganisationEvent, on_delete=models.CASCADE, related_name="terms")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="terms")
    name = models.CharField(_("name"), max_length=200, blank=True)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    kind = models.CharField(
        _("kind"), max_length=12, choices=OrganisationVersion.Kind.choices, blank=True
    )
    document_format = models.CharField(
        _("document format"), max_length=5, choices=OrganisationVersion.Format.choices, blank=True
    )
    sets_parent = models.BooleanField(default=False, help_text="Whether `parent` says anything.")
    parent = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("superior"),
    )  # fmt: skip

    class Meta:
        ordering = ("event", "pk")
        verbose_name = _("term of an event")
        constraints = (
            models.UniqueConstraint(fields=("event", "organisation"), name="term_once_an_agency"),
        )

    def __str__(self) -> str:
        return f"{self.event_id}: {self.organisation_id}"
