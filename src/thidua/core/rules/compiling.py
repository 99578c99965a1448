"""A version of a standard → one expression over tables of facts: a column per clause, a verdict.

Truth is SQL's own: true is met, false not met, NULL unknown. It opens no connection.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any

import ibis
from ibis import Table
from ibis.expr.types import BooleanValue

from thidua.core.kernel.errors import DomainError
from thidua.core.rules.basis import Trust
from thidua.core.rules.standard import (
    GRADES,
    SCOPES,
    AllOf,
    Awarded,
    Clause,
    Initiatives,
    Meets,
    Node,
    Rated,
    Served,
    Standard,
    Stated,
    Test,
    Undisciplined,
    Version,
)
from thidua.core.rules.tables import TABLES

NULL = ibis.null("boolean")
YES, NO = ibis.literal(True), ibis.literal(False)
Column = Callable[[Table], BooleanValue]


class NoVersion(DomainError):  # noqa: N818 - reads as the fact it states
    """No version of a standard is in force on that day."""

    code = "rules.no_version"


@dataclass(frozen=True, slots=True)
class Question:
    """For which year of achievement, considered on which day."""

    year: int
    considered_on: date


@dataclass(frozen=True, slots=True)
class Compiled:
    """`table` has `id`, a column for each clause, `verdict`, `would` and `check`.

    `would`: what the text as read says; `check`: only a person's check is missing.
    """

    version: Version
    clauses: Mapping[str, Clause]  # column → clause
    table: Table


def compile_standard(standards: Mapping[str, Standard], award: str, asked: Question) -> Compiled:
    """One expression for any number of subjects.

    Raises:
        NoVersion: No version is in force on the day of consideration.
    """
    version = _version(standards, award, asked)
    read = _read(standards, award, version)
    columns: dict[str, Clause] = {}
    table = TABLES["subject"]
    for name, clause in _columns(standards, read.needs, asked, ""):
        table = _with_test(table, name, clause.test, asked)
        columns[name] = clause
    would = _tree(standards, read.needs, asked, "", lambda name, _c: table[name])
    sure = _tree(standards, read.needs, asked, "", lambda name, c: _sure(table[name], c.trust))
    hoped = _tree(standards, read.needs, asked, "", lambda name, c: _hoped(table[name], c.trust))
    if version.former:  # the text of this time was not read: nothing is decided
        sure, hoped = NULL, YES
    return Compiled(version, columns, table.select(
        "id", *columns, verdict=sure, would=would, check=sure.isnull() & hoped.fill_null(NO),
    ))  # fmt: skip


def _version(standards: Mapping[str, Standard], award: str, asked: Question) -> Version:
    found = standards[award].on(asked.considered_on) if award in standards else None
    if found is None:
        raise NoVersion(award=award, day=asked.considered_on)
    return found


def _read(standards: Mapping[str, Standard], award: str, version: Version) -> Version:
    """The version whose text was read."""
    if not version.former:
        return version
    return next(each for each in standards[award].versions if each.id == version.former)


def _inner(standards: Mapping[str, Standard], test: Meets, asked: Question) -> Node | None:
    version = _version(standards, test.meets, asked)
    return _read(standards, test.meets, version).needs


def _columns(
    standards: Mapping[str, Standard], node: Node | None, asked: Question, prefix: str
) -> Iterator[tuple[str, Clause]]:
    """Each clause that is tested by itself, with the name of its column."""
    if isinstance(node, Clause):
        if isinstance(node.test, Meets):
            inner = _inner(standards, node.test, asked)
            yield from _columns(standards, inner, asked, f"{prefix}{node.clause}__")
        else:
            yield f"{prefix}{node.clause}", node
    elif node is not None:
        for each in node.all if isinstance(node, AllOf) else node.any:
            yield from _columns(standards, each, asked, prefix)


def _tree(
    standards: Mapping[str, Standard], node: Node | None, asked: Question, prefix: str,
    value: Callable[[str, Clause], BooleanValue],
) -> BooleanValue:  # fmt: skip
    """Kleene's AND and OR over the clauses."""
    if isinstance(node, Clause):
        if isinstance(node.test, Meets):
            inner = _inner(standards, node.test, asked)
            return _tree(standards, inner, asked, f"{prefix}{node.clause}__", value)
        return value(f"{prefix}{node.clause}", node)
    if node is None:
        return NULL
    join = and_ if isinstance(node, AllOf) else or_
    parts = node.all if isinstance(node, AllOf) else node.any
    return reduce(join, (_tree(standards, each, asked, prefix, value) for each in parts))


def _sure(value: BooleanValue, trust: Trust) -> BooleanValue:
    """What a clause decides: read in part it can refuse, not read it decides nothing."""
    if trust is Trust.CONFIRMED:
        return value
    return ibis.cases((~value, NO), else_=NULL) if trust is Trust.PARTIAL else NULL


def _hoped(value: BooleanValue, trust: Trust) -> BooleanValue:
    """What it would decide if a person's check came out well."""
    if trust is Trust.CONFIRMED:
        return value
    return ibis.cases((~value, NO), else_=YES) if trust is Trust.PARTIAL else YES


def _with_test(subjects: Table, name: str, test: Test, asked: Question) -> Table:
    """Add the truth of one test as a column."""
    if isinstance(test, Served):
        latest = _months_before(date(asked.year, 12, 31), test.served.months)
        return subjects.mutate(**{name: subjects.joined <= ibis.literal(latest)})
    facts = _facts(test, asked)
    if isinstance(test, Rated | Stated):
        return _joined(subjects, facts, name)
    counted = _joined(subjects, facts, f"{name}__n")
    kept = TABLES["complete"].filter(
        TABLES["complete"].list == LISTS[type(test)],
        TABLES["complete"].until >= ibis.literal(date(asked.year, 12, 31)),
    )
    known = kept.group_by("id").aggregate(v=kept.count() > 0)
    counted = _joined(counted, known, f"{name}__known")
    number = counted[f"{name}__n"].fill_null(0)
    if isinstance(test, Undisciplined):
        value = ibis.cases((number > 0, NO), (counted[f"{name}__known"], YES), else_=NULL)
    else:
        value = ibis.cases(
            (number >= _times(test), YES), (counted[f"{name}__known"], NO), else_=NULL
        )
    return counted.mutate(**{name: value}).drop(f"{name}__n", f"{name}__known")


LISTS: dict[type, str] = {
    Awarded: "award", Initiatives: "initiative", Undisciplined: "discipline",
}  # fmt: skip


def _times(test: Test) -> int:
    if isinstance(test, Awarded):
        return test.awarded.times
    return test.initiatives.times if isinstance(test, Initiatives) else 1


def _joined(subjects: Table, facts: Table, name: str) -> Table:
    right = facts.select(**{f"{name}__id": facts.id, name: facts.v})
    return subjects.left_join(right, subjects.id == right[f"{name}__id"]).drop(f"{name}__id")


def _facts(test: Any, asked: Question) -> Table:
    """Per subject that has rows: `v`, the truth itself or a number."""
    year = asked.year
    if isinstance(test, Rated):
        row = TABLES["rating"]
        body = test.rated
        row = row.filter(row.year.between(year - body.years + 1, year))
        found = row.group_by("id").aggregate(
            low=(row.grade < GRADES[body.at_least]).sum(), known=row.year.nunique()
        )
        truth = ibis.cases((found.low > 0, NO), (found.known == body.years, YES), else_=NULL)
        return found.select("id", v=truth)
    if isinstance(test, Stated):
        row = TABLES["statement"].filter(
            TABLES["statement"].code == test.stated, TABLES["statement"].year == year
        )
        return row.group_by("id").aggregate(v=row.holds.all())
    if isinstance(test, Awarded):
        row, given = TABLES["award"], test.awarded
        last = year if given.ending == "year" else year - 1
        row = row.filter(row.code == given.award, row.year.between(last - given.years + 1, last))
        return row.group_by("id").aggregate(v=row.year.nunique())
    if isinstance(test, Initiatives):
        row, wanted = TABLES["initiative"], test.initiatives
        first = year - wanted.years + 1 if wanted.years else 0
        row = row.filter(
            row.scope >= SCOPES[wanted.scope], ~row.used, row.year.between(first, year)
        )
        return row.group_by("id").aggregate(v=row.count())
    row = TABLES["discipline"]
    begins, ends = date(year - test.undisciplined + 1, 1, 1), date(year, 12, 31)
    row = row.filter(
        row.first_day <= ibis.literal(ends),
        row.last_day.isnull() | (row.last_day >= ibis.literal(begins)),
    )
    return row.group_by("id").aggregate(v=row.count())


def _months_before(day: date, months: int) -> date:
    """The last day of the month so many months earlier, for the last day of a year."""
    years, month = divmod(day.month - months - 1, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, last)
