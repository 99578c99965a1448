"""One cell → one value in its item's unit, or a finding that says what to do."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

from openpyxl.utils.datetime import from_excel

from thidua.core.kernel.findings import Finding, Severity
from thidua.core.kernel.quantities import WHOLE, Unit
from thidua.core.scoring.check_inputs import limits
from thidua.core.scoring.inputs import Scalar
from thidua.core.vietnamese.dates import read_date
from thidua.core.vietnamese.folding import fold
from thidua.core.vietnamese.numbers import read_number
from thidua.workbook import layout
from thidua.workbook.book import Cell
from thidua.workbook.form_rows import FormRow

YES = frozenset({"co", "x", "v", "✓", "✔", "dat", "yes", "true", "roi", "1"})
NO = frozenset({"khong", "khong dat", "no", "false", "chua", "0"})
STATUSES = {fold(text): absence for absence, text in layout.STATUS.items()}
SERIALS = range(10_000, 80_000)  # Excel's day numbers from 1927 to 2119
HUNDRED = Decimal(100)


@dataclass(slots=True)
class Reading:
    """What a cell says; `value` is None when it is empty or says nothing usable."""

    value: Scalar | None = None
    findings: list[Finding] = field(default_factory=list)

    def wrong(self, code: str, place: str, **data: object) -> "Reading":
        self.value = None
        self.findings.append(Finding(f"workbook.{code}", place, data))
        return self

    def doubtful(self, code: str, place: str, **data: object) -> None:
        self.findings.append(Finding(f"workbook.{code}", place, data, Severity.WARNING))


Limits = tuple[Decimal | None, Decimal | None]


def read_value(cell: Cell, row: FormRow) -> Reading:
    """The value of a row's cell by the unit of its input."""
    if (early := unreadable(cell)) is not None:
        return early
    if row.option is not None:
        return _times(cell)
    readers: dict[Unit, Callable[[Cell, FormRow], Reading]] = {
        Unit.YES_NO: _yes_no,
        Unit.GRADE: _grade,
        Unit.DATE: lambda cell, _row: read_day(cell),
    }
    if reader := readers.get(row.spec.unit):
        return reader(cell, row)
    return read_quantity(cell, row.spec.unit, limits(row.spec, row.item))


def unreadable(cell: Cell) -> Reading | None:
    """Empty cells, error values, values of a file elsewhere, formulas never calculated."""
    if cell.is_error:
        return Reading().wrong("formula_error", cell.place, value=str(cell.value))
    if cell.needs_other_file:
        return Reading().wrong("needs_other_file", cell.place)
    if cell.is_uncalculated:
        return Reading().wrong("uncalculated", cell.place)
    return Reading() if cell.is_empty else None


def read_quantity(
    cell: Cell, unit: Unit | None = None, between: Limits = (Decimal(0), None)
) -> Reading:
    """A number in `unit`; None takes any number, whole or not."""
    reading = Reading()
    if isinstance(cell.value, bool | datetime | date | time):
        return reading.wrong("not_a_number", cell.place, value=_shown(cell))
    if isinstance(cell.value, int | float):
        value = Decimal(f"{cell.value:.15g}")
        is_percent = cell.is_percent
        value = value * HUNDRED if is_percent else value
    else:
        try:
            value, is_percent = _from_text(cell, unit, between, reading)
        except ValueError:
            return reading.wrong("not_a_number", cell.place, value=_shown(cell))
    if is_percent and unit is not Unit.PERCENT:
        return reading.wrong("percent_for_count", cell.place, value=value)
    if unit is Unit.PERCENT and not is_percent and 0 < value <= 1:
        if value < 1:
            return reading.wrong(
                "fraction_for_percent", cell.place, value=value, percent=value * HUNDRED
            )
        reading.doubtful("one_percent", cell.place)
    return _within(reading, value, cell, unit, between)


def _from_text(
    cell: Cell, unit: Unit | None, between: Limits, reading: Reading
) -> tuple[Decimal, bool]:
    """Of two readings of a text the first that its unit and limits can take."""
    found = read_number(cell.text)
    value, other = found.value, found.alternative
    if other is not None:
        if not _fits(value, unit, between) and _fits(other, unit, between):
            value, other = other, value
        reading.doubtful("number_read_as", cell.place, text=cell.text, value=value, other=other)
    return value, found.percent


def _fits(value: Decimal, unit: Unit | None, between: Limits) -> bool:
    low, high = between
    whole = unit not in WHOLE or value == value.to_integral_value()
    highest = HUNDRED if high is None and unit is Unit.PERCENT else high
    return whole and (low is None or value >= low) and (highest is None or value <= highest)


def _within(
    reading: Reading, value: Decimal, cell: Cell, unit: Unit | None, between: Limits
) -> Reading:
    low, high = between
    if low is not None and value < low:
        code = "negative" if value < 0 and low == 0 else "too_small"
        return reading.wrong(code, cell.place, value=value, minimum=low)
    if high is not None and value > high:
        return reading.wrong("too_large", cell.place, value=value, maximum=high)
    if unit in WHOLE and value != value.to_integral_value():
        return reading.wrong("not_whole", cell.place, value=value)
    if unit is Unit.PERCENT and value > HUNDRED:
        reading.doubtful("above_hundred", cell.place, value=value)
    reading.value = value
    return reading


def _times(cell: Cell) -> Reading:
    plain = fold(cell.text)
    if isinstance(cell.value, bool) or plain in (YES | NO) - {"0", "1"}:
        yes = cell.value if isinstance(cell.value, bool) else plain in YES
        return Reading(Decimal(1 if yes else 0))
    return read_quantity(cell, Unit.COUNT, (Decimal(0), HUNDRED))


def _yes_no(cell: Cell, _row: FormRow) -> Reading:
    if isinstance(cell.value, bool):
        return Reading(cell.value)
    plain = fold(cell.text)
    if plain in YES | NO:
        return Reading(plain in YES)
    return Reading().wrong("not_yes_no", cell.place, value=_shown(cell))


def _grade(cell: Cell, row: FormRow) -> Reading:
    options = row.spec.options or {}
    plain = fold(cell.text)
    for code, label in options.items():
        if plain in {fold(label), fold(code)}:
            return Reading(code)
    allowed = list(options.values())
    return Reading().wrong("unknown_option", cell.place, value=_shown(cell), allowed=allowed)


def read_day(cell: Cell) -> Reading:
    """A day typed as a day, as Excel's serial number, or as text."""
    if (early := unreadable(cell)) is not None:
        return early
    value = cell.value
    if isinstance(value, datetime):
        return Reading(value.date())
    if isinstance(value, date):
        return Reading(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        if int(value) in SERIALS:
            day = from_excel(int(value))
            return Reading(day.date() if isinstance(day, datetime) else None)
    elif isinstance(value, str):
        try:
            return Reading(read_date(cell.text))
        except ValueError:
            pass
    return Reading().wrong("not_a_day", cell.place, value=_shown(cell))


def _shown(cell: Cell) -> str:
    if isinstance(cell.value, datetime):
        return cell.value.strftime("%d/%m/%Y")
    text = cell.text
    longest = 60
    return text if len(text) <= longest else text[:longest] + "…"
