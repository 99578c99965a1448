"""Input that does not fit its item is named, never clamped or guessed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thidua.core.kernel.findings import Finding
from thidua.core.kernel.quantities import NUMERIC, WHOLE, Unit
from thidua.core.scoring.inputs import Absence, ItemInput, Scalar, Units
from thidua.core.scoring.pieces import ChooseBody, Given, RatioBody, pieces_in
from thidua.core.scoring.scheme import InputSpec, Item, Scheme

Check = Callable[[Scalar], bool]


@dataclass(frozen=True, slots=True)
class Gate:
    """What one item takes: prepared once, asked for every unit."""

    item: Item
    specs: Mapping[str, InputSpec]
    fits: Mapping[str, Check]  # the quick answer; the finding is made only when it is no
    shares: tuple[RatioBody, ...]  # parts of a whole: they can not be more than it


def gate_of(item: Item) -> Gate:
    """The checks of one item."""
    steps = {piece.given.of: piece.given.step for piece in pieces_in(item.rule)
             if isinstance(piece, Given)}  # fmt: skip
    return Gate(
        item=item,
        specs={spec.name: spec for spec in item.inputs},
        fits={spec.name: _quick(spec, item, steps.get(spec.name)) for spec in item.inputs},
        shares=tuple(
            piece for piece in pieces_in(item.rule) if isinstance(piece, RatioBody) and piece.less
        ),
    )


def check_inputs(
    scheme: Scheme, units: Units, gates: Mapping[str, Gate] | None = None
) -> list[Finding]:
    """Every value that its item can not take, each with its place "unit · code"."""
    known = gates or {item.id: gate_of(item) for item in scheme.items()}
    findings: list[Finding] = []
    for unit, inputs in units.items():
        for item_id, given in inputs.items():
            gate = known.get(item_id)
            if gate is None:
                findings.append(Finding("input.unknown_item", unit, {"item": item_id}))
            elif given.absence or gate.shares or not _all_fit(gate, given):
                place = f"{unit} · {item_id}"
                findings += check_item_input(gate.item, given, place, gate)
    return findings


def _all_fit(gate: Gate, given: ItemInput) -> bool:
    fits = gate.fits
    return all(name in fits and fits[name](value) for name, value in given.values.items())


def check_item_input(
    item: Item, given: ItemInput, place: str, gate: Gate | None = None
) -> Iterator[Finding]:
    """What is wrong with one input of one item."""
    gate = gate or gate_of(item)
    if given.absence is Absence.NOT_ASSIGNED and not item.allows_not_assigned:
        yield Finding("input.must_be_assigned", place, {"item": item.name})
    if given.absence is Absence.NOTHING_AROSE and item.nothing_arose is None:
        yield Finding("input.must_arise", place, {"item": item.name})
    if given.absence and set(given.values) - {"target"}:  # a promise may stand without a result
        yield Finding("input.absent_with_value", place, {"item": item.name})
    for name, value in given.values.items():
        if name not in gate.specs:
            data = {"name": name, "allowed": list(gate.specs)}
            yield Finding("input.unknown_name", place, data)
        elif not gate.fits[name](value):
            yield from check_value(gate.specs[name], value, place, item)
    for share in gate.shares:
        yield from _check_share(gate, share, given, place)


def check_value(spec: InputSpec, value: Scalar, place: str, item: Item) -> Iterator[Finding]:
    """What is wrong with one value, by the unit of its input."""
    data = {"label": spec.label, "value": _shown(value)}
    if spec.unit in NUMERIC:
        yield from _check_number(spec, value, place, item)
    elif spec.unit is Unit.YES_NO and not isinstance(value, bool):
        yield Finding("input.not_yes_no", place, data)
    elif spec.unit is Unit.DATE and not isinstance(value, date):
        yield Finding("input.not_a_date", place, data)
    elif spec.unit is Unit.GRADE:
        options = spec.options or {}
        if isinstance(value, tuple) and not spec.several:
            yield Finding("input.only_one_option", place, {"label": spec.label})
        elif not all(code in options for code in _codes(value)):
            data |= {"allowed": list(options.values())}
            yield Finding("input.unknown_option", place, data)
        elif spec.name in _checklists(item) and not _once(value):
            yield Finding("input.option_twice", place, data)


def _check_number(spec: InputSpec, value: Scalar, place: str, item: Item) -> Iterator[Finding]:
    data: dict[str, object] = {"label": spec.label, "value": _shown(value)}
    if not isinstance(value, Decimal) or not value.is_finite():
        yield Finding("input.not_a_number", place, data)
        return
    if spec.unit in WHOLE and value != value.to_integral_value():
        yield Finding("input.not_whole", place, data)
    low, high = limits(spec, item)
    if low is not None and value < low:
        yield Finding("input.too_small", place, data | {"minimum": low})
    elif high is not None and value > high:
        yield Finding("input.too_large", place, data | {"maximum": high})
    elif (step := _step_of(spec, item)) and value % step:
        yield Finding("input.wrong_step", place, data | {"step": step})


def _step_of(spec: InputSpec, item: Item) -> Decimal | None:
    return next(
        (piece.given.step for piece in pieces_in(item.rule)
         if isinstance(piece, Given) and piece.given.of == spec.name),
        None,
    )  # fmt: skip


def _check_share(gate: Gate, share: RatioBody, given: ItemInput, place: str) -> Iterator[Finding]:
    values = [given.values.get(name) for name in (share.of, share.per, *share.less)]
    numbers = [value for value in values if isinstance(value, Decimal)]
    if len(numbers) < len(values):
        return
    part, whole, *less = numbers
    limit = whole - sum(less, Decimal(0))
    if part > limit:
        data = {"part": gate.specs[share.of].label, "value": part, "limit": limit}
        data["whole"] = gate.specs[share.per].label
        yield Finding("input.part_above_whole", place, data)


def limits(spec: InputSpec, item: Item) -> tuple[Decimal | None, Decimal | None]:
    """Lowest and highest value of an input: its own, else what its unit allows."""
    low, high = spec.minimum, spec.maximum
    if spec.unit is Unit.POINTS:
        return (item.min if low is None else low), (item.max if high is None else high)
    return (Decimal(0) if low is None else low), high


def _quick(spec: InputSpec, item: Item, step: Decimal | None) -> Check:
    """Whether a value fits, without a word on why not."""
    if spec.unit is Unit.YES_NO:
        return lambda value: isinstance(value, bool)
    if spec.unit is Unit.DATE:
        return lambda value: isinstance(value, date)
    if spec.unit is Unit.GRADE:
        return _quick_options(spec, item)
    low, high = limits(spec, item)
    whole = spec.unit in WHOLE

    def fits(value: Scalar) -> bool:
        return (
            isinstance(value, Decimal)
            and value.is_finite()
            and (low is None or value >= low)
            and (high is None or value <= high)
            and not (whole and value % 1)
            and not (step and value % step)
        )

    return fits


def _quick_options(spec: InputSpec, item: Item) -> Check:
    options, adds_up = spec.options or {}, spec.name in _checklists(item)

    def fits(value: Scalar) -> bool:
        return (
            (spec.several or not isinstance(value, tuple))
            and all(code in options for code in _codes(value))
            and (not adds_up or _once(value))
        )

    return fits


def _checklists(item: Item) -> set[str]:
    """The inputs whose options add up: each counts once. Grades of months may repeat."""
    return {
        piece.of
        for piece in pieces_in(item.rule)
        if isinstance(piece, ChooseBody) and piece.take == "sum"
    }


def _once(value: Scalar) -> bool:
    return not isinstance(value, tuple) or len(set(value)) == len(value)


def _codes(value: Scalar) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _shown(value: Scalar) -> object:
    return list(value) if isinstance(value, tuple) else value
