"""From the blocks of an uploaded workbook to rows of plain text that can be kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from thidua.apps.people.errors import ImportRefused
from thidua.apps.people.importing.layout import BY_SHEET, FORMS, NAME, PERSONS, Form
from thidua.core.vietnamese import fold
from thidua.intake.blocks import Block, PlaceKind

MOST_ROWS = 5000
Cells = dict[int, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One filled row: the sheet as the form calls it, the row's number, text by field."""

    sheet: str
    row: int
    cells: Mapping[str, str]

    def kept(self) -> dict[str, Any]:
        return {"sheet": self.sheet, "row": self.row, "cells": dict(self.cells)}


def kept_rows(rows: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Rows as they were kept."""
    return [Row(each["sheet"], each["row"], each["cells"]) for each in rows]


def rows_of(blocks: Iterable[Block]) -> list[Row]:
    """The filled rows of every sheet that the form knows, in the form's order.

    Raises:
        ImportRefused: It is another workbook, a needed column is gone, it is empty or too long.
    """
    sheets: dict[str, dict[int, Cells]] = {}
    for block in blocks:
        if block.place.kind is PlaceKind.CELL:
            row, column = block.place.numbers
            cells = sheets.setdefault(fold(block.place.sheet), {})
            cells.setdefault(row, {})[column] = block.text
    if not sheets.keys() & BY_SHEET.keys():
        raise ImportRefused("wrong_file", sheet=PERSONS.sheet)
    found = [row for form in FORMS for row in _rows(form, sheets.get(fold(form.sheet), {}))]
    if not found:
        raise ImportRefused("nothing")
    if len(found) > MOST_ROWS:
        raise ImportRefused("too_long", limit=MOST_ROWS)
    return found


def _rows(form: Form, sheet: Mapping[int, Cells]) -> list[Row]:
    """The rows below the heads; a sheet without any cell is simply not filled."""
    if not sheet:
        return []
    head = next((n for n in sorted(sheet) if _is_head(sheet[n])), None)
    if head is None:
        raise ImportRefused("no_column", sheet=form.sheet, column=NAME.head)
    places = {fold(text): column for column, text in sheet[head].items()}
    for column in form.columns:
        if column.needed and fold(column.head) not in places:
            raise ImportRefused("no_column", sheet=form.sheet, column=column.head)
    return [
        Row(form.sheet, number, cells)
        for number in sorted(sheet)
        if number > head and (cells := _cells(form, places, sheet[number]))
    ]


def _is_head(cells: Cells) -> bool:
    return fold(NAME.head) in {fold(text) for text in cells.values()}


def _cells(form: Form, places: Mapping[str, int], row: Cells) -> dict[str, str]:
    found = {each.field: row.get(places.get(fold(each.head), 0), "") for each in form.columns}
    return {field: text for field, text in found.items() if text}
