"""An Excel file as cells with their place, stored value, formula, format and font."""

import re
import warnings
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
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
MAX_COLUMNS = 200  # nothing that people fill is wider


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
        return self.value is None or (isinstance(self.value, str) and not fold(self.value))

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


@dataclass(slots=True)
class SheetView:
    """One sheet; rows and columns count from 1."""

    name: str
    values: Any
    formulas: Any

    @property
    def is_hidden(self) -> bool:
        return bool(self.values.sheet_state != "visible")

    @property
    def last_row(self) -> int:
        return int(self.values.max_row or 0)

    @property
    def last_column(self) -> int:
        return min(int(self.values.max_column or 0), MAX_COLUMNS)

    def is_row_hidden(self, row: int) -> bool:
        return bool(row in self.values.row_dimensions and self.values.row_dimensions[row].hidden)

    def cell(self, row: int, column: int | None) -> Cell:
        if column is None:
            return Cell(f"{self.name}!{row}")
        place = f"{self.name}!{get_column_letter(column)}{row}"
        stored = self.values.cell(row, column)
        formula = _formula(self.formulas.cell(row, column))
        font = getattr(getattr(stored, "font", None), "name", None)
        number_format = str(getattr(stored, "number_format", "General"))
        return Cell(place, stored.value, formula, number_format, font)

    def text(self, row: int, column: int | None) -> str:
        return self.cell(row, column).text


def _formula(cell: Any) -> str | None:
    """The formula of a cell; a text that only begins with "=" is none."""
    if getattr(cell, "data_type", "") != "f":
        return None
    return str(getattr(cell.value, "text", None) or cell.value)  # an array formula holds a text


@dataclass(slots=True)
class Book:
    """A file that passed the guard, loaded twice: its stored values and its formulas."""

    file: str
    sha256: str
    sheets: tuple[SheetView, ...]
    findings: list[Finding] = field(default_factory=list)

    def has_stored_values(self) -> bool:
        """Whether some program calculated this file: any formula with a stored value."""
        for sheet in self.sheets:
            for row in sheet.formulas.iter_rows():
                for written in row:
                    if (
                        _formula(written)
                        and sheet.values.cell(written.row, written.column).value is not None
                    ):
                        return True
        return False


def open_book(path: Path) -> Book:
    """Judge the file at the door, then load it.

    Raises:
        BadFile: whatever the guard refuses, or `damaged` when Excel's parts do not fit.
    """
    checked = check_office_file(path, ("xlsx",))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells what it leaves out; we do not write
            values = openpyxl.load_workbook(path, data_only=True, keep_links=False)
            formulas = openpyxl.load_workbook(path, keep_links=False)
    except Exception as error:  # openpyxl raises whatever its parsers meet
        raise BadFile(reason="damaged", file=path.name) from error
    sheets = tuple(
        SheetView(sheet.title, sheet, formulas[sheet.title]) for sheet in values.worksheets
    )
    return Book(path.name, checked.sha256, sheets, list(checked.findings))
