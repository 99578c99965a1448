"""Whether more of what an item counts brings more points, or fewer."""

from decimal import Decimal

from thidua.core.scoring.compiled import worth
from thidua.core.scoring.pieces import Bands, Best, Rate, Rule, Sum, Tier, Within
from thidua.core.scoring.reach import reach
from thidua.core.scoring.scheme import Item


def less_is_better(item: Item) -> bool:
    """True where the points of the item only fall while its figure grows: late reports, faults."""
    return _turn(item.rule, item) < 0


def _turn(rule: Rule, item: Item) -> int:
    """Which way the points go while the figure grows: 1 up, -1 down, 0 neither or both."""
    match rule:
        case Rate(rate=body):
            return _sign(worth(body.each, item))
        case Bands(bands=body):
            ordered = sorted(body.tiers, key=_begin)
            highest = [reach(tier.give, item)[1] for tier in ordered]
            return _sign(highest[-1] - highest[0])
        case Within(within=body):
            return _turn(body.rule, item)
        case Sum(sum=parts) | Best(best=parts):
            turns = {_turn(part, item) for part in parts} - {0}
            return turns.pop() if len(turns) == 1 else 0
    return 0


def _begin(tier: Tier) -> Decimal:
    return tier.low[0] if tier.low else Decimal("-Infinity")


def _sign(value: Decimal) -> int:
    return (value > 0) - (value < 0)
