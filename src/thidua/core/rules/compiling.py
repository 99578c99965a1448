"""Standards → one expression over tables of facts: a column per clause, a verdict per award.

Truth is SQL's own: true is met, false not met, NULL unknown. It opens no connection.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

import ibis
from ibis import Table
from ibis.expr.types import BooleanValue

from thidua.core.rules.basis import Trust
from thidua.core.rules.catalogue import Subject
from thidua.core.rules.gathering import Gathering
from thidua.core.rules.standard import Clause, Standard, Transition, Version
from thidua.core.rules.tables import TABLES
from thidua.core.rules.trees import Join, NoVersion, Rules, Text, hoped, leaves, sure, would
from thidua.core.rules.truth import NO, NULL, YES

ibis.options.sql.fuse_selects = False  # fused, a column that several use is written out for each


@dataclass(frozen=True, slots=True)
class Question:
    """For which year of achievement, considered (and received) on which day."""

    year: int
    considered_on: date
    received_on: date | None = None


class Columns(NamedTuple):
    """Names of the columns that say what became of an award; where they are equal, one column.

    `would`: what the text as read says; `check`: what may be decided once a person has looked
    up what is not certain, so that without a verdict only that check is missing.
    """

    verdict: str
    would: str
    check: str


@dataclass(frozen=True, slots=True)
class Compiled:
    """One standard of a compilation; `clauses`: its name within the standard → clause.

    `trees`: how they join, in the text in force and, for what was received before, the one before.
    """

    standard: Standard
    version: Version
    clauses: Mapping[str, Clause]
    trees: tuple[Join, ...]
    columns: Columns

    @property
    def prefix(self) -> str:
        return _prefix(self.standard.award)


@dataclass(frozen=True, slots=True, eq=False)
class Compilation:
    """`table`: `id`, `unit`, for every standard its columns and those of its clauses."""

    table: Table
    standards: Mapping[str, Compiled]


@dataclass(frozen=True, slots=True)
class _Texts:
    """The text in force and, for what was received before it, the text before."""

    standard: Standard
    version: Version
    trees: tuple[Join, ...]
    transition: Transition | None = None


def compile_standards(
    rules: Rules, awards: Iterable[str], subject: Subject, asked: Question
) -> Compilation:
    """One expression that judges any number of subjects for any number of awards.

    Raises:
        NoVersion: For one of the awards no version is in force on the day of consideration.
    """
    gathering = Gathering(asked.year, asked.considered_on)
    texts = {award: _texts(rules, award, subject, asked, gathering) for award in awards}
    subjects = TABLES["subject"]
    joined = gathering.joined(subjects.filter(subjects.kind == subject))
    table = joined.select("id", "unit", **{
        _prefix(award) + leaf.name: leaf.truth(joined)
        for award, found in texts.items() for tree in found.trees for leaf in leaves(tree)
    })  # fmt: skip
    compiled: dict[str, Compiled] = {}
    truths: dict[str, BooleanValue] = {}
    for award, found in texts.items():
        named = {leaf.name: leaf.clause for tree in found.trees for leaf in leaves(tree)}
        columns, values = _columns(_prefix(award), _truths(found, table, _prefix(award)))
        compiled[award] = Compiled(found.standard, found.version, named, found.trees, columns)
        truths |= values
    return Compilation(table.mutate(**truths), compiled)


def _columns(
    prefix: str, truths: Iterable[BooleanValue]
) -> tuple[Columns, dict[str, BooleanValue]]:
    """Names for verdict, would and check; what is the same expression has the same name."""
    pairs = [(prefix + part, value) for part, value in zip(Columns._fields, truths, strict=True)]
    first = {value.op(): (name, value) for name, value in reversed(pairs)}
    return Columns(*(first[value.op()][0] for _, value in pairs)), dict(first.values())


def _prefix(award: str) -> str:
    return f"{award.lower()}__"


def _texts(
    rules: Rules, award: str, subject: Subject, asked: Question, gathering: Gathering
) -> _Texts:
    day = asked.considered_on
    standard, version = rules.version(award, subject, day)
    trees = [Text(rules, subject, day, gathering).of(standard, version)]
    change = version.transition
    if (
        change
        and version.from_
        and asked.received_on
        and asked.received_on < change.received_before
    ):
        eve = version.from_ - timedelta(days=1)
        before = Text(rules, subject, eve, gathering)
        trees.append(before.of(*rules.version(award, subject, eve), prefix="earlier__"))
    return _Texts(standard, version, tuple(trees), change if len(trees) > 1 else None)


def _truths(
    texts: _Texts, table: Table, prefix: str
) -> tuple[BooleanValue, BooleanValue, BooleanValue]:
    """Verdict, what the text would say, and what it may be once everything is looked up."""
    found = [[each(tree, table, prefix) for each in (sure, would, hoped)] for tree in texts.trees]
    if texts.version.former:  # the text of this time was not read: nothing is decided
        found[0][0], found[0][2] = NULL, YES
    certain, read, best = found[0]
    if texts.transition is not None:
        return _of_both(texts.transition, *found)
    return certain, read, best


def _of_both(
    change: Transition, new: list[BooleanValue], old: list[BooleanValue]
) -> tuple[BooleanValue, BooleanValue, BooleanValue]:
    """The earlier text, or the better of both; where that is not certain, what both say."""
    read = old[1] | new[1] if change.favourable else old[1]
    best = old[2] | new[2] if change.favourable else old[2]
    if change.trust is Trust.CONFIRMED:
        return (old[0] | new[0] if change.favourable else old[0]), read, best
    agreed = ibis.cases((old[0] & new[0], YES), (~(old[0] | new[0]), NO), else_=NULL)
    return agreed, read, best


__all__ = ["Compilation", "Compiled", "NoVersion", "Question", "Rules", "compile_standards"]
