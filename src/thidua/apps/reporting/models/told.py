"""Deeds and prose of a report."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.models import Sourced
from thidua.apps.documents.models import Document
from thidua.apps.reporting.models.report import Report


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
