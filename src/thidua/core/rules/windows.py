"""Which years count for a test: surely, and perhaps (what is not known may have been good)."""

from collections.abc import Callable

import ibis
from ibis import Table
from ibis.expr.types import IntegerValue

from thidua.core.rules import years
from thidua.core.rules.demands import Within
from thidua.core.rules.gathering import Gathering, count
from thidua.core.rules.rows import awards_at, awards_of, ratings

Window = Callable[[Table], IntegerValue]


def of(body: Within, ask: Gathering) -> tuple[Window, Window]:
    """The years that surely count, and those that may."""
    parts = [_last(body), _run(body, ask), _after(body, ask)]
    found = [each for each in parts if each is not None]

    def both(side: int) -> Window:
        def window(table: Table) -> IntegerValue:
            first, *rest = (each[side](table) for each in found)
            for each in rest:
                first = first & each
            return first

        return window

    return both(0), both(1)


def _last(body: Within) -> tuple[Window, Window]:
    within = ibis.literal(years.last(None if body.run else body.years), "int64")
    return (lambda _t: within), (lambda _t: within)


def _run(body: Within, ask: Gathering) -> tuple[Window, Window] | None:
    if not body.run:
        return None
    good, known = ratings(ask, body.run), ratings(ask, None)
    return (
        lambda t: years.unbroken(count(t, good)),
        lambda t: years.unbroken(years.ALL - (count(t, known) - count(t, good))),
    )


def _after(body: Within, ask: Gathering) -> tuple[Window, Window] | None:
    """After the first such award; where the list is not complete there may be an earlier one."""
    if not body.after:
        return None
    row = awards_at(ask)
    sure, may = awards_of(row, body.after, body.after_kinds)
    began = ibis.ifelse(row.dated, row.year, row.year - 1)
    known = ask.value(row, row.year.min(where=sure))
    perhaps = ask.value(row, began.min(where=may))
    whole = ask.complete("award")
    return (
        lambda t: years.after(t[known], ask.year),
        lambda t: ibis.ifelse(
            count(t, whole) > 0, years.after(t[perhaps], ask.year), years.ALL
        ),
    )  # fmt: skip
