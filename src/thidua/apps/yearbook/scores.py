"""Scores and ranking as values for the report, with one column for each section of the scheme."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from thidua.apps.yearbook.facts import AgencyFacts, ScoreFact, ScoringFacts
from thidua.core.composing.document import Column, Row, Spans, Table, Text
from thidua.core.composing.ledger import Ledger, Source
from thidua.core.composing.trace import Record
from thidua.wording.values import show_number

NOTHING = (Text("–"),)
Agencies = Mapping[str, AgencyFacts]


def scoring_context(
    scoring: ScoringFacts | None, agencies: Agencies, ledger: Ledger
) -> dict[str, Any]:
    if scoring is None:
        return {"scored": False, "score_table": (), "places": ()}
    source = scoring.source
    total = ledger.figure(show_number(scoring.total, "vi"), source, unit="points")
    count = ledger.figure(str(scoring.item_count), source, unit="count")
    provisional = " tạm tính (còn nội dung chưa có số liệu)" if scoring.provisional else ""
    return {
        "scored": True,
        "scheme": ledger.quote(scoring.title, source),
        "scheme_total": (total,),
        "item_count": (count,),
        "provisional": provisional,
        "places": [_place(place, agencies, ledger) for place in scoring.places],
        "score_table": (_score_table(scoring, agencies, ledger),),
    }


def _place(place: ScoreFact, agencies: Agencies, ledger: Ledger) -> dict[str, Any]:
    agency = agencies[place.code]
    return {
        "place": (ledger.figure(str(place.place), place.source, unit="place"),),
        "agency": ledger.quote(agency.name, agency.source),
        "total": points(place.total, place.low, place.high, place.source, ledger),
        "grade": place.grade or "–",
    }


def points(
    total: Decimal | None, low: Decimal, high: Decimal, source: Source, ledger: Ledger
) -> Spans:
    """Points, or the range from lowest to highest while something is missing."""
    if total is not None:
        return (ledger.figure(show_number(total, "vi"), source, unit="points"),)
    return (
        ledger.figure(show_number(low, "vi"), source, unit="points"),
        Text("–"),
        ledger.figure(show_number(high, "vi"), source, unit="points"),
    )


def _score_table(scoring: ScoringFacts, agencies: Agencies, ledger: Ledger) -> Table:
    columns = (
        Column("Hạng", 6, "center"),
        Column("Cơ quan, đơn vị", 30),
        *(Column(f"{code}. {name}", 13, "right") for _, code, name, _ in scoring.sections),
        Column("Thưởng", 8, "right"),
        Column("Trừ", 8, "right"),
        Column("Tổng điểm", 10, "right"),
        Column("Xếp loại", 15),
    )
    return Table(columns, (_frames(scoring, ledger), *_rows(scoring, agencies, ledger)))


def _frames(scoring: ScoringFacts, ledger: Ledger) -> Row:
    def frame(value: Decimal) -> Spans:
        return (ledger.figure(show_number(value, "vi"), scoring.source, unit="points"),)

    sections = (frame(value) for *_, value in scoring.sections)
    name: Spans = (Text("Điểm tối đa", italic=True),)
    return Row(((), name, *sections, (), (), frame(scoring.total), ()), strong=True)


def _rows(scoring: ScoringFacts, agencies: Agencies, ledger: Ledger) -> list[Row]:
    rows = []
    for place in scoring.places:
        agency = agencies[place.code]
        cells: list[Spans] = [
            (ledger.figure(str(place.place), place.source, unit="place"),),
            ledger.quote(agency.name, agency.source),
        ]
        for section, *_ in scoring.sections:
            cells.append(_section(place, section, ledger))
        cells += [
            _adjustment(place.bonus, place.source, ledger),
            _adjustment(place.deducted, place.source, ledger),
            points(place.total, place.low, place.high, place.source, ledger),
            (Text(place.grade or "–"),),
        ]
        rows.append(Row(tuple(cells)))
    return rows


def _section(place: ScoreFact, section: str, ledger: Ledger) -> Spans:
    if section not in place.sections:
        return NOTHING
    record = Record("section_total", f"{place.code}-{section}", place.source.record.label)
    source = replace(place.source, record=record, item=section)
    return points(*place.sections[section], source, ledger)


def _adjustment(value: Decimal | None, source: Source, ledger: Ledger) -> Spans:
    if not value:
        return NOTHING
    return (ledger.figure(show_number(value, "vi"), source, unit="points"),)
