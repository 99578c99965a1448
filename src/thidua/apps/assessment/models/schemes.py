"""Scheme versions, and the scheme by which a year is scored, stage by stage."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.models import Versioned
from thidua.apps.organisations.models import BlocYear
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


class SchemeAdoption(Versioned):
    """The scheme by which a year is scored, and which of its stages is open now."""

    bloc_year = models.OneToOneField(
        BlocYear, on_delete=models.CASCADE, related_name="scheme_adoption"
    )
    scheme = models.ForeignKey(SchemeVersion, on_delete=models.PROTECT, related_name="adoptions")
    adopted_on = models.DateField(_("adopted on"))
    decision = models.CharField(_("decision"), max_length=100, blank=True)
    proposed = models.BooleanField(
        _("only proposed"), default=False, help_text="Taken over from last year, not adopted yet."
    )
    stage = models.CharField(_("open stage"), max_length=40, blank=True)
    stage_due = models.DateField(_("last day of the stage"), null=True, blank=True)
    vote_threshold = models.PositiveSmallIntegerField(
        _("votes needed, in percent of all members"), null=True, blank=True,
        help_text="Empty where the bloc does not vote on the ranking.",
    )  # fmt: skip

    class Meta:
        verbose_name = _("adoption of a scheme")
        constraints = (
            models.CheckConstraint(
                condition=Q(vote_threshold=None) | Q(vote_threshold__range=(1, 100)),
                name="adoption_threshold_is_a_percent",
            ),
        )

    def __str__(self) -> str:
        return f"{self.bloc_year_id}: {self.scheme_id}"
