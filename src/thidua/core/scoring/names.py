"""Which inputs a rule names, and what unit each must have."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from thidua.core.kernel.pieces import Piece
from thidua.core.kernel.quantities import NUMERIC, Unit
from thidua.core.scoring.pieces import (
    CaseBody,
    ChooseBody,
    CompareBody,
    GivenBody,
    Input,
    LateBody,
    MetBody,
    RatioBody,
    SumOfBody,
    TallyBody,
    Test,
)

GRADES = frozenset({Unit.GRADE})
DAYS = frozenset({Unit.DATE})
ANSWERS = frozenset({Unit.YES_NO})
POINTS = frozenset({Unit.POINTS})


@dataclass(frozen=True, slots=True)
class Use:
    """One input that a rule names."""

    name: str
    units: frozenset[Unit] = frozenset()
    optional: bool = False
    day: bool = False  # a day may be written in its place
    same_as: str = ""  # must have the unit of that other input


def uses(value: object) -> Iterator[Use]:
    """Every use of an input inside a rule."""
    if isinstance(value, Test) and value.is_ is not None:
        units = ANSWERS if isinstance(value.is_, bool) else GRADES
        if isinstance(value.of, Input):
            yield Use(value.of.input, units)
    elif isinstance(value, Piece):
        own = BODIES.get(type(value))
        yield from own(value) if own else ()
        if own is None or isinstance(value, CaseBody):
            for name in type(value).model_fields:
                if not isinstance(inner := getattr(value, name), str):
                    yield from uses(inner)
    elif isinstance(value, dict | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from uses(part)


def _ratio(body: RatioBody) -> Iterator[Use]:
    yield Use(body.of, NUMERIC)
    for name in (body.per, *body.less):
        yield Use(name, NUMERIC, same_as=body.of)


def _late(body: LateBody) -> Iterator[Use]:
    yield Use(body.done, DAYS)
    yield Use(body.due, DAYS, day=True)


def _total(body: SumOfBody) -> Iterator[Use]:
    for name in body.of:
        yield Use(name, NUMERIC, same_as=body.of[0])


def _met(body: MetBody) -> Iterator[Use]:
    for name in body.of:
        yield Use(name, ANSWERS)


def _compare(body: CompareBody) -> Iterator[Use]:
    yield Use(body.of, NUMERIC)
    yield Use(body.target, NUMERIC, optional=True, same_as=body.of)


def _graded(body: TallyBody | ChooseBody | CaseBody) -> Iterator[Use]:
    yield Use(body.of, GRADES)


BODIES: dict[type, Callable[[Any], Iterator[Use]]] = {
    Input: lambda piece: iter([Use(piece.input, NUMERIC)]),
    RatioBody: _ratio,
    LateBody: _late,
    SumOfBody: _total,
    MetBody: _met,
    CompareBody: _compare,
    GivenBody: lambda body: iter([Use(body.of, POINTS)]),
    TallyBody: _graded,
    ChooseBody: _graded,
    CaseBody: _graded,
}
