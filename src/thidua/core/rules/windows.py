"""Which years count for a test: surely, and perhaps (what is not known may have been good)."""

import ibis
from ibis import Table
from ibis.expr.types import IntegerValue

from thidua.core.rules import years
from thidua.core.rules.demands import Within
from thidua.core.rules.gathering import Gathering, Window, count
from thidua.core.rules.rows import awards_at, awards_of, runs


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
    surely, perhaps = runs(ask, body.run)
    return (lambda t: count(t, surely)), (lambda t: t[perhaps].fill_null(years.ALL))


def _after(body: Within, ask: Gathering) -> tuple[Window, Window] | None:
    """After the first such award; what is not listed or has no year may be an earlier one."""
    if not body.after:
        return None
    row = awards_at(ask)
    sure, may = awards_of(row, body.after, body.after_kinds)
    began = ibis.ifelse(row.dated, row.year, row.year - 1)
    known = ask.value(row, row.year.min(where=sure))
    perhaps = ask.value(row, began.min(where=may))
    undated = ask.value(row, row.count(where=may & row.year.isnull()))
    whole, named = ask.complete("award"), (body.after, body.after_kinds)
    surely = ask.derived(row, (*named, "surely"), lambda t: years.after(t[known], ask.year))
    first = ask.derived(row, (*named, "perhaps"), lambda t: years.after(t[perhaps], ask.year))
    return (
        lambda t: count(t, surely),
        lambda t: ibis.ifelse(
            (count(t, whole) > 0) & (count(t, undated) == 0), count(t, first), years.ALL
        ),
    )


__all__ = ["Window", "of"]
