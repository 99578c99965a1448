"""Differences between two stages: noted when a check is finished, explained, settled."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.flow import move
from thidua.apps.accounts.policy import Place, require
from thidua.apps.assessment.book import Book, read_book
from thidua.apps.assessment.completeness import changes
from thidua.apps.assessment.encoding import to_json
from thidua.apps.assessment.flows import DIFFERENCE
from thidua.apps.assessment.models import Explanation, ScoreSheet
from thidua.apps.assessment.selectors import adopted_scheme
from thidua.apps.assessment.services.guard import lock_open_year
from thidua.apps.assessment.sheet_selectors import SheetAt, duties_of, explanations_in_force
from thidua.apps.assessment.stages import Party
from thidua.apps.common import versions
from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting.models import Evidence
from thidua.core.scoring.inputs import ItemInput
from thidua.core.vietnamese import nfc


@dataclass(frozen=True, slots=True)
class Said:
    """What is said to a difference, and the version that the form was filled from."""

    name: str  # a move of the machine
    text: str = ""
    evidence: int | None = None
    version: int | None = None


def note_differences(bloc_year: BlocYear, at: SheetAt) -> list[Explanation]:
    """Let the agency explain every line whose points a finished check changed.

    The appraisal comes last and gives its reasons itself: what it changes is only listed.
    """
    if at.stage.party is Party.APPRAISAL:
        return []
    book = read_book(bloc_year)
    agency = at.sheet.agency.code
    before, after = book.units(before=at.stage), book.units(before=at.stage, drafts=[at.sheet.pk])
    old, new = book.cards(before)[agency].lines, book.cards(after)[agency].lines
    earlier = _earlier_stages(book, at)
    answered = _answered(at.sheet)
    rows = [
        Explanation(
            sheet=at.sheet,
            item=item,
            earlier_stage=earlier.get(item, ""),
            before=old[item].points,
            after=new[item].points,
            told={
                "before": _told(before[agency].get(item)),
                "after": _told(after[agency].get(item)),
            },
            **answered.get((item, _key(old[item].points), _key(new[item].points)), {}),
        )
        for item, line in book.lines.get(at.sheet.pk, {}).items()
        if changes(line, before[agency].get(item)) and old[item].points != new[item].points
    ]
    return Explanation.objects.bulk_create(rows)


@transaction.atomic
def say_to_difference(actor: Actor, bloc_year: BlocYear, pk: int, said: Said) -> Explanation:
    """Explain a difference, accept the explanation, ask again, or close it unanswered.

    Raises:
        NotVisible, Forbidden, WrongState, ReasonNeeded: The actor may not, or not now or so.
        YearIsFrozen: The ranking was presented or is final.
        Stale: Somebody else answered meanwhile.
    """
    lock_open_year(bloc_year)
    found = explanations_in_force(bloc_year).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    place = difference_place(bloc_year, found)
    require(actor, "difference.view", place)
    row = versions.locked(Explanation.objects.filter(pk=pk), pk, said.version)
    text = nfc(said.text).strip()
    if said.name == "answer":
        require(actor, "difference.answer", place)
        row.text, row.evidence = text, _evidence(found, said.evidence)
    else:
        row.outcome = text
    needs = said.name != "settle"
    move(actor, row, DIFFERENCE, said.name, place, reason=text if needs else "")
    versions.keep(row, ["text", "evidence", "outcome"])
    return row


def difference_place(bloc_year: BlocYear, row: Explanation) -> Place:
    """Where a difference stands: its checker may settle what he found."""
    duties = duties_of(bloc_year, adopted_scheme(bloc_year))
    at = duties.place(bloc_year, row.sheet.agency_id)
    return Place(bloc_year, at.agency, row.state, at.checkers)


def _evidence(row: Explanation, pk: int | None) -> Evidence | None:
    """A proof of the agency's own store.

    Raises:
        NotVisible: It is not among them.
    """
    if pk is None:
        return None
    found = Evidence.objects.filter(pk=pk, owner=row.sheet.agency_id).first()
    if found is None:
        raise NotVisible
    return found


def _earlier_stages(book: Book, at: SheetAt) -> dict[str, str]:
    """Item → the stage whose line counted before this check."""
    found: dict[str, str] = {}
    for sheet in sorted(book.sheets, key=lambda each: book.places.get(each.stage, -1)):
        place = book.places.get(sheet.stage, -1)
        own = sheet.agency_id == at.sheet.agency_id and place < at.stage.place
        if own and sheet.state == ScoreSheet.State.FINISHED:
            found |= dict.fromkeys(book.lines.get(sheet.pk, {}), sheet.stage)
    return found


def _answered(sheet: ScoreSheet) -> dict[tuple[str, str, str], dict[str, object]]:
    """What was said to the same differences in an earlier round of the sheet."""
    earlier = Explanation.objects.filter(
        sheet__bloc_year=sheet.bloc_year_id, sheet__agency=sheet.agency_id,
        sheet__stage=sheet.stage, sheet__owner=sheet.owner,
    ).order_by("sheet__round")  # fmt: skip
    return {
        (row.item, _key(row.before), _key(row.after)): {
            "state": row.state, "text": row.text, "outcome": row.outcome,
            "evidence_id": row.evidence_id,
        }
        for row in earlier
    }  # fmt: skip


def _key(points: Decimal | None) -> str:
    return "" if points is None else f"{points.normalize():f}"


def _told(given: ItemInput | None) -> dict[str, object]:
    if given is None:
        return {}
    if given.absence:
        return {"absence": given.absence.value}
    return {name: to_json(value) for name, value in given.values.items()}
