"""What one agency registers for the year, round by round, until its leader approves."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.models import Versioned
from thidua.apps.movements.models.indicator import Indicator
from thidua.apps.movements.models.movement import Movement
from thidua.apps.organisations.models import BlocYear, Organisation


class Registration(Versioned):
    """One round of an agency's registration. What is returned or replaced is kept."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Waits for the leader")
        RETURNED = "returned", _("Returned")
        APPROVED = "approved", _("Approved")
        REPLACED = "replaced", _("Replaced by a newer round")

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.CASCADE, related_name="registrations")
    agency = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="registrations"
    )
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.DRAFT)
    titles = models.TextField(_("titles aimed at, one a line"), blank=True)
    movements = models.ManyToManyField(Movement, blank=True, related_name="registrations")

    class Meta:
        ordering = ("bloc_year", "agency__code", "round")
        verbose_name = _("registration")
        constraints = (
            models.UniqueConstraint(
                fields=("bloc_year", "agency", "round"), name="registration_round_once"
            ),
            models.UniqueConstraint(
                fields=("bloc_year", "agency"), condition=Q(state="approved"),
                name="registration_one_approved",
            ),
            models.UniqueConstraint(
                fields=("bloc_year", "agency"), condition=Q(state__in=("draft", "submitted")),
                name="registration_one_in_hand",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.agency_id} ({self.round})"

    @property
    def title_list(self) -> list[str]:
        return [line.strip() for line in self.titles.splitlines() if line.strip()]


class RegisteredTarget(models.Model):
    """A number that the agency registers for an indicator, in the indicator's unit."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="targets"
    )
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="registered")
    value = models.DecimalField(_("target"), max_digits=24, decimal_places=6)

    class Meta:
        ordering = ("indicator__position",)
        verbose_name = _("registered target")
        constraints = (
            models.UniqueConstraint(fields=("registration", "indicator"), name="registered_once"),
            models.CheckConstraint(condition=Q(value__gte=0), name="registered_not_negative"),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id}: {self.value}"
