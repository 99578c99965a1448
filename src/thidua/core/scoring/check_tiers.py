"""Do tiers cover every value, each exactly once?"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from thidua.core.kernel.remarks import KeyPath, Remarks
from thidua.core.scoring.pieces import Bounds

BELOW, ABOVE = Decimal("-Infinity"), Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Steps:
    """The values that can occur: from `low` to `high` (None: no end), in steps or any."""

    low: Decimal
    high: Decimal | None
    step: Decimal | None  # 1 for whole things; None where any value may lie between


@dataclass(frozen=True, slots=True, order=True)
class _End:
    """An end of an interval: `after` 0 lies on the value, 1 just behind it."""

    value: Decimal
    after: int


def check_cover(tiers: Sequence[Bounds], path: KeyPath, domain: Steps, remarks: Remarks) -> None:
    """Report tiers with two ends at one side, gaps between tiers, and overlaps."""
    for place, tier in enumerate(tiers):
        if _twice(tier):
            remarks.at((*path, place), "scheme.bounds_twice")
            return
    spans = sorted((*_span(tier, domain), place) for place, tier in enumerate(tiers))
    reached = _End(domain.low, 0)
    for start, end, place in spans:
        here = (*path, place)
        if start >= end:
            remarks.warn(here, "scheme.tier_empty")
            continue
        if start > reached:
            remarks.at(here, "scheme.tier_gap", low=reached.value, high=start.value)
        elif start < reached and reached != _End(domain.low, 0):
            high = min(reached, end).value
            remarks.at(here, "scheme.tier_overlap", low=start.value, high=high)
        reached = max(reached, end)
    last = _End(ABOVE if domain.high is None else domain.high, 0)
    if reached < last or (domain.high is not None and reached == last):
        remarks.at(path, "scheme.tier_open_above", high=reached.value)


def _twice(tier: Bounds) -> bool:
    return (tier.from_ is not None and tier.above is not None) or (
        tier.to is not None and tier.below is not None
    )


def _span(tier: Bounds, domain: Steps) -> tuple[_End, _End]:
    """The tier as a half-open span [start, end); on steps, moved to the next value that occurs."""
    low, high = tier.low, tier.high
    start = _End(low[0], 0 if low[1] else 1) if low else _End(BELOW, 0)
    end = _End(high[0], 1 if high[1] else 0) if high else _End(ABOVE, 1)
    if domain.step is None:
        return start, end
    return _on_step(start, domain.step), _on_step(end, domain.step)


def _on_step(end: _End, step: Decimal) -> _End:
    """The first value of the grid that is not before this end."""
    if not end.value.is_finite():
        return end
    if end.after:
        return _End(((end.value / step).to_integral_value(ROUND_FLOOR) + 1) * step, 0)
    return _End((end.value / step).to_integral_value(ROUND_CEILING) * step, 0)
