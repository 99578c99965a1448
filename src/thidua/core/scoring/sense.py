"""Whether more of what an item counts brings more points, or fewer."""

from decimal import Decimal
from itertools import pairwise

from thidua.core.scoring.compiled import worth
from thidua.core.scoring.pieces import (
    Bands,
    Best,
    Compare,
    Given,
    Input,
    Measure,
    Rate,
    Ratio,
    Rule,
    Sum,
    Tier,
    Within,
)
from thidua.core.scoring.reach import reach
from thidua.core.scoring.scheme import Item


def less_is_better(item: Item, name: str) -> bool:
    """True where the points only fall while the input of that name grows: late reports, faults."""
    return _turns(item.rule, item, name) == {-1}


def _turns(rule: Rule, item: Item, name: str) -> set[int]:
    """Which ways the points go while the input grows: up, down, both, or it does not matter."""
    match rule:
        case Rate(rate=body) if _reads(body.of, name):
            return _signs([worth(body.each, item)])
        case Bands(bands=body) if _reads(body.of, name):
            highest = [reach(tier.give, item)[1] for tier in sorted(body.tiers, key=_begin)]
            return _signs([after - before for before, after in pairwise(highest)])
        case Compare(compare=body) | Given(given=body) if body.of == name:
            return {1}
        case Within(within=body):
            return _turns(body.rule, item, name)
        case Sum(sum=parts) | Best(best=parts):
            return {turn for part in parts for turn in _turns(part, item, name)}
    return set()


def _reads(measure: Measure, name: str) -> bool:
    match measure:
        case Input(input=of):
            return of == name
        case Ratio(ratio=body):
            return body.of == name
    return False


def _begin(tier: Tier) -> Decimal:
    return tier.low[0] if tier.low else Decimal("-Infinity")


def _signs(values: list[Decimal]) -> set[int]:
    return {(value > 0) - (value < 0) for value in values} - {0}
