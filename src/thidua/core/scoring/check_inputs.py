"""Input that does not fit its item is named, never clamped or guessed."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from thidua.core.kernel.findings import Finding
from thidua.core.kernel.quantities import NUMERIC, WHOLE, Unit
from thidua.core.scoring.inputs import Absence, ItemInput, Scalar, Units
from thidua.core.scoring.scheme import InputSpec, Item, Scheme


def check_inputs(scheme: Scheme, units: Units) -> list[Finding]:
    """Every value that its item can not take, each with its place "unit · code"."""
    known = {item.id: item for item in scheme.items()}
    findings: list[Finding] = []
    for unit, inputs in units.items():
        for item_id, given in inputs.items():
            if item_id not in known:
                findings.append(Finding("input.unknown_item", unit, {"item": item_id}))
                continue
            findings += check_item_input(known[item_id], given, f"{unit} · {known[item_id].code}")
    return findings


def check_item_input(item: Item, given: ItemInput, place: str) -> Iterator[Finding]:
    """What is wrong with one input of one item."""
    if given.absence is Absence.NOT_ASSIGNED and not item.allows_not_assigned:
        yield Finding("input.must_be_assigned", place, {"item": item.name})
    if given.absence is Absence.NOTHING_AROSE and item.nothing_arose is None:
        yield Finding("input.must_arise", place, {"item": item.name})
    if given.absence and given.values:
        yield Finding("input.absent_with_value", place, {"item": item.name})
    specs = {spec.name: spec for spec in item.inputs}
    for name, value in given.values.items():
        if name not in specs:
            yield Finding("input.unknown_name", place, {"name": name, "allowed": list(specs)})
        else:
            yield from check_value(specs[name], value, place, item)


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
        chosen = value if isinstance(value, tuple) else (value,)
        options = spec.options or {}
        if not all(isinstance(code, str) and code in options for code in chosen):
            yield Finding(
                "input.unknown_option", place, data | {"allowed": list(options.values())}
            )


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
    if high is not None and value > high:
        yield Finding("input.too_large", place, data | {"maximum": high})


def limits(spec: InputSpec, item: Item) -> tuple[Decimal | None, Decimal | None]:
    """Lowest and highest value of an input: its own, else what its unit allows."""
    low, high = spec.minimum, spec.maximum
    if spec.unit is Unit.POINTS:
        return (item.min if low is None else low), (item.max if high is None else high)
    return (Decimal(0) if low is None else low), high


def _shown(value: Scalar) -> object:
    return list(value) if isinstance(value, tuple) else value
