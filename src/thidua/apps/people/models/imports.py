"""A workbook of people that was read and waits for somebody to confirm it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Organisation


class PeopleImport(models.Model):
    """What the rows of a workbook say; nothing of it is in force before it is confirmed.

    The rows are kept and compared anew each time, so that a confirmation after a week or after
    a crash writes what the page showed, not what it would have been once.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waits to be confirmed")
        CONFIRMED = "confirmed", _("confirmed")
        DROPPED = "dropped", _("set aside")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="people_imports",
        verbose_name=_("agency"),
    )  # fmt: skip
    file_name = models.CharField(_("file"), max_length=255)
    rows = models.JSONField(_("rows"), default=list)
    state = models.CharField(
        _("state"), max_length=9, choices=State.choices, default=State.WAITING
    )
    written = models.PositiveIntegerField(_("rows written"), default=0)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+",
        verbose_name=_("read by"),
    )  # fmt: skip
    made_at = models.DateTimeField(_("read at"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+",
        verbose_name=_("decided by"),
    )  # fmt: skip
    decided_at = models.DateTimeField(_("decided at"), null=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        verbose_name = _("import of people")

    def __str__(self) -> str:
        return self.file_name
