"""Imported workbooks."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import BlocYear


class ImportBatch(models.Model):
    """One import of a workbook: the file by its hash, and what came of it."""

    bloc_year = models.ForeignKey(BlocYear, on_delete=models.CASCADE, related_name="imports")
    file_hash = models.CharField(_("SHA-256 of the file"), max_length=64)
    file_name = models.CharField(_("file"), max_length=255)
    imported_on = models.DateField(_("imported on"))
    imported_at = models.DateTimeField(_("imported at"), auto_now_add=True)
    unchanged = models.BooleanField(_("changed nothing"), default=False)
    outcome = models.JSONField(_("outcome"), default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("import")
        indexes = (models.Index(fields=("bloc_year", "file_hash"), name="import_by_hash"),)

    def __str__(self) -> str:
        return self.file_name
