"""One agency's sheet: a row for each figure, sections with totals, and what is still missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from thidua.core.kernel.quantities import WHOLE, Unit
from thidua.core.scoring.inputs import Scalar
from thidua.core.scoring.scheme import Item, Scheme, Section
from thidua.workbook import layout
from thidua.workbook.bloc import AgencyName
from thidua.workbook.contents import AgencyContents, RowContents
from thidua.workbook.form_rows import UNIT, FormRow, needed_inputs, rows_of
from thidua.workbook.rule_words import rule_in_words
from thidua.workbook.styles import LINE_HEIGHT, Styles, lines_of, print_on_a4
from thidua.workbook.validation import (
    Lists,
    column_letter,
    day_rule,
    quantity_rule,
    status_rule,
    value_rule,
)

HEADER_ROW = 5
WIDTHS = (7, 30, 8, 32, 25, 10, 13, 14, 25, 12, 9, 18, 11, 14)
COLUMN = {key: place for place, key in enumerate(layout.COLUMNS)}
LETTER = {key: column_letter(place) for key, place in COLUMN.items()}
NAME_WIDTH = 27  # of bold letters in the column of names


@dataclass(slots=True)
class AgencySheet:
    """Writes one sheet from top to bottom; `filled` puts figures in."""

    sheet: Any
    styles: Styles
    lists: Lists
    scheme: Scheme
    agency: AgencyName
    heading: str
    filled: AgencyContents | None = None
    row: int = HEADER_ROW + 1

    def write(self) -> None:
        self._head()
        done = [state for section in self.scheme.sections for state in self._section(section, 0)]
        self._summary(done)
        self._finish()

    def _head(self) -> None:
        sheet, styles = self.sheet, self.styles
        sheet.set_row(0, 26)
        sheet.write_string(0, 0, self.agency.name, styles["title"])
        sheet.write_string(1, 0, self.heading, styles["subtitle"])
        sheet.write_string(2, 1, layout.AGENCY_CODE, styles["faint"])
        sheet.write_string(2, 2, self.agency.code, styles["plain"])
        sheet.write_string(2, 3, "Chỉ ghi vào ô nền vàng; dòng nào không có số liệu thì chọn"
                           " Tình trạng.", styles["faint"])  # fmt: skip
        for column, (title, width) in enumerate(zip(layout.COLUMNS.values(), WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(HEADER_ROW, column, title, styles["header"])
        sheet.set_row(HEADER_ROW, 36)
        sheet.set_column(COLUMN["key"], COLUMN["key"], WIDTHS[-1], None, {"hidden": True})

    def _section(self, section: Section, depth: int) -> Iterator[str]:
        """One band for the section, then its items; yields each item's state."""
        band = self.row
        self.row += 1
        states = [state for item in section.items for state in self._item(item)]
        for inner in section.sections:
            states += self._section(inner, depth + 1)
        style = self.styles["section"]
        for column in range(COLUMN["key"]):
            self.sheet.write_blank(band, column, None, style)
        self.sheet.write_string(band, 0, section.code, self.styles["section_number"])
        self.sheet.write_string(band, 1, f"{'   ' * depth}{section.name}", style)
        number = self.styles["section_number"]
        self.sheet.set_row(
            band, LINE_HEIGHT * lines_of(f"{'   ' * depth}{section.name}", NAME_WIDTH) + 4
        )
        self.sheet.write_number(band, COLUMN["max"], float(section.max), number)
        if states:
            letter, last = LETTER["done"], self.row
            span = f"{letter}{band + 2}:{letter}{last}"
            inner_bands = ""
            formula = f'=COUNTIF({span},"{layout.COMPLETE}")&"/{len(states)}"{inner_bands}'
            share = f"{states.count(layout.COMPLETE)}/{len(states)}"
            self.sheet.write_formula(band, COLUMN["done"], formula, number, share)
        yield from states

    def _item(self, item: Item) -> Iterator[str]:
        rows = list(rows_of(item))
        if item.scored_by != UNIT:
            self._elsewhere(item)
            return
        given = self._given(item)
        first = self.row
        height = _height(item) / len(rows)
        self._left(item, first + len(rows) - 1)
        for row in rows:
            self._right(row)
            self._inputs(row, given)
            own = LINE_HEIGHT * lines_of(row.label, WIDTHS[COLUMN["label"]])
            self.sheet.set_row(self.row, max(height, own, LINE_HEIGHT))
            self.sheet.write_string(self.row, COLUMN["key"], row.key, self.styles["key"])
            self.row += 1
        yield self._state(item, rows, first, given)

    def _given(self, item: Item) -> RowContents:
        if self.filled is None:
            return RowContents(item.id)
        return next((r for r in self.filled.rows if r.item_id == item.id), RowContents(item.id))

    def _elsewhere(self, item: Item) -> None:
        """An item that a specialised body scores: shown, not to be filled here."""
        owner = self.scheme.scorers.get(item.scored_by, item.scored_by)
        sheet, styles, row = self.sheet, self.styles, self.row
        for column in range(COLUMN["key"]):
            sheet.write_blank(row, column, None, styles["small"])
        sheet.write_string(row, COLUMN["code"], item.code, styles["centre"])
        sheet.write_string(row, COLUMN["name"], item.name, styles["cell"])
        sheet.write_number(row, COLUMN["max"], float(item.max), styles["centre"])
        sheet.set_row(row, LINE_HEIGHT * lines_of(item.name, WIDTHS[COLUMN["name"]]))
        sheet.write_string(row, COLUMN["rule"], f"{owner} chấm, ở trang riêng", styles["small"])
        self.row += 1

    def _left(self, item: Item, last: int) -> None:
        """Code, name, frame, rule and status stand once, across all rows of the item."""
        texts: dict[str, tuple[object, str]] = {
            "code": (item.code, "centre"),
            "name": (item.name, "cell"),
            "max": (float(item.max), "centre"),
            "rule": (rule_in_words(item), "small"),
            "status": (self._status(item), "fill_centre"),
            "done": (None, "centre"),
        }
        for key, (value, style) in texts.items():
            column = COLUMN[key]
            if last > self.row:
                self.sheet.merge_range(self.row, column, last, column, value, self.styles[style])
            else:
                self.sheet.write(self.row, column, value, self.styles[style])
        place = (self.row, COLUMN["status"], self.row, COLUMN["status"])
        self.sheet.data_validation(*place, status_rule(item, self.lists))

    def _status(self, item: Item) -> str | None:
        given = self._given(item)
        if given.absence in layout.STATUS:
            return layout.STATUS[given.absence]
        return layout.HAS_VALUES if given.values else None

    def _right(self, row: FormRow) -> None:
        unit = layout.TIMES if row.option is not None else layout.UNITS[row.spec.unit]
        self.sheet.write_string(self.row, COLUMN["label"], row.label, self.styles["small"])
        self.sheet.write_string(self.row, COLUMN["unit"], unit, self.styles["centre"])

    def _inputs(self, row: FormRow, given: RowContents) -> None:
        put_value(self.sheet, (self.row, COLUMN["value"]), row, given, self.styles)
        self.sheet.data_validation(
            self.row, COLUMN["value"], self.row, COLUMN["value"], value_rule(row, self.lists)
        )
        self._proof(row, given)

    def _proof(self, row: FormRow, given: RowContents) -> None:
        """Each row takes one proof; the proofs of an item fill its rows from the top."""
        sheet, styles = self.sheet, self.styles
        place = next(n for n, r in enumerate(rows_of(row.item)) if r.key == row.key)
        proof = given.evidence[place] if place < len(given.evidence) else None
        note = given.note if row.first else ""
        if row.first and given.illustrative and not layout.is_illustration(note):
            note = f"{note}; {layout.ILLUSTRATION}" if note else layout.ILLUSTRATION
        document = proof.document_as_written if proof else None
        sheet.write(self.row, COLUMN["document"], document or None, styles["fill"])
        day = proof.day if proof else None
        put(sheet, (self.row, COLUMN["day"]), day, styles["fill_day"])
        quantity = proof.quantity if proof else None
        put(sheet, (self.row, COLUMN["quantity"]), quantity, styles["fill_number"])
        sheet.write(self.row, COLUMN["note"], note or None, styles["fill"])
        sheet.data_validation(self.row, COLUMN["day"], self.row, COLUMN["day"], day_rule())
        span = (self.row, COLUMN["quantity"], self.row, COLUMN["quantity"])
        sheet.data_validation(*span, quantity_rule())

    def _state(self, item: Item, rows: list[FormRow], first: int, given: RowContents) -> str:
        """The formula that tells whether the item is complete, with its stored value."""
        tests = ",".join(_filled_tests(item, rows, first))
        status = f"{LETTER['status']}{first + 1}"
        absent = ",".join(f'{status}="{entry}"' for entry in layout.STATUS.values())
        proof = f"COUNTA({LETTER['document']}{first + 1}:{LETTER['document']}{self.row})>0"
        full = f'"{layout.COMPLETE}"'
        if item.evidence:
            full = f'IF({proof},"{layout.COMPLETE}","{layout.NO_PROOF}")'
        formula = (
            f'=IF(OR({absent}),"{layout.COMPLETE}",IF(AND({tests}),{full},"{layout.INCOMPLETE}"))'
        )
        state = _state_of(item, given)
        self.sheet.write_formula(first, COLUMN["done"], formula, self.styles["centre"], state)
        return state

    def _summary(self, states: list[str]) -> None:
        letter = LETTER["done"]
        span = f"{letter}{HEADER_ROW + 2}:{letter}{self.row}"
        formula = f'="Đã đủ "&COUNTIF({span},"{layout.COMPLETE}")&"/{len(states)} mục"'
        text = f"Đã đủ {states.count(layout.COMPLETE)}/{len(states)} mục"
        self.sheet.write_formula(3, 0, formula, self.styles["subtitle"], text)

    def _finish(self) -> None:
        sheet = self.sheet
        done = f"{LETTER['done']}{HEADER_ROW + 2}:{LETTER['done']}{self.row}"
        for text, style in ((layout.COMPLETE, "good"), (layout.INCOMPLETE, "bad"),
                            (layout.NO_PROOF, "bad")):  # fmt: skip
            condition = {"type": "cell", "criteria": "==", "value": f'"{text}"'}
            sheet.conditional_format(done, condition | {"format": self.styles[style]})
        sheet.freeze_panes(HEADER_ROW + 1, 2)
        print_on_a4(sheet, HEADER_ROW, self.agency.name)
        sheet.protect("", {"format_columns": True, "format_rows": True, "sort": False})
        sheet.set_selection(HEADER_ROW + 2, COLUMN["value"], HEADER_ROW + 2, COLUMN["value"])


def _height(item: Item) -> float:
    """Room for the longer of name and rule: Excel fits rows only when somebody types."""
    return LINE_HEIGHT * max(
        lines_of(item.name, WIDTHS[COLUMN["name"]]),
        lines_of(rule_in_words(item), WIDTHS[COLUMN["rule"]]),
    )


def _filled_tests(item: Item, rows: list[FormRow], first: int) -> Iterator[str]:
    """One condition for each input that the rule can not do without."""
    for name in sorted(needed_inputs(item)):
        places = [first + 1 + n for n, row in enumerate(rows) if row.spec.name == name]
        letter = LETTER["value"]
        yield f"COUNTA({letter}{places[0]}:{letter}{places[-1]})>0"


def _state_of(item: Item, given: RowContents) -> str:
    if given.absence in layout.STATUS:
        return layout.COMPLETE
    if not needed_inputs(item) <= set(given.values):
        return layout.INCOMPLETE
    return layout.NO_PROOF if item.evidence and not given.evidence else layout.COMPLETE


def put_value(
    sheet: Any, place: tuple[int, int], row: FormRow, given: RowContents, styles: Styles
) -> None:
    """Write what one row's cell holds, in the cell's own format."""
    value: Scalar | int | None = given.values.get(row.spec.name)
    options = row.spec.options or {}
    if row.option is not None:
        value = value.count(row.option) if isinstance(value, tuple) else None
    elif isinstance(value, str):
        value = options[value]
    put(sheet, place, value, styles[style_of(row)])


def style_of(row: FormRow) -> str:
    if row.option is not None or row.spec.unit in WHOLE:
        return "fill_whole"
    if row.spec.unit is Unit.DATE:
        return "fill_day"
    return "fill_centre" if row.spec.unit in {Unit.YES_NO, Unit.GRADE} else "fill_number"


def put(sheet: Any, place: tuple[int, int], value: object, style: Any) -> None:
    """True numbers and days, so that the cell opens right in any country's Excel."""
    if value is None:
        sheet.write_blank(*place, None, style)
    elif isinstance(value, bool):
        sheet.write_string(*place, layout.YES if value else layout.NO, style)
    elif isinstance(value, date):
        sheet.write_datetime(*place, value, style)
    elif isinstance(value, Decimal | int):
        sheet.write_number(*place, float(value), style)
    else:
        sheet.write_string(*place, str(value), style)
