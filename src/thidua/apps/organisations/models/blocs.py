"""Blocs, the agencies that belong to them year by year, and the year of a bloc."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.models import Sourced, Versioned
from thidua.apps.organisations.models.agencies import Organisation
from thidua.apps.organisations.models.events import OrganisationEvent


class Bloc(Sourced):
    """Agencies that compete with one another."""

    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    place = models.CharField(_("place"), max_length=80, blank=True)
    superior = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("superior"),
    )  # fmt: skip
    practice = models.BooleanField(
        _("for practice"), default=False,
        help_text="One person tries things here; in no list, search, count, export, reminder.",
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
    begun_by = models.ForeignKey(
        OrganisationEvent, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("begun by"),
    )  # fmt: skip
    ended_by = models.ForeignKey(
        OrganisationEvent, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("ended by"),
    )  # fmt: skip

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
