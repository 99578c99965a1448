"""What was entered for each item at each stage, with its proofs."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.models import Sourced, Versioned
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.apps.reporting.models import Citation


class ScoreSheet(Versioned):
    """What was entered about one agency in one stage; a correction is a new round."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        SUBMITTED = "submitted", _("Submitted to the leader")
        RETURNED = "returned", _("Returned with a reason")
        FINISHED = "finished", _("Finished")
        REPLACED = "replaced", _("Replaced by a newer round")

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.CASCADE, related_name="score_sheets")
    agency = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="score_sheets")
    stage = models.CharField(_("stage"), max_length=40, help_text="A stage code of the scheme.")
    owner = models.CharField(
        _("specialised scorer"), max_length=20, blank=True, help_text="A scorer of the scheme."
    )
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    state = models.CharField(_("state"), max_length=9, choices=State.choices)
    who = models.CharField(_("entered by"), max_length=200, blank=True)
    file_hash = models.CharField(_("SHA-256 of the file"), max_length=64, blank=True)
    file_name = models.CharField(_("file"), max_length=255, blank=True)
    entered_on = models.DateField(_("entered on"))

    class Meta:
        ordering = ("bloc_year", "agency__code", "stage", "round")
        verbose_name = _("score sheet")
        constraints = (
            models.UniqueConstraint(
                fields=("bloc_year", "agency", "stage", "owner", "round"), name="sheet_round_once"
            ),
            models.UniqueConstraint(
                fields=("bloc_year", "agency", "stage", "owner"),
                condition=~Q(state__in=("replaced", "returned")),
                name="sheet_one_in_force",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.agency_id} {self.stage} ({self.round})"


class ScoreLine(Sourced, Versioned):
    """The input of one item (or why there is none), with its reason, who and when."""

    class Absence(models.TextChoices):
        NOT_ASSIGNED = "not_assigned", _("Not assigned")
        NOTHING_AROSE = "nothing_arose", _("Nothing arose")
        MISSING = "missing", _("Missing")

    sheet = models.ForeignKey(ScoreSheet, on_delete=models.CASCADE, related_name="lines")
    item = models.CharField(_("item"), max_length=80)
    inputs = models.JSONField(_("inputs"), default=dict, encoder=DjangoJSONEncoder)
    absence = models.CharField(
        _("why there is no input"), max_length=13, choices=Absence.choices, blank=True
    )
    points = models.DecimalField(
        _("points given"), max_digits=10, decimal_places=4, null=True, blank=True,
        help_text="Only where a stage judges; a computed item has none.",
    )  # fmt: skip
    reason = models.TextField(_("reason"), blank=True)
    who = models.CharField(_("entered by"), max_length=200, blank=True)
    entered_at = models.DateTimeField(_("entered at"), auto_now_add=True)

    class Meta:
        ordering = ("sheet", "pk")
        verbose_name = _("score line")
        constraints = (
            models.UniqueConstraint(fields=("sheet", "item"), name="line_once_per_sheet"),
            models.CheckConstraint(
                condition=Q(absence="") | Q(points=None), name="line_absent_has_no_points"
            ),
        )

    def __str__(self) -> str:
        return self.item


class ScoreCitation(Citation):
    """A proof of a score line."""

    line = models.ForeignKey(ScoreLine, on_delete=models.CASCADE, related_name="citations")

    class Meta(Citation.Meta):
        constraints = (
            models.UniqueConstraint(fields=("line", "evidence"), name="line_cites_once"),
        )
