"""From scorecards to places and classes: order, tie-breaks, knock-outs, share caps."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from thidua.core.scoring.card import Place, Ranking, Scorecard, Step
from thidua.core.scoring.grading import Graded, grade_of, knock_out, share_caps
from thidua.core.scoring.measure import HUNDRED, rounded
from thidua.core.scoring.scheme import Scheme, TieBreak

Keys = tuple[Decimal, ...]


def rank(scheme: Scheme, cards: Mapping[str, Scorecard]) -> Ranking:
    """Order the units, best first; who stays equal after every tie-break shares the place.

    A unit whose total is still a range stands where its lowest possible total puts it, and
    the ranking is provisional.
    """
    keys = {unit: _keys(scheme, card) for unit, card in cards.items()}
    order = sorted(sorted(cards), key=keys.__getitem__, reverse=True)
    graded = [Graded(unit, *_graded(scheme, cards[unit])) for unit in order]
    groups = [list(group) for _, group in groupby(graded, key=lambda one: keys[one.unit])]
    share_caps(scheme, groups)
    places: list[Place] = []
    for group in groups:
        number = len(places) + 1
        for one in group:
            reasons = _order_reasons(scheme, one.unit, order, keys, len(group))
            places.append(_place(cards[one.unit], number, one, reasons))
    provisional = any(card.provisional for card in cards.values())
    return Ranking(
        places=tuple(places),
        steps=_steps(scheme, cards, provisional=provisional),
        provisional=provisional,
        illustrative=any(card.illustrative for card in cards.values()),
    )


def score_for_order(scheme: Scheme, card: Scorecard) -> Decimal:
    """The total, or the percentage of the unit's own frame; of a range its lower end."""
    value = card.low if card.total is None else card.total
    if scheme.rank_on == "total":
        return value
    if card.percent is not None:
        return card.percent
    share = HUNDRED * value / card.frame if card.frame else Decimal(0)
    return rounded(share, scheme.rounding.decimals)


def _keys(scheme: Scheme, card: Scorecard) -> Keys:
    return score_for_order(scheme, card), *(_tie_key(tie, card) for tie in scheme.tie_breaks)


def _tie_key(tie: TieBreak, card: Scorecard) -> Decimal:
    part = card.of(tie.by)
    points = part.low if part.points is None else part.points
    return points if tie.order == "more" else -points


def _graded(scheme: Scheme, card: Scorecard) -> tuple[str | None, list[Step]]:
    grade, steps = grade_of(scheme, card, score_for_order(scheme, card))
    return knock_out(scheme, card, grade, steps)


def _place(card: Scorecard, number: int, one: Graded, reasons: Sequence[Step]) -> Place:
    return Place(
        unit=card.unit, place=number, total=card.total, low=card.low, high=card.high,
        grade=one.grade, steps=(*reasons, *one.steps), illustrative=card.illustrative,
    )  # fmt: skip


def _order_reasons(
    scheme: Scheme, unit: str, order: Sequence[str], keys: Mapping[str, Keys], shared: int
) -> list[Step]:
    """Why the unit stands where it does among those with an equal total."""
    own = keys[unit]
    equals = [other for other in order if other != unit and keys[other][0] == own[0]]
    if not equals:
        return []
    steps = []
    for number, tie in enumerate(scheme.tie_breaks, 1):
        if len({keys[other][number] for other in [unit, *equals]}) > 1:
            points = abs(own[number])
            data = {"part": part_name(scheme, tie.by), "points": points, "units": equals}
            steps.append(Step("scoring.tie_broken", data))
            break
    if shared > 1:
        same = [other for other in equals if keys[other] == own]
        steps.append(Step("scoring.place_shared", {"units": same}))
    return steps


def part_name(scheme: Scheme, part: str) -> str:
    """A section or item as people call it: "II. Xây dựng Đảng"."""
    found = next((s for s in scheme.all_sections() if s.id == part), None) or scheme.item(part)
    return f"{found.code}. {found.name}"


def _steps(
    scheme: Scheme, cards: Mapping[str, Scorecard], *, provisional: bool
) -> tuple[Step, ...]:
    steps = [
        Step("scoring.ranked_on_total")
        if scheme.rank_on == "total"
        else Step("scoring.ranked_on_percent")
    ]
    if provisional:
        units = sorted(unit for unit, card in cards.items() if card.provisional)
        steps.append(Step("scoring.ranking_provisional", {"units": units}))
    return tuple(steps)
