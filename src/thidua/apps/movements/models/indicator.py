"""What can be reported in a year, in one unit only."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.models import Sourced
from thidua.apps.organisations.models import BlocYear
from thidua.core.kernel.quantities import Unit

UNITS = (
    (Unit.COUNT.value, _("count")),
    (Unit.PERCENT.value, _("percent")),
    (Unit.DONG.value, _("đồng")),
    (Unit.DAYS.value, _("days")),
    (Unit.YES_NO.value, _("yes or no")),
    (Unit.GRADE.value, _("grade")),
)


class Indicator(Sourced):
    """What can be reported in a year, in one unit only."""

    class Direction(models.TextChoices):
        UP = "up", _("More is better")
        DOWN = "down", _("Less is better")

    class AddsUp(models.TextChoices):
        SUM = "sum", _("Sum of the agencies")
        MEAN = "mean", _("Mean of the agencies")
        NONE = "none", _("Does not add up")

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.CASCADE, related_name="indicators")
    code = models.CharField(_("code"), max_length=20)
    label = models.CharField(_("label"), max_length=300)
    unit = models.CharField(_("unit"), max_length=8, choices=UNITS)
    noun = models.CharField(_("what is counted"), max_length=60, blank=True)
    direction = models.CharField(
        _("direction"), max_length=4, choices=Direction.choices, default=Direction.UP
    )
    adds_up = models.CharField(
        _("adds up by"), max_length=4, choices=AddsUp.choices, default=AddsUp.NONE
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ("position", "code")
        verbose_name = _("indicator")
        constraints = (
            models.UniqueConstraint(fields=("bloc_year", "code"), name="indicator_once_per_year"),
            models.CheckConstraint(
                condition=Q(unit__in=[value for value, _label in UNITS]),
                name="indicator_has_a_known_unit",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.label}"
