"""Sheets as data → Excel; text stays text whatever it begins with, totals are numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

A4 = 9  # Excel's number of the paper size
LINE, PADDING, HIGHEST = 15.0, 3.0, 400.0  # points
FILLED = 1.2  # letters are narrower than the digits that widths are counted in
SIZE = 11
MAX_NAME, FORBIDDEN = 31, str.maketrans("[]:*?/\\", "-------")
STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Cell = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class SheetColumn:
    title: str
    width: float  # in letters
    wrap: bool = False
    places: int | None = None  # decimal places of numbers; None shows what there is


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: lines above the table, the table, and rows to be set in bold."""

    name: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    strong: frozenset[int] = frozenset()  # positions in `rows`
    landscape: bool = True


def write(sheets: Sequence[Sheet], path: Path) -> None:
    """Write the sheets as one workbook, printed on A4 with the table head on each page."""
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "in_memory": True,
    }
    with xlsxwriter.Workbook(str(path), options) as book:
        styles = _Styles(book)
        taken: set[str] = set()
        for sheet in sheets:
            name = sheet_name(sheet.name, taken)
            _write_sheet(book.add_worksheet(name), sheet, styles)


def sheet_name(wanted: str, taken: set[str]) -> str:
    """A name that Excel takes, other than those taken; it is added to them."""
    base = wanted.translate(FORBIDDEN).strip("' ")[:MAX_NAME] or "-"
    name, n = base, 1
    while name.lower() in taken:
        n += 1
        name = f"{base[: MAX_NAME - 4]} ({n})"
    taken.add(name.lower())
    return name


def row_height(
    cells: Sequence[Cell], columns: Sequence[SheetColumn], *, all_wrap: bool = False
) -> float:
    """Points for the longest wrapped cell: not every program measures it when it opens a file."""
    lines = [
        _lines(cell, plan.width)
        for cell, plan in zip(cells, columns, strict=True)
        if isinstance(cell, str) and (plan.wrap or all_wrap)
    ]
    return min(LINE * max([1, *lines]) + PADDING, HIGHEST)


def _lines(text: str, width: float) -> int:
    return sum(max(1, -(-len(part) // max(1, int(width * FILLED)))) for part in text.split("\n"))


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula, even when it is copied into a CSV file."""
    return f"'{text}" if text.startswith(STARTS_FORMULA) else text


class _Styles:
    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[bool, bool, bool, int | None], Any] = {}
        font = {"font_name": "Times New Roman", "font_size": SIZE}
        self.title = book.add_format({**font, "font_size": 14, "bold": True})
        self.note = book.add_format({**font, "italic": True})
        self.head = book.add_format(
            {
                **font, "bold": True, "border": 1, "text_wrap": True,
                "align": "center", "valign": "vcenter", "bg_color": "#F2EBDD",
            }
        )  # fmt: skip

    def cell(self, *, number: bool, wrap: bool, strong: bool, places: int | None) -> Any:
        key = (number, wrap, strong, places)
        if key not in self._made:
            shape: dict[str, object] = {
                "font_name": "Times New Roman", "font_size": SIZE, "border": 1,
                "valign": "top", "text_wrap": wrap, "bold": strong,
            }  # fmt: skip
            if number:
                shape["num_format"] = "#,##0" + (f".{'0' * places}" if places else "")
                if places is None:
                    shape["num_format"] = "General"
            else:
                shape["indent"] = 1  # keeps words off the number in the cell before
            self._made[key] = self._book.add_format(shape)
        return self._made[key]


def _write_sheet(written: Any, sheet: Sheet, styles: _Styles) -> None:
    written.write_string(0, 0, harmless(sheet.title), styles.title)
    for n, note in enumerate(sheet.notes, 1):
        written.write_string(n, 0, harmless(note), styles.note)
    head = len(sheet.notes) + 2
    titles = tuple(plan.title for plan in sheet.columns)
    written.set_row(head, row_height(titles, sheet.columns, all_wrap=True))
    for column, plan in enumerate(sheet.columns):
        written.set_column(column, column, plan.width)
        written.write_string(head, column, plan.title, styles.head)
    for n, row in enumerate(sheet.rows):
        written.set_row(head + 1 + n, row_height(row, sheet.columns))
        for column, (value, plan) in enumerate(zip(row, sheet.columns, strict=True)):
            _write_cell(written, (head + 1 + n, column), value, plan, styles, n in sheet.strong)
    _print_set_up(written, sheet, head)


def _write_cell(
    written: Any,
    place: tuple[int, int],
    value: Cell,
    plan: SheetColumn,
    styles: _Styles,
    strong: bool,
) -> None:
    number = isinstance(value, int | Decimal)
    style = styles.cell(number=number, wrap=plan.wrap, strong=strong, places=plan.places)
    if value is None:
        written.write_blank(*place, None, style)
    elif isinstance(value, str):
        written.write_string(*place, harmless(value), style)
    else:
        written.write_number(*place, value, style)


def _print_set_up(written: Any, sheet: Sheet, head: int) -> None:
    written.set_paper(A4)
    if sheet.landscape:
        written.set_landscape()
    written.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
    written.fit_to_pages(1, 0)
    written.repeat_rows(head)
    written.set_footer("&C&P/&N")
    written.freeze_panes(head + 1, 0)
    if sheet.rows:
        written.autofilter(head, 0, head + len(sheet.rows), len(sheet.columns) - 1)
