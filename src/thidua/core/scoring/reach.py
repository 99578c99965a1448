"""The lowest and the highest points that a rule can give; infinite where nothing stops it."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from thidua.core.scoring.compiled import worth
from thidua.core.scoring.pieces import (
    Bands,
    Best,
    Case,
    Choose,
    Compare,
    Constant,
    Given,
    Input,
    Measure,
    Met,
    Points,
    Rate,
    Rule,
    Sum,
    When,
    Within,
)
from thidua.core.scoring.scheme import Item

ZERO = Decimal(0)
ENDLESS = Decimal("Infinity")
Span = tuple[Decimal, Decimal]


def reach(rule: Rule, item: Item) -> Span:
    """From the worst to the best that any input can bring."""
    return WAYS[type(rule)](rule, item)


def _constant(rule: Constant, item: Item) -> Span:
    points = worth(rule.points, item)
    return points, points


def _given(rule: Given, item: Item) -> Span:
    spec = item.input(rule.given.of)
    low = item.min if spec.minimum is None else spec.minimum
    return low, item.max if spec.maximum is None else spec.maximum


def _met(rule: Met, item: Item) -> Span:
    points = worth(rule.met.points, item)
    return min(ZERO, points), max(ZERO, points)


def _choose(rule: Choose, item: Item) -> Span:
    points = [worth(one, item) for one in rule.choose.options.values()]
    several = item.input(rule.choose.of).several
    if rule.choose.take == "sum" and several:
        return sum((p for p in points if p < 0), ZERO), sum((p for p in points if p > 0), ZERO)
    return min(points) if not several else min(ZERO, *points), max(points)


def _union(spans: list[Span]) -> Span:
    return min(low for low, _ in spans), max(high for _, high in spans)


def _rate(rule: Rate, item: Item) -> Span:
    body = rule.rate
    start, each = worth(body.start, item), worth(body.each, item)
    ends = [start + each * end / body.per for end in _ends(body.of, item)] if each else [start]
    return _kept((min(ends), max(ends)), body.floor, body.cap, item)


def _ends(measure: Measure, item: Item) -> Span:
    if isinstance(measure, Input):
        spec = item.input(measure.input)
        low = ZERO if spec.minimum is None else spec.minimum
        return low, ENDLESS if spec.maximum is None else spec.maximum
    return ZERO, ENDLESS


def _kept(span: Span, floor: Points | None, cap: Points | None, item: Item) -> Span:
    low, high = span
    if cap is not None:
        low, high = min(low, worth(cap, item)), min(high, worth(cap, item))
    if floor is not None:
        low, high = max(low, worth(floor, item)), max(high, worth(floor, item))
    return low, high


def _sum(rule: Sum, item: Item) -> Span:
    spans = [reach(part, item) for part in rule.sum]
    return sum((low for low, _ in spans), ZERO), sum((high for _, high in spans), ZERO)


def _best(rule: Best, item: Item) -> Span:
    spans = [reach(part, item) for part in rule.best]
    return max(low for low, _ in spans), max(high for _, high in spans)


WAYS: dict[type, Callable[[Any, Item], Span]] = {
    Constant: _constant,
    Given: _given,
    Met: _met,
    Choose: _choose,
    Bands: lambda rule, item: _union([reach(tier.give, item) for tier in rule.bands.tiers]),
    Rate: _rate,
    Compare: lambda _rule, item: (ZERO, item.max),
    Sum: _sum,
    Best: _best,
    Case: lambda rule, item: _union([reach(one, item) for one in rule.case.options.values()]),
    When: lambda rule, item: _union(
        [reach(rule.when.then, item), reach(rule.when.otherwise, item)]
    ),
    Within: lambda rule, item: _kept(
        reach(rule.within.rule, item), rule.within.floor, rule.within.cap, item
    ),
}
