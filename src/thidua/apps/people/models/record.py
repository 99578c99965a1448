"""What all dated records of a file share."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thidua.apps.common.models import Sourced, Versioned


class Record(Sourced, Versioned):
    """One line of a file."""

    class Meta:
        abstract = True


class Dated(Record):
    """Something that lasted from one day to another; without a last day it goes on."""

    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"), null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ("-first_day", "pk")
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("first_day")),
                name="%(class)s_ends_after_it_begins", violation_error_code="days",
            ),
        )  # fmt: skip


def once(*fields: str) -> models.UniqueConstraint:
    """The same line is written once; an import a second time doubles nothing."""
    return models.UniqueConstraint(
        fields=fields, name="%(class)s_once", violation_error_code="twice"
    )
