"""Lines add up to sections, sections to a scorecard."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from thidua.core.scoring.card import Line, Scorecard, SectionTotal, Step
from thidua.core.scoring.measure import HUNDRED, ZERO, rounded
from thidua.core.scoring.scheme import Scheme, Section


@dataclass(frozen=True, slots=True)
class Sum:
    """A known amount, or a range while something is missing."""

    points: Decimal | None
    low: Decimal
    high: Decimal

    def __add__(self, other: "Sum") -> "Sum":
        points = None
        if self.points is not None and other.points is not None:
            points = self.points + other.points
        return Sum(points, self.low + other.low, self.high + other.high)

    def within(self, low: Decimal | None, high: Decimal | None) -> "Sum":
        return Sum(
            None if self.points is None else _kept(self.points, low, high),
            _kept(self.low, low, high),
            _kept(self.high, low, high),
        )

    def rounded(self, places: int) -> "Sum":
        points = None if self.points is None else rounded(self.points, places)
        return Sum(points, rounded(self.low, places), rounded(self.high, places))


NIL = Sum(ZERO, ZERO, ZERO)


def _kept(value: Decimal, low: Decimal | None, high: Decimal | None) -> Decimal:
    if high is not None and value > high:
        return high
    return low if low is not None and value < low else value


def card_of(
    scheme: Scheme, unit: str, lines: Mapping[str, Line], ceiling: Decimal | None = None
) -> Scorecard:
    """Add up one unit's lines by the kinds of sections; bonus pools stop at their cap."""
    sections: dict[str, SectionTotal] = {}
    for section in scheme.sections:
        _total(section, lines, sections)
    by_kind = {
        kind: _sum_of(sections[s.id] for s in scheme.sections if s.kind == kind)
        for kind in ("base", "bonus", "extra", "deduction")
    }
    places = scheme.rounding.decimals
    raw = by_kind["base"] + by_kind["bonus"] + by_kind["extra"] + by_kind["deduction"]
    total = raw.within(ZERO, ceiling).rounded(places)
    frame = sum((sections[s.id].frame for s in scheme.sections if s.kind == "base"), ZERO)
    base = by_kind["base"].rounded(places)
    bonus = (by_kind["bonus"] + by_kind["extra"]).rounded(places)
    deducted = by_kind["deduction"].rounded(places)
    percent = None
    if total.points is not None and frame > 0:
        percent = rounded(HUNDRED * total.points / frame, places)
    data: dict[str, object] = {"base": base.points, "bonus": bonus.points}
    data |= {"deducted": deducted.points, "total": total.points, "decimals": Decimal(places)}
    if total.points is None:
        steps: tuple[Step, ...] = (Step("scoring.range", {"low": total.low, "high": total.high}),)
    else:
        steps = (Step("scoring.total", data),)
    if ceiling is not None and raw.high > ceiling:
        steps += (Step("scoring.ceiling", {"ceiling": ceiling}),)
    return Scorecard(
        unit=unit, lines=lines, sections=sections,
        base=base.points, bonus=bonus.points, deducted=deducted.points,
        total=total.points, low=total.low, high=total.high, frame=frame, percent=percent,
        steps=steps,
        provisional=any(line.provisional for line in lines.values()),
        illustrative=any(line.illustrative for line in lines.values()),
    )  # fmt: skip


def _sum_of(parts: Iterable[Line | SectionTotal]) -> Sum:
    total = NIL
    for part in parts:
        total += Sum(part.points, part.low, part.high)
    return total


def _total(
    section: Section, lines: Mapping[str, Line], out: dict[str, SectionTotal]
) -> SectionTotal:
    """The section's total, entered in `out` with those of the sections inside."""
    parts: list[Line | SectionTotal] = [lines[item.id] for item in section.items]
    parts += [_total(inner, lines, out) for inner in section.sections]
    steps: tuple[Step, ...] = ()
    if section.combine == "best" and parts:
        raw = _best(parts)
        frame = max(part.frame for part in parts)
        steps += (
            Step("scoring.best", {"points": raw.points if raw.points is not None else raw.low}),
        )
    else:
        raw = _sum_of(parts)
        frame = sum((part.frame for part in parts), ZERO)
    kept = raw.within(section.min, section.max)
    if kept != raw:
        code = "scoring.pool_capped" if raw.high > section.max else "scoring.pool_floored"
        steps += (Step(code, {"raw": raw.high if raw.points is None else raw.points,
                              "cap": section.max, "floor": section.min}),)  # fmt: skip
    out[section.id] = SectionTotal(
        section=section.id, points=kept.points, low=kept.low, high=kept.high,
        frame=min(frame, section.max) if section.kind == "base" else ZERO, steps=steps,
        provisional=any(part.provisional for part in parts),
        illustrative=any(part.illustrative for part in parts),
    )  # fmt: skip
    return out[section.id]


def _best(parts: list[Line | SectionTotal]) -> Sum:
    known = [part.points for part in parts if part.points is not None]
    points = max(known) if len(known) == len(parts) else None
    return Sum(points, max(part.low for part in parts), max(part.high for part in parts))
