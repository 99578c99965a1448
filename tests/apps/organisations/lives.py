"""Random lives of agencies: events drawn at random, those that the engine refuses left out."""

from collections.abc import Iterable
from datetime import date, timedelta

from hypothesis import strategies as st

from thidua.apps.organisations.timeline import (
    Happening,
    Known,
    Refusal,
    Says,
    Span,
    check_together,
    lay,
)

START = date(2022, 1, 1)
DAYS = st.integers(1, 60).map(lambda days: START + timedelta(days=days))
KNOWN = {
    agency: Known(agency, START, None, Says(f"Đơn vị {agency}", parent=None if agency == 1 else 1))
    for agency in (1, 2, 3, 4)
}
AGENCIES = st.integers(1, 8)
NAMES = st.sampled_from(["Ban Một", "Ban Hai", "Ban Ba", "Văn phòng", "Báo tỉnh"])
Lines = dict[int, tuple[Span, ...]]


@st.composite
def happenings(draw, key: int) -> Happening:
    """One event of any kind, sensible or not."""
    kind = draw(st.sampled_from(["founded", "renamed", "merged", "split", "dissolved", "moved"]))
    day, one = draw(DAYS), draw(AGENCIES)
    others = draw(st.sets(AGENCIES, min_size=1, max_size=2))
    new = {"name": draw(NAMES), "parent": draw(st.none() | AGENCIES)}
    match kind:
        case "founded":
            return Happening(key, kind, day, frozenset(), frozenset({one}), {one: new})
        case "renamed":
            return Happening(
                key, kind, day, frozenset({one}), frozenset({one}), {one: {"name": new["name"]}}
            )
        case "moved":
            return Happening(
                key,
                kind,
                day,
                frozenset({one}),
                frozenset({one}),
                {one: {"parent": new["parent"]}},
            )
        case "merged":
            before = frozenset(others | {draw(AGENCIES)})
            return Happening(key, kind, day, before, frozenset({one}), {one: new})
        case "split":
            after = frozenset(others | {draw(AGENCIES)})
            terms = {each: new | {"name": f"{new['name']} {each}"} for each in after - {one}}
            return Happening(key, kind, day, frozenset({one}), after, terms)
    return Happening(key, kind, day, frozenset({one}))


@st.composite
def lives(draw, most: int = 25) -> list[Happening]:
    """Events in the order in which they were entered, all of them accepted."""
    kept: list[Happening] = []
    for key in range(1, draw(st.integers(0, most)) + 1):
        event = draw(happenings(key))
        if accepted([*kept, event]):
            kept.append(event)
    return kept


def accepted(events: list[Happening]) -> bool:
    """Whether the last of these events can be, the others being there."""
    try:
        lines_of(events, events[-1].touched)
    except Refusal:
        return False
    return True


def lines_of(events: Iterable[Happening], touched: frozenset[int] = frozenset()) -> Lines:
    """Every line, laid as the services lay them."""
    events = list(events)
    agencies = {*KNOWN}.union(*(event.touched for event in events))
    lines = {
        agency: lay(
            agency, [KNOWN[agency]] if agency in KNOWN else [],
            [event for event in events if agency in event.touched],
        )
        for agency in sorted(agencies)
    }  # fmt: skip
    lines = {agency: spans for agency, spans in lines.items() if spans}
    check_together(lines, touched)
    return lines


def days_of(lines: Lines) -> list[date]:
    """Every day on which something begins, and the day before it."""
    firsts = {span.first for spans in lines.values() for span in spans}
    return sorted({START} | firsts | {day - timedelta(days=1) for day in firsts if day > START})


def on(lines: Lines, day: date) -> dict[int, Says]:
    """Who was there on that day, and what was true of them."""
    return {
        agency: span.says for agency, spans in lines.items() for span in spans if span.covers(day)
    }
