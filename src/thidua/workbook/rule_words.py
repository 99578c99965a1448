"""A scoring rule in words, for the column "Cách tính": what gives how many points."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from thidua.core.scoring import pieces as p
from thidua.core.scoring.scheme import Item
from thidua.core.vietnamese.numbers import write_number

HUNDRED = 100
MANY = 260  # characters; beyond it the cell would push the sheet apart


def rule_in_words(item: Item) -> str:
    """The item's rule as one Vietnamese line, cut where it gets too long to read in a cell."""
    words = _Words(item).say(item.rule)
    words = words[:1].upper() + words[1:]
    return words if len(words) <= MANY else words[:MANY].rsplit(";", 1)[0] + "; …"


class _Words:
    def __init__(self, item: Item) -> None:
        self.item = item
        self.labels = {spec.name: spec.label for spec in item.inputs}
        self.options = {spec.name: spec.options or {} for spec in item.inputs}

    def say(self, rule: p.Rule) -> str:
        said: dict[type, Callable[..., str]] = {
            p.Constant: lambda r: f"{self.points(r.points)} điểm",
            p.Given: lambda _: f"chấm từ {_n(self.item.min)} đến {_n(self.item.max)} điểm",
            p.Met: self.met,
            p.Choose: self.choose,
            p.Bands: self.bands,
            p.Rate: self.rate,
            p.Compare: lambda _: (
                "so với chỉ tiêu và với cả khối: đúng chỉ tiêu được nửa điểm tối đa,"
                " dẫn đầu được điểm tối đa"
            ),
            p.Sum: lambda r: self.join("cộng", r.sum),
            p.Best: lambda r: self.join("lấy mức cao nhất trong", r.best),
            p.Case: self.case,
            p.When: self.when,
            p.Within: self.within,
        }
        return said[type(rule)](rule)

    def join(self, lead: str, parts: Sequence[p.Rule]) -> str:
        return f"{lead}: " + " + ".join(f"({self.say(part)})" for part in parts)

    def met(self, rule: p.Met) -> str:
        names = ", ".join(self.labels.get(name, name) for name in rule.met.of)
        subject = f" ({names})" if len(rule.met.of) > 1 else ""
        return f"đạt đủ{subject}: {self.points(rule.met.points)} điểm; không đạt: 0 điểm"

    def choose(self, rule: p.Choose) -> str:
        body = rule.choose
        labels = self.options.get(body.of, {})
        parts = "; ".join(
            f"{labels.get(code, code)}: {self.points(points)}"
            for code, points in body.options.items()
        )
        lead = {"one": "", "best": "tính mức cao nhất: ", "sum": "cộng dồn: "}[body.take]
        return f"{lead}{parts}"

    def bands(self, rule: p.Bands) -> str:
        parts = "; ".join(f"{_bounds(t)}: {self.say(t.give)}" for t in rule.bands.tiers)
        return f"{self.measure(rule.bands.of)}: {parts}"

    def rate(self, rule: p.Rate) -> str:
        body = rule.rate
        each = self.points(body.each)
        per = "" if body.per == 1 else f" {_n(body.per)}"
        measure = self.measure(body.of)
        if isinstance(body.of, p.Ratio) and body.per == HUNDRED:
            words = f"{each} điểm nhân với {measure}"
        elif isinstance(body.each, Decimal) and body.each < 0:
            start = f"từ {self.points(body.start)} điểm, " if body.start else ""
            words = f"{start}trừ {_n(-body.each)} điểm cho mỗi{per} {measure}"
        else:
            words = f"mỗi{per} {measure}: {each} điểm"
        if body.cap is not None:
            words += f"; tối đa {self.points(body.cap)} điểm"
        if body.floor is not None:
            words += f"; không dưới {self.points(body.floor)} điểm"
        return words

    def case(self, rule: p.Case) -> str:
        labels = self.options.get(rule.case.of, {})
        return "; ".join(
            f"{labels.get(code, code)}: {self.say(inner)}"
            for code, inner in rule.case.options.items()
        )

    def when(self, rule: p.When) -> str:
        tests = " và ".join(self.test(test) for test in rule.when.all)
        return (
            f"nếu {tests}: {self.say(rule.when.then)}; nếu không: {self.say(rule.when.otherwise)}"
        )

    def within(self, rule: p.Within) -> str:
        words = self.say(rule.within.rule)
        if rule.within.cap is not None:
            words += f"; tối đa {self.points(rule.within.cap)} điểm"
        if rule.within.floor is not None:
            words += f"; không dưới {self.points(rule.within.floor)} điểm"
        return words

    def test(self, test: p.Test) -> str:
        if isinstance(test.is_, bool):
            return f"{self.measure(test.of)} là {'Có' if test.is_ else 'Không'}"
        if test.is_ is not None:
            options = next((o for o in self.options.values() if test.is_ in o), {})
            return f"{self.measure(test.of)} là {options.get(test.is_, test.is_)}"
        return f"{self.measure(test.of)} {_bounds(test)}"

    def measure(self, measure: p.Measure) -> str:
        match measure:
            case p.Input(input=name):
                return _lower(self.labels.get(name, name))
            case p.Ratio(ratio=body):
                per = self.labels.get(body.per, body.per)
                return f"tỷ lệ % {_lower(self.labels.get(body.of, body.of))} trên {_lower(per)}"
            case p.DaysLate():
                return "số ngày chậm"
            case p.Tally(tally=body):
                labels = self.options.get(body.of, {})
                return "số lần " + ", ".join(labels.get(code, code) for code in body.among)
            case p.Total(total=total):
                return " + ".join(_lower(self.labels.get(name, name)) for name in total.of)

    def points(self, points: p.Points) -> str:
        return _n(self.item.max if points == "max" else points)


def _n(value: Decimal) -> str:
    return write_number(value)


def _lower(label: str) -> str:
    """A label inside a sentence; an abbreviation keeps its capitals."""
    return label[:1].lower() + label[1:] if label[1:2].islower() or " " in label[:2] else label


def _bounds(bounds: p.Bounds) -> str:
    low, high = bounds.low, bounds.high
    if low and high and low == high:
        return _n(low[0])
    parts = []
    if low:
        parts.append(f"{'từ' if low[1] else 'trên'} {_n(low[0])}")
    if high:
        parts.append(f"{'đến' if high[1] else 'dưới'} {_n(high[0])}")
    return " ".join(parts) or "mọi mức"
