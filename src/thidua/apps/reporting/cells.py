"""Reads what stands in one cell of the entry grid, in the unit of its indicator."""

from dataclasses import dataclass
from decimal import Decimal

from thidua.apps.movements.models import Indicator
from thidua.core.kernel.quantities import Unit
from thidua.core.vietnamese import fold, nfc, read_number
from thidua.wording.values import show_number

WHOLE = frozenset({Unit.COUNT, Unit.DONG, Unit.DAYS})
YES, NO = frozenset({"co", "yes", "x", "1", "dung"}), frozenset({"khong", "no", "0"})
MOST = Decimal(10) ** 17
HUNDRED = Decimal(100)


class BadCell(ValueError):  # noqa: N818 - reads as the fact it states
    """The text is no value of the unit; `code` is the sentence that says what to do."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class CellValue:
    """What was understood; `doubtful` when another reading was possible."""

    value: Decimal | None
    doubtful: bool = False


def read_cell(text: str, indicator: Indicator) -> CellValue:
    """The value of a cell; empty is no value, never zero.

    Raises:
        BadCell: It is no value of the indicator's unit.
    """
    plain = nfc(text).strip()
    unit = Unit(indicator.unit)
    if not plain:
        return CellValue(None)
    if unit == Unit.YES_NO:
        return CellValue(_yes_or_no(plain))
    return _number(plain, unit)


def _yes_or_no(text: str) -> Decimal:
    folded = fold(text)
    if folded in YES:
        return Decimal(1)
    if folded in NO:
        return Decimal(0)
    raise BadCell("reporting.cell_yes_no")


def _number(text: str, unit: Unit) -> CellValue:
    try:
        reading = read_number(text)
    except ValueError as error:
        raise BadCell("reporting.cell_no_number") from error
    number = reading.value
    if reading.percent and unit != Unit.PERCENT:
        raise BadCell("reporting.cell_no_percent")
    if unit in WHOLE and not _is_whole(number) and reading.alternative is not None:
        number = reading.alternative
    if number < 0:
        raise BadCell("reporting.cell_negative")
    if unit == Unit.PERCENT and number > HUNDRED:
        raise BadCell("reporting.cell_over_hundred")
    if unit in WHOLE and not _is_whole(number):
        raise BadCell("reporting.cell_whole")
    if number >= MOST:
        raise BadCell("reporting.cell_too_large")
    return CellValue(number, reading.ambiguous)


def _is_whole(number: Decimal) -> bool:
    return number == number.to_integral_value()


def write_cell(value: Decimal | None, indicator: Indicator, language: str) -> str:
    """A kept value as it stands in its cell: 1.500, 12,5, có."""
    if value is None:
        return ""
    if indicator.unit == Unit.YES_NO:
        yes, no = ("yes", "no") if language == "en" else ("có", "không")
        return yes if value else no
    return show_number(value, language)
