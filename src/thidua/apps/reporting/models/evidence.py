"""Proofs, and the uses that are made of them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.models import Sourced
from thidua.apps.documents.models import Document
from thidua.apps.organisations.models import Organisation
from thidua.apps.reporting.models.report import ResultLine
from thidua.apps.reporting.models.told import Deed


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
