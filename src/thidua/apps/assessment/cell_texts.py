"""Cells of a score sheet: what stands in each, in the form in which a person types it."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.apps.assessment.encoding import Json, from_json
from thidua.apps.assessment.models import ScoreLine
from thidua.apps.assessment.typed import ABSENCE, NOTE, SEPARATOR, absences_of, typed_inputs
from thidua.core.kernel.quantities import NUMERIC, Unit
from thidua.core.scoring.inputs import Scalar
from thidua.core.scoring.scheme import InputSpec, Item
from thidua.core.vietnamese.numbers import write_number

YES, NO = "có", "không"  # how yes and no are sent and read, in either language


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Input:
    """One cell: its column, how it is typed, what stands in it and which version that is."""

    name: str
    label: str
    kind: str  # number, text, select, note
    value: str
    version: int
    writable: bool
    options: tuple[Option, ...] = ()
    hint: str = ""


def typed_input(
    item: Item, spec: InputSpec, line: ScoreLine | None, hint: str, *, writable: bool
) -> Input:
    value = _stored(spec, line)
    text = "" if value is None else cell_text(spec, value)
    kind = "number" if spec.unit in NUMERIC else "text"
    options: tuple[Option, ...] = ()
    if spec.unit is Unit.YES_NO or (spec.unit is Unit.GRADE and not spec.several):
        kind, options = "select", tuple(_options(spec, text))
    label = spec.label if len(item.inputs) > 1 else ""
    version = line.version if line else 0
    return Input(spec.name, label, kind, text, version, writable, options, hint)


def absence_input(
    item: Item, line: ScoreLine | None, name: str, *, writable: bool
) -> Input | None:
    """The choice why there is nothing; None where the item allows no such reason."""
    codes = absences_of(item)
    if not codes:
        return None
    words = {"not_assigned": _("not assigned"), "nothing_arose": _("nothing arose")}
    chosen = line.absence if line else ""
    options = (Option("", "–", not chosen), *(Option(c, words[c], c == chosen) for c in codes))
    label, version = _("Why there is nothing"), line.version if line else 0
    return Input(name, label, "select", chosen, version, writable, options)


def text_in(item: Item, line: ScoreLine, col: str) -> str:
    """What stands in a cell of a line, as it is typed."""
    if col == NOTE:
        return line.reason
    if col == ABSENCE:
        return line.absence
    for spec in typed_inputs(item, reviewing=True):
        if spec.name == col:
            value = _stored(spec, line)
            return "" if value is None else cell_text(spec, value)
    return ""


def cell_text(spec: InputSpec, value: Scalar) -> str:
    """A value as it is typed: 12,5; có; the label of a grade."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, Decimal):
        return write_number(value)
    options = spec.options or {}
    if isinstance(value, tuple):
        return f"{SEPARATOR} ".join(options.get(code, code) for code in value)
    return options.get(value, value) if isinstance(value, str) else f"{value:%d/%m/%Y}"


def _stored(spec: InputSpec, line: ScoreLine | None) -> Scalar | None:
    kept: dict[str, Json] = line.inputs if line else {}
    return from_json(spec, kept[spec.name]) if spec.name in kept else None


def _options(spec: InputSpec, text: str) -> list[Option]:
    if spec.unit is Unit.YES_NO:
        known = {YES: _("yes"), NO: _("no")}
    else:
        known = {label: label for label in (spec.options or {}).values()}
    return [Option("", "–", not text), *(Option(v, w, v == text) for v, w in known.items())]
