"""From a scheme and the inputs of all units to scorecards."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from thidua.core.kernel.errors import BadData
from thidua.core.kernel.findings import has_errors
from thidua.core.scoring.card import Line, LineState, Scorecard, Step
from thidua.core.scoring.check_inputs import check_inputs
from thidua.core.scoring.compiled import Context, Scorer, compile_rule, target_of
from thidua.core.scoring.inputs import Absence, ItemInput, Units
from thidua.core.scoring.measure import ZERO, MissingValue, rounded
from thidua.core.scoring.pieces import Compare, Piece
from thidua.core.scoring.relative import Field, field_of
from thidua.core.scoring.scheme import Item, Scheme
from thidua.core.scoring.totals import card_of

NOTHING = ItemInput(absence=Absence.MISSING)


def score(scheme: Scheme, units: Units, *, stage: str | None = None) -> dict[str, Scorecard]:
    """Score every unit; bloc-relative items use the units that are there.

    Args:
        scheme: A scheme that passed `check_scheme`.
        units: Unit code → item id → input. Points and counts are `Decimal`.
        stage: Applies that stage's ceiling (a self-score may stop below the total).

    Raises:
        BadData: An input does not fit its item; `findings` in the data name each.
    """
    findings = check_inputs(scheme, units)
    if has_errors(findings):
        raise BadData(file=scheme.id, count=len(findings), findings=findings)
    scorers = _compiled(scheme)
    context = Context(fields=_fields(scheme, units))
    ceiling = next((s.ceiling for s in scheme.stages if s.code == stage), None)
    return {
        unit: card_of(scheme, unit, _lines(scheme, scorers, inputs, context), ceiling)
        for unit, inputs in units.items()
    }


@lru_cache(maxsize=16)
def _compiled_by_hash(holder: "_ByHash") -> dict[str, Scorer]:
    return {item.id: compile_rule(item.rule, item) for item in holder.scheme.items()}


class _ByHash:
    """A scheme as a cache key: by content, so that a copy compiles nothing anew."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme

    def __hash__(self) -> int:
        return hash(self.scheme.hash)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByHash) and other.scheme.hash == self.scheme.hash


def _compiled(scheme: Scheme) -> dict[str, Scorer]:
    return _compiled_by_hash(_ByHash(scheme))


def relative_inputs(item: Item) -> Compare | None:
    """The bloc-relative piece of an item's rule, if it has one."""
    return _find_compare(item.rule)


def _find_compare(piece: object) -> Compare | None:
    if isinstance(piece, Compare):
        return piece
    if isinstance(piece, Piece):
        parts: list[object] = [getattr(piece, name) for name in type(piece).model_fields]
    elif isinstance(piece, Mapping):
        parts = list(piece.values())
    elif isinstance(piece, tuple):
        parts = list(piece)
    else:
        return None
    return next((found for part in parts if (found := _find_compare(part))), None)


def _fields(scheme: Scheme, units: Units) -> dict[str, Field]:
    """The bloc's figures of each compared item, from the units whose figure is there."""
    fields = {}
    for item in scheme.items():
        piece = relative_inputs(item)
        if piece is None:
            continue
        pairs: list[tuple[Decimal, Decimal | None]] = []
        waiting: list[str] = []
        for unit, inputs in units.items():
            given = inputs.get(item.id, NOTHING)
            actual = given.values.get(piece.compare.of)
            if isinstance(actual, Decimal):
                pairs.append((actual, target_of(given, piece.compare.target)))
            elif given.absence in {None, Absence.MISSING}:
                waiting.append(unit)
        fields[item.id] = field_of(pairs, tuple(waiting))
    return fields


def _lines(
    scheme: Scheme, scorers: dict[str, Scorer], inputs: Mapping[str, ItemInput], context: Context
) -> dict[str, Line]:
    lines = {}
    for item in scheme.items():
        given = inputs.get(item.id, NOTHING)
        line = score_item(item, scorers[item.id], given, context)
        if scheme.rounding.when == "item" and line.points is not None:
            points = rounded(line.points, scheme.rounding.decimals)
            line = replace(line, points=points, low=points, high=points)
        lines[item.id] = line
    return lines


def score_item(item: Item, scorer: Scorer, given: ItemInput, context: Context) -> Line:
    """One line: the four kinds of absence first, then the rule, then the frame."""
    if given.absence is Absence.NOT_ASSIGNED:
        step = (Step("scoring.not_assigned"),)
        return _line(item, LineState.NOT_ASSIGNED, ZERO, step, given, frame=ZERO)
    if given.absence is Absence.NOTHING_AROSE:
        points = item.max if item.nothing_arose == "full" else ZERO
        step = (Step(f"scoring.nothing_arose_{item.nothing_arose}", {"points": points}),)
        return _line(item, LineState.NOTHING_AROSE, points, step, given)
    if given.absence is Absence.MISSING:
        return _missing(item, given, None)
    try:
        points, steps = scorer(given, context)
    except MissingValue as missing:
        return _missing(item, given, missing.name)
    if points > item.max or points < item.min:
        kept = min(max(points, item.min), item.max)
        data = {"raw": rounded(points, 4), "kept": kept, "low": item.min, "high": item.max}
        points, steps = kept, (*steps, Step("scoring.kept_in_frame", data))
    compared = context.fields.get(item.id)
    waiting = compared.waiting if compared else ()
    if waiting:
        steps = (*steps, Step("scoring.waits_for", {"units": list(waiting)}))
    line = _line(item, LineState.SCORED, points, steps, given)
    return replace(line, provisional=True) if waiting else line


def _line(
    item: Item,
    state: LineState,
    points: Decimal,
    steps: tuple[Step, ...],
    given: ItemInput,
    frame: Decimal | None = None,
) -> Line:
    return Line(
        item=item.id, state=state, points=points, low=points, high=points,
        frame=item.max if frame is None else frame,
        steps=steps, given=given, illustrative=given.illustrative,
    )  # fmt: skip


def _missing(item: Item, given: ItemInput, name: str | None) -> Line:
    label = next((spec.label for spec in item.inputs if spec.name == name), "")
    step = (
        Step("scoring.missing_value", {"label": label, "low": item.min, "high": item.max})
        if label
        else Step("scoring.missing", {"low": item.min, "high": item.max})
    )
    return Line(
        item=item.id, state=LineState.MISSING, points=None, low=item.min, high=item.max,
        frame=item.max, steps=(step,), given=given, provisional=True,
        illustrative=given.illustrative,
    )  # fmt: skip
