"""The sheet of specialised scores → rows of each agency."""

from dataclasses import dataclass, field, replace

from thidua.core.kernel.findings import Finding
from thidua.core.scoring.inputs import Absence
from thidua.core.scoring.scheme import Scheme
from thidua.core.vietnamese.folding import fold
from thidua.workbook import layout
from thidua.workbook.bloc import BlocInfo
from thidua.workbook.book import Cell, SheetView, key
from thidua.workbook.cells import STATUSES, Reading, read_value
from thidua.workbook.contents import RowContents
from thidua.workbook.form_rows import FormRow, specialised_items
from thidua.workbook.gather import Gathered
from thidua.workbook.locate import locator
from thidua.workbook.table import Table, find_table

NEEDED = frozenset({"owner", "label"})


def specialised_table(sheet: SheetView) -> Table | None:
    return find_table(sheet, layout.SPECIALISED_COLUMNS, NEEDED)


def read_specialised(
    scheme: Scheme, bloc: BlocInfo, sheet: SheetView, table: Table
) -> tuple[dict[str, dict[str, RowContents]], list[Finding]]:
    """Agency code → item id → row; a column that is no agency of the bloc is an error."""
    reader = _Reader(bloc, sheet, table)
    reader.find_columns()
    reader.read_rows(scheme)
    return reader.close(), reader.findings


def agency_code(bloc: BlocInfo, text: str) -> str | None:
    """The agency that a text names: by code, name or short name, however it is written."""
    plain = fold(text)
    for agency in bloc.agencies:
        if plain and plain in {fold(agency.code), fold(agency.name), fold(agency.short_name)}:
            return agency.code
    return None


@dataclass(slots=True)
class _Reader:
    bloc: BlocInfo
    sheet: SheetView
    table: Table
    findings: list[Finding] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)  # agency → column
    gathered: dict[str, dict[str, Gathered]] = field(default_factory=dict)

    def find_columns(self) -> None:
        for text, column in self.table.others.items():
            code = agency_code(self.bloc, text)
            place = self.sheet.cell(self.table.header_row, column).place
            if code is None:
                if self._has_values(column):
                    self.findings.append(
                        Finding("workbook.unknown_agency", place, {"agency": text})
                    )
            elif code in self.columns:
                self.findings.append(
                    Finding("workbook.agency_column_twice", place, {"agency": text})
                )
            else:
                self.columns[code] = column
                self.gathered[code] = {}

    def _has_values(self, column: int) -> bool:
        below = self.sheet.rows_below(self.table.header_row)
        return any(not self.sheet.cell(row, column).is_empty for row in below)

    def read_rows(self, scheme: Scheme) -> None:
        found = locator(scheme, specialised_items(scheme))
        for number in self.sheet.rows_below(self.table.header_row):
            row_key, code, name, label, note = (
                self.sheet.text(number, self.table.column(wanted))
                for wanted in ("key", "code", "name", "label", "note")
            )
            row = found.find(row_key, code, name, label)
            cells = {agency: self.sheet.cell(number, c) for agency, c in self.columns.items()}
            if row is not None:
                for agency, cell in cells.items():
                    self._take(agency, cell, row, note)
            elif any(not cell.is_empty for cell in cells.values()):
                place = f"{self.sheet.name}!{number}"
                self.findings.append(
                    Finding("workbook.unknown_item", place, {"code": code or name})
                )

    def _take(self, agency: str, cell: Cell, row: FormRow, note: str) -> None:
        status = STATUSES.get(key(cell.text))
        reading = Reading() if status else read_value(cell, row)
        found = self.gathered[agency].setdefault(row.item.id, Gathered(row.item, cell.place))
        if row.key in found.places:
            if not cell.is_empty:
                data = {"code": row.item.code, "item": row.item.name,
                        "first": found.places[row.key]}  # fmt: skip
                self.findings.append(Finding("workbook.item_twice", cell.place, data))
            return
        found.places[row.key] = cell.place
        self.findings += reading.findings
        if status is not None:
            found.absence, found.status_place = status, cell.place
        found.illustrative = found.illustrative or layout.is_illustration(note)
        found.broken = found.broken or bool(reading.findings)
        if reading.value is not None:
            found.put(row, reading.value)

    def close(self) -> dict[str, dict[str, RowContents]]:
        return {agency: self._rows(items) for agency, items in self.gathered.items()}

    def _rows(self, items: dict[str, Gathered]) -> dict[str, RowContents]:
        rows = {}
        for item_id, gathered in items.items():
            row, wrong = gathered.close()
            self.findings += wrong
            rows[item_id] = replace(
                row, illustrative=row.illustrative and row.absence is not Absence.MISSING
            )
        return rows
