"""The ranking of a year: presented, voted on, final; unlocked rounds are kept."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.assessment.models.schemes import SchemeVersion
from thidua.apps.common.models import Versioned
from thidua.apps.organisations.models import BlocYear, Organisation


class Ranking(Versioned):
    """A year's ranking, kept as a whole together with the hash of what it was computed from.

    Presented to the bloc, then final. Unlocking keeps the round as it was: the next one is
    another row.
    """

    class State(models.TextChoices):
        PRESENTED = "presented", _("Presented")
        FINAL = "final", _("Final")
        UNLOCKED = "unlocked", _("Unlocked")

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.CASCADE, related_name="rankings")
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    state = models.CharField(
        _("state"), max_length=9, choices=State.choices, default=State.PRESENTED
    )
    scheme = models.ForeignKey(SchemeVersion, on_delete=models.PROTECT, related_name="rankings")
    inputs_hash = models.CharField(_("SHA-256 of the inputs"), max_length=64)
    illustrative = models.BooleanField(_("illustrative figure"), default=False)
    frozen_on = models.DateField(_("frozen on"))
    frozen_by = models.CharField(_("frozen by"), max_length=200, blank=True)

    class Meta:
        ordering = ("bloc_year", "round")
        verbose_name = _("ranking")
        constraints = (
            models.UniqueConstraint(fields=("bloc_year", "round"), name="ranking_round_once"),
            models.UniqueConstraint(
                fields=("bloc_year",), condition=~Q(state="unlocked"), name="ranking_one_in_force"
            ),
        )

    def __str__(self) -> str:
        return f"{self.bloc_year_id} {self.frozen_on}"


class RankingRow(models.Model):
    """One agency's place in a frozen ranking, with its whole card as it was."""

    ranking = models.ForeignKey(Ranking, on_delete=models.CASCADE, related_name="rows")
    agency = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField(_("place"))
    total = models.DecimalField(_("total"), max_digits=12, decimal_places=4)
    grade = models.CharField(_("class"), max_length=40, blank=True)
    illustrative = models.BooleanField(_("illustrative figure"), default=False)
    points = models.JSONField(_("points by item"), default=dict, encoder=DjangoJSONEncoder)
    parts = models.JSONField(_("points by section"), default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ("ranking", "place", "agency__code")
        verbose_name = _("place in a ranking")
        constraints = (models.UniqueConstraint(fields=("ranking", "agency"), name="ranked_once"),)

    def __str__(self) -> str:
        return f"{self.place}. {self.agency_id}"


class Vote(models.Model):
    """What one agency said to the presented ranking, openly."""

    class Choice(models.TextChoices):
        YES = "yes", _("Agrees")
        NO = "no", _("Does not agree")
        ABSTAIN = "abstain", _("Abstains")

    ranking = models.ForeignKey(Ranking, on_delete=models.CASCADE, related_name="votes")
    agency = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(_("vote"), max_length=7, choices=Choice.choices)
    recorded_by = models.CharField(_("recorded by"), max_length=200, blank=True)
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        ordering = ("ranking", "agency__code")
        verbose_name = _("vote")
        constraints = (models.UniqueConstraint(fields=("ranking", "agency"), name="voted_once"),)

    def __str__(self) -> str:
        return f"{self.agency_id}: {self.choice}"


class HandOver(models.Model):
    """Who was elected to head the bloc next year; the year ends with it."""

    bloc_year = models.OneToOneField(BlocYear, on_delete=models.CASCADE, related_name="hand_over")
    next_year = models.ForeignKey(BlocYear, on_delete=models.PROTECT, related_name="taken_over")
    head = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    deputy = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_on = models.DateField(_("elected on"))
    note = models.TextField(_("handed over"), blank=True)
    by = models.CharField(_("recorded by"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("hand-over")

    def __str__(self) -> str:
        return f"{self.bloc_year_id} → {self.head_id}"
