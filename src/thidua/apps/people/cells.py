"""The lines of a file as a table: heads and cells in the reader's words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from thidua.apps.organisations.models import Organisation
from thidua.apps.people.awards import award_name
from thidua.apps.people.kinds import Kind

NOTHING = "–"
AWARD = {"khen-thuong": "code", "su-dung": "award"}  # where a code is that of an award


def heads_of(kind: Kind) -> list[str]:
    fields = kind.model._meta  # noqa: SLF001 - documented
    names = [getattr(fields.get_field(name), "verbose_name", name) for name in kind.fields]
    return [capfirst(str(name)) for name in names]


def cells_of(kind: Kind, row: Any, names: Mapping[int, str]) -> list[str]:
    """One text a field; `names` says what agencies are called."""
    return [_cell(kind, row, name, names) for name in kind.fields]


def _cell(kind: Kind, row: Any, name: str, names: Mapping[int, str]) -> str:
    value = getattr(row, name)
    if value in (None, ""):
        return NOTHING
    if AWARD.get(kind.code) == name:
        return award_name(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, Organisation):
        return names.get(value.pk, value.code)
    shown = getattr(row, f"get_{name}_display", None)
    return str(shown() if shown else value)
