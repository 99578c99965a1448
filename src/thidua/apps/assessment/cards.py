"""One agency's scorecard as a page shows it: sections, headings and items in printed order."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from thidua.apps.assessment.board import Score, section_label, section_score, total_score
from thidua.apps.assessment.given import Absence, absence_of, in_short
from thidua.core.scoring.card import Line, Place, Scorecard, Step
from thidua.core.scoring.scheme import Item, Scheme, Section
from thidua.wording import say

UrlOf = Callable[[str], str]  # item id → address of its own page


@dataclass(frozen=True, slots=True)
class CardRow:
    """An item, or the heading of a section inside a section."""

    id: str
    code: str
    name: str
    frame: Decimal
    score: Score
    heading: bool = False
    reported: str = ""
    absence: Absence | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class CardSection:
    id: str
    title: str
    frame: Decimal
    score: Score
    rows: tuple[CardRow, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardPage:
    code: str
    name: str
    scheme_title: str
    total: Score
    parts: tuple[Score, ...]
    sections: tuple[CardSection, ...]
    steps: tuple[str, ...]
    place: int | None
    of: int
    grade: str


def make_card(
    scheme: Scheme,
    card: Scorecard,
    name: str,
    places: Sequence[Place],
    url_of: UrlOf,
    language: str,
) -> CardPage:
    """The whole card in words; the place is the one of the frozen or computed ranking."""
    place = next((each for each in places if each.unit == card.unit), None)
    grade = scheme.grade(place.grade).name if place and place.grade else ""
    return CardPage(
        code=card.unit,
        name=name,
        scheme_title=scheme.title,
        total=total_score(card),
        parts=tuple(section_score(each, card.sections[each.id]) for each in scheme.sections),
        sections=tuple(
            _section(each, card, url_of, language) for each in scheme.sections
        ),
        steps=(*in_words(card.steps, language), *in_words(place.steps if place else (), language)),
        place=place.place if place else None,
        of=len(places),
        grade=grade,
    )  # fmt: skip


def in_words(steps: Sequence[Step], language: str) -> tuple[str, ...]:
    return tuple(say(step.code, step.data, language) for step in steps)


def _section(section: Section, card: Scorecard, url_of: UrlOf, language: str) -> CardSection:
    total = card.sections[section.id]
    return CardSection(
        id=section.id,
        title=section_label(section),
        frame=total.frame,
        score=section_score(section, total),
        rows=tuple(_rows(section, card, url_of, language)),
        steps=in_words(total.steps, language),
    )


def _rows(section: Section, card: Scorecard, url_of: UrlOf, language: str) -> Iterator[CardRow]:
    """Own items first, then those of the sections inside, each under its heading."""
    for item in section.items:
        yield _item(item, card.lines[item.id], url_of, language)
    for inner in section.sections:
        total = card.sections[inner.id]
        yield CardRow(
            id=inner.id,
            code=inner.code,
            name=inner.name,
            frame=total.frame,
            score=section_score(inner, total),
            heading=True,
        )
        yield from _rows(inner, card, url_of, language)


def _item(item: Item, line: Line, url_of: UrlOf, language: str) -> CardRow:
    return CardRow(
        id=item.id,
        code=item.code,
        name=item.name,
        frame=line.frame,
        score=line_score(line),
        reported=in_short(item, line.given, language),
        absence=absence_of(line),
        url=url_of(item.id),
    )


def line_score(line: Line) -> Score:
    return Score(
        label="",
        points=line.points,
        low=line.low,
        high=line.high,
        frame=line.frame,
        provisional=line.provisional,
        illustrative=line.illustrative,
    )
