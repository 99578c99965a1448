"""Events that a source tells of and that wait until a person has checked them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.models import Sourced, Versioned
from thidua.apps.organisations.models.agencies import Organisation
from thidua.apps.organisations.models.events import OrganisationEvent


class EventProposal(Sourced, Versioned):
    """What `rulebook/lineage` knows of an event; nothing changes until somebody confirms it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waits for a check")
        CONFIRMED = "confirmed", _("confirmed")
        DISMISSED = "dismissed", _("set aside")

    code = models.SlugField(_("code"), unique=True)
    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=10, choices=OrganisationEvent.Kind.choices)
    day = models.DateField(_("day"), null=True, blank=True)
    day_text = models.CharField(_("day as the source has it"), max_length=60, blank=True)
    decision = models.CharField(_("decision"), max_length=100, blank=True)
    decision_day = models.DateField(_("day of the decision"), null=True, blank=True)
    proven = models.BooleanField(_("proven by its source"), default=False)
    general = models.BooleanField(_("of a whole level, of no single agency"), default=False)
    note = models.TextField(_("note"), blank=True)
    sources = models.JSONField(_("sources"), default=list, blank=True)
    predecessors = models.ManyToManyField(Organisation, blank=True, related_name="+")
    successors = models.ManyToManyField(Organisation, blank=True, related_name="+")
    under = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("superior of those that it founds"),
    )  # fmt: skip
    founds = models.JSONField(_("agencies that it founds"), default=list, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING
    )
    event = models.ForeignKey(
        OrganisationEvent, on_delete=models.PROTECT, null=True, blank=True,
        related_name="proposals", verbose_name=_("event of an agency"),
    )  # fmt: skip
    reason = models.TextField(_("reason"), blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_key = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ("day", "code")
        verbose_name = _("proposed event of an agency")
        constraints = (
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(event__isnull=False),
                name="confirmed_proposal_has_its_event",
            ),
            models.CheckConstraint(
                condition=~Q(state="dismissed") | ~Q(reason=""),
                name="dismissed_proposal_has_its_reason",
            ),
        )

    def __str__(self) -> str:
        return self.code
