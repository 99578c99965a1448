"""Truths of what happened in years: ratings, awards, initiatives."""

from collections.abc import Sequence
from functools import reduce
from operator import add

import ibis
from ibis import Table
from ibis.expr.types import BooleanColumn

from thidua.core.rules import demands as d
from thidua.core.rules import windows as w
from thidua.core.rules import years
from thidua.core.rules.gathering import Gathering, count
from thidua.core.rules.rows import awards_at, awards_of, free_initiatives, ratings
from thidua.core.rules.truth import Asking, Truth, decided, truth


@truth.register
def _(test: d.Rated, asking: Asking) -> Truth:
    body, ask = test.rated, asking.gathering
    good, bad = ratings(ask, body.at_least)
    if body.times is not None:
        return _rated_times(body, body.times, asking)
    each = years.last(body.years)
    return lambda t: decided((count(t, good) & each) == each, (count(t, bad) & each) != 0)


def _rated_times(body: d.RatedBody, times: int, asking: Asking) -> Truth:
    """A year that is not known may still count."""
    good, bad = ratings(asking.gathering, body.at_least)
    surely, perhaps = w.of(body, asking.gathering)
    enough = _as_many(asking.gathering, lambda t: count(t, good) & surely(t), times)
    possible = _as_many(
        asking.gathering, lambda t: (years.ALL - count(t, bad)) & perhaps(t), times
    )
    return lambda t: decided(enough(t), ~possible(t))


@truth.register
def _(test: d.Awarded, asking: Asking) -> Truth:
    body, ask = test.awarded, asking.gathering
    row = awards_at(ask)
    sure, may = awards_of(row, body.award, body.kinds)
    undated = ask.value(row, row.count(where=may & row.year.isnull()))
    whole = ask.complete("award")
    enough, possible = _held(body, asking, row, (sure, may))
    return lambda t: decided(
        enough(t), (count(t, whole) > 0) & ~possible(t) & (count(t, undated) == 0)
    )


def _held(
    body: d.AwardedBody, asking: Asking, row: Table, wheres: tuple[BooleanColumn, BooleanColumn]
) -> tuple[Truth, Truth]:
    """Whether the award was given often enough, surely and perhaps."""
    ask = asking.gathering
    if not (body.run or body.after):
        numbers = [ask.number(row, where, body.years) for where in wheres]
        had, could = numbers
        return (lambda t: count(t, had) >= body.times), (lambda t: count(t, could) >= body.times)
    surely, perhaps = w.of(body, ask)
    held, may_hold = (ask.years(row, where) for where in wheres)
    return (
        _as_many(ask, lambda t: count(t, held) & surely(t), body.times),
        _as_many(ask, lambda t: count(t, may_hold) & perhaps(t), body.times),
    )


def _as_many(ask: Gathering, found: w.Window, times: int) -> Truth:
    """Whether a set has so many years."""
    if times == 1:
        return lambda t: found(t) != 0
    number = ask.number_of(found)
    return lambda t: t[number] >= times


@truth.register
def _(test: d.Earned, asking: Asking) -> Truth:
    body, ask = test.earned, asking.gathering
    row = awards_at(ask)
    sure, may = awards_of(row, body.award, body.kinds)
    latest = asking.year - body.years
    began = ibis.ifelse(row.dated, row.year, row.year - 1)  # a period that is not written
    had = ask.value(row, row.count(where=sure & (row.year <= latest)))
    could = ask.value(row, row.count(where=may & (row.year.isnull() | (began <= latest))))
    whole = ask.complete("award")
    return lambda t: decided(count(t, had) > 0, (count(t, whole) > 0) & (count(t, could) == 0))


@truth.register
def _(test: d.Fresh, asking: Asking) -> Truth:
    body, ask = test.fresh, asking.gathering
    row = awards_at(ask)
    sure, may = awards_of(row, body.award, body.kinds)
    first = asking.year - body.years + 1
    had = ask.value(row, row.count(where=sure & row.dated & (row.year >= first)))
    could = ask.value(row, row.count(where=may & (row.year.isnull() | (row.year >= first))))
    whole = ask.complete("award")
    return lambda t: decided((count(t, whole) > 0) & (count(t, could) == 0), count(t, had) > 0)


@truth.register
def _(test: d.Decided, asking: Asking) -> Truth:
    body, ask = test.decided, asking.gathering
    row = awards_at(ask)
    sure, may = awards_of(row, body.award, ())
    then = row.decided_on.year() == asking.day.year - body.years_ago
    had = ask.value(row, row.count(where=sure & then))
    could = ask.value(row, row.count(where=may & (row.decided_on.isnull() | then)))
    whole = ask.complete("award")
    return lambda t: decided(count(t, had) > 0, (count(t, whole) > 0) & (count(t, could) == 0))


@truth.register
def _(test: d.Initiatives, asking: Asking) -> Truth:
    body, ask = test.initiatives, asking.gathering
    row, free = free_initiatives(ask, body)
    whole = ask.complete("initiative")
    if not (body.run or body.after):
        first = asking.year - body.years + 1 if body.years else 0
        found = ask.value(row, row.count(where=free & (row.year >= first)))
        return lambda t: decided(count(t, found) >= body.times, count(t, whole) > 0)
    layers = [ask.years(row, free, many) for many in range(1, body.times + 1)]
    surely, perhaps = w.of(body, ask)
    sure, may = _total(ask, layers, surely), _total(ask, layers, perhaps)
    return lambda t: decided(sure(t) >= body.times, (count(t, whole) > 0) & (may(t) < body.times))


def _total(ask: Gathering, layers: Sequence[str], window: w.Window) -> w.Window:
    """Years with one, plus years with two, …: as many as there are, up to what is asked."""
    names = [ask.number_of(_both(layer, window)) for layer in layers]
    return lambda t: reduce(add, (t[name] for name in names))


def _both(layer: str, window: w.Window) -> w.Window:
    return lambda t: count(t, layer) & window(t)
