"""Scores and ranking as values for the report, with one column for each section of the scheme."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from thidua.apps.yearbook.facts import AgencyFacts, ScoreFact, ScoringFacts
from thidua.apps.yearbook.rounding import round_half_up
from thidua.core.composing.document import Column, Figure, Row, Spans, Table, Text
from thidua.core.composing.ledger import Ledger, Source
from thidua.core.composing.trace import Record
from thidua.wording.values import show_number

NOTHING = (Text("–"),)
Agencies = Mapping[str, AgencyFacts]
Refs = tuple[str, ...]
Amount = tuple[Decimal | None, Decimal, Decimal]  # points, or the range low–high


def scoring_context(
    scoring: ScoringFacts | None, agencies: Agencies, ledger: Ledger
) -> dict[str, Any]:
    if scoring is None:
        return {"scored": False, "score_table": (), "places": ()}
    source = scoring.source
    rows = [_row(place, scoring, agencies[place.code], ledger) for place in scoring.places]
    provisional = " tạm tính (còn nội dung chưa có số liệu)" if scoring.provisional else ""
    return {
        "scored": True,
        "scheme": ledger.quote(scoring.title, source),
        "scheme_total": _frame(scoring.total, source, ledger),
        "item_count": (ledger.figure(str(scoring.item_count), source, unit="count"),),
        "provisional": provisional,
        "places": [
            {"place": row.place, "agency": row.agency, "total": row.total, "grade": row.grade}
            for row in rows
        ],
        "score_table": (_score_table(scoring, rows, ledger),),
    }


@dataclass(frozen=True, slots=True)
class _ScoreRow:
    """One agency as spans; the total names its sections, a section its items, as parts."""

    place: Spans
    agency: Spans
    sections: tuple[Spans, ...]
    bonus: Spans
    deducted: Spans
    total: Spans
    grade: Spans


def _row(
    place: ScoreFact, scoring: ScoringFacts, agency: AgencyFacts, ledger: Ledger
) -> _ScoreRow:
    items = _items(place, scoring, ledger)
    sections = {
        id_: points(amount, _section_source(place, id_), ledger, items.get(id_, ()))
        for id_, amount in place.sections.items()
    }
    parts = tuple(f.ref for spans in sections.values() for f in spans if isinstance(f, Figure))
    others = tuple(ref for id_, refs in items.items() if id_ not in sections for ref in refs)
    return _ScoreRow(
        place=(ledger.figure(str(place.place), place.source, unit="place"),),
        agency=ledger.quote(agency.name, agency.source),
        sections=tuple(sections.get(id_, NOTHING) for id_, *_rest in scoring.sections),
        bonus=_adjustment(place.bonus, _section_source(place, "bonus"), ledger),
        deducted=_adjustment(place.deducted, _section_source(place, "deducted"), ledger),
        total=points(
            (place.total, place.low, place.high), place.source, ledger, parts + others
        ),
        grade=(Text(place.grade or "–"),),
    )  # fmt: skip


def _items(place: ScoreFact, scoring: ScoringFacts, ledger: Ledger) -> dict[str, Refs]:
    """Refs of the points of each item, by the section of the top level they stand in."""
    found: dict[str, Refs] = {}
    for line in scoring.lines.get(place.code, ()):
        if line.source is None:
            continue
        spans = points((line.points, line.low, line.high), line.source, ledger)
        refs = tuple(span.ref for span in spans if isinstance(span, Figure))
        found[line.section] = found.get(line.section, ()) + refs
    return found


def _section_source(place: ScoreFact, section: str) -> Source:
    record = Record("section_total", f"{place.code}-{section}", place.source.record.label)
    return replace(place.source, record=record, item=section)


def points(amount: Amount, source: Source, ledger: Ledger, parts: Refs = ()) -> Spans:
    """Points, or the range from lowest to highest while something is missing."""

    def figure(value: Decimal) -> Figure:
        shown = show_number(round_half_up(value), "vi")
        machine = f"{value.normalize():f}"
        return ledger.figure(shown, source, value=machine, unit="points", parts=parts)

    total, low, high = amount
    if total is not None:
        return (figure(total),)
    return (figure(low), Text("–"), figure(high))


def _frame(value: Decimal, source: Source, ledger: Ledger) -> Spans:
    return (ledger.figure(show_number(value, "vi"), source, unit="points"),)


def _adjustment(value: Decimal | None, source: Source, ledger: Ledger) -> Spans:
    return points((value, value, value), source, ledger) if value else NOTHING


def _score_table(scoring: ScoringFacts, rows: list[_ScoreRow], ledger: Ledger) -> Table:
    columns = (
        Column("Hạng", 7, "center"),
        Column("Cơ quan, đơn vị", 30),
        *(Column(f"{code}. {name}", 14, "right") for _, code, name, _ in scoring.sections),
        Column("Thưởng", 11, "right"),
        Column("Trừ", 8, "right"),
        Column("Tổng điểm", 12, "right"),
        Column("Xếp loại", 16),
    )
    frames = (_frame(value, scoring.source, ledger) for *_rest, value in scoring.sections)
    total = _frame(scoring.total, scoring.source, ledger)
    name: Spans = (Text("Điểm tối đa", italic=True),)
    first = Row(((), name, *frames, (), (), total, ()), strong=True)
    lines = (
        Row((r.place, r.agency, *r.sections, r.bonus, r.deducted, r.total, r.grade)) for r in rows
    )
    return Table(columns, (first, *lines))
