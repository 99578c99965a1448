"""The rows of facts that tests look at."""

from collections.abc import Sequence
from datetime import date

import ibis
from ibis import Table
from ibis.expr.types import BooleanValue

from thidua.core.rules import years
from thidua.core.rules.demands import GRADES, SCOPES, InitiativesBody
from thidua.core.rules.gathering import Gathering
from thidua.core.rules.tables import TABLES


def ratings(ask: Gathering, at_least: str) -> tuple[str, str]:
    """The names of two columns: the years with that rating or better, those with a lesser one."""
    row = TABLES["rating"]
    row = row.filter(row.year <= ask.year)
    bit, bar = years.bit(row, ask.year), GRADES[at_least]
    good = ask.value(row, years.gathered(bit, row.grade >= bar))
    return good, ask.value(row, years.gathered(bit, row.grade < bar))


def runs(ask: Gathering, at_least: str) -> tuple[str, str]:
    """The names of two columns: the years in a row up to now so rated, surely and perhaps."""
    good, bad = ratings(ask, at_least)
    row = TABLES["rating"]
    row = row.filter(row.year <= ask.year)
    surely = ask.derived(
        row, ("run", at_least, "surely"), lambda t: years.unbroken(t[good].fill_null(0))
    )
    return surely, ask.derived(
        row, ("run", at_least, "perhaps"),
        lambda t: years.unbroken(years.ALL - t[bad].fill_null(0)),
    )  # fmt: skip


def awards_at(ask: Gathering) -> Table:
    """What was awarded by the day of consideration for the year or before, and still stands."""
    row = TABLES["award"]
    day = ibis.literal(ask.considered_on)
    return row.filter(
        row.year.isnull() | (row.year <= ask.year),
        row.decided_on.isnull() | (row.decided_on <= day),
        row.revoked_on.isnull() | (row.revoked_on > day),
    )


def awards_of(row: Table, code: str, kinds: Sequence[str]) -> tuple[BooleanValue, BooleanValue]:
    """Rows that surely are of an award and of one of the kinds, and those that may be."""
    those = row.code == code
    if not kinds:
        return those & row.proved, those
    return (
        those & row.proved & row.kind.isin(kinds).fill_null(ibis.literal(False)),
        those & (row.kind.isnull() | row.kind.isin(kinds)),
    )


def free_initiatives(ask: Gathering, body: InitiativesBody) -> tuple[Table, BooleanValue]:
    """Rows up to the year, and which of them are of that reach and free to serve."""
    row = TABLES["initiative"]
    row = row.filter(row.year <= ask.year)
    free = (row.scope >= SCOPES[body.scope]) & ~row.for_form
    if body.spared == "for_form":
        free = free & ~row.for_title
    return row, free if body.kind == "either" else free & (row.kind == body.kind)


def touching(row: Table, first: date, last: date) -> BooleanValue:
    """Rows that lie at least in part between two days."""
    open_end = row.last_day.isnull() | (row.last_day >= ibis.literal(first))
    return (row.first_day <= ibis.literal(last)) & open_end
