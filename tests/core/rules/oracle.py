"""The truth of a test in plain Python, year by year: a second opinion on the compiled rules."""

from datetime import date, timedelta

from thidua.core.rules import demands as d
from thidua.core.rules.case import AwardFact, Facts


def truth(test: d.Test, facts: Facts, year: int, day: date, counts: int) -> bool | None:
    key = d.key_of(test)
    return globals()[f"_{key}"](getattr(test, key), facts, year, day, counts)


def _kleene(yes: bool, no: bool) -> bool | None:
    return True if yes else (False if no else None)


def _complete(facts: Facts, name: str, year: int, day: date) -> bool:
    needed = min(day, date(year, 12, 31))
    return any(each.list == name and each.until >= needed for each in facts.complete)


def _good(facts: Facts, year: int, grade: str) -> bool | None:
    given = facts.ratings.get(year)
    return None if given is None else d.GRADES[given] >= d.GRADES[grade]


def _rated(body, facts, year, day, counts):
    if body.times is None:
        known = [_good(facts, year - back, body.at_least) for back in range(body.years)]
        return _kleene(all(known), False in known)
    sure = sum(
        _good(facts, y, body.at_least) is True for y in _window(body, facts, year, day, True)
    )
    may = sum(
        _good(facts, y, body.at_least) is not False for y in _window(body, facts, year, day, False)
    )
    return _kleene(sure >= body.times, may < body.times)


def _window(body, facts: Facts, year: int, day: date, sure: bool) -> set[int]:
    """The years of the last 31 that count, surely or perhaps."""
    years = set(range(year - 30, year + 1))
    if body.run:
        kept = set()
        for y in range(year, year - 31, -1):
            good = _good(facts, y, body.run)
            if good is False or (sure and good is None):
                break
            kept.add(y)
        years = kept
    elif body.years:
        years = set(range(year - body.years + 1, year + 1))
    if body.after:
        years &= _after(body, facts, year, day, sure)
    return years


def _after(body, facts: Facts, year: int, day: date, sure: bool) -> set[int]:
    rows = _awards(facts, body.after, body.after_kinds, year, day, sure)
    listed = _complete(facts, "award", year, day) and all(each.year is not None for each in rows)
    if not sure and not listed:
        return set(range(year - 30, year + 1))
    firsts = [
        each.year - (0 if sure or each.dated else 1) for each in rows if each.year is not None
    ]
    return set(range(min(firsts) + 1, year + 1)) if firsts else set()


def _awards(facts: Facts, code: str, kinds, year: int, day: date, sure: bool) -> list[AwardFact]:
    """Awards that count for sure, or that may."""
    return [
        each for each in facts.awards
        if each.code == code
        and (each.year is None or each.year <= year)
        and (each.decided_on is None or each.decided_on <= day)
        and (each.revoked_on is None or each.revoked_on > day)
        and (each.proved or not sure)
        and (not kinds or each.kind in kinds or (each.kind is None and not sure))
    ]  # fmt: skip


def _awarded(body, facts, year, day, counts):
    def held(sure: bool) -> int:
        rows = _awards(facts, body.award, body.kinds, year, day, sure)
        years = {each.year for each in rows if each.year is not None}
        bounded = body.years or body.run or body.after
        return len(years & _window(body, facts, year, day, sure) if bounded else years)

    undated = any(
        each.year is None for each in _awards(facts, body.award, body.kinds, year, day, False)
    )
    whole = _complete(facts, "award", year, day) and not undated
    return _kleene(held(True) >= body.times, whole and held(False) < body.times)


def _earned(body, facts, year, day, counts):
    latest = year - body.years
    sure = _awards(facts, body.award, body.kinds, year, day, True)
    may = _awards(facts, body.award, body.kinds, year, day, False)
    yes = any(each.year is not None and each.year <= latest for each in sure)
    could = any(each.year is None or each.year - (not each.dated) <= latest for each in may)
    return _kleene(yes, _complete(facts, "award", year, day) and not could)


def _fresh(body, facts, year, day, counts):
    first = year - body.years + 1
    sure = _awards(facts, body.award, body.kinds, year, day, True)
    may = _awards(facts, body.award, body.kinds, year, day, False)
    taken = any(each.dated and each.year is not None and each.year >= first for each in sure)
    could = any(each.year is None or each.year >= first for each in may)
    return _kleene(_complete(facts, "award", year, day) and not could, taken)


def _decided(body, facts, year, day, counts):
    then = day.year - body.years_ago

    def hit(each: AwardFact) -> bool:
        return each.decided_on is not None and each.decided_on.year == then

    sure = any(hit(each) for each in _awards(facts, body.award, (), year, day, True))
    may = any(
        each.decided_on is None or hit(each)
        for each in _awards(facts, body.award, (), year, day, False)
    )
    return _kleene(sure, _complete(facts, "award", year, day) and not may)


def _initiatives(body, facts, year, day, counts):
    free = [
        each.year for each in facts.initiatives
        if each.year <= year and d.SCOPES[each.scope] >= d.SCOPES[body.scope]
        and not each.for_form and not (body.spared == "for_form" and each.for_title)
        and body.kind in ("either", each.kind)
    ]  # fmt: skip
    if body.run or body.after:
        sure, may = (
            sum(y in _window(body, facts, year, day, each) for y in free) for each in (True, False)
        )
    else:
        sure = may = sum(body.years is None or y > year - body.years for y in free)
    return _kleene(
        sure >= body.times, _complete(facts, "initiative", year, day) and may < body.times
    )


def _stated(code, facts, year, day, counts):
    said = [each.holds for each in facts.statements if (each.year, each.code) == (year, code)]
    return all(said) if said else None


def _recorded(body, facts, year, day, counts):
    said = _stated(body.what, facts, year, day, counts)
    return False if said is None and _complete(facts, body.list, year, day) else said


def _served(body, facts, year, day, counts):
    """In service on the last day of the month so many months before the end of the year."""
    if facts.joined is None:
        return None
    month = date(year + 1, 1, 1)
    for _ in range(body.months):
        month = (month - timedelta(days=1)).replace(day=1)
    return facts.joined < month


def _touches(each, first: date, last: date) -> bool:
    return each.first_day <= last and (each.last_day is None or each.last_day >= first)


def _undisciplined(body, facts, year, day, counts):
    many = counts if body.years == "counted" else body.years
    span = date(year - many + 1, 1, 1), date(year, 12, 31)
    hit = any(
        _touches(each, *span) and d.LEVELS[each.level] >= d.LEVELS[body.at_least]
        for each in facts.disciplines
    )
    return False if hit else (True if _complete(facts, "discipline", year, day) else None)


def _unheld(_any, facts, year, day, counts):
    hit = any(_touches(each, day, day) for each in facts.holds)
    return False if hit else (True if _complete(facts, "hold", year, day) else None)


def _no_absence(body, facts, year, day, counts):
    hits = [
        each.mark for each in facts.absences
        if each.kind in body.kinds and _touches(each, date(year, 1, 1), date(year, 12, 31))
        and (not body.months or _months(each.first_day, each.last_day or day) >= body.months)
    ]  # fmt: skip
    low = [True if body.below is None else _below(mark, body.below) for mark in hits]
    may = any(each is not False for each in low)
    return _kleene(_complete(facts, "absence", year, day) and not may, True in low)


def _below(mark: str | None, bar: str) -> bool | None:
    return None if mark is None else d.MARKS[mark] < d.MARKS[bar]


def _months(first: date, last: date) -> int:
    whole = (last.year - first.year) * 12 + last.month - first.month
    return whole - (last.day < first.day)


def _tenure(body, facts, year, day, counts):
    held = [each for each in facts.posts if each.post in body.posts and each.first_day <= day]
    months = sum(_months(each.first_day, min(each.last_day or day, day)) for each in held)
    enough = months >= 12 * body.years if body.years else bool(held)
    return _kleene(enough, _complete(facts, "post", year, day))


def _sex(sex, facts, year, day, counts):
    return None if facts.sex is None else facts.sex == sex


def _members(body, facts, year, day, counts):
    row = next((r for r in facts.shares if (r.year, r.code) == (year, body.share)), None)
    if row is None:
        return None
    most = row.having + row.open
    if body.none:
        return _kleene(most == 0, row.having > 0)
    if body.count:
        return _kleene(row.having >= body.count, most < body.count)
    if row.total == 0:
        return None

    def enough(n: int) -> bool:
        left, right = n * 100, row.total * body.percent
        return left > right if body.above else left >= right

    return _kleene(enough(row.having), not enough(most))


def _placed(body, facts, year, day, counts):
    places = [each.place for each in facts.places if each.year == year]
    return min(places) <= body.first if places else None
