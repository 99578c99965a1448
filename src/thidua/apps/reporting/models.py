"""What agencies report for a period: results, deeds, prose, and the evidence behind them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.models import Sourced
from thidua.apps.documents.models import Document
from thidua.apps.movements.models import Indicator
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.core.kernel.periods import Period

PERIODS = (
    (Period.Q1.value, _("First quarter")),
    (Period.H1.value, _("First six months")),
    (Period.M9.value, _("First nine months")),
    (Period.Y.value, _("Whole year")),
)


class Report(Sourced):
    """What one agency, or the bloc itself (no agency), reports for one period.

    Figures are cumulative from 1 January. A correction is a new round; the old one is kept.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        IN_FORCE = "in_force", _("In force")
        REPLACED = "replaced", _("Replaced by a newer round")

    class Origin(models.TextChoices):
        SEED = "seed", _("Taken from the source")
        WORKBOOK = "workbook", _("Workbook")
        SCREEN = "screen", _("Typed on a screen")

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.CASCADE, related_name="reports")
    agency = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="reports"
    )
    period = models.CharField(_("period"), max_length=2, choices=PERIODS)
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.DRAFT)
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
            models.CheckConstraint(condition=Q(round__gte=1), name="report_round_from_one"),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.agency_id} {self.period} ({self.round})"


class ResultLine(Sourced):
    """The value of one indicator in one report, in the unit of the indicator."""

    class Certainty(models.TextChoices):
        ESTIMATED = "estimated", _("Estimate to 31 December")
        FINAL = "final", _("Final")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="results")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="results")
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=6)
    certainty = models.CharField(
        _("certainty"), max_length=9, choices=Certainty.choices, default=Certainty.FINAL
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


class Deed(Sourced):
    """One thing done. A number that is compared, targeted or scored is a result, not a deed."""

    class Kind(models.TextChoices):
        ADVICE = "advice", _("Document advised")
        CONFERENCE = "conference", _("Conference")
        INSPECTION = "inspection", _("Inspection and supervision")
        CONTEST = "contest", _("Contest")
        AWARD = "award", _("Award")
        DIGITISATION = "digitisation", _("Records and digitisation")
        ARTICLE = "article", _("Press and propaganda")
        MODEL = "model", _("Model or good example")
        REGIME = "regime", _("Regime kept")
        MOVEMENT = "movement", _("Movement carried out")
        PROGRAMME = "programme", _("Programme carried out")
        OTHER = "other", _("Other")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="deeds")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    text = models.TextField(_("what was done"))
    when = models.CharField(_("when"), max_length=60, blank=True)
    day = models.DateField(_("day"), null=True, blank=True)
    quantity = models.DecimalField(
        _("quantity"), max_digits=24, decimal_places=6, null=True, blank=True
    )
    noun = models.CharField(_("what is counted"), max_length=60, blank=True)
    reference = models.CharField(_("document as written"), max_length=300, blank=True)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="deeds"
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ("report", "position", "pk")
        verbose_name = _("deed")
        constraints = (
            models.CheckConstraint(
                condition=Q(quantity=None) | Q(quantity__gte=0), name="deed_not_negative"
            ),
        )

    def __str__(self) -> str:
        return self.text


class Passage(Sourced):
    """Prose of a report under one of its headings."""

    class Heading(models.TextChoices):
        SITUATION = "situation", _("Situation")
        AUDIENCE = "audience", _("Audience of the dissemination")
        DIRECTING = "directing", _("Directing emulation")
        BUILDING = "building", _("Party and agency building")
        EMULATION = "emulation", _("Emulation and commendation work")
        MODELS = "models", _("Models and good examples")
        SHORTCOMINGS = "shortcomings", _("Shortcomings")
        CAUSES = "causes", _("Causes")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="passages")
    heading = models.CharField(_("heading"), max_length=12, choices=Heading.choices)
    text = models.TextField(_("text"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ("report", "position", "pk")
        verbose_name = _("passage")

    def __str__(self) -> str:
        return self.text


class Evidence(Sourced):
    """A proof that an agency owns: a document reference as written, a file, or both."""

    class Kind(models.TextChoices):
        DOCUMENT = "document", _("Document")
        PRESS = "press", _("Press article")
        FILE = "file", _("File")

    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(
        _("kind of proof"), max_length=8, choices=Kind.choices, default=Kind.DOCUMENT
    )
    reference = models.CharField(_("reference as written"), max_length=300, blank=True)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    file_hash = models.CharField(_("SHA-256 of the file"), max_length=64, blank=True)
    file_name = models.CharField(_("file"), max_length=255, blank=True)
    day = models.DateField(_("day"), null=True, blank=True)
    period = models.CharField(_("period"), max_length=60, blank=True)

    class Meta:
        ordering = ("owner__code", "pk")
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        constraints = (
            models.UniqueConstraint(
                fields=("owner", "reference", "day", "period", "file_hash"), name="evidence_once"
            ),
            models.UniqueConstraint(
                fields=("owner", "reference", "period", "file_hash"),
                condition=Q(day=None),
                name="evidence_once_undated",
            ),
            models.CheckConstraint(
                condition=~Q(reference="") | ~Q(file_hash=""), name="evidence_is_something"
            ),
        )

    def __str__(self) -> str:
        return self.reference or self.file_name


class Citation(models.Model):
    """One use of a proof. The quantity stands here: the same paper proves 3 here and 1 there."""

    evidence = models.ForeignKey(
        Evidence, on_delete=models.PROTECT, related_name="%(class)ss", verbose_name=_("evidence")
    )
    quantity = models.DecimalField(
        _("quantity proved"), max_digits=24, decimal_places=6, null=True, blank=True
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        abstract = True
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return str(self.evidence)


class DeedCitation(Citation):
    """A proof of a deed."""

    deed = models.ForeignKey(Deed, on_delete=models.CASCADE, related_name="citations")

    class Meta(Citation.Meta):
        constraints = (
            models.UniqueConstraint(fields=("deed", "evidence"), name="deed_cites_once"),
        )


class ResultCitation(Citation):
    """A proof of a result."""

    result = models.ForeignKey(ResultLine, on_delete=models.CASCADE, related_name="citations")

    class Meta(Citation.Meta):
        constraints = (
            models.UniqueConstraint(fields=("result", "evidence"), name="result_cites_once"),
        )
