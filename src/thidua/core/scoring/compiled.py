"""Rules compiled once per scheme to plain functions: input in, points and steps out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from thidua.core.kernel.quantities import Unit
from thidua.core.scoring.bounds import bounded
from thidua.core.scoring.card import Step
from thidua.core.scoring.inputs import ItemInput
from thidua.core.scoring.measure import (
    ZERO,
    MissingValue,
    compile_measure,
    number,
    rounded,
    take,
    unit_of,
)
from thidua.core.scoring.pieces import (
    Bands,
    Best,
    Case,
    Choose,
    Compare,
    Constant,
    Given,
    Met,
    Points,
    Rate,
    Rule,
    Sum,
    Test,
    When,
    Within,
)
from thidua.core.scoring.relative import Field, compare
from thidua.core.scoring.scheme import Item

Steps = tuple[Step, ...]
Result = tuple[Decimal, Steps]


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may need beside its own input: the bloc's figures of compared items."""

    fields: Mapping[str, Field] = field(default_factory=dict)


Scorer = Callable[[ItemInput, Context], Result]


def compile_rule(rule: Rule, item: Item) -> Scorer:
    """The function that scores one input of `item` by `rule`."""
    return WAYS[type(rule)](rule, item)


def _constant(rule: Constant, item: Item) -> Scorer:
    amount = worth(rule.points, item)
    return lambda _given, _context: (amount, ())


def _given(rule: Given, _item: Item) -> Scorer:
    name = rule.given.of

    def score(given: ItemInput, _context: Context) -> Result:
        points = number(given, name)
        return points, (Step("scoring.given", {"points": points}),)

    return score


def _compare(rule: Compare, item: Item) -> Scorer:
    body = rule.compare

    def score(given: ItemInput, context: Context) -> Result:
        actual, target = number(given, body.of), target_of(given, body.target)
        return compare(actual, target, item, context.fields[item.id])

    return score


def worth(points: Points, item: Item) -> Decimal:
    return item.max if points == "max" else points


def target_of(given: ItemInput, name: str) -> Decimal | None:
    """None where the unit has no target: it then belongs to the group without."""
    value = given.values.get(name)
    return value if isinstance(value, Decimal) and value > 0 else None


def _met(rule: Met, item: Item) -> Scorer:
    amount, names = worth(rule.met.points, item), rule.met.of
    labels = {spec.name: spec.label for spec in item.inputs}
    every = [labels[name] for name in names]
    # What takes points off happens; what gives points is met.
    if amount < 0:
        yes, no, key = "scoring.happened", "scoring.not_happened", "labels"
    else:
        yes, no, key = "scoring.met", "scoring.not_met", "failed"
    met = (Step(yes, {"points": amount, "labels": every}),)

    def score(given: ItemInput, _context: Context) -> Result:
        failed = [labels[name] for name in names if take(given, name) is not True]
        return (ZERO, (Step(no, {key: failed}),)) if failed else (amount, met)

    return score


def _choose(rule: Choose, item: Item) -> Scorer:
    body = rule.choose
    amounts = {code: worth(points, item) for code, points in body.options.items()}
    labels = item.input(body.of).options or {}

    def score(given: ItemInput, _context: Context) -> Result:
        value = take(given, body.of)
        chosen = value if isinstance(value, tuple) else (str(value),)
        if not chosen:
            return ZERO, (Step("scoring.none_chosen"),)
        best = max(chosen, key=lambda code: amounts[code])
        counted = chosen if body.take == "sum" else (best,)
        points = sum((amounts[code] for code in counted), ZERO)
        named = [labels.get(code, code) for code in counted]
        code = "scoring.chosen_best" if len(chosen) > len(counted) else "scoring.chosen"
        return points, (Step(code, {"options": named, "points": points}),)

    return score


def _bands(rule: Bands, item: Item) -> Scorer:
    body = rule.bands
    read = compile_measure(body.of, item)
    unit = "%" if unit_of(body.of, item) is Unit.PERCENT else ""
    tiers = [
        (tier, compile_rule(tier.give, item), *bounded("scoring.band", tier, unit))
        for tier in body.tiers
    ]

    def score(given: ItemInput, context: Context) -> Result:
        value, steps = read(given)
        if body.round is not None:
            value = rounded(value, body.round)
        for tier, inner, code, ends in tiers:
            if tier.hold(value):
                points, more = inner(given, context)
                data = {"value": rounded(value, 2), "points": points, **ends}
                return points, (*steps, Step(code, data), *more)
        # A gap is found by the scheme check; a value in it has no points rather than any.
        raise MissingValue("", "scoring.missing")

    return score


def _rate(rule: Rate, item: Item) -> Scorer:
    body = rule.rate
    read = compile_measure(body.of, item)
    start, each = worth(body.start, item), worth(body.each, item)
    floor = None if body.floor is None else worth(body.floor, item)
    cap = None if body.cap is None else worth(body.cap, item)
    code, fixed = _rate_words(start, each, body.per)

    def score(given: ItemInput, _context: Context) -> Result:
        value, steps = read(given)
        raw = start + each * value / body.per
        told = Step(code, {**fixed, "value": rounded(value, 2), "raw": rounded(raw, 4)})
        return _kept_within(raw, floor, cap, (*steps, told))

    return score


def _rate_words(start: Decimal, each: Decimal, per: Decimal) -> tuple[str, dict[str, object]]:
    """Which sentence tells the rate, and what in it never changes."""
    if start:
        code = "scoring.rate_off" if each < 0 else "scoring.rate_from"
        return code, {"start": start, "each": abs(each / per)}
    if per == 1:
        return "scoring.rate_each", {"each": each}
    return "scoring.rate", {"each": each, "per": per}


def _kept_within(
    points: Decimal, floor: Decimal | None, cap: Decimal | None, steps: Steps
) -> Result:
    if cap is not None and points > cap:
        return cap, (*steps, Step("scoring.capped", {"cap": cap, "raw": rounded(points, 4)}))
    if floor is not None and points < floor:
        return floor, (
            *steps,
            Step("scoring.floored", {"floor": floor, "raw": rounded(points, 4)}),
        )
    return points, steps


def _sum(rule: Sum, item: Item) -> Scorer:
    parts = [compile_rule(part, item) for part in rule.sum]

    def score(given: ItemInput, context: Context) -> Result:
        results = [part(given, context) for part in parts]
        points = sum((result[0] for result in results), ZERO)
        steps = tuple(step for result in results for step in result[1])
        added = Step("scoring.sum", {"parts": [result[0] for result in results], "points": points})
        return points, (*steps, added)

    return score


def _best(rule: Best, item: Item) -> Scorer:
    parts = [compile_rule(part, item) for part in rule.best]

    def score(given: ItemInput, context: Context) -> Result:
        points, steps = max((part(given, context) for part in parts), key=lambda result: result[0])
        return points, (*steps, Step("scoring.best", {"points": points}))

    return score


def _case(rule: Case, item: Item) -> Scorer:
    body = rule.case
    scorers = {code: compile_rule(inner, item) for code, inner in body.options.items()}
    labels = item.input(body.of).options or {}

    def score(given: ItemInput, context: Context) -> Result:
        chosen = str(take(given, body.of))
        points, steps = scorers[chosen](given, context)
        case = Step("scoring.case", {"option": labels.get(chosen, chosen)})
        return points, (case, *_said(points, steps))

    return score


def _when(rule: When, item: Item) -> Scorer:
    tests = [compile_test(test, item) for test in rule.when.all]
    then = compile_rule(rule.when.then, item)
    otherwise = compile_rule(rule.when.otherwise, item)

    def score(given: ItemInput, context: Context) -> Result:
        steps: Steps = ()
        for test in tests:
            holds, more = test(given)
            steps += more
            if not holds:
                points, rest = otherwise(given, context)
                return points, (*steps, Step("scoring.test_failed"), *_said(points, rest))
        points, rest = then(given, context)
        return points, (*steps, Step("scoring.tests_hold"), *_said(points, rest))

    return score


def _said(points: Decimal, steps: Steps) -> Steps:
    """A branch that is a bare number still says what it gives."""
    return steps or (Step("scoring.then", {"points": points}),)


def compile_test(test: Test, item: Item) -> Callable[[ItemInput], tuple[bool, Steps]]:
    """The function that says whether the test holds for an input, and on what."""
    if test.is_ is not None:
        name = getattr(test.of, "input", "")
        wanted = test.is_
        return lambda given: (take(given, name) == wanted, ())
    read = compile_measure(test.of, item)

    def ask(given: ItemInput) -> tuple[bool, Steps]:
        value, steps = read(given)
        return test.hold(value), steps

    return ask


def _within(rule: Within, item: Item) -> Scorer:
    body = rule.within
    inner = compile_rule(body.rule, item)
    floor = None if body.floor is None else worth(body.floor, item)
    cap = None if body.cap is None else worth(body.cap, item)

    def score(given: ItemInput, context: Context) -> Result:
        points, steps = inner(given, context)
        return _kept_within(points, floor, cap, steps)

    return score


WAYS: dict[type, Callable[[Any, Item], Scorer]] = {
    Constant: _constant, Given: _given, Met: _met, Choose: _choose, Bands: _bands, Rate: _rate,
    Compare: _compare, Sum: _sum, Best: _best, Case: _case, When: _when, Within: _within,
}  # fmt: skip
