"""What somebody stated, and who looked: statements, complete lists, opened files."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Organisation
from thidua.apps.people.models.honours import in_calendar
from thidua.apps.people.models.record import Record, once
from thidua.apps.people.models.subjects import Subject
from thidua.apps.people.sayings import statement_choices


class Statement(Record):
    """What no other record shows, stated for a year by somebody who answers for it."""

    code = models.CharField(_("statement"), max_length=40, choices=statement_choices)
    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="statements")
    year = models.PositiveSmallIntegerField(_("year"))
    holds = models.BooleanField(_("it holds"), default=True)
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True,
        editable=False, related_name="+", verbose_name=_("stated by"),
    )  # fmt: skip
    said_at = models.DateTimeField(_("stated at"), editable=False)

    class Meta:
        ordering = ("-year", "code")
        verbose_name = _("statement")
        constraints = (once("subject", "year", "code"), in_calendar("year"))

    def __str__(self) -> str:
        return f"{self.get_code_display()} ({self.year})"


class ListStatement(models.Model):
    """That a list of an agency holds everything up to a day: only so its silence proves something.

    A statement is withdrawn, never changed: what rested on it can be traced.
    """

    class List(models.TextChoices):
        RATING = "rating", _("Ratings")
        AWARD = "award", _("Awards")
        INITIATIVE = "initiative", _("Initiatives")
        DISCIPLINE = "discipline", _("Disciplines")
        HOLD = "hold", _("Inspections and complaints")
        ABSENCE = "absence", _("Absences")
        POST = "post", _("Posts")
        MERIT = "merit", _("Merits that were recognised")
        REGISTRATION = "registration", _("Registrations for emulation")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="list_statements",
        verbose_name=_("agency"),
    )  # fmt: skip
    list = models.CharField(_("list"), max_length=12, choices=List.choices)
    until = models.DateField(_("complete to day"))
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True,
        related_name="+", verbose_name=_("stated by"),
    )  # fmt: skip
    said_at = models.DateTimeField(_("stated at"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True,
        related_name="+", verbose_name=_("withdrawn by"),
    )  # fmt: skip

    class Meta:
        ordering = ("organisation", "list", "-until")
        verbose_name = _("list declared complete")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "list", "until"), condition=Q(withdrawn_at=None),
                name="list_complete_once",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_list_display()}: {self.until}"


class FileOpened(models.Model):
    """Who read whose file, and when."""

    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="openings")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+",
        verbose_name=_("who"),
    )  # fmt: skip
    at = models.DateTimeField(_("when"))

    class Meta:
        ordering = ("-at", "-pk")
        verbose_name = _("opening of a file")
        indexes = (models.Index(fields=("subject", "-at"), name="openings_of_a_file"),)

    def __str__(self) -> str:
        return f"{self.user_id}: {self.subject_id}"
