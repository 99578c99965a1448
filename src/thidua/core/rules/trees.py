"""The text of a version, resolved: clauses with their truths, and how they join."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from operator import and_, or_

import ibis
from ibis import Table
from ibis.expr.types import BooleanValue

from thidua.core.kernel.errors import DomainError
from thidua.core.rules import truths_of_records, truths_of_years
from thidua.core.rules.basis import Trust
from thidua.core.rules.catalogue import Subject
from thidua.core.rules.demands import Meets
from thidua.core.rules.gathering import Gathering
from thidua.core.rules.standard import AllOf, Clause, Node, Principle, Standard, Version, parts
from thidua.core.rules.truth import NO, NULL, YES, Asking, Truth, truth

REGISTERED = (truths_of_records, truths_of_years)  # imported for the tests that they register


class NoVersion(DomainError):  # noqa: N818 - reads as the fact it states
    """No version of a standard is in force on that day."""

    code = "rules.no_version"


@dataclass(frozen=True, slots=True)
class Rules:
    """What is compiled: standards by award and subject, and the principles across them."""

    standards: Mapping[tuple[str, Subject], Standard]
    principles: Sequence[Principle] = ()

    def version(self, award: str, subject: Subject, day: date) -> tuple[Standard, Version]:
        """The standard and its version in force.

        Raises:
            NoVersion: There is no standard, or no version on that day.
        """
        standard = self.standards.get((award, subject))
        found = standard.on(day) if standard else None
        if standard is None or found is None:
            raise NoVersion(award=award, day=day)
        return standard, found


@dataclass(frozen=True, slots=True)
class Leaf:
    """A clause that is tested by itself; `name` tells it from those of inner standards."""

    name: str
    clause: Clause
    truth: Truth


@dataclass(frozen=True, slots=True)
class Join:
    """Every one of the parts, or any; `clause`: that which asks for this whole."""

    every: bool
    parts: tuple["Leaf | Join", ...]
    clause: Clause | None = None

    @property
    def trust(self) -> Trust:
        return self.clause.trust if self.clause else Trust.CONFIRMED


@dataclass(frozen=True, slots=True)
class Text:
    """Which version of which standard, on the day whose texts are asked for."""

    rules: Rules
    subject: Subject
    day: date
    gathering: Gathering

    def of(self, standard: Standard, version: Version, prefix: str = "") -> Join:
        """The whole of a version: its clauses and the principles of the day."""
        read = standard.read(version)
        asking = Asking(self.gathering, read.counts)
        principles = [each for each in self.rules.principles if each.touches(standard, self.day)]
        added = [clause for each in principles if (clause := each.as_clause)]
        needs = [read.needs] if read.needs is not None else []
        nodes: list[Node] = [*needs, *added]
        return Join(True, tuple(self._resolved(each, asking, prefix) for each in nodes))

    def _resolved(self, node: Node, asking: Asking, prefix: str) -> Leaf | Join:
        if not isinstance(node, Clause):
            inner = tuple(self._resolved(each, asking, prefix) for each in parts(node))
            return Join(isinstance(node, AllOf), inner)
        if not isinstance(node.test, Meets):
            return Leaf(f"{prefix}{node.clause}", node, truth(node.test, asking))
        standard, version = self.rules.version(node.test.meets, self.subject, self.day)
        read = standard.read(version)
        within = replace(asking, counts=read.counts)
        needs = read.needs or AllOf(all=())
        found = self._resolved(needs, within, f"{prefix}{node.clause}__")
        return Join(True, (found,), node)


def leaves(tree: Leaf | Join) -> Iterator[Leaf]:
    """Every clause of a tree, in the order of the file."""
    if isinstance(tree, Leaf):
        yield tree
    else:
        for each in tree.parts:
            yield from leaves(each)


def would(tree: Leaf | Join, table: Table, prefix: str) -> BooleanValue:
    """What the text as read says: Kleene's AND and OR over the clauses' columns."""
    if isinstance(tree, Leaf):
        return table[prefix + tree.name]
    return _joined(tree, [would(each, table, prefix) for each in tree.parts])


def sure(tree: Leaf | Join, table: Table, prefix: str) -> BooleanValue:
    """What is decided: a clause read in part can refuse, one not read decides nothing."""
    if isinstance(tree, Leaf):
        return _decides(table[prefix + tree.name], tree.clause.trust, NULL)
    return _decides(_joined(tree, [sure(each, table, prefix) for each in tree.parts]),
                    tree.trust, NULL)  # fmt: skip


def hoped(tree: Leaf | Join, table: Table, prefix: str) -> BooleanValue:
    """What would be decided if every person's check came out well."""
    if isinstance(tree, Leaf):
        return _decides(table[prefix + tree.name], tree.clause.trust, YES)
    return _decides(_joined(tree, [hoped(each, table, prefix) for each in tree.parts]),
                    tree.trust, YES)  # fmt: skip


def _joined(tree: Join, values: Sequence[BooleanValue]) -> BooleanValue:
    if not values:
        return YES
    return reduce(and_ if tree.every else or_, values)


def _decides(value: BooleanValue, trust: Trust, otherwise: BooleanValue) -> BooleanValue:
    if trust is Trust.CONFIRMED:
        return value
    return ibis.cases((~value, NO), else_=otherwise) if trust is Trust.PARTIAL else otherwise


__all__ = ["Join", "Leaf", "NoVersion", "Rules", "Text", "hoped", "leaves", "sure", "would"]
