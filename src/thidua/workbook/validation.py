"""What a cell accepts while it is being typed, with a Vietnamese message of what to do."""

from datetime import date
from typing import Any

from thidua.core.kernel.quantities import WHOLE, Unit
from thidua.core.scoring.check_inputs import limits
from thidua.core.scoring.inputs import Absence
from thidua.core.scoring.scheme import Item
from thidua.core.vietnamese.numbers import write_number
from thidua.workbook import layout
from thidua.workbook.form_rows import FormRow

FIRST_DAY, LAST_DAY = date(1930, 1, 1), date(2100, 12, 31)
HUNDRED = 100
MAX_TITLE, MAX_MESSAGE = 32, 255
MILLION = 1_000_000_000_000


class Lists:
    """The drop-down lists, kept on a sheet of their own: inline lists end at 255 characters."""

    def __init__(self) -> None:
        self._columns: dict[tuple[str, ...], int] = {}

    def ref(self, entries: tuple[str, ...]) -> str:
        column = self._columns.setdefault(entries, len(self._columns))
        letter = column_letter(column)
        return f"='{layout.LISTS}'!${letter}$1:${letter}${len(entries)}"

    def write(self, sheet: Any, style: Any) -> None:
        for entries, column in self._columns.items():
            for row, entry in enumerate(entries):
                sheet.write_string(row, column, entry, style)


def column_letter(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def value_rule(row: FormRow, lists: Lists) -> dict[str, Any]:
    """The validation of the cell that takes this row's figure."""
    spec = row.spec
    if row.option is not None:
        return _number(
            "integer", 0, HUNDRED, "Số lần", "Ghi số lần (số nguyên); không có thì ghi 0."
        )
    if spec.unit is Unit.YES_NO:
        return choice((layout.YES, layout.NO), lists, "Chọn Có hoặc Không trong danh sách.")
    if spec.unit is Unit.GRADE:
        return choice(tuple((spec.options or {}).values()), lists, "Chọn một mức trong danh sách.")
    if spec.unit is Unit.DATE:
        return day_rule()
    low, high = limits(spec, row.item)
    lowest = 0 if low is None else float(low)
    if spec.unit is Unit.PERCENT:
        highest = HUNDRED if high is None else float(high)
        message = f"Ghi phần trăm bằng số từ 0 đến {highest:g}, ví dụ 95 hoặc 97,5."
        return _number("decimal", lowest, highest, "Phần trăm", message, strict=high is not None)
    kind = "integer" if spec.unit in WHOLE else "decimal"
    highest = MILLION if high is None else float(high)
    limit = "" if high is None else f", không quá {write_number(high)}"
    what = "số nguyên" if kind == "integer" else "số"
    message = f"Ghi {what} từ {write_number(low or 0)}{limit} ({layout.UNITS[spec.unit]})."
    return _number(kind, lowest, highest, layout.UNITS[spec.unit].capitalize(), message)


def status_rule(item: Item, lists: Lists) -> dict[str, Any]:
    """Only what the scheme lets an agency say about this item."""
    entries = [layout.HAS_VALUES]
    if item.allows_not_assigned:
        entries.append(layout.STATUS[Absence.NOT_ASSIGNED])
    if item.nothing_arose is not None:
        entries.append(layout.STATUS[Absence.NOTHING_AROSE])
    return choice(tuple(entries), lists, "Chọn tình trạng trong danh sách.")


def choice(
    entries: tuple[str, ...], lists: Lists, message: str, *, strict: bool = True
) -> dict[str, Any]:
    rule = {
        "validate": "list",
        "source": lists.ref(entries),
        "error_title": "Chưa có trong danh sách",
    }
    rule |= {"error_message": message}
    return rule if strict else rule | {"error_type": "information", "show_error": False}


def day_rule() -> dict[str, Any]:
    message = "Ghi ngày theo dạng ngày/tháng/năm, ví dụ 18/01/2022."
    return {
        "validate": "date", "criteria": "between", "minimum": FIRST_DAY, "maximum": LAST_DAY,
        "error_title": "Chưa phải ngày", "error_message": message,
    }  # fmt: skip


def quantity_rule() -> dict[str, Any]:
    return _number("decimal", 0, MILLION, "Số lượng", "Ghi một số từ 0 trở lên.")


def _number(
    kind: str, low: float, high: float, title: str, message: str, *, strict: bool = True
) -> dict[str, Any]:
    return {
        "validate": kind, "criteria": "between", "minimum": low, "maximum": high,
        "input_title": title[:MAX_TITLE], "input_message": message[:MAX_MESSAGE],
        "error_title": "Chưa đúng đơn vị", "error_message": message[:MAX_MESSAGE],
        "error_type": "stop" if strict else "warning",
    }  # fmt: skip
