"""One agency's sheet → its rows, in the scheme's order, with a finding for each wrong cell."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from thidua.core.kernel.findings import Finding, Severity
from thidua.core.scoring.inputs import Absence
from thidua.core.scoring.scheme import Scheme
from thidua.core.vietnamese.folding import fold
from thidua.workbook import layout
from thidua.workbook.bloc import AgencyName
from thidua.workbook.book import Cell, SheetView
from thidua.workbook.cells import STATUSES, read_day, read_quantity, read_value, unreadable
from thidua.workbook.contents import AgencyContents, EvidenceContents
from thidua.workbook.form_rows import FormRow, agency_items, specialised_items
from thidua.workbook.gather import Gathered
from thidua.workbook.locate import Locator, locator
from thidua.workbook.table import Table, find_table

NEEDED = frozenset({"value", "label"})


def agency_table(sheet: SheetView) -> Table | None:
    return find_table(sheet, layout.COLUMNS, NEEDED)


@dataclass(slots=True)
class AgencyReader:
    """Reads one sheet; `findings` grows as it goes."""

    scheme: Scheme
    sheet: SheetView
    table: Table
    agency: AgencyName
    findings: list[Finding] = field(default_factory=list)
    gathered: dict[str, Gathered] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)

    def read(self) -> AgencyContents:
        ours = locator(self.scheme, agency_items(self.scheme))
        theirs = locator(self.scheme, specialised_items(self.scheme))
        for number in self.sheet.rows_below(self.table.header_row):
            self._row(number, ours, theirs)
        rows = []
        for item in agency_items(self.scheme):
            if item.id not in self.gathered:
                data = {"code": item.code, "item": item.name}
                self.findings.append(Finding("workbook.item_missing", self.sheet.name, data))
                continue
            row, findings = self.gathered[item.id].close()
            self.findings += findings
            rows.append(row)
        self._notes([row.absence for row in rows if not self.gathered[row.item_id].broken])
        return AgencyContents(self.agency.code, self.agency.name, tuple(rows))

    def _cell(self, number: int, key: str) -> Cell:
        return self.sheet.cell(number, self.table.column(key))

    def _row(self, number: int, ours: Locator, theirs: Locator) -> None:
        names = [self._cell(number, key).text for key in ("key", "code", "name", "label")]
        row = ours.find(*names)
        value = self._cell(number, "value")
        if row is not None:
            self._form_row(number, row, value)
        elif ours.current is not None and not names[1] and not names[2]:
            self._further_proof(number, ours.current.id, value)
        elif not value.is_empty:
            self._not_ours(names, value, theirs)

    def _form_row(self, number: int, row: FormRow, value: Cell) -> None:
        found = self.gathered.setdefault(row.item.id, Gathered(row.item, value.place))
        reading = read_value(value, row)
        if row.key in found.places:
            if not value.is_empty:
                data = {"code": row.item.code, "item": row.item.name,
                        "first": found.places[row.key]}  # fmt: skip
                self.findings.append(Finding("workbook.item_twice", value.place, data))
            return
        found.places[row.key] = value.place
        self.findings += reading.findings
        if number in self.sheet.hidden_rows and not value.is_empty:
            self.hidden_rows.append(number)
        if reading.value is not None:
            found.put(row, reading.value)
        found.broken = found.broken or (reading.value is None and not value.is_empty)
        self._status(number, found)
        self._proof(number, found)

    def _status(self, number: int, found: Gathered) -> None:
        cell = self._cell(number, "status")
        plain = fold(cell.text)
        if not plain or plain == fold(layout.HAS_VALUES):
            return
        if plain not in STATUSES:
            allowed = [layout.HAS_VALUES, *layout.STATUS.values()]
            data = {"value": cell.text, "allowed": allowed}
            self.findings.append(Finding("workbook.unknown_status", cell.place, data))
            return
        found.absence, found.status_place = STATUSES[plain], cell.place

    def _proof(self, number: int, found: Gathered) -> None:
        """Document, day and quantity of this row as one proof of the item."""
        document, day, quantity = (
            self._cell(number, key) for key in ("document", "day", "quantity")
        )
        note = self._cell(number, "note").text
        found.illustrative = found.illustrative or layout.is_illustration(note)
        if note and fold(note) != fold(layout.ILLUSTRATION):
            found.notes.append(note)
        broken = unreadable(document)
        self.findings += broken.findings if broken else []
        when, amount = read_day(day), read_quantity(quantity) if not quantity.is_empty else None
        self.findings += when.findings + (amount.findings if amount else [])
        number_of = amount.value if amount else None
        if document.is_empty:
            if not day.is_empty or not quantity.is_empty:
                data = {"code": found.item.code, "item": found.item.name}
                self.findings.append(
                    Finding("workbook.proof_without_document", document.place, data,
                            Severity.WARNING)
                )  # fmt: skip
            return
        found.evidence.append(
            EvidenceContents(
                document.text,
                when.value if isinstance(when.value, date) else None,
                number_of if isinstance(number_of, Decimal) else None,
            )
        )

    def _further_proof(self, number: int, item_id: str, value: Cell) -> None:
        """A row that somebody inserted below an item: more proof, but never a figure."""
        if not value.is_empty:
            self.findings.append(
                Finding("workbook.value_without_item", value.place, {"value": value.text})
            )
        elif item_id in self.gathered:
            self._proof(number, self.gathered[item_id])

    def _not_ours(self, names: list[str], value: Cell, theirs: Locator) -> None:
        _key, code, name, _label = names
        if (item := theirs.by_code_name.get((fold(code), fold(name)))) and len(item) == 1:
            owner = self.scheme.scorers.get(item[0].scored_by, item[0].scored_by)
            data: dict[str, object] = {"item": item[0].name, "owner": owner}
            data |= {"sheet": layout.SPECIALISED}
            self.findings.append(Finding("workbook.scored_elsewhere", value.place, data))
        else:
            self.findings.append(
                Finding("workbook.unknown_item", value.place, {"code": code or name})
            )

    def _notes(self, absences: list[Absence | None]) -> None:
        empty = absences.count(Absence.MISSING)
        if empty:
            self.findings.append(
                Finding("workbook.rows_empty", self.sheet.name,
                        {"count": empty, "all": len(self.gathered)}, Severity.WARNING)
            )  # fmt: skip
        if self.sheet.is_hidden:
            self.findings.append(
                Finding("workbook.hidden_sheet", self.sheet.name, {}, Severity.NOTE)
            )
        if self.hidden_rows:
            self.findings.append(
                Finding("workbook.hidden_rows", self.sheet.name,
                        {"rows": [str(row) for row in self.hidden_rows]}, Severity.NOTE)
            )  # fmt: skip
