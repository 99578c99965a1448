"""Points relative to the bloc: they need every unit, and move when one comes late.

Source of the formula: the target-vs-leader rule of a police emulation cluster, 2025
(tests/data/police-cluster-347-2025.yaml): below target 0.5·M·A/T, exactly on it 0.5·M, the
leader M, others above 0.5·M + 0.5·M·(A/T−1)/(L/T_L−1); without target M·A/max(A).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from thidua.core.scoring.card import Step
from thidua.core.scoring.scheme import Item

HALF = Decimal("0.5")
ONE = Decimal(1)
TIE = Decimal("0.0001")  # ratios this close share the lead


@dataclass(frozen=True, slots=True)
class Field:
    """What the bloc's units reached in one compared item."""

    best_ratio: Decimal | None  # highest actual/target above 1, of units with a target
    best_without: Decimal  # highest actual of units without a target
    waiting: tuple[str, ...] = ()  # units whose figure is still missing


def field_of(pairs: Iterable[tuple[Decimal, Decimal | None]], waiting: tuple[str, ...]) -> Field:
    """The bloc's best from (actual, target or None) of the units that are there."""
    pairs = list(pairs)
    ratios = [actual / target for actual, target in pairs if target and actual > target]
    without = [actual for actual, target in pairs if not target]
    return Field(max(ratios, default=None), max(without, default=Decimal(0)), waiting)


def compare(
    actual: Decimal, target: Decimal | None, item: Item, field: Field
) -> tuple[Decimal, tuple[Step, ...]]:
    """Points of one unit beside the others, and the reason."""
    frame = item.max
    if target is None:
        best = field.best_without
        points = frame * actual / best if best else Decimal(0)
        return points, (Step("scoring.compare_without", {"value": actual, "best": best}),)
    ratio = actual / target
    data = {"value": actual, "target": target, "percent": (ratio * 100).quantize(Decimal("0.01"))}
    if actual < target:
        return HALF * frame * ratio, (Step("scoring.compare_below", data),)
    if actual == target or field.best_ratio is None:
        return HALF * frame, (Step("scoring.compare_on_target", data),)
    if ratio >= field.best_ratio - TIE:
        return frame, (Step("scoring.compare_leader", data),)
    share = (ratio - ONE) / (field.best_ratio - ONE)
    best = (field.best_ratio * 100).quantize(Decimal("0.01"))
    return HALF * frame + HALF * frame * share, (
        Step("scoring.compare_above", {**data, "best": best}),
    )


def safe_points(
    actual: Decimal, target: Decimal | None, frame: Decimal, points: Decimal
) -> Decimal:
    """What stays of the points whoever still comes: a new best can only lower the others.

    Without a target nothing is safe, above it half the frame is; below it nobody else matters.
    """
    if target is None:
        return Decimal(0)
    return min(points, HALF * frame) if actual > target else points
