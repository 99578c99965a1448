"""Truths of service, conduct and posts, of the members of a collective and its place."""

from calendar import monthrange
from datetime import date

import ibis
from ibis.expr.types import BooleanValue, DateValue, IntegerValue

from thidua.core.rules import demands as d
from thidua.core.rules.gathering import count
from thidua.core.rules.rows import touching
from thidua.core.rules.tables import TABLES
from thidua.core.rules.truth import NO, NULL, YES, Asking, Truth, decided, truth


@truth.register
def _(test: d.Stated, asking: Asking) -> Truth:
    row, ask = TABLES["statement"], asking.gathering
    said = (row.year == asking.year) & (row.code == test.stated)
    yes = ask.value(row, row.count(where=said & row.holds))
    no = ask.value(row, row.count(where=said & ~row.holds))
    return lambda t: ibis.cases((count(t, no) > 0, NO), (count(t, yes) > 0, YES), else_=NULL)


@truth.register
def _(test: d.Recorded, asking: Asking) -> Truth:
    body, row, ask = test.recorded, TABLES["statement"], asking.gathering
    said = (row.year == asking.year) & (row.code == body.what)
    yes = ask.value(row, row.count(where=said & row.holds))
    no = ask.value(row, row.count(where=said & ~row.holds))
    whole = ask.complete(body.list)
    return lambda t: ibis.cases(
        (count(t, no) > 0, NO), (count(t, yes) > 0, YES), (count(t, whole) > 0, NO), else_=NULL
    )


@truth.register
def _(test: d.Served, asking: Asking) -> Truth:
    latest = _months_before(date(asking.year, 12, 31), test.served.months)
    return lambda t: t.joined <= ibis.literal(latest)


@truth.register
def _(test: d.Undisciplined, asking: Asking) -> Truth:
    body, ask = test.undisciplined, asking.gathering
    many = asking.counts if body.years == "counted" else int(body.years)
    row = TABLES["discipline"]
    begins, ends = date(asking.year - many + 1, 1, 1), date(asking.year, 12, 31)
    hit = touching(row, begins, ends) & (row.level >= d.LEVELS[body.at_least])
    found, whole = ask.value(row, row.count(where=hit)), ask.complete("discipline")
    return lambda t: ibis.cases((count(t, found) > 0, NO), (count(t, whole) > 0, YES), else_=NULL)


@truth.register
def _(_test: d.Unheld, asking: Asking) -> Truth:
    row, ask = TABLES["hold"], asking.gathering
    found = ask.value(row, row.count(where=touching(row, asking.day, asking.day)))
    whole = ask.complete("hold")
    return lambda t: ibis.cases((count(t, found) > 0, NO), (count(t, whole) > 0, YES), else_=NULL)


@truth.register
def _(test: d.NoAbsence, asking: Asking) -> Truth:
    body, row, ask = test.no_absence, TABLES["absence"], asking.gathering
    hit = touching(row, date(asking.year, 1, 1), date(asking.year, 12, 31))
    hit = hit & row.kind.isin(body.kinds)
    if body.months:
        end = row.last_day.fill_null(ibis.literal(asking.day))
        hit = hit & (_months_between(row.first_day, end) >= body.months)
    low = row.mark < d.MARKS[body.below] if body.below else YES
    sure = ask.value(row, row.count(where=hit & low))
    may = ask.value(row, row.count(where=hit & (low | low.isnull())))
    whole = ask.complete("absence")
    return lambda t: decided((count(t, whole) > 0) & (count(t, may) == 0), count(t, sure) > 0)


@truth.register
def _(test: d.Tenure, asking: Asking) -> Truth:
    body, row, ask = test.tenure, TABLES["post"], asking.gathering
    today = ibis.literal(asking.day)
    held = row.post.isin(body.posts) & (row.first_day <= today)
    end = ibis.least(row.last_day.fill_null(today), today)
    months = _months_between(row.first_day, end)
    found = ask.value(row, months.sum(where=held) if body.years else row.count(where=held))
    whole = ask.complete("post")
    return lambda t: decided(
        count(t, found) >= max(1, 12 * body.years), count(t, whole) > 0
    )  # fmt: skip


@truth.register
def _(test: d.OfSex, _asking: Asking) -> Truth:
    return lambda t: t.sex == test.sex


@truth.register
def _(test: d.Members, asking: Asking) -> Truth:
    body, row, ask = test.members, TABLES["share"], asking.gathering
    those = (row.year == asking.year) & (row.code == body.share)
    having, maybe, total = (
        ask.value(row, column.max(where=those)) for column in (row.having, row.open, row.total)
    )
    if body.none:
        return lambda t: decided((t[having] + t[maybe]) == 0, t[having] > 0)
    if body.count:
        many = body.count
        return lambda t: decided(t[having] >= many, (t[having] + t[maybe]) < many)

    def enough(found: IntegerValue, of: IntegerValue) -> BooleanValue:
        left, right = found * 100, of * (body.percent or 0)
        return left > right if body.above else left >= right

    return lambda t: decided(
        (t[total] > 0) & enough(t[having], t[total]),
        (t[total] > 0) & ~enough(t[having] + t[maybe], t[total]),
    )


@truth.register
def _(test: d.Placed, asking: Asking) -> Truth:
    row, ask = TABLES["place"], asking.gathering
    found = ask.value(row, row.place.min(where=row.year == asking.year))
    return lambda t: t[found] <= test.placed.first


def _months_between(first: DateValue, last: DateValue) -> IntegerValue:
    """Whole months from a day to a day, both in service."""
    whole = (last.year() - first.year()) * 12 + last.month() - first.month()
    return whole - ibis.ifelse(last.day() < first.day(), 1, 0)


def _months_before(day: date, months: int) -> date:
    """The last day of the month so many months earlier, for the last day of a year."""
    back, month = divmod(day.month - months - 1, 12)
    last = monthrange(day.year + back, month + 1)[1]
    return date(day.year + back, month + 1, last)
