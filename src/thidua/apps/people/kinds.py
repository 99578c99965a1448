"""The kinds of lines that a file holds: one table for the pages, the forms and the selectors."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from thidua.apps.people.models import (
    Absence,
    AwardHeld,
    Discipline,
    Hold,
    Initiative,
    InitiativeUse,
    ListStatement,
    Membership,
    Post,
    Rating,
    Statement,
    Stay,
    Subject,
)

PERSON, COLLECTIVE = Subject.Kind.PERSON, Subject.Kind.COLLECTIVE
BOTH = (PERSON, COLLECTIVE)


@dataclass(frozen=True, slots=True)
class Kind:
    """Lines of one kind. `owner` leads from a line to its file; `list`: which list they make."""

    code: str  # stands in addresses
    model: type[models.Model]
    label: str | Promise
    fields: tuple[str, ...]
    owner: str = "subject"
    subjects: tuple[str, ...] = BOTH
    list: str = ""

    def rows(self) -> "models.QuerySet[Any]":
        return self.model._default_manager.all()  # noqa: SLF001 - documented for generic code

    @property
    def owned_directly(self) -> bool:
        return "__" not in self.owner


DAYS = ("first_day", "last_day")
List = ListStatement.List
ALL = (
    Kind("xep-loai", Rating, _("Ratings"), ("year", "grade"), list=List.RATING),
    Kind(
        "khen-thuong", AwardHeld, _("Awards held"),
        (
            "code", "kind", "period_from_year", "period_until_year", "decision", "decided_on",
            "proof", "revoked_on",
        ),
        list=List.AWARD,
    ),
    Kind(
        "sang-kien", Initiative, _("Initiatives and topics"),
        ("title", "kind", "scope", "year", "recognised_by", "recognised_on"),
        list=List.INITIATIVE,
    ),
    Kind(
        "su-dung", InitiativeUse, _("What initiatives served for"),
        ("initiative", "award", "used_as", "year"), owner="initiative__subject",
    ),
    Kind(
        "chuc-vu", Post, _("Posts"), ("code", "title", *DAYS), "person", (PERSON,), List.POST
    ),
    Kind(
        "vang-mat", Absence, _("Absences"), ("kind", *DAYS, "grade"), "person", (PERSON,),
        List.ABSENCE,
    ),
    Kind(
        "ky-luat", Discipline, _("Disciplines"), ("level", "decision", *DAYS), "person",
        (PERSON,), List.DISCIPLINE,
    ),
    Kind(
        "kiem-tra", Hold, _("Inspections and complaints"), ("kind", *DAYS), list=List.HOLD
    ),
    Kind("xac-nhan", Statement, _("Statements of the year"), ("year", "code", "holds")),
    Kind(
        "thuoc-tap-the", Membership, _("Collectives"), ("collective", *DAYS), "person",
        (PERSON,),
    ),
    Kind(
        "thanh-vien", Membership, _("Members"), ("person", *DAYS), "collective", (COLLECTIVE,)
    ),
    Kind(
        "qua-trinh", Stay, _("Agencies until now"), ("organisation", *DAYS), "person", (PERSON,)
    ),
)  # fmt: skip
KINDS: Mapping[str, Kind] = {kind.code: kind for kind in ALL}


def kinds_of(subject_kind: str) -> tuple[Kind, ...]:
    """What the file of a person or of a collective holds, in the order of the page."""
    return tuple(kind for kind in ALL if subject_kind in kind.subjects)
