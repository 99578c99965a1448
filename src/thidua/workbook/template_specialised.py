"""Items that other bodies score: a row for each figure, a column for each agency.

One body can fill its rows alone, for all agencies at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from thidua.core.scoring.inputs import Absence
from thidua.core.scoring.scheme import Item, Scheme
from thidua.workbook import layout
from thidua.workbook.bloc import BlocInfo
from thidua.workbook.contents import AgencyContents, RowContents
from thidua.workbook.form_rows import FormRow, rows_of
from thidua.workbook.styles import LINE_HEIGHT, Styles, lines_of, print_on_a4
from thidua.workbook.template_agency import put, put_value
from thidua.workbook.validation import Lists, value_rule

FIXED = {"code": 7, "name": 34, "max": 8, "owner": 24, "label": 24, "unit": 11}  # widths
AGENCY_WIDTH, NOTE_WIDTH, KEY_WIDTH = 12, 18, 14
HEADER_ROW = 3
WRAPPED = {"name", "owner", "label"}


@dataclass(slots=True)
class SpecialisedSheet:
    sheet: Any
    styles: Styles
    lists: Lists
    scheme: Scheme
    bloc: BlocInfo
    filled: Sequence[AgencyContents] = ()

    def write(self, items: Sequence[Item]) -> None:
        self._head()
        row = HEADER_ROW
        for item in items:
            for form_row in rows_of(item):
                row += 1
                self._left(row, form_row)
                self._cells(row, form_row)
        self.sheet.freeze_panes(HEADER_ROW + 1, 2)
        print_on_a4(self.sheet, HEADER_ROW, layout.SPECIALISED)
        self.sheet.protect("", {"format_columns": True, "format_rows": True})

    @property
    def _note_column(self) -> int:
        return len(FIXED) + len(self.bloc.agencies)

    def _head(self) -> None:
        sheet, styles = self.sheet, self.styles
        sheet.write_string(0, 0, layout.SPECIALISED, styles["title"])
        hint = "Mỗi cơ quan chuyên ngành ghi vào dòng của mình; để trống là chưa chấm."
        hint += f" Không có gì để chấm thì ghi “{layout.STATUS[Absence.NOTHING_AROSE]}”."
        sheet.write_string(1, 0, hint, styles["faint"])
        named = layout.SPECIALISED_COLUMNS
        columns = [(named[key], width) for key, width in FIXED.items()]
        columns += [(agency.name, AGENCY_WIDTH) for agency in self.bloc.agencies]
        columns += [(named["note"], NOTE_WIDTH), (named["key"], KEY_WIDTH)]
        for column, (title, width) in enumerate(columns):
            sheet.set_column(column, column, width)
            sheet.write_string(HEADER_ROW, column, title, styles["header"])
        sheet.set_row(HEADER_ROW, 82)
        key = self._note_column + 1
        sheet.set_column(key, key, KEY_WIDTH, None, {"hidden": True})

    def _left(self, row: int, form_row: FormRow) -> None:
        item = form_row.item
        unit = layout.TIMES if form_row.option else layout.UNITS[form_row.spec.unit]
        values = {
            "code": item.code,
            "name": item.name,
            "max": float(item.max),
            "owner": self.scheme.scorers.get(item.scored_by, item.scored_by),
            "label": form_row.label,
            "unit": unit,
        }
        options = (form_row.spec.options or {}).values()
        lines = [lines_of(str(values[key]), width) for key, width in FIXED.items()]
        lines += [lines_of(option, AGENCY_WIDTH) for option in options]
        self.sheet.set_row(row, LINE_HEIGHT * max(lines))
        for column, key in enumerate(FIXED):
            style = "cell" if key in WRAPPED else "centre"
            self.sheet.write(row, column, values[key], self.styles[style])

    def _cells(self, row: int, form_row: FormRow) -> None:
        illustrative = False
        for n, agency in enumerate(self.bloc.agencies):
            given = self._given(agency.code, form_row.item)
            illustrative = illustrative or given.illustrative
            column = len(FIXED) + n
            if given.absence in layout.STATUS:
                put(self.sheet, (row, column), layout.STATUS[given.absence], self.styles["fill"])
            else:
                put_value(self.sheet, (row, column), form_row, given, self.styles)
            rule = value_rule(form_row, self.lists)
            if form_row.item.nothing_arose or form_row.item.allows_not_assigned:
                rule |= {"error_type": "warning"}  # so that a status can be typed instead
            self.sheet.data_validation(row, column, row, column, rule)
        note = layout.ILLUSTRATION if illustrative else None
        self.sheet.write(row, self._note_column, note, self.styles["fill"])
        self.sheet.write_string(row, self._note_column + 1, form_row.key, self.styles["key"])

    def _given(self, code: str, item: Item) -> RowContents:
        rows = next((agency.rows for agency in self.filled if agency.code == code), ())
        return next((row for row in rows if row.item_id == item.id), RowContents(item.id))
