"""Measures: from an item's inputs to a number with a unit, with the step that says how."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from thidua.core.kernel.quantities import Unit
from thidua.core.scoring.card import Step
from thidua.core.scoring.inputs import ItemInput, Scalar
from thidua.core.scoring.pieces import (
    DaysLate,
    Input,
    LateBody,
    Measure,
    Ratio,
    RatioBody,
    SumOfBody,
    Tally,
    TallyBody,
    Total,
)
from thidua.core.scoring.scheme import Item

HUNDRED = Decimal(100)
ZERO = Decimal(0)
Reader = Callable[[ItemInput], tuple[Decimal, tuple[Step, ...]]]


class MissingValue(Exception):  # noqa: N818 - a fact about the input, caught by the engine
    """A value that the rule needs is not there; `step` is the code of its reason."""

    def __init__(self, name: str, step: str = "scoring.missing_value") -> None:
        super().__init__(name)
        self.name = name
        self.step = step


def take(given: ItemInput, name: str) -> Scalar:
    """The value of that name.

    Raises:
        MissingValue: It was not given; nothing stands in for it.
    """
    value = given.values.get(name)
    if value is None:
        raise MissingValue(name)
    return value


def number(given: ItemInput, name: str) -> Decimal:
    value = take(given, name)
    if not isinstance(value, Decimal):
        raise TypeError(f"{name}: {value!r} is no number")  # the input check comes first
    return value


def rounded(value: Decimal, places: int) -> Decimal:
    """Decimal half-up, as clerks round."""
    return value.quantize(_grain(places), rounding=ROUND_HALF_UP)


@cache
def _grain(places: int) -> Decimal:
    return Decimal(1).scaleb(-places)


def unit_of(measure: Measure, item: Item) -> Unit:
    """The unit of what the measure gives."""
    match measure:
        case Ratio():
            return Unit.PERCENT
        case DaysLate():
            return Unit.DAYS
        case Tally():
            return Unit.COUNT
        case Total(total=body):
            return item.input(body.of[0]).unit
        case Input(input=name):
            return item.input(name).unit


def compile_measure(measure: Measure, item: Item) -> Reader:
    """The function that reads this measure from an item's input."""
    match measure:
        case Input(input=name):
            return lambda given: (number(given, name), ())
        case Ratio(ratio=ratio):
            return _ratio(ratio)
        case DaysLate(days_late=late):
            return _days_late(late)
        case Tally(tally=tally):
            return _tally(tally, item.input(tally.of).options or {})
        case Total(total=total):
            return _total(total)


def _ratio(body: RatioBody) -> Reader:
    def read(given: ItemInput) -> tuple[Decimal, tuple[Step, ...]]:
        part, whole = number(given, body.of), number(given, body.per)
        less = sum((number(given, name) for name in body.less), ZERO)
        per = whole - less
        if per <= 0:  # nothing to measure against is not "0 percent"
            raise MissingValue(body.per, "scoring.no_denominator")
        percent = HUNDRED * part / per
        data: dict[str, object] = {"of": part, "per": per, "percent": rounded(percent, 2)}
        if less:
            return percent, (Step("scoring.ratio_less", data | {"whole": whole, "less": less}),)
        return percent, (Step("scoring.ratio", data),)

    return read


def _days_late(body: LateBody) -> Reader:
    fixed = as_day(body.due)

    def read(given: ItemInput) -> tuple[Decimal, tuple[Step, ...]]:
        done, due = take(given, body.done), fixed or take(given, body.due)
        if not isinstance(done, date) or not isinstance(due, date):
            raise TypeError(f"{body.done}, {body.due}: not days")  # the input check comes first
        days = Decimal(max(0, (done - due).days))
        code = "scoring.days_late" if days else "scoring.days_in_time"
        return days, (Step(code, {"done": done, "due": due, "days": days}),)

    return read


def _tally(body: TallyBody, options: Mapping[str, str]) -> Reader:
    among = [options.get(code, code) for code in body.among]

    def read(given: ItemInput) -> tuple[Decimal, tuple[Step, ...]]:
        value = take(given, body.of)
        grades = value if isinstance(value, tuple) else (str(value),)
        count = Decimal(sum(grade in body.among for grade in grades))
        data: dict[str, object] = {"count": count, "of": Decimal(len(grades)), "among": among}
        return count, (Step("scoring.tally", data),)

    return read


def _total(body: SumOfBody) -> Reader:
    def read(given: ItemInput) -> tuple[Decimal, tuple[Step, ...]]:
        parts = [number(given, name) for name in body.of]
        value = sum(parts, ZERO)
        return value, (Step("scoring.total_of", {"parts": parts, "value": value}),)

    return read


def as_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
