"""Figures for the engine from a plain file: YAML, JSON or CSV, unit → item → value.

YAML and JSON: `{unit: {item: value}}`, where a value is a number, true/false, a text, a list
of options, `{input: value, …}`, or `{absence: not_assigned | nothing_arose | missing}`.
CSV: a header with `unit,item,value` and, where an item asks for more, `input`.
An item is named by its id, or by its printed code where only one item has it.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from thidua.core.kernel.errors import BadData, BadFile
from thidua.core.kernel.findings import Finding
from thidua.core.kernel.quantities import NUMERIC, Unit
from thidua.core.kernel.strict_yaml import load_yaml, read_text
from thidua.core.scoring.inputs import Absence, ItemInput, Scalar
from thidua.core.scoring.scheme import Item, Scheme
from thidua.core.vietnamese import read_number

Figures = dict[str, dict[str, ItemInput]]
COLUMNS = {"unit", "item", "value"}
YES = {"true": True, "false": False, "yes": True, "no": False, "có": True, "không": False}


def read_figures(path: Path, scheme: Scheme) -> Figures:
    """What the file says of each unit, item by item.

    Raises:
        BadFile: The file is missing, or is none of the three forms.
        BadData: It names an item that the scheme does not have, or an unreadable value.
    """
    if path.suffix.lower() == ".csv":
        rows = _from_csv(read_text(path), path.name)
    else:
        rows = _from_mapping(load_yaml(read_text(path), path.name), path.name)
    names = _names(scheme)
    figures: Figures = {}
    findings: list[Finding] = []
    for unit, name, value in rows:
        place = f"{path.name} · {unit} · {name}"
        item = names.get(name)
        if item is None:
            findings.append(Finding("input.unknown_item", place, {"item": name}))
            continue
        earlier = figures.setdefault(unit, {}).get(item.id)
        figures[unit][item.id] = _merged(earlier, _input(item, value, place, findings))
    if findings:
        raise BadData(file=path.name, count=len(findings), findings=findings)
    return figures


def _from_mapping(data: object, file: str) -> Iterator[tuple[str, str, object]]:
    if not isinstance(data, Mapping) or not all(isinstance(v, Mapping) for v in data.values()):
        raise BadFile(reason="figures_shape", file=file)
    for unit, items in data.items():
        for name, value in items.items():
            yield str(unit), str(name), value


def _from_csv(text: str, file: str) -> Iterator[tuple[str, str, object]]:
    reader = csv.DictReader(text.removeprefix("\ufeff").splitlines())
    if not set(reader.fieldnames or ()) >= COLUMNS:
        raise BadFile(reason="figures_shape", file=file)
    for row in reader:
        value: object = row["value"] or ""
        yield row["unit"], row["item"], {row["input"]: value} if row.get("input") else value


def _names(scheme: Scheme) -> dict[str, Item]:
    codes = Counter(item.code for item in scheme.items())
    by_code = {item.code: item for item in scheme.items() if codes[item.code] == 1}
    return by_code | {item.id: item for item in scheme.items()}


def _merged(earlier: ItemInput | None, now: ItemInput) -> ItemInput:
    """Rows of a CSV that speak of the same item add up to one input."""
    return now if earlier is None else ItemInput({**earlier.values, **now.values}, now.absence)


def _input(item: Item, value: object, place: str, findings: list[Finding]) -> ItemInput:
    named: Mapping[Any, Any] = value if isinstance(value, Mapping) else {}
    if not named and (value is None or value == ""):
        return ItemInput(absence=Absence.MISSING)
    absence = named.get("absence", value if isinstance(value, str) else None)
    if absence in set(Absence):
        return ItemInput(absence=Absence(absence))
    given = {str(name): part for name, part in named.items()} or {item.inputs[0].name: value}
    units = {spec.name: spec.unit for spec in item.inputs}
    values: dict[str, Scalar] = {}
    for name, part in given.items():
        try:
            values[name] = _scalar(part, units.get(name))
        except ValueError:
            data = {"label": name, "value": str(part)}
            findings.append(Finding("input.not_a_number", place, data))
    return ItemInput(values)


def _scalar(value: object, unit: Unit | None) -> Scalar:
    """The value as its unit wants it; what does not fit is left for the input check."""
    if isinstance(value, list):
        return tuple(str(part) for part in value)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Decimal(value)
    return _word(value, unit) if isinstance(value, str) else _plain(value)


def _plain(value: object) -> Scalar:
    return value if isinstance(value, bool | date) else str(value)


def _word(text: str, unit: Unit | None) -> Scalar:
    if unit in NUMERIC:
        return read_number(text).value
    if unit is Unit.YES_NO:
        return YES.get(text.strip().lower(), text)
    if unit is Unit.DATE:
        return date.fromisoformat(text)
    return tuple(text.split("|")) if "|" in text else text
