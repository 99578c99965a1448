"""Sheets as data → Excel; text stays text whatever it begins with, numbers and days are such.

A cell of text is typed as text and its words are never changed. Where they begin like a formula
the cell also carries Excel's own quote mark (`quotePrefix`), so that editing it does not make
it one.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

import xlsxwriter

A4 = 9  # Excel's number of the paper size
LINE, PADDING, HIGHEST = 15.0, 3.0, 400.0  # points
FILLED = 1.2  # letters are narrower than the digits that widths are counted in
SIZE = 11
MAX_NAME, FORBIDDEN = 31, str.maketrans("[]:*?/\\", "-------")
STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
EXACT = 10**15  # Excel keeps fifteen digits of a number; a longer one is written as text
DAY, MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"

Cell = str | int | float | Decimal | date | datetime | None


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


def write(sheets: Sequence[Sheet], path: Path | IO[bytes]) -> None:
    """Write the sheets as one workbook, printed on A4 with the table head on each page."""
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "in_memory": True,
    }
    target = str(path) if isinstance(path, Path) else path
    with xlsxwriter.Workbook(target, options) as book:
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


class _Styles:
    """Formats made once for each look; text that begins like a formula has its own."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[object, ...], Any] = {}
        self.title = {"font_size": 14, "bold": True}
        self.note = {"italic": True}
        self.head = {
            "bold": True, "border": 1, "text_wrap": True,
            "align": "center", "valign": "vcenter", "bg_color": "#F2EBDD",
        }  # fmt: skip

    def of(self, look: Mapping[str, object], *, quoted: bool = False) -> Any:
        key = (*look.items(), quoted)
        if key not in self._made:
            font = {"font_name": "Times New Roman", "font_size": SIZE}
            self._made[key] = self._book.add_format({**font, **look, "quote_prefix": quoted})
        return self._made[key]


def _look(value: Cell, plan: SheetColumn, *, strong: bool) -> dict[str, object]:
    shape = {"border": 1, "valign": "top", "text_wrap": plan.wrap, "bold": strong}
    if isinstance(value, datetime):
        return shape | {"num_format": MOMENT, "align": "center"}
    if isinstance(value, date):
        return shape | {"num_format": DAY, "align": "center"}
    if isinstance(value, int | float | Decimal):
        places = f".{'0' * plan.places}" if plan.places else ""
        return shape | {"num_format": "General" if plan.places is None else f"#,##0{places}"}
    return shape | {"indent": 1}  # keeps words off the number in the cell before


def _write_text(
    written: Any, place: tuple[int, int], text: str, look: Mapping[str, object], styles: _Styles
) -> None:
    style = styles.of(look, quoted=text.startswith(STARTS_FORMULA))
    written.write_string(*place, text, style)


def _write_sheet(written: Any, sheet: Sheet, styles: _Styles) -> None:
    _write_text(written, (0, 0), sheet.title, styles.title, styles)
    for n, note in enumerate(sheet.notes, 1):
        _write_text(written, (n, 0), note, styles.note, styles)
    head = len(sheet.notes) + 2
    titles = tuple(plan.title for plan in sheet.columns)
    written.set_row(head, row_height(titles, sheet.columns, all_wrap=True))
    for column, plan in enumerate(sheet.columns):
        written.set_column(column, column, plan.width)
        _write_text(written, (head, column), plan.title, styles.head, styles)
    for n, row in enumerate(sheet.rows):
        written.set_row(head + 1 + n, row_height(row, sheet.columns))
        for column, (value, plan) in enumerate(zip(row, sheet.columns, strict=True)):
            look = _look(value, plan, strong=n in sheet.strong)
            _write_cell(written, (head + 1 + n, column), value, look, styles)
    _print_set_up(written, sheet, head)


def _write_cell(
    written: Any, place: tuple[int, int], value: Cell, look: dict[str, object], styles: _Styles
) -> None:
    if value is None:
        written.write_blank(*place, None, styles.of(look))
    elif isinstance(value, date):  # a moment is written as the clock of its own place shows it
        moment = value.replace(tzinfo=None) if isinstance(value, datetime) else value
        written.write_datetime(*place, moment, styles.of(look))
    elif isinstance(value, str) or not _is_exact(value):
        _write_text(written, place, str(value), look, styles)
    else:
        written.write_number(*place, value, styles.of(look))


def _is_exact(value: float | Decimal) -> bool:
    return math.isfinite(value) and abs(float(value)) < EXACT


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
