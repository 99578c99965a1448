"""What is launched, what may be reported, what was promised, where the next year goes."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.models import Sourced
from thidua.apps.documents.models import Document
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.core.kernel.quantities import Unit

UNITS = (
    (Unit.COUNT.value, _("count")),
    (Unit.PERCENT.value, _("percent")),
    (Unit.DONG.value, _("đồng")),
    (Unit.DAYS.value, _("days")),
    (Unit.YES_NO.value, _("yes or no")),
    (Unit.GRADE.value, _("grade")),
)


class Movement(Sourced):
    """An emulation movement; the answer of a lower level is a child of what it answers."""

    class Level(models.TextChoices):
        CENTRAL = "central", _("Central")
        SECTOR = "sector", _("Sector")
        PROVINCE = "province", _("Province")
        BLOC = "bloc", _("Bloc")
        AGENCY = "agency", _("Agency")

    bloc_year = models.ForeignKey(
        BlocYear, on_delete=models.CASCADE, null=True, blank=True, related_name="movements"
    )
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="answers",
        verbose_name=_("answers"),
    )  # fmt: skip
    level = models.CharField(_("level"), max_length=8, choices=Level.choices)
    launcher = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="movements",
        verbose_name=_("launched by"),
    )  # fmt: skip
    launcher_name = models.CharField(_("launched by (as written)"), max_length=200, blank=True)
    name = models.CharField(_("name"), max_length=300)
    theme = models.TextField(_("theme"), blank=True)
    content = models.TextField(_("content"), blank=True)
    first_year = models.PositiveSmallIntegerField(_("first year"), null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(_("last year"), null=True, blank=True)
    basis = models.ManyToManyField(
        Document, blank=True, related_name="movements", verbose_name=_("legal basis")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ("position", "pk")
        verbose_name = _("movement")
        constraints = (
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("pk")), name="movement_is_not_its_answer"
            ),
            models.CheckConstraint(
                condition=Q(first_year=None) | Q(last_year=None)
                | Q(last_year__gte=F("first_year")),
                name="movement_ends_after_it_begins",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name

    @property
    def period(self) -> str:
        if self.first_year and self.last_year:
            return f"{self.first_year}-{self.last_year}"
        return str(self.first_year or self.last_year or "")


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


class Pact(Sourced):
    """The pact (giao ước) that the members signed for a year."""

    bloc_year = models.OneToOneField(BlocYear, on_delete=models.CASCADE, related_name="pact")
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    content = models.TextField(_("content"), blank=True)

    class Meta:
        verbose_name = _("emulation pact")

    def __str__(self) -> str:
        return str(self.bloc_year)


class PactTarget(Sourced):
    """What one agency promised for one indicator, in the indicator's unit."""

    pact = models.ForeignKey(Pact, on_delete=models.CASCADE, related_name="targets")
    agency = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="targets")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="targets")
    value = models.DecimalField(_("target"), max_digits=24, decimal_places=6)

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


class TitleAim(Sourced):
    """A title that an agency registered to aim at."""

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.CASCADE, related_name="title_aims")
    agency = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="title_aims")
    title = models.CharField(_("title aimed at"), max_length=200)

    class Meta:
        ordering = ("agency__code", "pk")
        verbose_name = _("title aimed at")
        constraints = (
            models.UniqueConstraint(
                fields=("bloc_year", "agency", "title"), name="title_aim_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency_id}: {self.title}"


class Direction(Sourced):
    """One line of where the next year goes: its theme, key tasks, breakthroughs."""

    class Kind(models.TextChoices):
        GENERAL = "general", _("General direction")
        THEME = "theme", _("Theme")
        TASKS = "tasks", _("Key tasks and breakthroughs")
        RESOLUTIONS = "resolutions", _("Thematic resolutions")

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.CASCADE, related_name="directions")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    text = models.TextField(_("text"))
    key_tasks = models.PositiveSmallIntegerField(_("key tasks"), null=True, blank=True)
    breakthroughs = models.PositiveSmallIntegerField(_("breakthroughs"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ("position", "pk")
        verbose_name = _("direction of the next year")
        constraints = (
            models.UniqueConstraint(
                fields=("bloc_year",), condition=Q(kind="theme"), name="direction_one_theme"
            ),
        )

    def __str__(self) -> str:
        return self.text
