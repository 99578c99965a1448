"""Writes a scheme as an Excel file that a clerk can read: one row for each part and item."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from thidua.core.scoring.describe import describe
from thidua.core.scoring.load import flow, plain
from thidua.core.scoring.scheme import Item, Scheme, Section
from thidua.wording import say
from thidua.workbook.scheme_layout import (
    GENERAL,
    GENERAL_COLUMNS,
    INPUT_COLUMNS,
    INPUTS,
    ITEM,
    KIND_OF_ROW,
    LEVEL,
    PART_COLUMNS,
    PARTS,
    SECTION,
    TEXT_KEYS,
    WORDS,
    Column,
)
from thidua.workbook.styles import Styles, open_for_writing

Row = Mapping[str, Any]


def write_scheme_form(scheme: Scheme, path: Path) -> None:
    """Write the scheme to `path`; `read_scheme_form` reads an equal one back."""
    book = open_for_writing(str(path))
    styles = Styles(book)
    _write_sheet(book, styles, PARTS, PART_COLUMNS, list(_parts(scheme)))
    _write_sheet(book, styles, INPUTS, INPUT_COLUMNS, list(_inputs(scheme)))
    _write_sheet(book, styles, GENERAL, GENERAL_COLUMNS, list(_general(scheme)))
    book.close()


def _parts(scheme: Scheme) -> Iterator[Row]:
    for section in scheme.sections:
        yield from _section(section, 1)


def _section(section: Section, level: int) -> Iterator[Row]:
    data = plain(section)
    yield data | {KIND_OF_ROW: SECTION, LEVEL: Decimal(level)}
    for item in section.items:
        words = " ".join(say(step.code, step.data, "vi") for step in describe(item))
        yield plain(item) | {KIND_OF_ROW: ITEM, WORDS: words}
    for inner in section.sections:
        yield from _section(inner, level + 1)


def _inputs(scheme: Scheme) -> Iterator[Row]:
    for item in scheme.items():
        yield from _inputs_of(item)


def _inputs_of(item: Item) -> Iterator[Row]:
    for spec in item.inputs:
        yield plain(spec) | {"_item": item.id}


def _general(scheme: Scheme) -> Iterator[Row]:
    for key, value in plain(scheme).items():
        if key != "sections":
            yield {"_key": key, "_value": value if key in TEXT_KEYS else flow(value)}


def _write_sheet(
    book: Any, styles: Styles, name: str, columns: Sequence[Column], rows: Sequence[Row]
) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    sheet.hide_gridlines(2)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.title, styles["header"])
    for number, row in enumerate(rows, 1):
        style = styles["section" if row.get(KIND_OF_ROW) == SECTION else "cell"]
        for place, column in enumerate(columns):
            _write_cell(sheet, (number, place), row.get(column.key), column, style)


def _write_cell(
    sheet: Any, at: tuple[int, int], value: object, column: Column, style: Any
) -> None:
    if value is None:
        sheet.write_blank(*at, None, style)
    elif isinstance(value, bool):
        sheet.write_string(*at, "có" if value else "không", style)
    elif isinstance(value, Decimal) and Decimal(repr(float(value))) == value:
        sheet.write_number(*at, float(value), style)
    elif isinstance(value, str) and column.is_text:
        sheet.write_string(*at, value, style)
    else:
        sheet.write_string(*at, flow(value), style)
