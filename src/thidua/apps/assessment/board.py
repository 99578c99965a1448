"""The ranking as a page shows it: columns, rows, their order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from django.utils.translation import gettext as _

from thidua.core.scoring.card import Place, Ranking, Scorecard, SectionTotal
from thidua.core.scoring.scheme import Scheme, Section
from thidua.core.vietnamese import collate

Direction = Literal["", "ascending", "descending"]


@dataclass(frozen=True, slots=True)
class Score:
    """Points, or the range they can still fall in."""

    label: str
    points: Decimal | None
    low: Decimal | None
    high: Decimal | None
    frame: Decimal | None = None
    provisional: bool = False
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class BoardColumn:
    key: str
    label: str
    short: str  # a code that the legend explains; empty where the label is short enough
    frame: Decimal | None
    numeric: bool
    direction: Direction
    next_sort: str


@dataclass(frozen=True, slots=True)
class BoardRow:
    code: str
    name: str
    place: int | None
    grade: str
    total: Score
    percent: Decimal | None  # of the agency's own frame; None while the total is a range
    parts: tuple[Score, ...]


@dataclass(frozen=True, slots=True)
class Board:
    columns: tuple[BoardColumn, ...]
    rows: tuple[BoardRow, ...]
    legend: tuple[str, ...]
    scheme_title: str
    provisional: bool
    by_percent: bool  # places follow the percentage, so it has a column


def section_label(section: Section) -> str:
    return f"{section.code}. {section.name}" if section.code else section.name


def section_score(section: Section, total: SectionTotal) -> Score:
    """What a section adds up to; bonus and deductions show no frame to be reached."""
    return Score(
        label=section_label(section),
        points=total.points,
        low=total.low,
        high=total.high,
        frame=total.frame if section.kind == "base" else None,
        provisional=total.provisional or total.points is None,
        illustrative=total.illustrative,
    )


def total_score(card: Scorecard, label: str = "") -> Score:
    return Score(
        label=label,
        points=card.total,
        low=card.low,
        high=card.high,
        frame=card.frame,
        provisional=card.provisional or card.total is None,
        illustrative=card.illustrative,
    )


def make_board(
    scheme: Scheme,
    cards: Mapping[str, Scorecard],
    ranking: Ranking,
    names: Mapping[str, str],
    sort: str = "place",
) -> Board:
    """The table in the wanted order; an unknown order is the order of places."""
    rows = [_row(scheme, cards[place.unit], place, names) for place in ranking.places]
    keys = _sort_keys(scheme)
    backwards, key = sort.startswith("-"), sort.removeprefix("-")
    if key not in keys:
        backwards, key = False, "place"
    return Board(
        columns=_columns(scheme, key, backwards=backwards),
        rows=tuple(sorted(rows, key=keys[key], reverse=backwards)),
        legend=tuple(section_label(each) for each in scheme.sections if _short(each)),
        scheme_title=scheme.title,
        provisional=ranking.provisional,
        by_percent=scheme.rank_on == "percent",
    )


def _row(scheme: Scheme, card: Scorecard, place: Place, names: Mapping[str, str]) -> BoardRow:
    return BoardRow(
        code=place.unit,
        name=names.get(place.unit, place.unit),
        place=place.place,
        grade=scheme.grade(place.grade).name if place.grade else "",
        total=total_score(card),
        percent=card.percent,
        parts=tuple(section_score(each, card.sections[each.id]) for each in scheme.sections),
    )


def _sort_keys(scheme: Scheme) -> dict[str, Callable[[BoardRow], Any]]:
    """How rows are ordered; a range counts by what it can still reach."""
    keys: dict[str, Callable[[BoardRow], Any]] = {
        "place": lambda row: (row.place, collate(row.name)),
        "name": lambda row: collate(row.name),
        "total": lambda row: row.total.high,
    }
    for n, section in enumerate(scheme.sections):
        keys[section.id] = lambda row, n=n: row.parts[n].high  # type: ignore[misc] # a default argument binds n
    return keys


def _columns(scheme: Scheme, key: str, *, backwards: bool) -> tuple[BoardColumn, ...]:
    codes = {each.id: _short(each) for each in scheme.sections}
    plain: Sequence[tuple[str, str, Decimal | None]] = (
        ("place", _("Place"), None),
        ("name", _("Agency"), None),
        *(
            (each.id, section_label(each), each.max if each.kind != "deduction" else None)
            for each in scheme.sections
        ),
        ("total", _("Total"), scheme.total),
    )
    return tuple(
        BoardColumn(
            key=name,
            label=label,
            short=codes.get(name, ""),
            frame=frame,
            numeric=name != "name",
            direction=_direction(name == key, backwards=backwards),
            next_sort=_next_sort(name, chosen=name == key, backwards=backwards),
        )
        for name, label, frame in plain
    )


def _short(section: Section) -> str:
    """Parts of the total by their codes; bonus and deductions by their names."""
    return section.code if section.kind == "base" else ""


def _direction(chosen: bool, *, backwards: bool) -> Direction:
    if not chosen:
        return ""
    return "descending" if backwards else "ascending"


def _next_sort(name: str, *, chosen: bool, backwards: bool) -> str:
    """The other way round for the chosen column; points start with the highest."""
    if chosen:
        return name if backwards else f"-{name}"
    return name if name in {"place", "name"} else f"-{name}"
