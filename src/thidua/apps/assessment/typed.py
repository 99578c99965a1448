"""What a person typed into one cell of a score sheet, as the value that its item takes."""

from collections.abc import Iterable, Mapping

from thidua.apps.assessment.encoding import pact_input, reported_input
from thidua.apps.assessment.errors import CellRefused
from thidua.core.kernel.findings import Finding, Severity
from thidua.core.kernel.quantities import NUMERIC, Unit
from thidua.core.scoring.check_inputs import check_item_input, limits
from thidua.core.scoring.inputs import Absence, ItemInput, Scalar
from thidua.core.scoring.scheme import InputSpec, Item
from thidua.core.vietnamese.folding import fold
from thidua.workbook.book import Cell
from thidua.workbook.cells import NO, YES, Reading, read_day, read_quantity

NOTE, ABSENCE = "reason", "absence"  # the columns that are no input
SEPARATOR = ";"


def is_judged(item: Item) -> bool:
    """Whether somebody gives its points instead of a figure that the rule turns into points."""
    return [spec.unit for spec in item.inputs] == [Unit.POINTS]


def typed_inputs(item: Item, *, reviewing: bool) -> tuple[InputSpec, ...]:
    """The inputs that are typed: a report's figure only by a reviewer, a pact's by nobody."""
    reported, promised = reported_input(item), pact_input(item)
    return tuple(
        spec
        for spec in item.inputs
        if spec is not promised and (reviewing or spec is not reported)
    )


def read_typed(item: Item, spec: InputSpec, text: str) -> Scalar:
    """The value, or a refusal that says what to type.

    Raises:
        CellRefused: The text is no such value, or its item does not take it.
    """
    reading = _read(item, spec, text)
    _refuse(reading.findings)
    if reading.value is None:
        raise CellRefused("assessment.cell_empty", label=spec.label)
    return reading.value


def check_typed(item: Item, values: Mapping[str, Scalar], absence: str = "") -> None:
    """Do nothing if the item takes these inputs together.

    Raises:
        CellRefused: It does not; the sentence says why.
    """
    given = ItemInput(values, absence=Absence(absence) if absence else None)
    _refuse(check_item_input(item, given, item.code))


def read_absence(item: Item, text: str) -> str:
    """Why there is no input, by code; empty for none.

    Raises:
        CellRefused: It is not one of the reasons that this item knows.
    """
    code = text.strip()
    if code in {"", "-"}:
        return ""
    if code not in absences_of(item):
        raise CellRefused("assessment.cell_absence", item=item.name)
    return code


def absences_of(item: Item) -> tuple[str, ...]:
    found = [Absence.NOT_ASSIGNED.value] if item.allows_not_assigned else []
    return (*found, Absence.NOTHING_AROSE.value) if item.nothing_arose else tuple(found)


def _read(item: Item, spec: InputSpec, text: str) -> Reading:
    cell = Cell(value=text.strip(), place=item.code)
    if spec.unit in NUMERIC:
        return read_quantity(cell, spec.unit, limits(spec, item))
    if spec.unit is Unit.DATE:
        return read_day(cell)
    plain = fold(cell.text)
    if spec.unit is Unit.YES_NO:
        if plain not in YES | NO:
            raise CellRefused("input.not_yes_no", label=spec.label, value=cell.text)
        return Reading(plain in YES)
    return Reading(_options(spec, text))


def _options(spec: InputSpec, text: str) -> Scalar:
    options = spec.options or {}
    named = {fold(label): code for code, label in options.items()}
    named |= {fold(code): code for code in options}
    asked = [part.strip() for part in text.split(SEPARATOR) if part.strip()]
    codes = [named.get(fold(part), "") for part in asked]
    if not codes or not all(codes):
        allowed = list(options.values())
        raise CellRefused("input.unknown_option", label=spec.label, value=text, allowed=allowed)
    if not spec.several and len(codes) > 1:
        raise CellRefused("input.only_one_option", label=spec.label)
    return tuple(codes) if spec.several else codes[0]


def _refuse(findings: Iterable[Finding]) -> None:
    for finding in findings:
        if finding.severity is Severity.ERROR:
            raise CellRefused(finding.code, **finding.data)
