"""What one agency reports for one period, and the calendar of the periods."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.models import Sourced, Versioned
from thidua.apps.movements.models import Indicator
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.core.kernel.periods import Period

PERIODS = (
    (Period.Q1.value, _("First quarter")),
    (Period.H1.value, _("First six months")),
    (Period.M9.value, _("First nine months")),
    (Period.Y.value, _("Whole year")),
)


class Report(Sourced, Versioned):
    """What one agency, or the bloc itself (no agency), reports for one period.

    Figures are cumulative from 1 January. A correction is a new round; the old one is kept.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Waits for the leader")
        RETURNED = "returned", _("Returned")
        IN_FORCE = "in_force", _("In force")
        REPLACED = "replaced", _("Replaced by a newer round")

    class Origin(models.TextChoices):
        SEED = "seed", _("Taken from the source")
        WORKBOOK = "workbook", _("Workbook")
        SCREEN = "screen", _("Typed on a screen")
        BOX = "box", _("Entered on behalf from a file")

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.CASCADE, related_name="reports")
    agency = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="reports"
    )
    period = models.CharField(_("period"), max_length=2, choices=PERIODS)
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.DRAFT)
    origin = models.CharField(_("origin"), max_length=8, choices=Origin.choices)
    file_hash = models.CharField(_("SHA-256 of the file"), max_length=64, blank=True)
    file_name = models.CharField(_("file"), max_length=255, blank=True)
    filed_on = models.DateField(_("filed on"), null=True, blank=True)
    created_at = models.DateTimeField(_("entered at"), auto_now_add=True)

    class Meta:
        ordering = ("bloc_year", "agency__code", "period", "round")
        verbose_name = _("report")
        constraints = (
            models.UniqueConstraint(
                fields=("bloc_year", "agency", "period", "round"),
                condition=~Q(agency=None), name="report_round_once",
            ),
            models.UniqueConstraint(
                fields=("bloc_year", "agency", "period"),
                condition=Q(state="in_force") & ~Q(agency=None), name="report_one_in_force",
            ),
            models.UniqueConstraint(
                fields=("bloc_year", "period"),
                condition=Q(state="in_force", agency=None), name="report_of_bloc_one_in_force",
            ),
            models.UniqueConstraint(
                fields=("bloc_year", "agency", "period"),
                condition=Q(state__in=("draft", "submitted")) & ~Q(agency=None),
                name="report_one_in_hand",
            ),
            models.CheckConstraint(condition=Q(round__gte=1), name="report_round_from_one"),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.agency_id} {self.period} ({self.round})"


class ReportPeriod(models.Model):
    """A period for which the agencies of a year report, and its last day (inclusive)."""

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.CASCADE, related_name="periods")
    period = models.CharField(_("period"), max_length=2, choices=PERIODS)
    due_day = models.DateField(_("last day"))

    class Meta:
        ordering = ("due_day",)
        verbose_name = _("period to report for")
        constraints = (
            models.UniqueConstraint(fields=("bloc_year", "period"), name="period_once_a_year"),
        )

    def __str__(self) -> str:
        return f"{self.period} {self.due_day}"


class ResultLine(Sourced, Versioned):
    """The value of one indicator in one report, in the unit of the indicator."""

    class Certainty(models.TextChoices):
        ESTIMATED = "estimated", _("Estimate to 31 December")
        FINAL = "final", _("Final")

    class OnBehalf(models.TextChoices):
        """Who answers for the figure, where another than the agency typed it."""

        OWN = "", _("The agency's own")
        WAITING = "waiting", _("entered on behalf, not confirmed")
        CONFIRMED = "confirmed", _("entered on behalf, confirmed by the leader")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="results")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="results")
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=6)
    certainty = models.CharField(
        _("certainty"), max_length=9, choices=Certainty.choices, default=Certainty.FINAL
    )
    on_behalf = models.CharField(
        _("entered on behalf"), max_length=9, choices=OnBehalf.choices, default="", blank=True
    )

    class Meta:
        ordering = ("report", "indicator__position")
        verbose_name = _("result")
        constraints = (
            models.UniqueConstraint(fields=("report", "indicator"), name="result_once_per_report"),
            models.CheckConstraint(condition=Q(value__gte=0), name="result_not_negative"),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id}: {self.value}"
