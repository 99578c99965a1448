"""Entering one cell of a score sheet; two people at one line never overwrite each other."""

from dataclasses import dataclass

from django.db import transaction

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.policy import require
from thidua.apps.assessment.book import Book, read_book
from thidua.apps.assessment.encoding import inputs_from_json, to_json
from thidua.apps.assessment.errors import CellRefused
from thidua.apps.assessment.models import ScoreLine, ScoreSheet
from thidua.apps.assessment.selectors import adopted_scheme
from thidua.apps.assessment.sheet_selectors import SheetAt, visible_sheet
from thidua.apps.assessment.stages import items_of
from thidua.apps.assessment.typed import (
    ABSENCE,
    NOTE,
    check_typed,
    is_judged,
    read_absence,
    read_typed,
    typed_inputs,
)
from thidua.apps.common import versions
from thidua.apps.common.clock import now
from thidua.apps.organisations.models import BlocYear
from thidua.core.scoring.scheme import Item, Scheme
from thidua.core.vietnamese import nfc

FIELDS = ["inputs", "absence", "points", "reason", "who", "entered_at"]
LONGEST_REASON = 2000


@dataclass(frozen=True, slots=True)
class Cell:
    """What was typed, where, and the version of the line that it was typed over."""

    row: str  # item
    col: str  # an input's name, `reason` or `absence`
    text: str
    version: int | None = None


@transaction.atomic
def save_cell(actor: Actor, bloc_year: BlocYear, pk: int, cell: Cell) -> ScoreLine:
    """Keep one cell; an emptied one takes its value away.

    Raises:
        NotVisible, Forbidden: The sheet is not the actor's to write, or not now.
        CellRefused: The text does not fit; the sentence says what to type.
        Stale: Somebody else changed the line; `row` is the line as it is.
    """
    return save_cells(actor, bloc_year, pk, [cell])[0]


@transaction.atomic
def save_cells(actor: Actor, bloc_year: BlocYear, pk: int, cells: list[Cell]) -> list[ScoreLine]:
    """Keep several cells of one sheet, all of them or none; see `save_cell`."""
    scheme = adopted_scheme(bloc_year)
    ScoreSheet.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    at = visible_sheet(actor, bloc_year, scheme, pk)
    require(actor, f"{at.kind}.enter", at.place)
    writer = _Writer(actor, bloc_year, scheme, at)
    return [writer.write(cell) for cell in cells]


class _Writer:
    """Writes cells of one sheet, whose row is locked."""

    def __init__(self, actor: Actor, bloc_year: BlocYear, scheme: Scheme, at: SheetAt) -> None:
        self._actor, self._year, self._at = actor, bloc_year, at
        self._items = {item.id: item for item in items_of(scheme, at.stage, at.sheet.owner)}
        self._mine: dict[str, int] = {}  # versions that this very post has made

    def write(self, cell: Cell) -> ScoreLine:
        item = self._items.get(cell.row)
        if item is None:
            raise CellRefused("assessment.cell_not_yours", item=cell.row)
        if not self._at.stage.may_change and cell.col != NOTE:
            raise CellRefused("assessment.cell_only_remarks")
        line = self._line(item, cell)
        self._put(line, item, cell)
        line.who, line.entered_at = self._actor.name, now()
        versions.keep(line, FIELDS)
        self._mine[item.id] = line.version
        return line

    def _line(self, item: Item, cell: Cell) -> ScoreLine:
        rows = ScoreLine.objects.filter(sheet=self._at.sheet)
        found = rows.filter(item=item.id).values_list("pk", flat=True).first()
        known = self._mine.get(item.id, cell.version)
        if found is not None:
            return versions.locked(rows, found, known)
        return ScoreLine.objects.create(
            sheet=self._at.sheet,
            item=item.id,
            inputs=self._start(item) if cell.col != NOTE else {},
            version=0,
        )

    def _start(self, item: Item) -> dict[str, object]:
        """A reviewer who changes one of several inputs keeps the others as they were."""
        if not (self._at.stage.reviews and self._at.stage.sees_earlier) or len(item.inputs) < 2:  # noqa: PLR2004 - one input has no others
            return {}
        book: Book = read_book(self._year)
        given = book.units(before=self._at.stage)[self._at.sheet.agency.code].get(item.id)
        specs = typed_inputs(item, reviewing=False)
        return {
            spec.name: to_json(given.values[spec.name])
            for spec in specs
            if given and spec.name in given.values
        }

    def _put(self, line: ScoreLine, item: Item, cell: Cell) -> None:
        text = nfc(cell.text).strip()
        if cell.col == NOTE:
            line.reason = text[:LONGEST_REASON]
            return
        if cell.col == ABSENCE:
            self._put_absence(line, item, text)
            return
        specs = typed_inputs(item, reviewing=self._at.stage.reviews)
        spec = next((each for each in specs if each.name == cell.col), None)
        if spec is None:
            raise CellRefused("assessment.cell_computed", item=item.name)
        inputs = dict(line.inputs)
        inputs.pop(spec.name, None)
        if text:
            inputs[spec.name] = to_json(read_typed(item, spec, text))
            line.absence = ""
        values = inputs_from_json(item, inputs)
        check_typed(item, values, line.absence)
        line.inputs = inputs
        given = values.get(spec.name) if is_judged(item) else None
        line.points = given if is_judged(item) else None  # type: ignore[assignment] # points are decimals

    def _put_absence(self, line: ScoreLine, item: Item, text: str) -> None:
        line.absence = read_absence(item, text)
        if line.absence:
            line.inputs, line.points = {}, None
