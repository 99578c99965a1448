"""Which rows an item takes on a sheet: one per input, one per option where several may hold.

Writer and reader both start from here, so that a key means the same cell to both.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thidua.core.kernel.pieces import Piece
from thidua.core.scoring.pieces import (
    Case,
    Compare,
    Rule,
    When,
)
from thidua.core.scoring.scheme import InputSpec, Item, Scheme

UNIT = "unit"  # who scores what no specialised body scores


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row to fill. `option` is set when the cell asks how often that option held."""

    item: Item
    spec: InputSpec
    option: str | None
    first: bool  # the item's code, name, rule and evidence stand on its first row

    @property
    def key(self) -> str:
        if self.option is not None:
            return f"{self.item.id}:{self.spec.name}={self.option}"
        return f"{self.item.id}:{self.spec.name}"

    @property
    def label(self) -> str:
        if self.option is None:
            return self.spec.label
        return f"{self.spec.label}: {(self.spec.options or {})[self.option]}"


def rows_of(item: Item) -> Iterator[FormRow]:
    first = True
    for spec in item.inputs:
        for option in (spec.options or {}) if spec.several else (None,):
            yield FormRow(item, spec, option, first)
            first = False


def specialised_items(scheme: Scheme) -> tuple[Item, ...]:
    return tuple(item for item in scheme.items() if item.scored_by != UNIT)


def agency_items(scheme: Scheme) -> tuple[Item, ...]:
    return tuple(item for item in scheme.items() if item.scored_by == UNIT)


def needed_inputs(item: Item) -> frozenset[str]:
    """The inputs without which the rule can never be applied: targets and branches are not."""
    names = frozenset(spec.name for spec in item.inputs)
    needed = names & frozenset(_certain(item.rule))
    return needed or names


def _certain(piece: Rule | Piece) -> Iterator[str]:
    if isinstance(piece, Compare):
        yield piece.compare.of
    elif isinstance(piece, Case):
        yield piece.case.of
    elif isinstance(piece, When):
        for test in piece.when.all:
            yield from _words(test.of)
    else:
        for name in type(piece).model_fields:
            yield from _words(getattr(piece, name))


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Piece):
        yield from _certain(value)
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _words(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _words(part)
