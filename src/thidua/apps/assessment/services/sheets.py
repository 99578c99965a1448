"""The steps of a score sheet: submit, approve, return, finish, open again."""

from dataclasses import dataclass

from django.db import transaction

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.flow import move
from thidua.apps.accounts.policy import require
from thidua.apps.assessment.book import read_book
from thidua.apps.assessment.completeness import Lack, lacks_of
from thidua.apps.assessment.errors import NotYet, SheetIncomplete
from thidua.apps.assessment.flows import FINISHED
from thidua.apps.assessment.models import ScoreCitation, ScoreLine, ScoreSheet
from thidua.apps.assessment.selectors import adopted_scheme
from thidua.apps.assessment.services.differences import note_differences
from thidua.apps.assessment.services.guard import lock_open_year
from thidua.apps.assessment.services.stages import next_round
from thidua.apps.assessment.sheet_selectors import SheetAt, visible_sheet
from thidua.apps.common import versions
from thidua.apps.common.clock import today
from thidua.apps.organisations.models import BlocYear

FORWARD = frozenset({"submit", "approve", "finish"})


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a sheet, its reason, and the version that the form was filled from."""

    name: str
    reason: str = ""
    version: int | None = None


@transaction.atomic
def take_step(actor: Actor, bloc_year: BlocYear, pk: int, step: Step) -> ScoreSheet:
    """Take a step of a sheet. Returned or opened again, its next round begins with its lines.

    Answers with the sheet that goes on: the same one, or the new round.

    Raises:
        NotVisible, Forbidden, WrongState, ReasonNeeded: The actor may not, or not now or so.
        SheetIncomplete: Lines hinder it; `items` names them.
        NotYet: The agency's own score is not finished.
        YearIsFrozen: The ranking was presented or is final.
        Stale: Somebody else changed the sheet meanwhile.
    """
    lock_open_year(bloc_year)
    scheme = adopted_scheme(bloc_year)
    at = visible_sheet(actor, bloc_year, scheme, pk)
    sheet = versions.locked(ScoreSheet.objects.filter(bloc_year=bloc_year), pk, step.version)
    at = SheetAt(sheet, at.stage, at.kind, at.place)
    if step.name in FORWARD:
        require(actor, at.machine.move(step.name).action, at.place)
        _refuse_incomplete(bloc_year, at)
    move(actor, sheet, at.machine, step.name, at.place, reason=step.reason)
    if sheet.state == FINISHED:
        sheet.entered_on, sheet.who = today(), actor.name
    versions.keep(sheet, ["entered_on", "who"])
    if sheet.state == FINISHED and at.stage.reviews:
        note_differences(bloc_year, at)
    return sheet if step.name in FORWARD else _again(bloc_year, sheet)


def _refuse_incomplete(bloc_year: BlocYear, at: SheetAt) -> None:
    book = read_book(bloc_year)
    waiting = [
        sheet
        for sheet in book.sheets
        if sheet.agency_id == at.sheet.agency_id
        and sheet.state != FINISHED
        and not sheet.owner
        and book.places.get(sheet.stage, at.stage.place) < at.stage.place
    ]
    if at.stage.reviews and waiting:
        raise NotYet("earlier", n=len(waiting))
    lacks = lacks_of(bloc_year, at, book)
    for kind in Lack:
        codes = [lack.code for lack in lacks if lack.kind is kind]
        if codes:
            raise SheetIncomplete(kind.value, items=codes, n=len(codes))


def _again(bloc_year: BlocYear, old: ScoreSheet) -> ScoreSheet:
    """The next round, with the lines and proofs of the one that is kept."""
    fresh = next_round(bloc_year, old.agency_id, old.stage, old.owner)
    for line in ScoreLine.objects.filter(sheet=old).prefetch_related("citations"):
        proofs = list(line.citations.all())
        line.pk, line.sheet, line.version = None, fresh, 1
        line._state.adding = True  # noqa: SLF001 - Django's documented way to copy a row
        line.save()
        for proof in proofs:
            ScoreCitation.objects.create(
                line=line,
                evidence_id=proof.evidence_id,
                quantity=proof.quantity,
                note=proof.note,
                position=proof.position,
            )
    return fresh
