"""Plausible figures for any scheme: several are drawn, the one nearest to the wish is taken."""

import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from thidua.core.kernel.pieces import Piece
from thidua.core.kernel.quantities import Unit
from thidua.core.scoring.compiled import Context, compile_rule
from thidua.core.scoring.inputs import ItemInput, Scalar
from thidua.core.scoring.measure import MissingValue
from thidua.core.scoring.pieces import Bounds, Compare, DaysLate, Ratio, Tally
from thidua.core.scoring.scheme import InputSpec, Item

DRAWS = 24
Values = dict[str, Scalar]


def pieces_of(piece: object) -> Iterator[Piece]:
    """Every piece of a rule, the outer ones first."""
    if isinstance(piece, Piece):
        yield piece
        for name in type(piece).model_fields:
            yield from pieces_of(getattr(piece, name))
    elif isinstance(piece, Mapping):
        for part in piece.values():
            yield from pieces_of(part)
    elif isinstance(piece, tuple):
        for part in piece:
            yield from pieces_of(part)


def draw(item: Item, wish: float, year: int, dice: random.Random) -> Values:
    """Values for `item` whose points come near `wish`, a share of its frame."""
    pieces = list(pieces_of(item.rule))
    if any(isinstance(piece, Compare) for piece in pieces):
        return _compared(pieces, wish, dice)
    score = compile_rule(item.rule, item)
    wanted = float(item.min) + wish * float(item.max - item.min)
    best: Values | None = None
    distance = float("inf")
    for _ in range(DRAWS):
        values = _one_draw(item, pieces, year, dice)
        try:
            points, _steps = score(ItemInput(values), Context())
        except MissingValue:
            continue
        points = min(max(points, item.min), item.max)
        if abs(float(points) - wanted) < distance:
            best, distance = values, abs(float(points) - wanted)
    return best if best is not None else _one_draw(item, pieces, year, dice)


def _compared(pieces: list[Piece], wish: float, dice: random.Random) -> Values:
    body = next(piece for piece in pieces if isinstance(piece, Compare)).compare
    target = dice.randint(8, 24)
    reached = max(1, round(target * (0.7 + 0.5 * wish + dice.uniform(-0.1, 0.25))))
    return {body.of: Decimal(reached), body.target: Decimal(target)}


def _one_draw(item: Item, pieces: list[Piece], year: int, dice: random.Random) -> Values:
    values: Values = {spec.name: _value(spec, item, pieces, year, dice) for spec in item.inputs}
    for piece in pieces:
        if isinstance(piece, Ratio):
            _ratio(piece, values, dice)
        elif isinstance(piece, DaysLate):
            due = values.get(piece.days_late.due)
            day = due if isinstance(due, date) else date.fromisoformat(piece.days_late.due)
            values[piece.days_late.done] = day + timedelta(days=dice.randint(-9, 6))
        elif isinstance(piece, Tally):
            _tally(item, piece, values, dice)
    return values


def _ratio(piece: Ratio, values: Values, dice: random.Random) -> None:
    """A part never exceeds its whole; those excused are few."""
    whole = dice.randint(18, 46)
    excused = 0
    for name in piece.ratio.less:
        count = dice.randint(0, 2)
        values[name], excused = Decimal(count), excused + count
    values[piece.ratio.per] = Decimal(whole)
    values[piece.ratio.of] = Decimal(dice.randint(whole // 2, whole - excused))


def _tally(item: Item, piece: Tally, values: Values, dice: random.Random) -> None:
    """Twelve months, most of them good."""
    options = list(item.input(piece.tally.of).options or {})
    weights = [8, 3, 1, 1, 1, 1][: len(options)]
    months = dice.choices(options[: len(weights)], weights, k=12)
    values[piece.tally.of] = tuple(code for code in options for _ in range(months.count(code)))


def _value(
    spec: InputSpec, item: Item, pieces: list[Piece], year: int, dice: random.Random
) -> Scalar:
    if spec.unit is Unit.YES_NO:
        return dice.random() < 0.7  # noqa: PLR2004 - most answers are yes
    if spec.unit is Unit.GRADE:
        options = list(spec.options or {})
        if spec.several:
            return tuple(code for code in options if dice.random() < 0.4)  # noqa: PLR2004
        return dice.choice(options)
    if spec.unit is Unit.DATE:
        return date(year, 1, 3) + timedelta(days=dice.randint(0, 340))
    return _number(spec, item, pieces, dice)


def _number(spec: InputSpec, item: Item, pieces: list[Piece], dice: random.Random) -> Decimal:
    low = Decimal(0) if spec.minimum is None else spec.minimum
    if spec.unit is Unit.POINTS:
        least = item.min if spec.minimum is None else spec.minimum
        most = item.max if spec.maximum is None else spec.maximum
        return least + Decimal(dice.randint(0, int((most - least) * 4))) / 4
    if spec.unit is Unit.PERCENT:
        high = spec.maximum or Decimal(100)
        return max(low, high - Decimal(dice.choice([0, *range(60)])) / 2)
    edges = [edge[0] for p in pieces if isinstance(p, Bounds) for edge in (p.low, p.high) if edge]
    reach = int(max(edges, default=Decimal(0)) * 2) or dice.choice([3, 8, 20])
    if spec.unit is Unit.DONG:
        return Decimal(dice.randint(10, 900)) * 100_000
    high = spec.maximum if spec.maximum is not None else Decimal(reach)
    return Decimal(dice.randint(int(low), max(int(low), int(high))))
