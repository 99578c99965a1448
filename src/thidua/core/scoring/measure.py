"""Measures: from an item's inputs to a number with a unit, with the step that says how."""

from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from thidua.core.kernel.quantities import Unit
from thidua.core.scoring.card import Step
from thidua.core.scoring.inputs import ItemInput, Scalar
from thidua.core.scoring.pieces import (
    DaysLate,
    Input,
    Measure,
    Ratio,
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
    """A value that the rule needs is not there."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


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
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


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


def compile_measure(measure: Measure) -> Reader:
    """The function that reads this measure from an item's input."""
    match measure:
        case Input(input=name):
            return lambda given: (number(given, name), ())
        case Ratio():
            return _ratio(measure)
        case DaysLate():
            return _days_late(measure)
        case Tally(tally=TallyBody(of=of, among=among)):
            return lambda given: _tally(take(given, of), among)
        case Total(total=SumOfBody(of=names)):
            return lambda given: (sum((number(given, name) for name in names), ZERO), ())


def _ratio(measure: Ratio) -> Reader:
    body = measure.ratio

    def read(given: ItemInput) -> tuple[Decimal, tuple[Step, ...]]:
        part = number(given, body.of)
        less = sum((number(given, name) for name in body.less), ZERO)
        whole = number(given, body.per) - less
        if whole <= 0:  # nothing to measure against is not "0 percent"
            raise MissingValue(body.per)
        percent = HUNDRED * part / whole
        step = Step(
            "scoring.ratio",
            {"of": part, "per": whole, "percent": rounded(percent, 2), "less": less},
        )
        return percent, (step,)

    return read


def _days_late(measure: DaysLate) -> Reader:
    body = measure.days_late
    fixed = as_day(body.due)

    def read(given: ItemInput) -> tuple[Decimal, tuple[Step, ...]]:
        done, due = take(given, body.done), fixed or take(given, body.due)
        if not isinstance(done, date) or not isinstance(due, date):
            raise TypeError(f"{body.done}, {body.due}: not days")  # the input check comes first
        days = Decimal(max(0, (done - due).days))
        return days, (Step("scoring.days_late", {"done": done, "due": due, "days": days}),)

    return read


def as_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _tally(value: Scalar, among: tuple[str, ...]) -> tuple[Decimal, tuple[Step, ...]]:
    grades = value if isinstance(value, tuple) else (str(value),)
    count = Decimal(sum(grade in among for grade in grades))
    return count, (Step("scoring.tally", {"count": count, "of": Decimal(len(grades))}),)
