"""Governing and issued documents. None is secret: secret papers never enter this system."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.models import Sourced
from thidua.apps.organisations.models import Organisation


class Document(Sourced):
    """A document by its number as written and as parsed.

    Some, such as the resolution of a congress, are cited without a number.
    """

    class Format(models.TextChoices):
        PARTY = "party", _("Party document format")
        STATE = "state", _("State document format")

    type_name = models.CharField(_("type"), max_length=60)  # "Chỉ thị", "Kế hoạch" …
    number = models.CharField(_("number as written"), max_length=60, blank=True)
    canonical = models.CharField(_("number in its regular form"), max_length=60, blank=True)
    serial = models.PositiveIntegerField(_("serial number"), null=True, blank=True)
    number_year = models.PositiveSmallIntegerField(_("year in the number"), null=True, blank=True)
    type_code = models.CharField(_("type code"), max_length=10, blank=True)
    issuer_code = models.CharField(_("issuer code"), max_length=30, blank=True)
    issuer_name = models.CharField(_("issuer"), max_length=200, blank=True)
    issuer = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="documents",
        verbose_name=_("issuing agency"),
    )  # fmt: skip
    day = models.DateField(_("day"), null=True, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    format = models.CharField(_("document format"), max_length=5, choices=Format.choices)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ("position", "pk")
        verbose_name = _("document")
        constraints = (
            models.UniqueConstraint(
                fields=("canonical", "issuer_name", "day"), condition=~Q(canonical=""),
                name="document_once",
            ),
            models.UniqueConstraint(
                fields=("canonical", "issuer_name"), condition=~Q(canonical="") & Q(day=None),
                name="document_once_undated",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.citation

    @property
    def citation(self) -> str:
        """How a text names it: “Chỉ thị số 26/CT-TTg”."""
        return f"{self.type_name} số {self.number}" if self.number else self.type_name
