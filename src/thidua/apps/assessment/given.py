"""What an item was told, in words: its inputs with their units, or why there is none."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core.kernel.quantities import Unit
from thidua.core.scoring.card import Line, LineState
from thidua.core.scoring.inputs import ItemInput, Scalar
from thidua.core.scoring.scheme import InputSpec, Item
from thidua.wording.values import show

SUFFIXES = {
    Unit.PERCENT: gettext_lazy("{n}%"),
    Unit.DONG: gettext_lazy("{n} đồng"),
    Unit.DAYS: gettext_lazy("{n} days"),
    Unit.POINTS: gettext_lazy("{n} points"),
}
STATES = {
    LineState.NOT_ASSIGNED: gettext_lazy("not assigned"),
    LineState.NOTHING_AROSE: gettext_lazy("nothing arose"),
    LineState.MISSING: gettext_lazy("missing"),
}
STATE_SENTENCES = {
    LineState.NOT_ASSIGNED: gettext_lazy(
        "This task was not given to the agency; the item is taken out of its frame."
    ),
    LineState.NOTHING_AROSE: gettext_lazy(
        "Nothing of this kind happened in the year; the rule says what that gives."
    ),
    LineState.MISSING: gettext_lazy(
        "The figure has not come. Until it does, the points are a range and the total is"
        " provisional."
    ),
}


@dataclass(frozen=True, slots=True)
class Given:
    label: str
    shown: str
    illustrative: bool


@dataclass(frozen=True, slots=True)
class Absence:
    """Why an item has no figure; `kind` is the look of its tag."""

    name: str
    sentence: str
    kind: str


def absence_of(line: Line) -> Absence | None:
    if line.state not in STATES:
        return None
    kind = "wait" if line.state is LineState.MISSING else "plain"
    return Absence(str(STATES[line.state]), str(STATE_SENTENCES[line.state]), kind)


def givens(item: Item, given: ItemInput | None, language: str) -> tuple[Given, ...]:
    """The inputs that came, in the order of the scheme."""
    if given is None:
        return ()
    return tuple(
        Given(spec.label, shown(spec, given.values[spec.name], language), given.illustrative)
        for spec in item.inputs
        if spec.name in given.values
    )


def in_short(item: Item, given: ItemInput | None, language: str) -> str:
    """All values in one cell of a table; their labels stand on the line's own page."""
    return " / ".join(each.shown for each in givens(item, given, language))


def shown(spec: InputSpec, value: Scalar, language: str) -> str:
    """One value with its unit; options and yes/no by their names."""
    if isinstance(value, bool):
        return _yes_no(value)
    if isinstance(value, tuple):
        return ", ".join(_option(spec, each) for each in value) or "–"
    if isinstance(value, str):
        return _option(spec, value)
    return _quantity(spec, value, language)


def _yes_no(value: bool) -> str:
    return _("yes") if value else _("no")


def _option(spec: InputSpec, code: str) -> str:
    return (spec.options or {}).get(code, code)


def _quantity(spec: InputSpec, value: Decimal | date, language: str) -> str:
    number = show(value, language)
    suffix = SUFFIXES.get(spec.unit)
    return str(suffix).format(n=number) if suffix else number
