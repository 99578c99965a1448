"""What reviewers asked the agencies: which questions a person may see, and what he may do."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.policy import Place, may
from thidua.apps.accounts.roles import Position
from thidua.apps.assessment.errors import NoScheme
from thidua.apps.assessment.flows import OPEN, QUESTION
from thidua.apps.assessment.models import Question
from thidua.apps.assessment.selectors import adopted_scheme
from thidua.apps.assessment.sheet_selectors import Duties, SheetAt, duties_of, sheet_at
from thidua.apps.assessment.stages import Party
from thidua.apps.common.clock import days_left
from thidua.apps.common.flow import Move
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member, members
from thidua.core.scoring.scheme import Scheme

TERM = 3  # working days
NOBODY = frozenset({0})  # no agency: the policy looks for the checkers where none are named
ASKED, ANSWERED, CLOSED = "asked", "answered", "closed"
ORDER = {ASKED: 0, ANSWERED: 1, CLOSED: 2, "withdrawn": 3}
ASKERS: Mapping[Party, tuple[Position, ...]] = {
    Party.CROSS: (Position.CHECKER,),
    Party.SPECIALISED: (Position.SCORER,),
    Party.BLOC: (Position.SECRETARY, Position.HEAD),
    Party.APPRAISAL: (Position.STANDING,),
}


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question with what this person may do about it."""

    row: Question
    agency: Member
    code: str
    name: str
    office: str  # who asks, as the agency may know it
    person: str  # empty where the scheme keeps reviewers apart
    moves: tuple[Move, ...]
    mine: bool  # whether it was asked by the reader's own side

    @property
    def late(self) -> bool:
        return self.row.state == ASKED and days_left(self.row.due) < 0

    @property
    def days(self) -> int:
        return days_left(self.row.due)

    @property
    def days_over(self) -> int:
        return -self.days


def questions_in(bloc_year: BlocYear) -> QuerySet[Question]:
    """Every question of the year, those with the nearest last day first; not filtered."""
    return Question.objects.filter(sheet__bloc_year=bloc_year).select_related(
        "sheet__agency", "asked_by", "answered_by"
    )


def place_of(bloc_year: BlocYear, duties: Duties, at: SheetAt, state: str) -> Place:
    """Where a question stands: who checks, or owns the score, only on the sheet of his own kind.

    So a checker sees what was asked in the cross-check, and nothing of the appraisal.
    """
    whole = duties.place(bloc_year, at.sheet.agency_id, at.sheet.owner)
    return Place(
        bloc_year,
        whole.agency,
        state,
        whole.checkers if at.stage.party is Party.CROSS else NOBODY,
        whole.scorers if at.stage.party is Party.SPECIALISED else frozenset(),
    )


def questions_page(actor: Actor, bloc_year: BlocYear) -> list[QuestionRow]:
    """Every question that this person may see, those that wait first: eight queries."""
    try:
        scheme = adopted_scheme(bloc_year)
    except NoScheme:
        return []
    rows = questions_in(bloc_year).prefetch_related("citations__evidence")
    found = _Reader(actor, bloc_year, scheme).read(rows)
    return sorted(found, key=lambda each: (ORDER[each.row.state], each.row.due, each.row.pk))


def question(actor: Actor, bloc_year: BlocYear, pk: int) -> QuestionRow:
    """One of them.

    Raises:
        NotVisible: There is none, or not for this person.
    """
    found = next((r for r in questions_page(actor, bloc_year) if r.row.pk == pk), None)
    if found is None:
        raise NotVisible
    return found


def open_by_item(actor: Actor, bloc_year: BlocYear, agency: int) -> dict[str, int]:
    """Item → how many questions about it wait for the agency; one query where none does."""
    waiting = questions_in(bloc_year).filter(sheet__agency=agency, state=ASKED)
    if not waiting.exists():
        return {}
    rows = _Reader(actor, bloc_year, adopted_scheme(bloc_year)).read(waiting)
    return dict(Counter(each.row.item for each in rows))


def hearers_of(pk: int) -> tuple[Place, tuple[Position, ...]] | None:
    """Where a question stands and who asked it, for notices; None when it is gone."""
    row = Question.objects.filter(pk=pk).select_related("sheet__bloc_year__bloc").first()
    if row is None:
        return None
    year = row.sheet.bloc_year
    scheme = adopted_scheme(year)
    duties = duties_of(year, scheme)
    at = sheet_at(scheme, duties, row.sheet, year)
    if at is None:
        return None
    place = place_of(year, duties, at, row.state)
    if at.stage.party is Party.SPECIALISED and not place.scorers:
        return place, (Position.STANDING,)
    return place, ASKERS.get(at.stage.party, ())


def overdue(rows: Iterable[QuestionRow]) -> list[QuestionRow]:
    return [each for each in rows if each.late]


class _Reader:
    """Reads questions for one person; what all of them need is read once."""

    def __init__(self, actor: Actor, bloc_year: BlocYear, scheme: Scheme) -> None:
        self._actor, self._year, self._scheme = actor, bloc_year, scheme
        self._duties = duties_of(bloc_year, scheme)
        self._agencies = {member.pk: member for member in members(bloc_year)}
        self._items = {item.id: item for item in scheme.items()}

    def read(self, rows: Iterable[Question]) -> list[QuestionRow]:
        return [found for row in rows if (found := self._one(row))]

    def _one(self, row: Question) -> QuestionRow | None:
        at = sheet_at(self._scheme, self._duties, row.sheet, self._year)
        agency = self._agencies.get(row.sheet.agency_id)
        if at is None or agency is None:
            return None
        place = place_of(self._year, self._duties, at, row.state)
        if not may(self._actor, "question.view", place):
            return None
        mine = may(self._actor, f"{at.kind}.ask", replace(at.place, state=OPEN))
        item = self._items.get(row.item)
        moves = QUESTION.moves_from(row.state)
        return QuestionRow(
            row=row,
            agency=agency,
            code=item.code if item else row.item,
            name=item.name if item else "",
            office=self._office(at),
            person=row.asked_by.full_name
            if row.asked_by and (mine or at.stage.sees_earlier)
            else "",
            moves=tuple(move for move in moves if may(self._actor, move.action, place)),
            mine=mine,
        )

    def _office(self, at: SheetAt) -> str:
        """The stage and whose work it is; who checks whom is known to everybody anyway."""
        checker = self._agencies.get(self._duties.checkers.get(at.sheet.agency_id, 0))
        known = checker.name if checker and at.stage.party is Party.CROSS else at.stage.who
        return " · ".join(part for part in (at.stage.name, known) if part)


def checkers_seeing(pk: int) -> frozenset[int]:
    """The agencies that see a question because they check: only those that asked it."""
    found = hearers_of(pk)
    return found[0].checkers if found else NOBODY
