"""One score with everything behind it: total → line → rule → figures → evidence → person."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from thidua.apps.assessment.board import Score, section_label, total_score
from thidua.apps.assessment.cards import UrlOf, in_words, line_score
from thidua.apps.assessment.given import Absence, Given, absence_of, givens
from thidua.apps.common.changes import Change
from thidua.core.scoring.card import Scorecard
from thidua.core.scoring.scheme import Item, Scheme

if TYPE_CHECKING:
    from thidua.apps.assessment.models import ScoreLine


@dataclass(frozen=True, slots=True)
class ProofLink:
    """A proof as a page links to it; the quantity is the one that counts here."""

    url: str
    reference: str
    quantity: Decimal | None = None
    period: str = ""
    illustrative: bool = False
    picture: str = ""  # the address of its first page as a picture
    sha256: str = ""
    kept_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Who entered the input of a line, when, and with which proofs."""

    who: str = ""
    stage: str = ""  # a code of the scheme
    when: date | None = None
    round: int | None = None
    source_ref: str = ""
    reason: str = ""
    on_behalf: str = ""  # of the reported figure: "waiting" until the agency's leader confirms it
    evidence: tuple[ProofLink, ...] = ()
    history: tuple["ScoreLine", ...] = ()  # every round and stage that is seen, oldest first
    changes: tuple[Change, ...] = ()  # newest first


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind a line: the item with its rule, and where its input is from."""

    item: Item
    rule: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Neighbour:
    url: str
    code: str


@dataclass(frozen=True, slots=True)
class LinePage:
    id: str
    code: str
    name: str
    section: str
    score: Score
    total: Score
    rule: tuple[str, ...]
    absence: Absence | None
    inputs: tuple[Given, ...]
    steps: tuple[str, ...]
    demanded: str
    origin: Origin
    stage: str
    scheme_title: str
    url: str
    previous: Neighbour | None
    next: Neighbour | None


def make_line(
    scheme: Scheme,
    card: Scorecard,
    behind: Behind,
    url_of: UrlOf,
    language: str,
) -> LinePage:
    item, origin = behind.item, behind.origin
    line = card.lines[item.id]
    before, after = neighbours(scheme, item)
    return LinePage(
        id=item.id,
        code=item.code,
        name=item.name,
        section=_section_of(scheme, item),
        score=line_score(line),
        total=total_score(card),
        rule=behind.rule,
        absence=absence_of(line),
        inputs=givens(item, line.given, language),
        steps=in_words(line.steps, language),
        demanded=item.evidence or "",
        origin=origin,
        stage=next((each.name for each in scheme.stages if each.code == origin.stage), ""),
        scheme_title=scheme.title,
        url=url_of(item.id),
        previous=Neighbour(url_of(before.id), before.code) if before else None,
        next=Neighbour(url_of(after.id), after.code) if after else None,
    )


def neighbours(scheme: Scheme, item: Item) -> tuple[Item | None, Item | None]:
    """The items printed before and after this one."""
    items = list(scheme.items())
    here = items.index(item)
    return (
        items[here - 1] if here else None,
        items[here + 1] if here + 1 < len(items) else None,
    )


def _section_of(scheme: Scheme, item: Item) -> str:
    return next(
        section_label(section) for section in scheme.sections if item in section.all_items()
    )
