"""Who checks whom, and the differences between two stages that the agency explains."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.assessment.models.scores import ScoreSheet
from thidua.apps.common.models import Versioned
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.apps.reporting.models import Evidence


class CrossCheck(models.Model):
    """One agency checks the scores of another; `seed` says how it was drawn."""

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.CASCADE, related_name="cross_checks")
    checker = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    checked = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    seed = models.CharField(_("seed of the draw"), max_length=64, blank=True)
    assigned_at = models.DateTimeField(_("assigned at"))
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ("bloc_year", "checker__code")
        verbose_name = _("assignment of a cross-check")
        constraints = (
            models.UniqueConstraint(fields=("bloc_year", "checked"), name="cross_checked_once"),
            models.UniqueConstraint(fields=("bloc_year", "checker"), name="cross_checks_once"),
            models.CheckConstraint(
                condition=~Q(checker=F("checked")), name="cross_check_never_of_oneself"
            ),
        )

    def __str__(self) -> str:
        return f"{self.checker_id} → {self.checked_id}"


class Explanation(Versioned):
    """A line on which two stages differ, and what the agency says to it."""

    class State(models.TextChoices):
        OPEN = "open", _("Waits for the agency")
        ANSWERED = "answered", _("Answered, waits for the reviewer")
        SETTLED = "settled", _("Settled")

    sheet = models.ForeignKey(ScoreSheet, on_delete=models.CASCADE, related_name="explanations")
    item = models.CharField(_("item"), max_length=80)
    earlier_stage = models.CharField(_("earlier stage"), max_length=40)
    before = models.DecimalField(_("points before"), max_digits=10, decimal_places=4, null=True)
    after = models.DecimalField(_("points after"), max_digits=10, decimal_places=4, null=True)
    told = models.JSONField(_("inputs that differ"), default=dict, encoder=DjangoJSONEncoder)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.OPEN)
    text = models.TextField(_("explanation of the agency"), blank=True)
    evidence = models.ForeignKey(
        Evidence, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("proof"),
    )  # fmt: skip
    outcome = models.TextField(_("answer of the reviewer"), blank=True)

    class Meta:
        ordering = ("sheet__agency__code", "sheet", "pk")
        verbose_name = _("explanation of a difference")
        constraints = (
            models.UniqueConstraint(fields=("sheet", "item"), name="explained_once_per_sheet"),
        )

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.item}"
