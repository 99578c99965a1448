"""The pact of a bloc: what each agency promised, and who signed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.models import Sourced, Versioned
from thidua.apps.movements.models.indicator import Indicator
from thidua.apps.organisations.models import BlocYear, Organisation


class Pact(Sourced, Versioned):
    """The pact (giao ước) that the members signed for a year."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        OPEN = "open", _("Open for registration")
        SIGNED = "signed", _("Signed")

    bloc_year = models.OneToOneField(BlocYear, on_delete=models.CASCADE, related_name="pact")
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    content = models.TextField(_("content"), blank=True)
    state = models.CharField(_("state"), max_length=6, choices=State.choices, default=State.DRAFT)

    class Meta:
        verbose_name = _("emulation pact")

    def __str__(self) -> str:
        return str(self.bloc_year)


class PactTarget(Sourced, Versioned):
    """What one agency promised for one indicator, in the indicator's unit."""

    pact = models.ForeignKey(Pact, on_delete=models.CASCADE, related_name="targets")
    agency = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="targets")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="targets")
    value = models.DecimalField(_("target"), max_digits=24, decimal_places=6)
    shortfall = models.TextField(_("why it was not reached"), blank=True)

    class Meta:
        ordering = ("indicator__position", "agency__code")
        verbose_name = _("target")
        constraints = (
            models.UniqueConstraint(
                fields=("pact", "agency", "indicator"), name="target_once_per_agency"
            ),
            models.CheckConstraint(condition=Q(value__gte=0), name="target_not_negative"),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} {self.indicator_id}: {self.value}"


class TitleAim(Sourced, Versioned):
    """A title that an agency registered to aim at, and what became of it."""

    class Outcome(models.TextChoices):
        WAITING = "", _("not decided yet")
        REACHED = "reached", _("reached")
        MISSED = "missed", _("not reached")

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.CASCADE, related_name="title_aims")
    agency = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="title_aims")
    title = models.CharField(_("title aimed at"), max_length=200)
    outcome = models.CharField(_("outcome"), max_length=7, choices=Outcome.choices, blank=True)
    said = models.TextField(
        _("decision or reason"), blank=True,
        help_text="The decision that gave the title, or why it was not reached.",
    )  # fmt: skip

    class Meta:
        ordering = ("agency__code", "pk")
        verbose_name = _("title aimed at")
        constraints = (
            models.UniqueConstraint(
                fields=("bloc_year", "agency", "title"), name="title_aim_once"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="missed") | ~Q(said=""), name="title_missed_for_a_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency_id}: {self.title}"


class PactSignature(models.Model):
    """The head of one agency signed the pact on a day."""

    pact = models.ForeignKey(Pact, on_delete=models.CASCADE, related_name="signatures")
    agency = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    signer = models.CharField(_("signed by"), max_length=120)
    signed_on = models.DateField(_("signed on"))

    class Meta:
        ordering = ("pk",)
        verbose_name = _("signature under the pact")
        constraints = (
            models.UniqueConstraint(fields=("pact", "agency"), name="pact_signed_once"),
        )

    def __str__(self) -> str:
        return f"{self.agency_id} {self.signer}"
