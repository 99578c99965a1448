"""The text of a row as values, or one sentence that says where it is wrong."""

import re
from datetime import date
from typing import Any

from thidua.apps.people.awards import award_of
from thidua.apps.people.errors import ImportRefused
from thidua.apps.people.importing.layout import NAME, Column, Form
from thidua.apps.people.importing.reading import Row
from thidua.apps.people.models import Person
from thidua.core.vietnamese import fold, nfc, read_date

GROUPED = re.compile(r"\d{1,3}(\.\d{3})+")  # a whole number as our reader writes it
YEAR = re.compile(r"(19|20|21)\d\d")
Value = str | int | date


def values_of(form: Form, row: Row) -> dict[str, Any]:
    """Field → value of what is filled; an empty cell says nothing.

    Raises:
        ImportRefused: A cell can not be read, or one that is needed is empty.
    """
    found: dict[str, Any] = {}
    for column in form.columns:
        text = row.cells.get(column.field, "")
        if text:
            found[column.field] = _value(form, row, column, text)
        elif column.needed:
            raise refused(form, row, "no_name" if column is NAME else "empty", column)
    return found


def refused(form: Form, row: Row, reason: str, column: Column, **data: object) -> ImportRefused:
    """A refusal that names sheet, row and column."""
    return ImportRefused(reason, sheet=form.sheet, row=str(row.row), column=column.head, **data)


def _value(form: Form, row: Row, column: Column, text: str) -> Value:
    if column.reader == "day":
        try:
            return read_date(text)
        except ValueError as error:
            raise refused(form, row, "no_day", column, text=text) from error
    if column.reader == "year":
        plain = _plain(text)
        if not YEAR.fullmatch(plain):
            raise refused(form, row, "no_year", column, text=text)
        return int(plain)
    if column.reader == "choice":
        return _choice(form, row, column, text)
    return _text(form, row, column, text)


def _choice(form: Form, row: Row, column: Column, text: str) -> str:
    choices = column.choices()
    known = {fold(name): code for name, code in choices.items()}
    known |= {fold(code): code for code in choices.values()}
    code = known.get(fold(text))
    if code is None and column.field == "code" and (named := award_of(text)) in known.values():
        code = named
    if code is None:
        allowed = ", ".join(choices)
        raise refused(form, row, "no_choice", column, text=text, allowed=allowed)
    return code


def _text(form: Form, row: Row, column: Column, text: str) -> str:
    name = {"who_code": "code", "who_name": "name"}.get(column.field, column.field)
    model: Any = form.model if column.field == name else Person
    limit = getattr(model._meta.get_field(name), "max_length", None)  # noqa: SLF001
    value = nfc(_plain(text) if column.field == "who_code" else " ".join(text.split()))
    if limit is not None and len(value) > limit:
        raise refused(form, row, "too_wide", column, limit=limit)
    return value


def _plain(text: str) -> str:
    """1.234 → 1234: a number of a cell is written with its groups."""
    return text.replace(".", "") if GROUPED.fullmatch(text) else text.strip()
