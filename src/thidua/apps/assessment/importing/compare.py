"""What a workbook would change: the same flat picture of the file and of the records."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thidua.apps.assessment.encoding import (
    from_result,
    inputs_from_json,
    pact_input,
    plain,
    reported_input,
)
from thidua.apps.assessment.models import ScoreCitation, ScoreLine
from thidua.apps.reporting.models import Deed, ResultCitation, ResultLine
from thidua.core.scoring.inputs import Absence, Scalar
from thidua.core.scoring.scheme import Item, Scheme
from thidua.workbook.contents import AgencyContents, DeedContents, RowContents

Proof = tuple[str, str, str, str]  # reference, day, period, quantity
Value = Scalar | tuple[Proof, ...] | tuple[str, ...]
Key = tuple[str, str, str]  # "item" or "deed"; item id or position; which part of it
Picture = dict[Key, Value]


@dataclass(frozen=True, slots=True)
class Change:
    """One value of one agency that the file would change; None where there is none."""

    agency: str
    kind: str  # "item" or "deed"
    key: str  # item id, or the position of the deed
    part: str  # input name, "absence", "note", "evidence", "illustrative", or "deed"
    old: Value | None
    new: Value | None


def differences(agency: str, old: Picture, new: Picture) -> tuple[Change, ...]:
    """Every part that differs, in the order of the file."""
    keys = [*new, *(key for key in old if key not in new)]
    return tuple(
        Change(agency, *key, old.get(key), new.get(key))
        for key in keys
        if old.get(key) != new.get(key)
    )


def picture_of_contents(
    scheme: Scheme, agency: AgencyContents, deeds: Iterable[DeedContents]
) -> Picture:
    found: Picture = {}
    for row in agency.rows:
        found |= _row(scheme.item(row.item_id), row)
    for n, deed in enumerate(deeds, 1):
        found["deed", str(n), "deed"] = (
            deed.type, deed.what, deed.when, _text(deed.day), _number(deed.quantity), deed.unit,
            deed.document_as_written, deed.source_ref, str(deed.illustrative),
        )  # fmt: skip
    return found


def is_filled(row: RowContents) -> bool:
    """Whether the row says anything: a value, or why there is none."""
    return bool(row.values) or row.absence not in {None, Absence.MISSING}


def own_values(item: Item, row: RowContents) -> dict[str, Scalar]:
    """The values of the row without the target, which belongs to the pact."""
    pact = pact_input(item)
    return {name: row.values[name] for name in row.values if not pact or name != pact.name}


def _row(item: Item, row: RowContents) -> Picture:
    if not is_filled(row):
        return {}
    parts: dict[str, Value] = {
        name: plain(value) if isinstance(value, Decimal) else value
        for name, value in own_values(item, row).items()
    }
    if row.absence:
        parts["absence"] = row.absence.value
    if row.note:
        parts["note"] = row.note
    if row.illustrative:
        parts["illustrative"] = True
    if proofs := _merged(
        (proof.document_as_written, _text(proof.day), proof.period or "", proof.quantity)
        for proof in row.evidence
    ):
        parts["evidence"] = proofs
    return {("item", item.id, part): value for part, value in parts.items()}


def picture_of_records(
    scheme: Scheme,
    lines: Mapping[str, ScoreLine],
    results: Mapping[str, ResultLine],
    citations: Mapping[str, list[ScoreCitation | ResultCitation]],
    deeds: Iterable[Deed],
) -> Picture:
    """The same of what is in force; by item id, indicator code, and item id for the proofs."""
    found: Picture = {}
    for item in scheme.items():
        line = lines.get(item.id)
        if line is None:
            continue
        result = results.get(item.indicator or "")
        parts = _line(item, line, result if reported_input(item) else None)
        if proofs := _merged(
            (row.evidence.reference, _text(row.evidence.day), row.evidence.period, row.quantity)
            for row in citations.get(item.id, [])
        ):
            parts["evidence"] = proofs
        found |= {("item", item.id, part): value for part, value in parts.items()}
    for n, deed in enumerate(deeds, 1):
        found["deed", str(n), "deed"] = (
            deed.kind, deed.text, deed.when, _text(deed.day), _number(deed.quantity), deed.noun,
            deed.reference, deed.source_ref, str(deed.illustrative),
        )  # fmt: skip
    return found


def _line(item: Item, line: ScoreLine, result: ResultLine | None) -> dict[str, Value]:
    parts: dict[str, Value] = {**inputs_from_json(item, line.inputs)}
    spec = reported_input(item)
    if spec and result and not line.absence and spec.name not in parts:
        parts[spec.name] = from_result(spec, result.value)
    if line.absence:
        parts["absence"] = line.absence
    if line.reason:
        parts["note"] = line.reason
    if line.illustrative:
        parts["illustrative"] = True
    return parts


def _merged(proofs: Iterable[tuple[str, str, str, Decimal | None]]) -> tuple[Proof, ...]:
    """Proofs as they are kept: named twice, their quantities add up."""
    found: dict[tuple[str, str, str], Decimal | None] = {}
    for reference, day, period, quantity in proofs:
        if not reference:
            continue
        key = (reference, day, str(period))
        before = found.get(key)
        found[key] = quantity if before is None else before + (quantity or 0)
    return tuple((*key, _number(quantity)) for key, quantity in found.items())


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{plain(value):f}"
