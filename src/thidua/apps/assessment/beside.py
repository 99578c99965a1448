"""One line of a sheet with what stands behind it, as its reviewer or its agency may know it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.assessment.cards import in_words
from thidua.apps.assessment.given import Absence, Given, absence_of, givens
from thidua.apps.assessment.line import Origin
from thidua.apps.assessment.models import ScoreSheet
from thidua.apps.assessment.origins import Asked, origin_behind
from thidua.apps.assessment.questions import QuestionRow, questions_page
from thidua.apps.assessment.sheet_page import SheetMaker, SheetPage, SheetRow, sheet_maker
from thidua.apps.organisations.models import BlocYear
from thidua.core.scoring.describe import describe
from thidua.core.scoring.scheme import Item


@dataclass(frozen=True, slots=True)
class EarlierScore:
    """What a stage before this one gave, and why; only where the scheme lets it be seen."""

    stage: str
    points: Decimal | None
    reason: str
    who: str


@dataclass(frozen=True, slots=True)
class Beside:
    page: SheetPage
    rows: tuple[SheetRow, ...]  # one an input
    rule: tuple[str, ...]
    inputs: tuple[Given, ...]
    absence: Absence | None
    steps: tuple[str, ...]
    demanded: str
    earlier: tuple[EarlierScore, ...]
    origin: Origin
    questions: tuple[QuestionRow, ...]
    may_ask: bool
    may_pick: bool
    place: int  # of `count`
    previous: SheetRow | None
    next: SheetRow | None

    @property
    def row(self) -> SheetRow:
        return self.rows[0]


def beside(actor: Actor, bloc_year: BlocYear, pk: int, item: str, language: str) -> Beside:
    """Everything about one line of a sheet.

    Raises:
        NotVisible: There is no such sheet or line, or not for this person.
    """
    maker = sheet_maker(actor, bloc_year, pk, language)
    page = maker.make()
    rows = tuple(row for row in page.rows if row.id == item and not row.heading)
    found = next((each for each in maker.items if each.id == item), None)
    if found is None or not rows:
        raise NotVisible
    order = [row for row in page.rows if row.first and not row.heading]
    here = next(n for n, row in enumerate(order) if row.id == item)
    line = maker.card.lines[item]
    agency = page.agency.pk
    return Beside(
        page=page,
        rows=rows,
        rule=in_words(describe(found), language),
        inputs=givens(found, maker.given.get(item), language),
        absence=absence_of(line),
        steps=in_words(line.steps, language),
        demanded=found.evidence or "",
        earlier=tuple(_earlier(maker, found)),
        origin=_origin(actor, maker, item),
        questions=tuple(
            each for each in questions_page(actor, bloc_year)
            if each.row.item == item and each.row.sheet.agency_id == agency
        ),
        may_ask=may_ask(actor, page),
        may_pick=page.writable and maker.at.kind == "self_score",
        place=here + 1,
        previous=order[here - 1] if here else None,
        next=order[here + 1] if here + 1 < len(order) else None,
    )  # fmt: skip


def may_ask(actor: Actor, page: SheetPage) -> bool:
    return page.at.kind != "self_score" and page.at.may(actor, "ask")


def _earlier(maker: SheetMaker, item: Item) -> Iterator[EarlierScore]:
    sheets = {sheet.stage: sheet for sheet in _finished_before(maker)}
    for stage, card in maker.earlier:
        sheet = sheets.get(stage.code)
        line = maker.book.lines.get(sheet.pk, {}).get(item.id) if sheet else None
        yield EarlierScore(
            stage.name,
            card.lines[item.id].points,
            line.reason if line else "",
            (line.who or (sheet.who if sheet else "")) if line else "",
        )


def _finished_before(maker: SheetMaker) -> Iterator[ScoreSheet]:
    """The agency's finished sheets of the stages before this one, owners' sheets left out."""
    places, here = maker.book.places, maker.at.stage.place
    for sheet in maker.book.sheets:
        mine = sheet.agency_id == maker.at.sheet.agency_id and not sheet.owner
        if mine and sheet.state == ScoreSheet.State.FINISHED and places[sheet.stage] < here:
            yield sheet


def _origin(actor: Actor, maker: SheetMaker, item: str) -> Origin:
    agency = next(each for each in maker.book.agencies if each.code == maker.code)
    asked = Asked(actor, maker.book.bloc_year, maker.book.scheme, agency)
    before = [sheet.pk for sheet in _finished_before(maker)]
    return origin_behind(asked, maker.at, item, maker.given.get(item), before)
