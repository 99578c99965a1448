"""Agencies that keep their id for ever, and the blocs they belong to year by year."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.models import Sourced, Versioned


class Organisation(Sourced):
    """An agency; whatever it is called, and whoever it belongs to, its code stays."""

    code = models.CharField(_("code"), max_length=20, unique=True)

    class Meta:
        ordering = ("code",)
        verbose_name = _("agency")

    def __str__(self) -> str:
        return self.code


class OrganisationVersion(Sourced):
    """What an agency was called, and where it belonged, from one day to another."""

    class Kind(models.TextChoices):
        COMMITTEE = "committee", _("Party committee")
        BOARD = "board", _("Advisory board of a Party committee")
        OFFICE = "office", _("Office")
        NEWSPAPER = "newspaper", _("Newspaper")
        SCHOOL = "school", _("School")
        AUTHORITY = "authority", _("State authority")
        OTHER = "other", _("Other")

    class Format(models.TextChoices):
        PARTY = "party", _("Party document format")
        STATE = "state", _("State document format")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="versions"
    )
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    parent = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("superior"),
    )  # fmt: skip
    document_format = models.CharField(_("document format"), max_length=5, choices=Format.choices)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"), null=True, blank=True)

    class Meta:
        ordering = ("organisation", "first_day")
        verbose_name = _("name of an agency")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "first_day"), name="version_once_per_first_day"
            ),
            models.UniqueConstraint(
                fields=("organisation",), condition=Q(last_day=None), name="version_one_open"
            ),
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("first_day")),
                name="version_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.name


class OrganisationEvent(Sourced):
    """What happened to agencies, by which decision: lineage is many to many."""

    class Kind(models.TextChoices):
        FOUNDED = "founded", _("Founded")
        RENAMED = "renamed", _("Renamed")
        MERGED = "merged", _("Merged")
        SPLIT = "split", _("Split")
        DISSOLVED = "dissolved", _("Dissolved")
        MOVED = "moved", _("Moved")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    day = models.DateField(_("day"))
    decision = models.CharField(_("decision"), max_length=100, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    predecessors = models.ManyToManyField(
        Organisation, blank=True, related_name="events_as_predecessor"
    )
    successors = models.ManyToManyField(
        Organisation, blank=True, related_name="events_as_successor"
    )

    class Meta:
        ordering = ("day", "pk")
        verbose_name = _("event of an agency")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.day}"


class Bloc(Sourced):
    """Agencies that compete with one another."""

    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    place = models.CharField(_("place"), max_length=80, blank=True)
    superior = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("superior"),
    )  # fmt: skip

    class Meta:
        ordering = ("name",)
        verbose_name = _("bloc")

    def __str__(self) -> str:
        return self.name


class BlocMember(Sourced):
    """An agency's membership of a bloc, from one day to another."""

    bloc = models.ForeignKey(Bloc, on_delete=models.CASCADE, related_name="members")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships"
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"), null=True, blank=True)

    class Meta:
        ordering = ("bloc", "position", "pk")
        verbose_name = _("member of a bloc")
        constraints = (
            models.UniqueConstraint(
                fields=("bloc", "organisation", "first_day"), name="member_once_per_first_day"
            ),
            models.UniqueConstraint(
                fields=("bloc", "organisation"), condition=Q(last_day=None),
                name="member_one_open",
            ),
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("first_day")),
                name="member_ends_after_it_begins",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.bloc_id}: {self.organisation_id}"


class BlocYear(Sourced, Versioned):
    """One year of one bloc: everything that happens in the year hangs on it."""

    class Phase(models.TextChoices):
        LAUNCH = "launch", _("Launch and pact")
        RUNNING = "running", _("Running")
        SCORING = "scoring", _("Scoring")
        CLOSED = "closed", _("Closed")

    bloc = models.ForeignKey(Bloc, on_delete=models.PROTECT, related_name="years")
    year = models.PositiveSmallIntegerField(_("year"))
    theme = models.TextField(_("theme"), blank=True)
    head = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("head of the bloc"),
    )  # fmt: skip
    deputy = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("deputy head of the bloc"),
    )  # fmt: skip
    heads_illustrative = models.BooleanField(_("head and deputy are illustration"), default=False)
    phase = models.CharField(_("phase"), max_length=8, choices=Phase.choices, default=Phase.LAUNCH)
    results_open = models.BooleanField(_("results are open to the members"), default=False)
    launch_day = models.DateField(_("day of the launch"), null=True, blank=True)
    midyear_day = models.DateField(_("day of the mid-year review"), null=True, blank=True)
    report_due_day = models.DateField(_("last day for reports"), null=True, blank=True)
    closing_day = models.DateField(_("day of the year-end meeting"), null=True, blank=True)

    class Meta:
        ordering = ("-year", "bloc")
        verbose_name = _("year of a bloc")
        constraints = (
            models.UniqueConstraint(fields=("bloc", "year"), name="bloc_year_once"),
            models.CheckConstraint(
                condition=Q(year__gte=1948, year__lte=2200), name="bloc_year_is_a_year"
            ),
            models.CheckConstraint(
                condition=Q(head=None) | Q(deputy=None) | ~Q(head=F("deputy")),
                name="bloc_year_head_is_not_deputy",
            ),
        )

    def __str__(self) -> str:
        return f"{self.bloc.name}, {self.year}"

    @property
    def last_day(self) -> date:
        return date(self.year, 12, 31)
