"""Scores as an Excel workbook: the ranking, then one sheet for each agency."""

from collections.abc import Iterator
from decimal import Decimal

from thidua.apps.yearbook.facts import LineFact, ScoreFact, ScoringFacts, YearFacts
from thidua.apps.yearbook.rounding import round_half_up
from thidua.render.xlsx import Cell, Sheet, SheetColumn
from thidua.wording import current_language
from thidua.wording import gettext as _
from thidua.wording.values import show_number

PLACES = 2


def score_sheets(facts: YearFacts) -> list[Sheet]:
    """The sheets of a scored year; totals are numbers, a range is words."""
    scoring = facts.scoring
    if scoring is None:
        return []
    names = {agency.code: agency.name for agency in facts.agencies}
    ranking = _ranking(facts, scoring, names)
    cards = [
        _card(facts, scoring, place, names[place.code])
        for place in scoring.places
        if place.code in scoring.lines
    ]
    return [ranking, *cards]


def _notes(scoring: ScoringFacts) -> tuple[str, ...]:
    notes = [scoring.title]
    if scoring.illustrative:
        notes.append(_("(*): illustrative figures, not reported by the agency."))
    if scoring.provisional:
        notes.append(_("Provisional: something is not reported yet; totals are ranges."))
    return tuple(notes)


def _ranking(facts: YearFacts, scoring: ScoringFacts, names: dict[str, str]) -> Sheet:
    columns = (
        SheetColumn(_("Place"), 7),
        SheetColumn(_("Agency"), 44, wrap=True),
        SheetColumn(_("Total"), 12, places=PLACES),
        SheetColumn(_("Class"), 26, wrap=True),
        *(
            SheetColumn(f"{code}. {name} ({show_number(frame, current_language())})", 18, places=2)
            for _id, code, name, frame in scoring.sections
        ),
        SheetColumn(_("Bonus"), 10, places=PLACES),
        SheetColumn(_("Deductions"), 10, places=PLACES),
        SheetColumn(_("Remark"), 16, wrap=True),
    )
    rows = tuple(_place(place, scoring, names[place.code]) for place in scoring.places)
    title = _("Scores and ranking {year} - {bloc}").format(year=facts.year, bloc=facts.bloc)
    return Sheet(_("Ranking"), title, columns, rows, _notes(scoring))


def _place(place: ScoreFact, scoring: ScoringFacts, name: str) -> tuple[Cell, ...]:
    sections = [
        points_cell(*place.sections[section]) if section in place.sections else None
        for section, *_rest in scoring.sections
    ]
    return (
        place.place,
        name,
        points_cell(place.total, place.low, place.high),
        place.grade or "–",
        *sections,
        place.bonus,
        place.deducted,
        "(*)" if place.source.illustrative else "",
    )


def points_cell(points: Decimal | None, low: Decimal, high: Decimal) -> Cell:
    """Points as a number; the words "provisional, from … to …" while something is missing."""
    if points is not None:
        return points
    language = current_language()
    return _("provisional {low}–{high}").format(
        low=show_number(round_half_up(low), language),
        high=show_number(round_half_up(high), language),
    )


def _card(facts: YearFacts, scoring: ScoringFacts, place: ScoreFact, name: str) -> Sheet:
    lines = scoring.lines[place.code]
    total: tuple[Cell, ...] = (
        "", _("Total"), scoring.total, "", "",
        points_cell(place.total, place.low, place.high), "", "", "",
    )  # fmt: skip
    strong = {n for n, line in enumerate(lines) if line.is_section} | {len(lines)}
    return Sheet(
        name=place.code,
        title=_("{agency}: scorecard {year}").format(agency=name, year=facts.year),
        columns=_card_columns(),
        rows=(*_card_rows(lines), total),
        notes=_notes(scoring),
        strong=frozenset(strong),
    )


def _card_columns() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(_("Code"), 6),
        SheetColumn(_("Content"), 36, wrap=True),
        SheetColumn(_("Frame"), 8, places=PLACES),
        SheetColumn(_("Rule"), 38, wrap=True),
        SheetColumn(_("Input"), 22, wrap=True),
        SheetColumn(_("Points"), 10, wrap=True, places=PLACES),
        SheetColumn(_("Reason"), 38, wrap=True),
        SheetColumn(_("Evidence"), 20, wrap=True),
        SheetColumn(_("Illustration"), 8),
    )


def _card_rows(lines: tuple[LineFact, ...]) -> Iterator[tuple[Cell, ...]]:
    for line in lines:
        yield (
            line.code,
            line.name,
            line.frame,
            line.rule,
            line.given,
            points_cell(line.points, line.low, line.high),
            line.reason,
            line.evidence,
            "(*)" if line.illustrative else "",
        )
