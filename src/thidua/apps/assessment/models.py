"""Schemes, what was entered for each item at each stage, and the frozen ranking."""

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.models import Sourced
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.apps.reporting.models import Citation
from thidua.core.kernel.errors import DomainError


class SchemeIsImmutable(DomainError):  # noqa: N818 - reads as the fact it states
    """A scheme version is never edited: a change is a new version."""

    code = "assessment.scheme_immutable"


class SchemeVersion(models.Model):
    """One version of a scoring scheme, as the checked text that was read. Never edited."""

    code = models.CharField(_("code"), max_length=80)
    version = models.CharField(_("version"), max_length=40)
    title = models.CharField(_("title"), max_length=300)
    text = models.TextField(_("text (YAML)"))
    first_day = models.DateField(_("first day"))
    hash = models.CharField(_("SHA-256 of its regular form"), max_length=64, unique=True)
    demonstration = models.BooleanField(_("demonstration"), default=False)
    created_at = models.DateTimeField(_("entered at"), auto_now_add=True)

    class Meta:
        ordering = ("code", "first_day")
        verbose_name = _("scoring scheme")
        constraints = (
            models.UniqueConstraint(fields=("code", "version"), name="scheme_version_once"),
        )

    def __str__(self) -> str:
        return f"{self.title} ({self.version})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep a new version.

        Raises:
            SchemeIsImmutable: It is kept already.
        """
        if not self._state.adding:
            raise SchemeIsImmutable(scheme=self.code, version=self.version)
        super().save(*args, **kwargs)


class SchemeAdoption(models.Model):
    """The scheme by which a year is scored."""

    bloc_year = models.OneToOneField(
        BlocYear, on_delete=models.CASCADE, related_name="scheme_adoption"
    )
    scheme = models.ForeignKey(SchemeVersion, on_delete=models.PROTECT, related_name="adoptions")
    adopted_on = models.DateField(_("adopted on"))
    decision = models.CharField(_("decision"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("adoption of a scheme")

    def __str__(self) -> str:
        return f"{self.bloc_year_id}: {self.scheme_id}"


class ScoreSheet(models.Model):
    """What was entered about one agency in one stage; a correction is a new round."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        FINISHED = "finished", _("Finished")
        REPLACED = "replaced", _("Replaced by a newer round")

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.CASCADE, related_name="score_sheets")
    agency = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="score_sheets")
    stage = models.CharField(_("stage"), max_length=40, help_text="A stage code of the scheme.")
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    state = models.CharField(_("state"), max_length=8, choices=State.choices)
    who = models.CharField(_("entered by"), max_length=200, blank=True)
    file_hash = models.CharField(_("SHA-256 of the file"), max_length=64, blank=True)
    file_name = models.CharField(_("file"), max_length=255, blank=True)
    entered_on = models.DateField(_("entered on"))

    class Meta:
        ordering = ("bloc_year", "agency__code", "stage", "round")
        verbose_name = _("score sheet")
        constraints = (
            models.UniqueConstraint(
                fields=("bloc_year", "agency", "stage", "round"), name="sheet_round_once"
            ),
            models.UniqueConstraint(
                fields=("bloc_year", "agency", "stage"), condition=~Q(state="replaced"),
                name="sheet_one_in_force",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.agency_id} {self.stage} ({self.round})"


class ScoreLine(Sourced):
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


class Ranking(models.Model):
    """A year's ranking, frozen as a whole together with the hash of what it was computed from."""

    bloc_year = models.OneToOneField(BlocYear, on_delete=models.CASCADE, related_name="ranking")
    scheme = models.ForeignKey(SchemeVersion, on_delete=models.PROTECT, related_name="rankings")
    inputs_hash = models.CharField(_("SHA-256 of the inputs"), max_length=64)
    illustrative = models.BooleanField(_("illustrative figure"), default=False)
    frozen_on = models.DateField(_("frozen on"))
    frozen_by = models.CharField(_("frozen by"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("ranking")

    def __str__(self) -> str:
        return f"{self.bloc_year_id} {self.frozen_on:%d/%m/%Y}"


class RankingRow(models.Model):
    """One agency's place in a frozen ranking, with its whole card as it was."""

    ranking = models.ForeignKey(Ranking, on_delete=models.CASCADE, related_name="rows")
    agency = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField(_("place"))
    total = models.DecimalField(_("total"), max_digits=12, decimal_places=4)
    grade = models.CharField(_("class"), max_length=40, blank=True)
    illustrative = models.BooleanField(_("illustrative figure"), default=False)
    points = models.JSONField(_("points by item"), default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ("ranking", "place", "agency__code")
        verbose_name = _("place in a ranking")
        constraints = (models.UniqueConstraint(fields=("ranking", "agency"), name="ranked_once"),)

    def __str__(self) -> str:
        return f"{self.place}. {self.agency_id}"


class ImportBatch(models.Model):
    """One import of a workbook: the file by its hash, and what came of it."""

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.CASCADE, related_name="imports")
    file_hash = models.CharField(_("SHA-256 of the file"), max_length=64)
    file_name = models.CharField(_("file"), max_length=255)
    imported_on = models.DateField(_("imported on"))
    imported_at = models.DateTimeField(_("imported at"), auto_now_add=True)
    unchanged = models.BooleanField(_("changed nothing"), default=False)
    outcome = models.JSONField(_("outcome"), default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("import")
        indexes = (models.Index(fields=("bloc_year", "file_hash"), name="import_by_hash"),)

    def __str__(self) -> str:
        return self.file_name
