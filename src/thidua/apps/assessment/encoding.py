"""Inputs of an item as JSON and back; the scheme says what each one is."""

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from thidua.core.kernel.quantities import NUMERIC, Unit
from thidua.core.scoring.inputs import Scalar
from thidua.core.scoring.scheme import InputSpec, Item

PLACES = Decimal("0.000001")  # the records keep six
TARGET = "target"  # the input that the pact gives
# Units that an indicator can have.
REPORTED = frozenset({Unit.COUNT, Unit.PERCENT, Unit.DONG, Unit.DAYS, Unit.YES_NO})

Json = str | bool | list[str]


def plain(value: Decimal) -> Decimal:
    """The number as the records keep it: six places at most, no trailing zeros."""
    rounded = value.quantize(PLACES, ROUND_HALF_UP).normalize()
    return Decimal(f"{rounded:f}") + 0  # 1E+3 becomes 1000, -0 becomes 0


def to_json(value: Scalar) -> Json:
    if isinstance(value, bool | str):
        return value
    if isinstance(value, Decimal):
        return f"{plain(value):f}"
    return value.isoformat() if isinstance(value, date) else list(value)


def from_json(spec: InputSpec, value: Json) -> Scalar:
    """The value of one input, of the type that its unit asks for."""
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, bool):
        return value
    if spec.unit is Unit.DATE:
        return date.fromisoformat(value)
    return Decimal(value) if spec.unit in NUMERIC else value


def inputs_from_json(item: Item, stored: Mapping[str, Json]) -> dict[str, Scalar]:
    return {
        spec.name: from_json(spec, stored[spec.name])
        for spec in item.inputs
        if spec.name in stored
    }


def reported_input(item: Item) -> InputSpec | None:
    """The input that the item's indicator feeds; None where no indicator does."""
    if not item.indicator:
        return None
    return next(
        (spec for spec in item.inputs if spec.name != TARGET and spec.unit in REPORTED), None
    )


def pact_input(item: Item) -> InputSpec | None:
    """The input that the pact's target feeds; None where the rule needs no target."""
    if not item.indicator:
        return None
    return next((spec for spec in item.inputs if spec.name == TARGET), None)


def as_result(value: Scalar) -> Decimal | None:
    """A reported value as a result line holds it; yes is 1, no is 0."""
    if isinstance(value, bool):
        return Decimal(int(value))
    return plain(value) if isinstance(value, Decimal) else None


def from_result(spec: InputSpec, value: Decimal) -> Scalar:
    return bool(value) if spec.unit is Unit.YES_NO else plain(value)
