"""Rows of the tables of a meeting's papers; each number with the record it stands in."""

from collections import Counter
from decimal import Decimal

from thidua.apps.yearbook.context import Values, marked
from thidua.apps.yearbook.pack.blanks import gap
from thidua.apps.yearbook.pack.facts import PackFacts, ProposalFact
from thidua.apps.yearbook.pack.kinds import MeetingKind
from thidua.apps.yearbook.scores import points
from thidua.core.composing.compose import joined
from thidua.core.composing.document import Span, Spans, Text
from thidua.core.composing.ledger import Ledger, Source
from thidua.core.scoring.describe import describe
from thidua.core.scoring.scheme import Item, Scheme, Section
from thidua.wording import say
from thidua.wording.values import show_number

NOTHING = (Text("–"),)


def _count(n: int, facts: PackFacts, ledger: Ledger) -> Spans:
    return (ledger.figure(str(n), facts.meeting.source, unit="count"),)


def criteria(facts: PackFacts, ledger: Ledger) -> Values:
    """Sections in bold, under each its items with their frame and rule."""
    given, source = facts.scheme, facts.scheme_source
    if given is None or source is None:
        return {"criteria": ()}
    rows = [row for section in given.sections for row in _section(section, source, ledger)]
    return {
        "criteria": rows,
        "criteria_title": ledger.quote(given.title, source),
        "criteria_total": _points(given.total, source, ledger),
        "criteria_count": (ledger.figure(str(_items(given)), source, unit="count"),),
    }


def _items(given: Scheme) -> int:
    return sum(1 for _item in given.items())


def _section(section: Section, source: Source, ledger: Ledger) -> list[Values]:
    own: Values = {
        "code": ledger.quote(section.code, source),
        "name": ledger.quote(section.name, source),
        "max": _points(section.max, source, ledger),
        "rule": "",
        "section": True,
    }
    items = [_item(item, source, ledger) for item in section.items]
    inner = [row for each in section.sections for row in _section(each, source, ledger)]
    return [own, *items, *inner]


def _item(item: Item, source: Source, ledger: Ledger) -> Values:
    rule = " ".join(say(step.code, step.data, "vi") for step in describe(item))
    return {
        "code": ledger.quote(item.code, source),
        "name": ledger.quote(item.name, source),
        "max": _points(item.max, source, ledger),
        "rule": ledger.quote(rule, source),
        "section": False,
    }


def _points(value: Decimal, source: Source, ledger: Ledger) -> Spans:
    return (ledger.figure(show_number(value, "vi"), source, unit="points"),)


def proposals(facts: PackFacts, ledger: Ledger) -> Values:
    """What the secretary ticked, in the order of the ranking of the records; nobody else."""
    rows = [_proposal(n, each, facts, ledger) for n, each in enumerate(facts.proposals, 1)]
    counted = Counter(each.award for each in facts.proposals)
    totals: list[Span] = []
    for award, number in counted.items():
        source = facts.proposals[0].source
        totals += [
            Text("; " if totals else ""),
            *_count(number, facts, ledger),
            Text(" "),
            *ledger.quote(award, source),
        ]
    year = (ledger.figure(str(facts.year.year), facts.year.bloc_source, unit="year"),)
    half = facts.meeting.kind == MeetingKind.MIDYEAR
    return {
        "proposals": rows,
        "proposals_missing": not rows and facts.meeting.kind == MeetingKind.YEAREND,
        "award_counts": joined(totals),
        "period": joined((Text("sáu tháng đầu năm " if half else "năm "), *year)),
    }


def _proposal(n: int, each: ProposalFact, facts: PackFacts, ledger: Ledger) -> Values:
    agency = next(a for a in facts.year.agencies if a.code == each.agency)
    scoring = facts.year.scoring
    place = next((p for p in scoring.places if p.code == each.agency), None) if scoring else None
    return {
        "n": _count(n, facts, ledger),
        "agency": ledger.quote(agency.name, agency.source),
        "award": ledger.quote(each.award, each.source),
        "reason": ledger.quote(each.reason.strip().rstrip("."), each.source)
        if each.reason.strip()
        else gap("tóm tắt thành tích"),
        "total": points((place.total, place.low, place.high), place.source, ledger)
        if place
        else NOTHING,
        "place": (ledger.figure(str(place.place), place.source, unit="place"),)
        if place
        else NOTHING,
    }


def aims(facts: PackFacts, ledger: Ledger) -> Values:
    names = {agency.code: agency for agency in facts.year.agencies}
    registered = {aim.agency for aim in facts.aims}
    waiting: list[Span] = []
    for code, agency in names.items():
        if code not in registered:
            waiting += [
                Text("; " if waiting else ""), *ledger.quote(agency.name, agency.source)
            ]  # fmt: skip
    return {
        "aims": [
            {
                "n": _count(n, facts, ledger),
                "agency": ledger.quote(names[aim.agency].name, names[aim.agency].source),
                "title": joined(marked(ledger.quote(aim.title, aim.source), aim.source)),
            }
            for n, aim in enumerate(facts.aims, 1)
        ],
        "unregistered": joined(waiting) if facts.aims else (),
    }
