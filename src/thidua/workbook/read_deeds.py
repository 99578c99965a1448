"""The sheet "Việc đã làm" → deeds."""

from datetime import date, datetime
from decimal import Decimal

from thidua.core.kernel.findings import Finding
from thidua.core.vietnamese.dates import read_date
from thidua.core.vietnamese.folding import fold
from thidua.workbook import layout
from thidua.workbook.bloc import BlocInfo
from thidua.workbook.book import Cell, SheetView
from thidua.workbook.cells import read_quantity, unreadable
from thidua.workbook.contents import DeedContents
from thidua.workbook.read_specialised import agency_code
from thidua.workbook.table import Table, find_table

NEEDED = frozenset({"what", "type"})
TYPES = {fold(label): code for code, label in layout.DEED_TYPES.items()}


def deeds_table(sheet: SheetView) -> Table | None:
    return find_table(sheet, layout.DEED_COLUMNS, NEEDED)


def read_deeds(
    bloc: BlocInfo, sheet: SheetView, table: Table
) -> tuple[list[DeedContents], list[Finding]]:
    deeds: list[DeedContents] = []
    findings: list[Finding] = []
    for number in sheet.rows_below(table.header_row):
        cells = {key: sheet.cell(number, table.column(key)) for key in layout.DEED_COLUMNS}
        if all(cell.is_empty for key, cell in cells.items() if key != "agency"):
            continue
        deed, wrong = _deed(bloc, cells)
        findings += wrong
        if deed is not None:
            deeds.append(deed)
    return deeds, findings


def _deed(bloc: BlocInfo, cells: dict[str, Cell]) -> tuple[DeedContents | None, list[Finding]]:
    findings: list[Finding] = []
    for cell in cells.values():
        if early := unreadable(cell):
            findings += early.findings
    agency = _agency(bloc, cells["agency"], findings)
    kind = _type(cells["type"], findings)
    if cells["what"].is_empty:
        findings.append(Finding("workbook.deed_without_words", cells["what"].place))
    quantity = cells["quantity"]
    amount = read_quantity(quantity) if not quantity.is_empty and not quantity.is_error else None
    findings += amount.findings if amount else []
    if findings and any(f.severity == "error" for f in findings):
        return None, findings
    day, when = _when(cells["when"])
    number = amount.value if amount else None
    deed = DeedContents(
        agency_code=agency,
        type=kind,
        what=cells["what"].text,
        when=when,
        day=day,
        quantity=number if isinstance(number, Decimal) else None,
        unit=cells["unit"].text,
        document_as_written=cells["document"].text,
        source_ref=cells["source"].text,
        place=cells["what"].place,
        illustrative=layout.is_illustration(cells["note"].text),
    )
    return deed, findings


def _agency(bloc: BlocInfo, cell: Cell, findings: list[Finding]) -> str:
    """In a file of one agency the column may stay empty."""
    if cell.is_empty and len(bloc.agencies) == 1:
        return bloc.agencies[0].code
    code = agency_code(bloc, cell.text)
    if code is None:
        wrong = "deed_without_agency" if cell.is_empty else "unknown_agency"
        findings.append(Finding(f"workbook.{wrong}", cell.place, {"agency": cell.text}))
    return code or ""


def _type(cell: Cell, findings: list[Finding]) -> str:
    plain = fold(cell.text)
    if not plain:
        return "other"
    if plain not in TYPES:
        data = {"value": cell.text, "allowed": list(layout.DEED_TYPES.values())}
        findings.append(Finding("workbook.unknown_option", cell.place, data))
    return TYPES.get(plain, "")


def _when(cell: Cell) -> tuple[date | None, str]:
    """A day, or the words as written: "quý II", "đợt 7-11"."""
    if isinstance(cell.value, datetime):
        return cell.value.date(), ""
    try:
        return read_date(cell.text), ""
    except ValueError:
        return None, cell.text
