"""Classes of totals, what bars or lowers them, and how many units may hold one."""

from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from thidua.core.scoring.card import Scorecard, Step
from thidua.core.scoring.inputs import Absence
from thidua.core.scoring.scheme import KnockOut, Scheme, ShareCap

ROUNDING = {"down": ROUND_FLOOR, "up": ROUND_CEILING, "half_up": ROUND_HALF_UP}


@dataclass(slots=True)
class Graded:
    """A unit on its way to a class; share caps may still lower it."""

    unit: str
    grade: str | None
    steps: list[Step] = field(default_factory=list)


def grade_of(scheme: Scheme, card: Scorecard, value: Decimal) -> tuple[str | None, list[Step]]:
    """The class that holds the value; none while a range lies in several classes."""
    if card.total is None and scheme.rank_on == "total":
        ends = {_holding(scheme, card.low), _holding(scheme, card.high)}
        if len(ends) > 1:
            return None, [Step("scoring.grade_open", {"low": card.low, "high": card.high})]
    elif card.total is None and scheme.grades:
        return None, [Step("scoring.grade_open", {"low": card.low, "high": card.high})]
    code = _holding(scheme, value)
    if code is None:
        return None, []
    return code, [Step("scoring.graded", {"value": value, "grade": scheme.grade(code).name})]


def _holding(scheme: Scheme, value: Decimal) -> str | None:
    return next((grade.code for grade in scheme.grades if grade.hold(value)), None)


def knock_out(
    scheme: Scheme, card: Scorecard, grade: str | None, steps: list[Step]
) -> tuple[str | None, list[Step]]:
    """The class after everything that bars or lowers it, with the reasons."""
    codes = [one.code for one in scheme.grades]
    for rule in scheme.knock_outs:
        state = knocked(rule, card)
        if state is None:
            steps.append(Step("scoring.knock_out_open", {"name": rule.name}))
        if not state or grade is None:
            continue
        place = codes.index(grade) + rule.lower
        if rule.at_most is not None:
            place = max(place, codes.index(rule.at_most))
        place = min(place, len(codes) - 1)
        if codes[place] == grade:
            continue
        grade = codes[place]
        data = {"name": rule.name, "grade": scheme.grade(grade).name}
        steps.append(Step("scoring.knocked_out", data))
    return grade, steps


def knocked(rule: KnockOut, card: Scorecard) -> bool | None:
    """Whether the condition holds; None while its input or the total is missing."""
    if rule.from_total is not None:
        if card.high < rule.from_total:
            return False
        if card.total is None:
            return None
    return _flagged(card, rule.flag) if rule.flag is not None else _too_low(rule, card)


def _too_low(rule: KnockOut, card: Scorecard) -> bool | None:
    part = card.of(rule.section or rule.item or "")
    if part.frame == 0:
        return False  # nothing of it was assigned
    if part.points is None:
        return None
    if rule.is_zero:
        return part.points == 0
    return rule.below_share is not None and part.points < rule.below_share * part.frame


def _flagged(card: Scorecard, item: str) -> bool | None:
    given = card.lines[item].given
    if given is None or given.absence is Absence.MISSING or not (given.values or given.absence):
        return None
    return any(value is True for value in given.values.values())


def share_caps(scheme: Scheme, groups: list[list[Graded]]) -> None:
    """Lower whoever stands beyond the number that a class may have.

    Units on one place are not parted: if they do not all fit, none of them keeps the class.
    """
    codes = [grade.code for grade in scheme.grades]
    for cap in sorted(scheme.shares, key=lambda cap: codes.index(cap.grade)):
        base = sum(one.grade in cap.base if cap.base else True for g in groups for one in g)
        seats = allowed(cap, base)
        taken = 0
        data = {"grade": scheme.grade(cap.grade).name, "seats": seats, "base": base}
        for group in groups:
            holders = [one for one in group if one.grade == cap.grade]
            if taken + len(holders) <= seats:
                taken += len(holders)
                continue
            taken = seats  # who comes later may not pass those who just missed it
            lower = codes[min(codes.index(cap.grade) + 1, len(codes) - 1)]
            for one in holders:
                one.grade = lower
                share = cap.share * 100
                one.steps.append(
                    Step("scoring.share_capped", {**data, "share": share,
                                                  "lower": scheme.grade(lower).name})
                )  # fmt: skip


def allowed(cap: ShareCap, base: int) -> int:
    """How many of `base` units may hold the class, rounded as the scheme says."""
    return int((cap.share * base).to_integral_value(ROUNDING[cap.round]))
