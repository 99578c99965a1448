"""How the names of an agency follow from what is recorded: plain Python, no database.

An agency's line is laid anew from its sources and its events each time one of them changes, so
that an event entered late, corrected or withdrawn leaves nothing behind. What contradicts is
refused; a day before an event never depends on it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

DAY = timedelta(days=1)
MOVED = "moved"
TOGETHER = frozenset({"renamed", MOVED})  # may fall on the day of another change, each once


class Refusal(Exception):  # noqa: N818 - reads as what it is
    """These records can not all be true; `code` says why, `agency` of whom."""

    def __init__(self, code: str, agency: int, **data: Any) -> None:
        super().__init__(code, agency, data)
        self.code, self.agency, self.data = code, agency, data


@dataclass(frozen=True, slots=True)
class Says:
    """What is true of an agency over a span of days."""

    name: str
    short_name: str = ""
    kind: str = "other"
    document_format: str = "party"
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A name that a source gives, from a day on; `last` is empty while it is open."""

    key: int
    first: date
    last: date | None
    says: Says


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as far as it concerns lines; `terms` holds only what it changes."""

    key: int
    kind: str
    day: date
    predecessors: frozenset[int] = frozenset()
    successors: frozenset[int] = frozenset()
    terms: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def ends(self) -> frozenset[int]:
        return self.predecessors - self.successors

    @property
    def begins(self) -> frozenset[int]:
        return self.successors - self.predecessors

    @property
    def touched(self) -> frozenset[int]:
        return self.predecessors | self.successors | frozenset(self.terms)

    @property
    def only_moved(self) -> frozenset[int]:
        """Who is no party to it and gets another superior by it."""
        return frozenset(self.terms) - self.predecessors - self.successors

    def kind_for(self, agency: int) -> str:
        """What it is for one agency: who only gets another superior is moved."""
        return MOVED if agency in self.only_moved else self.kind


@dataclass(frozen=True, slots=True)
class Span:
    """One name in force: `known` or `event` began it; an event may have ended it early."""

    first: date
    last: date | None
    says: Says
    known: int | None = None
    event: int | None = None
    ended_by: int | None = None
    source_last: date | None = None  # where the source ends it, if an event did so before

    def covers(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


def lay(
    agency: int, known: Iterable[Known], events: Iterable[Happening]
) -> tuple[Span, ...]:  # fmt: skip
    """The spans of an agency, oldest first, without overlap.

    Args:
        agency: Its key.
        known: Its names by the sources.
        events: Those in force that touch it.

    Raises:
        Refusal: The records contradict one another.
    """
    line = _Line(agency)
    facts: list[Known | Happening] = [*known, *events]
    for fact in sorted(facts, key=_order):
        if isinstance(fact, Known):
            line.take_known(fact)
        else:
            line.take_event(fact)
    return tuple(line.spans)


def _order(fact: Known | Happening) -> tuple[date, int, int]:
    """By day; on one day the sources first, then events as they were entered."""
    if isinstance(fact, Known):
        return fact.first, 0, fact.key
    return fact.day, 1, fact.key


class _Line:
    """A line in the making."""

    def __init__(self, agency: int) -> None:
        self.agency = agency
        self.spans: list[Span] = []
        self.kinds: list[str] = []  # of the events on the first day of the last span
        self.ended: date | None = None

    def take_known(self, fact: Known) -> None:
        if self.ended:
            raise Refusal("later_facts", self.agency, day=fact.first)
        if self.spans:
            if self.spans[-1].first == fact.first:
                raise Refusal("same_day", self.agency, day=fact.first)
            self._cut(fact.first, None)
        self.spans.append(Span(fact.first, fact.last, fact.says, known=fact.key))
        self.kinds = []

    def take_event(self, event: Happening) -> None:
        if self.agency in event.begins:
            self._begin(event)
            return
        self._be_there(event)
        if self.agency in event.ends:
            if self.spans[-1].first == event.day:
                raise Refusal("same_day", self.agency, day=event.day)
            self._cut(event.day, event.key)
            self.ended = event.day
        else:
            self._change(event)

    def _begin(self, event: Happening) -> None:
        if self.spans:
            raise Refusal("there_already", self.agency, day=self.spans[0].first)
        says = Says(**event.terms[self.agency])
        self.spans.append(Span(event.day, None, says, event=event.key))
        self.kinds = [event.kind]

    def _be_there(self, event: Happening) -> None:
        """Refuse an event outside the life of the agency."""
        if not self.spans:
            raise Refusal("before_founding", self.agency, day=event.day)
        if self.ended:
            raise Refusal("after_end", self.agency, day=self.ended)
        last = self.spans[-1].last
        if last is not None and last < event.day:
            raise Refusal("after_end", self.agency, day=last + DAY)

    def _change(self, event: Happening) -> None:
        old = self.spans[-1]
        says = replace(old.says, **event.terms.get(self.agency, {}))
        kind = event.kind_for(self.agency)
        if old.first == event.day:
            if old.event is None or kind not in TOGETHER - {*self.kinds}:
                raise Refusal("same_day", self.agency, day=event.day)
            self.spans[-1] = replace(old, says=says, event=event.key)
            self.kinds.append(kind)
            return
        last = old.last
        self._cut(event.day, event.key)
        self.spans.append(Span(event.day, last, says, event=event.key))
        self.kinds = [kind]

    def _cut(self, day: date, event: int | None) -> None:
        """End the last span the day before, unless it ended before that by itself."""
        old = self.spans[-1]
        if old.last is not None and old.last < day:
            return
        self.spans[-1] = replace(old, last=day - DAY, ended_by=event, source_last=old.last)


# What holds between lines ------------------------------------------------------------------


def check_together(lines: Mapping[int, Sequence[Span]], touched: frozenset[int]) -> None:
    """Refuse a dead superior, a superior not yet there, a circle, and two of one name.

    Args:
        lines: Those of the touched agencies and of all that stand above or below them.
        touched: Whose lines changed: only what concerns them is refused.

    Raises:
        Refusal: It names the agency and what is wrong.
    """
    for agency, spans in lines.items():
        for before, span in zip((None, *spans), spans, strict=False):
            if span.says.parent is not None and {agency, span.says.parent} & touched:
                _check_superior(agency, span, before, lines.get(span.says.parent, ()))
    for day in sorted({span.first for agency in touched for span in lines.get(agency, ())}):
        _check_circle(lines, touched, day)
    _check_names(lines, touched)


def _check_superior(agency: int, span: Span, before: Span | None, above: Sequence[Span]) -> None:
    """Refuse a superior that ends too early, or that was not there when an event chose it.

    A source may name a superior of which it does not say since when it was there.
    """
    superior, end = span.says.parent, above[-1].last if above else None
    chosen = span.event is not None and (before is None or before.says.parent != superior)
    if chosen and not any(each.covers(span.first) for each in above):
        raise Refusal("superior_not_there", agency, superior=superior, day=span.first)
    if end is not None and (span.last is None or span.last > end):
        day = max(end + DAY, span.first)
        raise Refusal("superior_ended", agency, superior=superior, day=day)


def _check_circle(
    lines: Mapping[int, Sequence[Span]], touched: frozenset[int], day: date
) -> None:  # fmt: skip
    above = {agency: parent_on(spans, day) for agency, spans in lines.items()}
    for agency in sorted(touched):
        seen, at = {agency}, above.get(agency)
        while at is not None:
            if at in seen:
                raise Refusal("circle", agency, superior=above[agency], day=day)
            seen.add(at)
            at = above.get(at)


def parent_on(spans: Sequence[Span], day: date) -> int | None:
    """The superior on a day; None too while the agency is not there."""
    return next((span.says.parent for span in spans if span.covers(day)), None)


def _check_names(lines: Mapping[int, Sequence[Span]], touched: frozenset[int]) -> None:
    """Two agencies under one superior are never called the same on the same day."""
    by_name: dict[tuple[int | None, str], list[tuple[int, Span]]] = {}
    for agency, spans in lines.items():
        for span in spans:
            key = span.says.parent, span.says.name.casefold()
            by_name.setdefault(key, []).append((agency, span))
    for same in by_name.values():
        for agency, span in same:
            if agency not in touched or span.event is None:
                continue
            for other, its in same:
                if other != agency and _meet(span, its):
                    raise Refusal(
                        "name_taken", agency, name=span.says.name, other=other,
                        day=max(span.first, its.first),
                    )  # fmt: skip


def _meet(one: Span, other: Span) -> bool:
    return (one.last is None or other.first <= one.last) and (
        other.last is None or one.first <= other.last
    )
