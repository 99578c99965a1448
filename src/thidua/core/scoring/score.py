"""From a scheme and the inputs of all units to scorecards."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from thidua.core.kernel.errors import BadData
from thidua.core.kernel.findings import has_errors
from thidua.core.scoring.card import Line, LineState, Scorecard, Step
from thidua.core.scoring.check_inputs import Gate, check_inputs, gate_of
from thidua.core.scoring.compiled import Context, Scorer, compile_rule, target_of
from thidua.core.scoring.inputs import Absence, ItemInput, Units
from thidua.core.scoring.measure import ZERO, MissingValue, number, rounded
from thidua.core.scoring.pieces import Compare, pieces_in
from thidua.core.scoring.relative import Field, field_of, safe_points
from thidua.core.scoring.scheme import Item, Scheme
from thidua.core.scoring.totals import card_of

NOTHING = ItemInput(absence=Absence.MISSING)


@dataclass(frozen=True, slots=True)
class Ready:
    """A scheme prepared once: each item with its rule as a function, and its input checks."""

    items: tuple[tuple[Item, Scorer], ...]
    gates: Mapping[str, Gate]
    compared: Mapping[str, Compare]


def score(scheme: Scheme, units: Units, *, stage: str | None = None) -> dict[str, Scorecard]:
    """Score every unit; bloc-relative items use the units that are there.

    Args:
        scheme: A scheme that passed `check_scheme`.
        units: Unit code → item id → input. Points and counts are `Decimal`.
        stage: Applies that stage's ceiling (a self-score may stop below the total).

    Raises:
        BadData: An input does not fit its item; `findings` in the data name each.
    """
    ready = _ready(scheme.hash, _Holder(scheme))
    findings = check_inputs(scheme, units, ready.gates)
    if has_errors(findings):
        raise BadData(file=scheme.id, count=len(findings), findings=findings)
    context = Context(fields=_fields(ready, units))
    ceiling = next((s.ceiling for s in scheme.stages if s.code == stage), None)
    return {
        unit: card_of(scheme, unit, _lines(scheme, ready, inputs, context), ceiling)
        for unit, inputs in units.items()
    }


@dataclass(frozen=True)
class _Holder:
    """Carries a scheme past the cache, whose key is the hash alone."""

    scheme: Scheme

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Holder)


@lru_cache(maxsize=16)
def _ready(hash_: str, holder: _Holder) -> Ready:  # noqa: ARG001 - the hash is the key
    items = tuple(holder.scheme.items())
    compares = {item.id: relative_inputs(item) for item in items}
    return Ready(
        items=tuple((item, compile_rule(item.rule, item)) for item in items),
        gates={item.id: gate_of(item) for item in items},
        compared={item_id: piece for item_id, piece in compares.items() if piece},
    )


def relative_inputs(item: Item) -> Compare | None:
    """The bloc-relative piece of an item's rule, if it has one."""
    return next((piece for piece in pieces_in(item.rule) if isinstance(piece, Compare)), None)


def _fields(ready: Ready, units: Units) -> dict[str, Field]:
    """The bloc's figures of each compared item, from the units whose figure is there."""
    return {item: _field(item, piece, units) for item, piece in ready.compared.items()}


def _field(item: str, piece: Compare, units: Units) -> Field:
    pairs: list[tuple[Decimal, Decimal | None]] = []
    waiting: list[str] = []
    for unit, inputs in units.items():
        given = inputs.get(item, NOTHING)
        actual = given.values.get(piece.compare.of)
        if given.absence is None and isinstance(actual, Decimal):
            pairs.append((actual, target_of(given, piece.compare.target)))
        elif given.absence in {None, Absence.MISSING}:
            waiting.append(unit)
    return field_of(pairs, tuple(sorted(waiting)))


def _lines(
    scheme: Scheme, ready: Ready, inputs: Mapping[str, ItemInput], context: Context
) -> dict[str, Line]:
    places = scheme.rounding.decimals if scheme.rounding.when == "item" else None
    return {
        item.id: score_item(item, scorer, inputs.get(item.id, NOTHING), context, places)
        for item, scorer in ready.items
    }


def score_item(
    item: Item, scorer: Scorer, given: ItemInput, context: Context, places: int | None = None
) -> Line:
    """One line: the kinds of absence first, then the rule, then the frame and the rounding."""
    if given.absence is not None:
        return _absent(item, given, given.absence)
    try:
        points, steps = scorer(given, context)
    except MissingValue as missing:
        return _missing(item, given, missing)
    if points > item.max or points < item.min:
        kept = min(max(points, item.min), item.max)
        data = {"raw": rounded(points, 4), "kept": kept, "low": item.min, "high": item.max}
        points, steps = kept, (*steps, Step("scoring.kept_in_frame", data))
    if places is not None:
        exact, points = points, rounded(points, places)
        if exact != points:
            steps = (*steps, Step("scoring.rounded", {"points": points}))
    line = Line(item.id, LineState.SCORED, points, points, points, item.max, steps, given,
                illustrative=given.illustrative)  # fmt: skip
    compared = context.fields.get(item.id)
    return _waiting(item, line, given, compared) if compared and compared.waiting else line


def _waiting(item: Item, line: Line, given: ItemInput, compared: Field) -> Line:
    step = Step("scoring.waits_for", {"units": list(compared.waiting)})
    low, high = item.min, item.max
    if isinstance(item.rule, Compare):
        body = item.rule.compare
        target = target_of(given, body.target)
        low, high = safe_points(number(given, body.of), target, item.max, line.high), line.high
    return replace(line, low=low, high=high, steps=(*line.steps, step), provisional=True)


def _absent(item: Item, given: ItemInput, absence: Absence) -> Line:
    if absence is Absence.MISSING:
        return _missing(item, given, MissingValue("", "scoring.missing"))
    frame, points = item.max, ZERO
    if absence is Absence.NOT_ASSIGNED:
        state, frame, step = LineState.NOT_ASSIGNED, ZERO, Step("scoring.not_assigned")
    else:
        state = LineState.NOTHING_AROSE
        points = item.max if item.nothing_arose == "full" else ZERO
        step = Step(f"scoring.nothing_arose_{item.nothing_arose}", {"points": points})
    return Line(item.id, state, points, points, points, frame, (step,), given,
                illustrative=given.illustrative)  # fmt: skip


def _missing(item: Item, given: ItemInput, missing: MissingValue) -> Line:
    data: dict[str, object] = {"low": item.min, "high": item.max}
    if missing.name:
        data["label"] = item.input(missing.name).label
    return Line(
        item.id, LineState.MISSING, None, item.min, item.max, item.max,
        (Step(missing.step, data),), given, provisional=True, illustrative=given.illustrative,
    )  # fmt: skip
