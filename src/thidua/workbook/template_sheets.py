"""The sheets beside the agencies': the facts of the file, and the deeds."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from thidua.core.kernel.periods import Period
from thidua.core.scoring.scheme import Scheme
from thidua.workbook import layout
from thidua.workbook.bloc import BlocInfo
from thidua.workbook.contents import DeedContents
from thidua.workbook.styles import LINE_HEIGHT, Styles, lines_of, print_on_a4
from thidua.workbook.template_agency import put
from thidua.workbook.validation import Lists, choice, quantity_rule

DEED_ROWS = 200
DEED_WIDTHS = (30, 22, 52, 16, 11, 16, 24, 12, 20)


def write_info(
    sheet: Any, styles: Styles, scheme: Scheme, bloc: BlocInfo, when: tuple[int, Period], note: str
) -> None:
    """What the file belongs to; locked, since the reader trusts it."""
    year, period = when
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 2, 62)
    values: dict[str, str | int] = {
        "format": layout.FORMAT,
        "scheme": scheme.id,
        "title": scheme.title,
        "version": scheme.version,
        "hash": scheme.hash,
        "bloc": bloc.code,
        "bloc_name": bloc.name,
        "year": year,
        "period": layout.PERIODS[period],
        "note": note,
    }
    sheet.write_string(0, 0, layout.INFO, styles["title"])
    row = 1
    for key, label in layout.INFO_LABELS.items():
        row += 1
        sheet.write_string(row, 0, label, styles["strong"])
        sheet.write(row, 1, values[key], styles["cell"])
    row += 2
    for column, label in enumerate((layout.AGENCY_CODE, layout.AGENCY_NAME, layout.AGENCY_SHORT)):
        sheet.write_string(row, column, label, styles["header"])
    for agency in bloc.agencies:
        row += 1
        for column, text in enumerate((agency.code, agency.name, agency.short_name)):
            sheet.write_string(row, column, text, styles["cell"])
    print_on_a4(sheet, None, layout.INFO)
    sheet.protect("")


def write_deeds(
    sheet: Any, styles: Styles, lists: Lists, bloc: BlocInfo, deeds: Sequence[DeedContents]
) -> None:
    names = {agency.code: agency.name for agency in bloc.agencies}
    sheet.write_string(0, 0, layout.DEEDS, styles["title"])
    sheet.write_string(1, 0, "Mỗi việc một dòng. Có số lượng thì ghi số ở cột Số lượng, không ghi"
                       " trong câu.", styles["faint"])  # fmt: skip
    for column, (title, width) in enumerate(
        zip(layout.DEED_COLUMNS.values(), DEED_WIDTHS, strict=True)
    ):
        sheet.set_column(column, column, width)
        sheet.write_string(3, column, title, styles["header"])
    last = 3 + max(DEED_ROWS, len(deeds) + 50)
    for row in range(4, last + 1):
        deed = deeds[row - 4] if row - 4 < len(deeds) else None
        _deed_row(sheet, styles, row, deed, names)
    _deed_rules(sheet, lists, last, tuple(names.values()))
    sheet.freeze_panes(4, 1)
    sheet.print_area(0, 0, 3 + max(len(deeds), 25), len(DEED_WIDTHS) - 1)
    print_on_a4(sheet, 3, layout.DEEDS)


def _deed_row(
    sheet: Any, styles: Styles, row: int, deed: DeedContents | None, names: dict[str, str]
) -> None:
    if deed is None:
        cells: tuple[object, ...] = (None,) * len(DEED_WIDTHS)
    else:
        cells = (
            names[deed.agency_code], layout.DEED_TYPES[deed.type], deed.what,
            deed.day or deed.when or None, deed.quantity, deed.unit or None,
            deed.document_as_written or None, deed.source_ref or None,
            layout.ILLUSTRATION if deed.illustrative else None,
        )  # fmt: skip
    lines = [lines_of(str(v), w) for v, w in zip(cells, DEED_WIDTHS, strict=True) if v]
    sheet.set_row(row, LINE_HEIGHT * max(lines, default=1))
    for key, (column, value) in zip(layout.DEED_COLUMNS, enumerate(cells), strict=True):
        style = "fill_number" if key == "quantity" else "fill"
        put(sheet, (row, column), value, styles["fill_day" if isinstance(value, date) else style])


def _deed_rules(sheet: Any, lists: Lists, last: int, names: tuple[str, ...]) -> None:
    types = tuple(layout.DEED_TYPES.values())
    sheet.data_validation(4, 0, last, 0, choice(names, lists, "Chọn đơn vị trong danh sách."))
    sheet.data_validation(4, 1, last, 1, choice(types, lists, "Chọn loại việc trong danh sách."))
    sheet.data_validation(4, 4, last, 4, quantity_rule())
    units = choice(layout.DEED_UNITS, lists, "Chọn hoặc ghi danh từ được đếm.", strict=False)
    sheet.data_validation(4, 5, last, 5, units)
