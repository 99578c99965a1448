"""Blocks of an Excel file that the guard let pass."""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from thidua.core.kernel.errors import BadFile
from thidua.core.vietnamese.numbers import write_number
from thidua.intake.blocks import Block, Place, PlaceKind, tidy
from thidua.intake.word import row_label


def sheet_blocks(path: Path) -> Iterator[Block]:
    """Every filled cell of every sheet, hidden ones too; a number carries its row's label."""
    for name, rows in sheet_rows(path):
        yield from _sheet(name, rows)


def sheet_rows(
    path: Path, *, skip_empty_area: bool = False
) -> Iterator[tuple[str, Sequence[Sequence[object]]]]:
    """Each sheet's name with its rows of values.

    Raises:
        BadFile: The workbook is damaged.
    """
    try:
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            yield name, sheet.to_python(skip_empty_area=skip_empty_area)
    except CalamineError as error:
        raise BadFile(reason="damaged", file=path.name) from error


def _sheet(name: str, rows: Sequence[Sequence[object]]) -> Iterator[Block]:
    texts = [[_shown(value) for value in row] for row in rows]
    heads: list[str] = []
    for number, row in enumerate(texts, 1):
        if sum(any(char.isalpha() for char in text) for text in row) > 1 and not _numbers(row):
            heads = row  # the last row of words alone stands above the columns
        for column, text in enumerate(row, 1):
            head = heads[column - 1] if column <= len(heads) and heads is not row else ""
            label = " ".join(part for part in (row_label(row, column - 1), head) if part)
            yield Block(text, Place(PlaceKind.CELL, (number, column), name), label)


def _numbers(row: list[str]) -> int:
    return sum(text[:1].isdigit() for text in row[1:])


def _shown(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, float | int):
        return write_number(Decimal(repr(value)).normalize())
    if isinstance(value, dt.date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, str):
        return tidy(value)
    return ""
