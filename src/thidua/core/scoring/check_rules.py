"""Checks one item: its inputs, and whether its rule can work and reach the frame."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from thidua.core.kernel.findings import has_errors
from thidua.core.kernel.pieces import Piece
from thidua.core.kernel.quantities import WHOLE, Unit
from thidua.core.kernel.remarks import KeyPath, Remarks
from thidua.core.scoring.check_tiers import Steps, check_cover
from thidua.core.scoring.measure import as_day, unit_of
from thidua.core.scoring.names import Use, uses
from thidua.core.scoring.pieces import Bands, Case, Choose, Input, Measure
from thidua.core.scoring.reach import reach
from thidua.core.scoring.scheme import InputSpec, Item


def check_item(item: Item, path: KeyPath, remarks: Remarks) -> None:
    """Inputs first; a rule is looked at only when every input that it names exists."""
    if item.max < item.min:
        remarks.at(path, "scheme.frame_upside_down", low=item.min, high=item.max)
        return
    if not _check_inputs(item, path, remarks):
        return
    for piece, here in pieces_with_paths(item.rule, (*path, "rule")):
        if isinstance(piece, Choose):
            _check_options(item, piece.choose.of, piece.choose.options, here, remarks)
        elif isinstance(piece, Case):
            _check_options(item, piece.case.of, piece.case.options, here, remarks)
        elif isinstance(piece, Bands):
            _check_bands(item, piece, (*here, "bands"), remarks)
    _check_reach(item, path, remarks)


def pieces_with_paths(value: object, path: KeyPath) -> Iterator[tuple[Piece, KeyPath]]:
    """Every piece inside, with the path of keys that leads to it in the file."""
    if isinstance(value, Piece):
        yield value, path
        for name, field in type(value).model_fields.items():
            yield from pieces_with_paths(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from pieces_with_paths(part, (*path, key))
    elif isinstance(value, tuple):
        for place, part in enumerate(value):
            yield from pieces_with_paths(part, (*path, place))


def _check_inputs(item: Item, path: KeyPath, remarks: Remarks) -> bool:
    before = len(remarks.found)
    known: dict[str, InputSpec] = {}
    for place, spec in enumerate(item.inputs):
        here = (*path, "inputs", place)
        if spec.name in known:
            remarks.at(here, "scheme.repeated_input", name=spec.name, item=item.code)
        known[spec.name] = spec
        if (spec.unit is Unit.GRADE) != bool(spec.options):
            remarks.at(here, "scheme.options_missing", label=spec.label)
    used = list(uses(item.rule))
    for use in used:
        _check_use(use, known, (*path, "rule"), remarks)
    for place, spec in enumerate(item.inputs):
        if spec.name not in {use.name for use in used}:
            remarks.warn((*path, "inputs", place), "scheme.unused_input", name=spec.name)
    return not has_errors(remarks.found[before:])


def _check_use(use: Use, known: dict[str, InputSpec], path: KeyPath, remarks: Remarks) -> None:
    if use.day and as_day(use.name) is not None:
        return
    if use.name not in known:
        if not use.optional:
            remarks.at(path, "scheme.unknown_input", name=use.name, allowed=list(known))
        return
    spec = known[use.name]
    if use.units and spec.unit not in use.units:
        wanted = sorted(unit.value for unit in use.units)
        remarks.at(path, "scheme.wrong_unit", name=use.name, unit=spec.unit.value, wanted=wanted)
    if use.same_as in known and known[use.same_as].unit is not spec.unit:
        other = known[use.same_as]
        data = {"name": use.name, "unit": spec.unit.value, "wanted": [other.unit.value]}
        remarks.at(path, "scheme.wrong_unit", **data)


def _check_options(
    item: Item, name: str, options: Iterable[str], path: KeyPath, remarks: Remarks
) -> None:
    known = item.input(name).options or {}
    for code in options:
        if code not in known:
            remarks.at(path, "scheme.unknown_option", option=code, allowed=list(known))
    for code, label in known.items():
        if code not in options:
            remarks.at(path, "scheme.option_without_points", option=label)


def _check_bands(item: Item, piece: Bands, path: KeyPath, remarks: Remarks) -> None:
    body = piece.bands
    unit = unit_of(body.of, item)
    if body.unit is not None and body.unit is not unit:
        remarks.at(path, "scheme.band_unit", unit=body.unit.value, wanted=unit.value)
    ends = [end[0] for tier in body.tiers for end in (tier.low, tier.high) if end]
    if unit is Unit.PERCENT and ends and max(ends) <= 1 and any(0 < end < 1 for end in ends):
        remarks.at((*path, "tiers"), "scheme.percent_as_fraction", highest=max(ends))
        return
    if unit in WHOLE and any(end != end.to_integral_value() for end in ends):
        remarks.at((*path, "tiers"), "scheme.count_as_fraction", unit=unit.value)
        return
    check_cover(body.tiers, (*path, "tiers"), domain_of(body.of, item, body.round), remarks)


def domain_of(measure: Measure, item: Item, places: int | None) -> Steps:
    """The values that a measure can take."""
    unit = unit_of(measure, item)
    step = Decimal(1) if unit in WHOLE else None
    if places is not None:
        step = Decimal(1).scaleb(-places)
    spec = item.input(measure.input) if isinstance(measure, Input) else None
    low = Decimal(0) if spec is None or spec.minimum is None else spec.minimum
    return Steps(low, None if spec is None else spec.maximum, step)


def _check_reach(item: Item, path: KeyPath, remarks: Remarks) -> None:
    low, high = reach(item.rule, item)
    data = {"item": item.code, "frame": item.max, "best": high}
    if high < item.max:
        remarks.warn((*path, "max"), "scheme.frame_not_reached", **data)
    elif high > item.max:
        remarks.warn((*path, "max"), _over(high), **data)
    if low < item.min:
        remarks.warn((*path, "rule"), "scheme.under_frame", item=item.code, frame=item.min)


def _over(high: Decimal) -> str:
    return "scheme.over_frame" if high.is_finite() else "scheme.no_cap"
