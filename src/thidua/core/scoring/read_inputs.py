"""Inputs from a file: unit → item → value, in YAML, JSON or CSV.

A value is the one input of the item, or `{input: value}` for several, or one of the words
`not_assigned`, `nothing_arose`, `missing`. Numbers and days may be written as people do.
"""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

from thidua.core.kernel.errors import BadData
from thidua.core.kernel.findings import Finding, has_errors
from thidua.core.kernel.quantities import NUMERIC, Unit
from thidua.core.kernel.strict_yaml import load_yaml
from thidua.core.scoring.inputs import Absence, ItemInput, Scalar
from thidua.core.scoring.scheme import InputSpec, Item, Scheme
from thidua.core.vietnamese import fold, read_date, read_number

YES, NO = {"co", "dat", "yes", "true", "x"}, {"khong", "khong dat", "no", "false"}
Inputs = dict[str, dict[str, ItemInput]]


def read_inputs(text: str, name: str, scheme: Scheme) -> Inputs:
    """The inputs of all units; a `.csv` has the columns unit, item, input, value.

    Raises:
        BadFile: The text is not YAML or JSON.
        BadData: It does not have the form, or names what the scheme does not have.
    """
    data = _from_csv(text) if name.lower().endswith(".csv") else load_yaml(text, name)
    findings: list[Finding] = []
    units: Inputs = {}
    if not isinstance(data, Mapping) or not data:
        findings.append(Finding("input.malformed", name))
        data = {}
    for unit, items in data.items():
        if not isinstance(items, Mapping):
            findings.append(Finding("input.malformed", f"{name} · {unit}"))
            continue
        units[str(unit)] = dict(_items(items, scheme, str(unit), findings))
    if has_errors(findings):
        raise BadData(file=name, count=len(findings), findings=findings)
    return units


def _from_csv(text: str) -> dict[str, dict[str, Any]]:
    rows = csv.reader(StringIO(text.removeprefix("\ufeff")))
    next(rows, None)  # the heading
    units: dict[str, dict[str, Any]] = {}
    for row in rows:
        unit, item, name, value, *_ = [cell.strip() for cell in [*row, "", "", "", ""]]
        if not item:
            continue
        items = units.setdefault(unit, {})
        if name and value:
            held = items.setdefault(item, {})
            if isinstance(held, dict):
                held[name] = value
        else:
            items[item] = value or name
    return units


def _items(
    items: Mapping[Any, Any], scheme: Scheme, unit: str, findings: list[Finding]
) -> Iterator[tuple[str, ItemInput]]:
    known = {item.id: item for item in scheme.items()}
    for item_id, value in items.items():
        item = known.get(str(item_id))
        if item is None:
            findings.append(Finding("input.unknown_item", unit, {"item": str(item_id)}))
        elif isinstance(value, str) and value in set(Absence):
            yield item.id, ItemInput(absence=Absence(value))
        elif value not in (None, ""):
            yield item.id, ItemInput(_values(item, value, f"{unit} · {item.id}", findings))


def _values(item: Item, value: Any, place: str, findings: list[Finding]) -> dict[str, Scalar]:
    given = value if isinstance(value, Mapping) else {item.inputs[0].name: value}
    specs = {spec.name: spec for spec in item.inputs}
    values: dict[str, Scalar] = {}
    for name, raw in given.items():
        if name not in specs:
            data = {"name": str(name), "allowed": list(specs)}
            findings.append(Finding("input.unknown_name", place, data))
        elif raw is not None:
            values[name] = as_scalar(specs[name], raw)
    return values


def as_scalar(spec: InputSpec, raw: Any) -> Scalar:
    """The value in the type of its unit; what can not be read stays, and the check names it."""
    if spec.unit in NUMERIC:
        return _number(raw)
    if spec.unit is Unit.DATE:
        return _day(raw)
    if spec.unit is Unit.YES_NO and isinstance(raw, str):
        return True if fold(raw) in YES else False if fold(raw) in NO else raw
    if spec.unit is Unit.GRADE and (isinstance(raw, list) or spec.several):
        parts = raw if isinstance(raw, list) else [part.strip() for part in str(raw).split(";")]
        return tuple(str(part) for part in parts if part != "")
    kept: Scalar = raw if isinstance(raw, bool | Decimal | date) else str(raw)
    return kept


def _number(raw: Any) -> Scalar:
    if isinstance(raw, bool | Decimal | date):
        return raw
    if isinstance(raw, int):
        return Decimal(raw)
    text = str(raw)
    try:
        return Decimal(text) if text.isascii() and text.isdecimal() else read_number(text).value
    except ValueError:
        return text


def _day(raw: Any) -> Scalar:
    if isinstance(raw, date):
        return raw
    text = str(raw)
    for read in (date.fromisoformat, read_date):
        try:
            return read(text)
        except ValueError:
            continue
    return text
