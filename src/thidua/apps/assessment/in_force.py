"""What counts now: for each agency and item the line in force, with the result that feeds it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from thidua.apps.assessment.encoding import (
    from_result,
    inputs_from_json,
    pact_input,
    plain,
    reported_input,
)
from thidua.apps.assessment.models import ScoreLine
from thidua.apps.movements.models import PactTarget
from thidua.apps.reporting.models import ResultLine
from thidua.core.scoring.inputs import Absence, ItemInput
from thidua.core.scoring.scheme import Item, Scheme


@dataclass(frozen=True, slots=True)
class SourceRef:
    """The record behind an input: `score_line` or `result_line`, and its key."""

    kind: str
    pk: int


@dataclass(frozen=True, slots=True)
class Records:
    """Everything of a year that scoring reads, by agency code and item id or indicator code."""

    lines: Mapping[tuple[str, str], ScoreLine]
    results: Mapping[tuple[str, str], ResultLine]
    targets: Mapping[tuple[str, str], PactTarget]


def inputs_of(scheme: Scheme, agency: str, records: Records) -> dict[str, ItemInput]:
    """The engine's inputs of one agency; an item for which nothing came is not there."""
    found = {}
    for item in scheme.items():
        given = _input(item, agency, records)
        if given is not None:
            found[item.id] = given
    return found


def _input(item: Item, agency: str, records: Records) -> ItemInput | None:
    line = records.lines.get((agency, item.id))
    result = records.results.get((agency, item.indicator or ""))
    if line is not None and line.absence:
        return ItemInput(
            absence=Absence(line.absence),
            source=SourceRef("score_line", line.pk),
            illustrative=line.illustrative,
        )
    if line is None and result is None:
        return None
    values = inputs_from_json(item, line.inputs) if line else {}
    illustrative = bool(line and line.illustrative)
    source = SourceRef("score_line", line.pk) if line else None
    spec = reported_input(item)
    if spec and result and spec.name not in values:  # a reviewer's own figure goes before it
        values[spec.name] = from_result(spec, result.value)
        illustrative |= result.illustrative
        source = SourceRef("result_line", result.pk)
    promised = _target(item, agency, records)
    if promised:
        values["target"] = promised[0]
        illustrative |= promised[1]
    if not _complete(item, set(values)):
        return ItemInput(absence=Absence.MISSING, source=source, illustrative=illustrative)
    return ItemInput(values, source=source, illustrative=illustrative)


def _target(item: Item, agency: str, records: Records) -> tuple[Decimal, bool] | None:
    target = records.targets.get((agency, item.indicator or ""))
    if target is None or pact_input(item) is None:
        return None
    return plain(target.value), target.illustrative


def _complete(item: Item, given: set[str]) -> bool:
    """Whether something came beside the target; the engine says what else is missing."""
    return bool(given - {"target"}) or not item.inputs
