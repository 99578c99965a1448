"""Laws of the lines: whatever is entered in whatever order, they hold on every day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.apps.organisations.lives import START, days_of, happenings, lines_of, lives, on

from thidua.apps.organisations.timeline import (
    Happening,
    Known,
    Refusal,
    Says,
    check_together,
    lay,
)

FIRST = Known(1, START, None, Says("Ban Một"))
MAY, JUNE = date(2022, 5, 1), date(2022, 6, 1)
LATE = 99


@given(lives())
@settings(max_examples=150)
def test_each_agency_has_one_name_on_each_day_of_its_life(events):
    for spans in lines_of(events).values():
        for before, after in pairwise(spans):
            assert before.last == after.first - timedelta(days=1)
        assert all(span.last is None or span.first <= span.last for span in spans)
        assert all(span.says.name for span in spans)


@given(lives())
@settings(max_examples=150)
def test_nobody_stands_under_who_is_no_more_nor_under_himself(events):
    lines = lines_of(events)
    for day in days_of(lines):
        there = on(lines, day)
        for agency, says in there.items():
            seen, at = {agency}, says.parent
            while at is not None:
                assert at in there
                assert at not in seen
                seen.add(at)
                at = there[at].parent


@given(lives())
@settings(max_examples=150)
def test_two_under_one_superior_are_never_called_the_same(events):
    lines = lines_of(events)
    for day in days_of(lines):
        called = [(says.parent, says.name) for says in on(lines, day).values()]
        assert len(called) == len(set(called))


@given(lives(), st.data())
@settings(max_examples=150)
def test_a_further_event_changes_no_day_before_it(events, data):
    event = data.draw(happenings(LATE))
    before = lines_of(events)
    try:
        after = lines_of([*events, event], event.touched)
    except Refusal:
        return
    for day in (each for each in days_of(before) if each < event.day):
        assert on(after, day) == on(before, day)
    assert on(after, event.day - timedelta(days=1)) == on(before, event.day - timedelta(days=1))


@given(lives())
def test_the_order_of_entering_does_not_matter_but_for_one_day(events):
    days = [event.day for event in events]
    if len(days) == len(set(days)):
        assert lines_of(reversed(events)) == lines_of(events)


def happening(kind, day, before=(), after=(), key=7, **terms):
    said = {int(name[1:]): value for name, value in terms.items()}
    return Happening(key, kind, day, frozenset(before), frozenset(after), said)


def refused(*facts, agency=1) -> str:
    known = [fact for fact in facts if isinstance(fact, Known)]
    with pytest.raises(Refusal) as caught:
        lay(agency, known, [fact for fact in facts if isinstance(fact, Happening)])
    return caught.value.code


RENAMED = happening("renamed", MAY, {1}, {1}, a1={"name": "Tên mới"})
ENDED = happening("dissolved", MAY, {1})


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        ("before_founding", [RENAMED]),
        ("before_founding", [Known(1, JUNE, None, Says("Ban Một")), RENAMED]),
        ("after_end", [FIRST, ENDED, happening("renamed", JUNE, {1}, {1}, 8, a1={"name": "B"})]),
        ("after_end", [FIRST, ENDED, happening("dissolved", JUNE, {1}, key=8)]),
        ("after_end", [Known(1, START, date(2022, 4, 30), Says("Ban Một")), RENAMED]),
        ("there_already", [FIRST, happening("founded", MAY, (), {1}, a1={"name": "B"})]),
        ("same_day", [FIRST, RENAMED, happening("renamed", MAY, {1}, {1}, 8, a1={"name": "B"})]),
        ("same_day", [FIRST, RENAMED, happening("dissolved", MAY, {1}, key=8)]),
        ("same_day", [FIRST, happening("renamed", START, {1}, {1}, a1={"name": "B"})]),
        ("same_day", [FIRST, Known(2, START, None, Says("Ban Hai"))]),
        ("later_facts", [FIRST, ENDED, Known(2, JUNE, None, Says("Ban Hai"))]),
    ],
)
def test_what_contradicts_is_refused(code, facts):
    assert refused(*facts) == code


def test_a_new_name_and_a_new_superior_may_fall_on_one_day():
    moved = happening("moved", MAY, {1}, {1}, 8, a1={"parent": 5})
    last = lay(1, [FIRST], [RENAMED, moved])[-1]
    assert (last.first, last.says.name, last.says.parent) == (MAY, "Tên mới", 5)


def test_a_name_that_a_source_ends_early_keeps_its_own_end():
    known = Known(1, START, JUNE, Says("Ban Một"))
    first, second = lay(1, [known], [RENAMED])
    assert (first.last, first.source_last) == (date(2022, 4, 30), JUNE)
    assert (second.says.name, second.last) == ("Tên mới", JUNE)


def together(*facts) -> str:
    """What is wrong between agencies 1 and 2, the second under the first."""
    known = {1: FIRST, 2: Known(2, START, None, Says("Ban Hai", parent=1))}
    lines = {
        agency: lay(agency, [known[agency]], [each for each in facts if agency in each.touched])
        for agency in known
    }
    with pytest.raises(Refusal) as caught:
        check_together(lines, frozenset().union(*(each.touched for each in facts)))
    return caught.value.code


@pytest.mark.parametrize(
    ("code", "event"),
    [
        ("superior_ended", ENDED),
        ("circle", happening("moved", MAY, {1}, {1}, a1={"parent": 2})),
        ("circle", happening("moved", MAY, {1}, {1}, a1={"parent": 1})),
    ],
)
def test_what_contradicts_between_agencies_is_refused(code, event):
    assert together(event) == code


def test_nobody_is_put_under_who_is_not_there_yet():
    lines = {
        1: lay(1, [FIRST], [happening("moved", MAY, {1}, {1}, a1={"parent": 2})]),
        2: lay(2, [Known(2, JUNE, None, Says("Ban Hai"))], []),
    }
    with pytest.raises(Refusal) as caught:
        check_together(lines, frozenset({1}))
    assert caught.value.code == "superior_not_there"
