"""What is launched, and where the next year goes."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.models import Sourced, Versioned
from thidua.apps.documents.models import Document
from thidua.apps.organisations.models import BlocYear, Organisation


class Movement(Sourced, Versioned):
    """An emulation movement; the answer of a lower level is a child of what it answers."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        LAUNCHED = "launched", _("Launched")
        CLOSED = "closed", _("Closed")

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
    subjects = models.TextField(_("who takes part"), blank=True)
    criteria = models.TextField(_("criteria"), blank=True)
    aims = models.TextField(_("targets of the movement"), blank=True)
    state = models.CharField(
        _("state"), max_length=8, choices=State.choices, default=State.LAUNCHED
    )
    launched_on = models.DateField(_("launched on"), null=True, blank=True)
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
