"""A score sheet as its page shows it: rows of the scheme, earlier stages, cells to type in."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.apps.accounts.actor import Actor
from thidua.apps.assessment.board import section_label
from thidua.apps.assessment.book import Book, read_book
from thidua.apps.assessment.cell_texts import Input, absence_input, typed_input
from thidua.apps.assessment.completeness import lacks_of, unproved_of
from thidua.apps.assessment.encoding import reported_input
from thidua.apps.assessment.given import absence_of, in_short
from thidua.apps.assessment.models import ScoreCitation, ScoreLine, ScoreSheet
from thidua.apps.assessment.selectors import adopted_scheme
from thidua.apps.assessment.sheet_selectors import SheetAt, visible_sheet
from thidua.apps.assessment.stages import YearStage, items_of, stages_of
from thidua.apps.assessment.typed import ABSENCE, NOTE, absences_of, typed_inputs
from thidua.apps.common.templatetags.vietnamese import anchor
from thidua.apps.common.templatetags.vietnamese import points as shown_points
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member
from thidua.core.scoring.card import Scorecard
from thidua.core.scoring.inputs import ItemInput
from thidua.core.scoring.scheme import Item, Section

TENTH = Decimal("0.1")
MOST_RISKS = 3


@dataclass(frozen=True, slots=True)
class Column:
    """An earlier stage: its name, the agency's total after it."""

    code: str
    name: str
    total: Decimal | None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One input of an item (most have one), or the heading of a section."""

    id: str
    code: str
    name: str
    frame: Decimal
    heading: bool = False
    first: bool = True  # further inputs of the same item follow it
    earlier: tuple[Decimal | None, ...] = ()
    input: Input | None = None
    reported: str = ""  # a figure that nobody types here
    points: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    absence: Input | None = None
    reason: Input | None = None
    proofs: int = 0
    far: bool = False  # more than a tenth of the frame away from the self-score
    lacks: bool = False
    unproved: bool = False  # the scheme demands evidence, points are claimed, none is cited

    @property
    def lost(self) -> Decimal:
        return self.frame - self.points if self.points is not None else self.frame


@dataclass(frozen=True, slots=True)
class SheetPage:
    at: SheetAt
    agency: Member
    columns: tuple[Column, ...]
    rows: tuple[SheetRow, ...]
    total: Decimal | None
    low: Decimal
    high: Decimal
    ceiling: Decimal | None
    writable: bool
    with_absence: bool
    lacks: tuple[str, ...] = ()
    unproved: tuple[SheetRow, ...] = ()
    risks: tuple[SheetRow, ...] = field(default=())

    @property
    def count(self) -> int:
        return sum(not row.heading and row.first for row in self.rows)

    def row(self, item: str) -> SheetRow:
        return next(row for row in self.rows if row.id == item and not row.heading)

    def cells(self) -> Iterator[tuple[str, Input]]:
        """Every cell that is typed here, with its item."""
        for row in self.rows:
            for cell in (row.input, row.absence, row.reason):
                if cell is not None:
                    yield row.id, cell

    @property
    def lacks_words(self) -> str:
        """What the person has still to enter, by the items' marks."""
        if not self.lacks:
            return _("Every item has its entry or its reason.")
        words = ngettext(
            "%(n)s item still needs an entry or a reason: %(items)s.",
            "%(n)s items still need an entry or a reason: %(items)s.", len(self.lacks),
        )  # fmt: skip
        return words % {"n": len(self.lacks), "items": ", ".join(self.lacks)}

    def sums(self, item: str) -> dict[str, str]:
        """What a changed cell changes on the page: element id → text."""
        row = self.row(item)
        told = {
            "sheet-total": range_text(self.total, self.low, self.high),
            "sheet-lacks": self.lacks_words,
        }
        if row.low is not None and row.high is not None:
            told[f"points-{anchor(item)}"] = range_text(row.points, row.low, row.high)
        return told


def range_text(points: Decimal | None, low: Decimal, high: Decimal) -> str:
    """Points, or what they can still become."""
    if points is not None or low == high:
        return shown_points(low if points is None else points)
    return f"{shown_points(low)}–{shown_points(high)}"


def sheet_page(actor: Actor, bloc_year: BlocYear, pk: int, language: str) -> SheetPage:
    """One sheet with what this person may see beside it.

    Raises:
        NotVisible: There is none, or not for this person.
        NoScheme: Nothing is adopted.
    """
    return sheet_maker(actor, bloc_year, pk, language).make()


def sheet_maker(actor: Actor, bloc_year: BlocYear, pk: int, language: str) -> "SheetMaker":
    """What makes the page, for whoever needs to know more of one of its lines."""
    at = visible_sheet(actor, bloc_year, adopted_scheme(bloc_year), pk)
    return SheetMaker(actor, at, _with(read_book(bloc_year), at.sheet), language)


def _with(book: Book, sheet: ScoreSheet) -> Book:
    """The book with this sheet in it, also when it is a round that does not count any more."""
    if sheet.pk in {each.pk for each in book.sheets}:
        return book
    lines = {line.item: line for line in ScoreLine.objects.filter(sheet=sheet)}
    others = [each for each in book.sheets if not _same(each, sheet)]
    return Book(
        book.bloc_year, book.scheme, book.agencies, (*others, sheet),
        {**book.lines, sheet.pk: lines}, book.results, book.targets,
    )  # fmt: skip


def _same(one: ScoreSheet, other: ScoreSheet) -> bool:
    return (one.agency_id, one.stage, one.owner) == (other.agency_id, other.stage, other.owner)


class SheetMaker:
    """Reads one sheet for one person; `make` is its page."""

    def __init__(self, actor: Actor, at: SheetAt, book: Book, language: str) -> None:
        self.at, self.book, self.language = at, book, language
        self.code = at.sheet.agency.code
        self.items = items_of(book.scheme, at.stage, at.sheet.owner)
        self.lines: Mapping[str, ScoreLine] = book.lines.get(at.sheet.pk, {})
        self.writable = at.may(actor, "enter")
        self.with_absence = any(absences_of(item) for item in self.items)
        units = dict(book.units(before=at.stage, drafts=[at.sheet.pk]))
        if at.stage.reviews and not at.stage.sees_earlier:
            units[self.code] = book.alone(at.sheet)
        self.given: Mapping[str, ItemInput] = units[self.code]
        self.card = book.cards(units, at.stage.code)[self.code]
        self.earlier = tuple(self._earlier())
        self.lacking = {lack.item for lack in lacks_of(book.bloc_year, at, book)}
        cited = ScoreCitation.objects.filter(line__sheet=at.sheet)
        self.proofs = Counter(cited.values_list("line__item", flat=True))
        self.unproved = unproved_of(at, self.items, self.card, self.proofs, self.given)

    def _earlier(self) -> Iterator[tuple[YearStage, Scorecard]]:
        """The finished stages of the agency that this reviewer may see."""
        if not self.at.stage.reviews or not self.at.stage.sees_earlier:
            return
        finished = {
            sheet.stage for sheet in self.book.sheets
            if sheet.agency.code == self.code and sheet.state == ScoreSheet.State.FINISHED
            and not sheet.owner
        }  # fmt: skip
        for stage in stages_of(self.book.scheme):
            if stage.place < self.at.stage.place and stage.code in finished:
                cards = self.book.cards(self.book.units(after=stage), stage.code)
                yield stage, cards[self.code]

    def make(self) -> SheetPage:
        rows = tuple(self._rows())
        scored = [row for row in rows if not row.heading and row.first and row.frame > 0]
        worst = sorted(scored, key=lambda row: row.lost, reverse=True)[:MOST_RISKS]
        mine = [self.card.lines[item.id] for item in self.items]
        whole = self._whole()
        return SheetPage(
            at=self.at,
            agency=next(each for each in self.book.agencies if each.code == self.code),
            columns=tuple(Column(s.code, s.name, self._total(card)) for s, card in self.earlier),
            rows=rows,
            total=self._total(self.card),
            low=self.card.low if whole else sum((line.low for line in mine), Decimal(0)),
            high=self.card.high if whole else sum((line.high for line in mine), Decimal(0)),
            ceiling=self.at.stage.ceiling,
            writable=self.writable,
            with_absence=self.with_absence,
            lacks=tuple(row.id for row in rows if row.lacks and row.first),
            unproved=tuple(row for row in rows if row.unproved),
            risks=tuple(row for row in worst if row.lost > 0),
        )

    def _whole(self) -> bool:
        """Whether every item of the scheme is scored on this sheet."""
        return len(self.items) == sum(1 for _item in self.book.scheme.items())

    def _total(self, card: Scorecard) -> Decimal | None:
        """The agency's total; where others own items, the sum of those on this sheet."""
        if self._whole():
            return card.total
        points = [card.lines[item.id].points for item in self.items]
        known = [each for each in points if each is not None]
        return sum(known, Decimal(0)) if len(known) == len(points) else None

    def _rows(self) -> Iterator[SheetRow]:
        shown = {item.id for item in self.items}
        for section in self.book.scheme.sections:
            yield from self._section(section, shown)

    def _section(self, section: Section, shown: set[str]) -> Iterator[SheetRow]:
        if not any(item.id in shown for item in section.all_items()):
            return
        yield SheetRow(section.id, "", section_label(section), section.max, heading=True)
        for item in section.items:
            if item.id in shown:
                yield from self._item(item)
        for inner in section.sections:
            yield from self._section(inner, shown)

    def _item(self, item: Item) -> Iterator[SheetRow]:
        line, stored = self.card.lines[item.id], self.lines.get(item.id)
        specs = typed_inputs(item, reviewing=self.at.stage.reviews)
        given, hint = self.given.get(item.id), ""
        if self.at.stage.reviews and self.at.stage.sees_earlier:
            hint = in_short(item, given, self.language)
        may = self.writable and self.at.stage.may_change
        computed = reported_input(item) is not None
        before = [card.lines[item.id].points for _stage, card in self.earlier]
        absence = absence_of(line)
        yield SheetRow(
            id=item.id,
            code=item.code,
            name=item.name,
            frame=item.max,
            earlier=tuple(before),
            input=typed_input(item, specs[0], stored, hint, writable=may) if specs else None,
            reported=in_short(item, given, self.language)
            if computed or not specs
            else (absence.name if absence and stored and stored.absence else ""),
            points=line.points,
            low=line.low,
            high=line.high,
            absence=absence_input(item, stored, ABSENCE, writable=may),
            reason=Input(
                name=NOTE, label=_("Reason"), kind="note", value=stored.reason if stored else "",
                version=stored.version if stored else 0, writable=self.writable,
            ),
            proofs=self.proofs.get(item.id, 0),
            far=self._far(item, line.points, before),
            lacks=item.id in self.lacking,
            unproved=item.id in self.unproved,
        )  # fmt: skip
        for spec in specs[1:]:
            yield SheetRow(
                item.id, item.code, spec.label, item.max, first=False,
                earlier=tuple(None for _ in before),
                input=typed_input(item, spec, stored, "", writable=may),
            )  # fmt: skip

    def _far(self, item: Item, points: Decimal | None, before: list[Decimal | None]) -> bool:
        start = before[0] if before else None
        if points is None or start is None or not item.max:
            return False
        return abs(points - start) > item.max * TENTH
