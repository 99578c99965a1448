"""A rule told as steps, before any input: what gives how many points."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from thidua.core.kernel.quantities import Unit
from thidua.core.scoring.bounds import bounded
from thidua.core.scoring.card import Step
from thidua.core.scoring.compiled import worth
from thidua.core.scoring.measure import as_day, unit_of
from thidua.core.scoring.pieces import (
    Bands,
    Best,
    Case,
    Choose,
    Compare,
    Constant,
    DaysLate,
    Given,
    Input,
    LateBody,
    Measure,
    Met,
    Points,
    Rate,
    Ratio,
    Rule,
    Sum,
    Tally,
    Test,
    When,
    Within,
)
from thidua.core.scoring.scheme import Item


def describe(item: Item) -> Sequence[Step]:
    """The item's rule as steps that `thidua.wording` turns into sentences."""
    steps = list(_Told(item).rule(item.rule))
    if item.nothing_arose:
        points = item.max if item.nothing_arose == "full" else 0
        steps.append(Step("rule.nothing_arose", {"points": points}))
    if item.allows_not_assigned:
        steps.append(Step("rule.not_assigned"))
    return steps


class _Told:
    def __init__(self, item: Item) -> None:
        self.item = item
        self.labels = {spec.name: spec.label for spec in item.inputs}
        self.ways: dict[type, Callable[[Any], Iterator[Step]]] = {
            Constant: self.constant, Given: self.given, Met: self.met, Choose: self.choose,
            Bands: self.bands, Rate: self.rate, Compare: self.compare, Sum: self.sum,
            Best: self.best, Case: self.case, When: self.when, Within: self.within,
        }  # fmt: skip

    def rule(self, rule: Rule) -> Iterator[Step]:
        return self.ways[type(rule)](rule)

    def worth(self, points: Points) -> Any:
        return worth(points, self.item)

    def label(self, name: str) -> str:
        return self.labels.get(name, name)

    def constant(self, rule: Constant) -> Iterator[Step]:
        yield Step("rule.constant", {"points": self.worth(rule.points)})

    def given(self, rule: Given) -> Iterator[Step]:
        data = {"label": self.label(rule.given.of), "low": self.item.min, "high": self.item.max}
        yield Step("rule.given", data)

    def met(self, rule: Met) -> Iterator[Step]:
        labels = [self.label(name) for name in rule.met.of]
        data = {"labels": labels, "points": self.worth(rule.met.points)}
        code = "rule.met_all" if len(labels) > 1 else "rule.met"
        yield Step("rule.happened" if self.worth(rule.met.points) < 0 else code, data)

    def choose(self, rule: Choose) -> Iterator[Step]:
        body = rule.choose
        options = self.item.input(body.of).options or {}
        yield Step(f"rule.choose_{body.take}", {"label": self.label(body.of)})
        for code, points in body.options.items():
            name = options.get(code, code)
            yield Step("rule.option", {"option": name, "points": self.worth(points)})

    def bands(self, rule: Bands) -> Iterator[Step]:
        body = rule.bands
        yield from self.measure(body.of)
        unit = "%" if unit_of(body.of, self.item) is Unit.PERCENT else ""
        for tier in body.tiers:
            code, data = bounded("rule.tier", tier, unit)
            if isinstance(tier.give, Constant):
                yield Step(code, data | {"points": self.worth(tier.give.points)})
            else:
                code, data = bounded("rule.where", tier, unit)
                yield Step(code, data)
                yield from self.rule(tier.give)

    def rate(self, rule: Rate) -> Iterator[Step]:
        body = rule.rate
        yield from self.measure(body.of)
        each, start = self.worth(body.each), self.worth(body.start)
        unit = "%" if unit_of(body.of, self.item) is Unit.PERCENT else ""
        data = {"each": abs(each), "per": body.per, "start": start, "unit": unit}
        code = "rule.rate_off" if each < 0 else "rule.rate_on_top"
        if not start:
            code = "rule.rate" if each >= 0 else "rule.rate_minus"
        yield Step(code if body.per != 1 else f"{code}_one", data)
        yield from self.limits(body.floor, body.cap)

    def limits(self, floor: Points | None, cap: Points | None) -> Iterator[Step]:
        if floor is not None:
            yield Step("rule.floor", {"points": self.worth(floor)})
        if cap is not None:
            yield Step("rule.cap", {"points": self.worth(cap)})

    def compare(self, rule: Compare) -> Iterator[Step]:
        labels = {"label": self.label(rule.compare.of), "target": self.label(rule.compare.target)}
        yield Step("rule.compare", labels | {"max": self.item.max, "half": self.item.max / 2})

    def sum(self, rule: Sum) -> Iterator[Step]:
        yield Step("rule.sum")
        for part in rule.sum:
            yield from self.rule(part)

    def best(self, rule: Best) -> Iterator[Step]:
        yield Step("rule.best")
        for part in rule.best:
            yield from self.rule(part)

    def case(self, rule: Case) -> Iterator[Step]:
        options = self.item.input(rule.case.of).options or {}
        for code, inner in rule.case.options.items():
            yield Step("rule.case", {"option": options.get(code, code)})
            yield from self.rule(inner)

    def when(self, rule: When) -> Iterator[Step]:
        yield Step("rule.when")
        for test in rule.when.all:
            yield from self.test(test)
        yield Step("rule.then")
        yield from self.rule(rule.when.then)
        yield Step("rule.otherwise")
        yield from self.rule(rule.when.otherwise)

    def test(self, test: Test) -> Iterator[Step]:
        if test.is_ is not None:
            yield self.answer(getattr(test.of, "input", ""), test.is_)
            return
        yield from self.measure(test.of)
        unit = "%" if unit_of(test.of, self.item) is Unit.PERCENT else ""
        code, data = bounded("rule.test", test, unit)
        yield Step(code, data)

    def answer(self, name: str, wanted: bool | str) -> Step:
        if isinstance(wanted, bool):
            return Step("rule.test_yes" if wanted else "rule.test_no", {"label": self.label(name)})
        options = self.item.input(name).options or {}
        option = options.get(wanted, wanted)
        return Step("rule.test_option", {"label": self.label(name), "option": option})

    def within(self, rule: Within) -> Iterator[Step]:
        yield from self.rule(rule.within.rule)
        yield from self.limits(rule.within.floor, rule.within.cap)

    def measure(self, measure: Measure) -> Iterator[Step]:
        yield Step(*self.measured(measure))

    def measured(self, measure: Measure) -> tuple[str, dict[str, object]]:
        if isinstance(measure, Input):
            return "rule.measure", {"label": self.label(measure.input)}
        if isinstance(measure, Ratio):
            ratio = measure.ratio
            less = [self.label(name) for name in ratio.less]
            named = {"of": self.label(ratio.of), "per": self.label(ratio.per)}
            return (
                ("rule.ratio_less", {**named, "less": less}) if less else ("rule.ratio", {**named})
            )
        if isinstance(measure, DaysLate):
            late = measure.days_late
            return "rule.days_late", {
                "done": self.label(late.done),
                "due": _due(late, self.labels),
            }
        if isinstance(measure, Tally):
            tally = measure.tally
            options = self.item.input(tally.of).options or {}
            among = [options.get(code, code) for code in tally.among]
            return "rule.tally", {"label": self.label(tally.of), "among": among}
        return "rule.total", {"labels": [self.label(name) for name in measure.total.of]}


def _due(late: LateBody, labels: dict[str, str]) -> object:
    return as_day(late.due) or labels.get(late.due, late.due)
