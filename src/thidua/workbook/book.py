"""An Excel file as cells with their place, stored value, formula, format and font."""

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import openpyxl
from defusedxml.ElementTree import iterparse
from openpyxl.utils import get_column_letter

from thidua.core.kernel.errors import BadFile
from thidua.core.kernel.findings import Finding
from thidua.core.vietnamese.folding import fold
from thidua.core.vietnamese.legacy import to_unicode
from thidua.core.vietnamese.letters import nfc
from thidua.intake.guard import check_office_file

QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')  # parts of a number format that are only shown
OTHER_FILE = re.compile(r"\[\d+\]|\[[^\]]+\.xl\w+\]", re.IGNORECASE)
ERRORS = ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!")
MAX_COLUMNS, MAX_ROWS = 200, 20_000  # nothing that people fill is larger
ROW = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}row"

key = lru_cache(maxsize=20_000)(fold)  # the same few texts stand on every sheet


@dataclass(frozen=True, slots=True)
class Cell:
    place: str
    value: object = None  # as stored; for a formula what Excel last calculated
    formula: str | None = None
    number_format: str = "General"
    font: str | None = None

    @property
    def text(self) -> str:
        """The cell as text in Unicode, whatever old font it was typed in."""
        if self.value is None:
            return ""
        if isinstance(self.value, str):
            return to_unicode(nfc(self.value), self.font).replace("\u00a0", " ").strip()
        return str(self.value)

    @property
    def is_empty(self) -> bool:
        return self.value is None or (isinstance(self.value, str) and not key(self.value))

    @property
    def is_percent(self) -> bool:
        return "%" in QUOTED.sub("", self.number_format)

    @property
    def is_error(self) -> bool:
        return isinstance(self.value, str) and self.value in ERRORS

    @property
    def is_uncalculated(self) -> bool:
        """A formula that no program has calculated, or one whose result is empty text."""
        return self.formula is not None and self.value is None

    @property
    def needs_other_file(self) -> bool:
        return self.formula is not None and OTHER_FILE.search(self.formula) is not None


@dataclass(frozen=True, slots=True)
class SheetView:
    """The cells of one sheet that hold something; rows and columns count from 1."""

    name: str
    cells: dict[int, dict[int, Cell]]  # row → column → cell, in order
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    is_cut: bool = False  # goes on below MAX_ROWS, which is not read

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows that hold something."""
        return tuple(self.cells)

    def rows_below(self, row: int) -> Iterator[int]:
        return (number for number in self.cells if number > row)

    def cell(self, row: int, column: int | None) -> Cell:
        if column is None:
            return Cell(f"{self.name}!{row}")
        found = self.cells.get(row, {}).get(column)
        return found or Cell(f"{self.name}!{get_column_letter(column)}{row}")

    def text(self, row: int, column: int | None) -> str:
        return self.cell(row, column).text

    def filled(self, row: int) -> dict[int, Cell]:
        return self.cells.get(row, {})


@dataclass(slots=True)
class Book:
    """A file that passed the guard, with its stored values and its formulas."""

    file: str
    sha256: str
    sheets: tuple[SheetView, ...]
    findings: list[Finding] = field(default_factory=list)

    def has_stored_values(self) -> bool:
        """Whether some program calculated this file: any formula with a stored value."""
        return any(
            cell.formula is not None and cell.value is not None
            for sheet in self.sheets
            for row in sheet.cells.values()
            for cell in row.values()
        )


def open_book(path: Path) -> Book:
    """Judge the file at the door, then load it.

    Raises:
        BadFile: whatever the guard refuses, or `damaged` when Excel's parts do not fit.
    """
    checked = check_office_file(path, ("xlsx",), sparse=True)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells what it leaves out; we do not write
            sheets = tuple(_sheets(path))
    except Exception as error:  # openpyxl raises whatever its parsers meet
        raise BadFile(reason="damaged", file=path.name) from error
    return Book(path.name, checked.sha256, sheets, list(checked.findings))


def _sheets(path: Path) -> Iterator[SheetView]:
    """Read-only loading: one pass, and thousands of merged ranges cost nothing."""
    values = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    formulas = openpyxl.load_workbook(path, read_only=True, keep_links=False)
    try:
        for sheet in values.worksheets:
            written = _formulas(formulas[sheet.title])
            cells = _cells(sheet, written)
            hidden = frozenset(_hidden_rows(sheet))
            is_cut = (sheet.max_row or 0) > MAX_ROWS
            yield SheetView(sheet.title, cells, sheet.sheet_state != "visible", hidden, is_cut)
    finally:
        values.close()
        formulas.close()


def _formulas(sheet: Any) -> dict[tuple[int, int], str]:
    """Where a formula stands; a text that only begins with "=" is none."""
    return {
        (cell.row, cell.column): str(getattr(cell.value, "text", None) or cell.value)
        for row in sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS)
        for cell in row
        if cell.data_type == "f"
    }


def _cells(sheet: Any, written: dict[tuple[int, int], str]) -> dict[int, dict[int, Cell]]:
    found: dict[int, dict[int, Cell]] = {}
    for row in sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS):
        for cell in row:
            if not hasattr(cell, "row"):  # openpyxl's filler between cells
                continue
            formula = written.get((cell.row, cell.column))
            if cell.value is None and formula is None:
                continue
            place = f"{sheet.title}!{get_column_letter(cell.column)}{cell.row}"
            font = cell.font.name if isinstance(cell.value, str) and cell.font else None
            found.setdefault(cell.row, {})[cell.column] = Cell(
                place, cell.value, formula, str(cell.number_format), font
            )
    return found


def _hidden_rows(sheet: Any) -> Iterator[int]:
    """Read apart: openpyxl drops this in one pass. The guard has bounded the part."""
    with sheet._get_source() as source:  # noqa: SLF001 - its own way to the part
        for _event, element in iterparse(source, forbid_dtd=True):
            if element.tag == ROW:
                if element.get("hidden") in {"1", "true"} and element.get("r"):
                    yield int(element.get("r"))
                element.clear()
