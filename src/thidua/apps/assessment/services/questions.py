"""Asking an agency about one line, answering with proofs, taking the answer, withdrawing."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.flow import Said, move, record
from thidua.apps.accounts.policy import require
from thidua.apps.assessment.errors import NotYet
from thidua.apps.assessment.flows import QUESTION
from thidua.apps.assessment.models import Question, QuestionCitation
from thidua.apps.assessment.questions import ASKED, TERM, place_of, questions_in
from thidua.apps.assessment.selectors import adopted_scheme
from thidua.apps.assessment.services.guard import lock_open_year
from thidua.apps.assessment.sheet_selectors import duties_of, sheet_at, visible_sheet
from thidua.apps.assessment.stages import Party, items_of
from thidua.apps.common import versions
from thidua.apps.common.clock import now, today
from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting.models import Evidence
from thidua.core.kernel.workdays import after_working_days
from thidua.core.vietnamese import nfc


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said to a question, and the version that the form was filled from."""

    name: str  # a move of the machine
    text: str = ""
    evidence: tuple[int, ...] = ()
    version: int | None = None


@transaction.atomic
def ask_question(actor: Actor, bloc_year: BlocYear, pk: int, item: str, text: str) -> Question:
    """Ask the agency of a reviewer's sheet about one of its items; it has three working days.

    Raises:
        NotVisible, Forbidden: The sheet is not the actor's to check, or has no such item.
        NotYet: Nothing was asked.
        YearIsFrozen: The ranking was presented or is final.
    """
    lock_open_year(bloc_year)
    scheme = adopted_scheme(bloc_year)
    at = visible_sheet(actor, bloc_year, scheme, pk)
    if at.stage.party is Party.SELF:
        raise NotVisible
    require(actor, f"{at.kind}.ask", at.place)
    if item not in {each.id for each in items_of(scheme, at.stage, at.sheet.owner)}:
        raise NotVisible
    words = nfc(text).strip()
    if not words:
        raise NotYet("question")
    row = Question.objects.create(
        sheet=at.sheet, item=item, text=words, asked_by=actor.user, asked_at=now(),
        due=after_working_days(today(), TERM),
    )  # fmt: skip
    place = place_of(bloc_year, duties_of(bloc_year, scheme), at, ASKED)
    record(actor, row, place, Said(QUESTION.name, "ask", "", ASKED, words, f"{at.kind}.ask"))
    return row


@transaction.atomic
def reply_to_question(actor: Actor, bloc_year: BlocYear, pk: int, reply: Reply) -> Question:
    """Answer, take the answer, ask again with a new term, or withdraw.

    Raises:
        NotVisible, Forbidden, WrongState, ReasonNeeded: The actor may not, or not now or so.
        Stale: Somebody else wrote meanwhile.
    """
    scheme = adopted_scheme(bloc_year)
    found = questions_in(bloc_year).filter(pk=pk).first()
    duties = duties_of(bloc_year, scheme)
    at = sheet_at(scheme, duties, found.sheet, bloc_year) if found else None
    if found is None or at is None:
        raise NotVisible
    require(actor, "question.view", place_of(bloc_year, duties, at, found.state))
    row = versions.locked(Question.objects.filter(pk=pk), pk, reply.version)
    text, place = nfc(reply.text).strip(), place_of(bloc_year, duties, at, row.state)
    needs = QUESTION.move(reply.name).needs_reason
    if reply.name == "answer":  # before the state, which the words must fit
        require(actor, "question.answer", place)
        Question.objects.filter(pk=row.pk).update(answer=text)
    move(actor, row, QUESTION, reply.name, place, reason=text if needs else "")
    if reply.name == "answer":
        row.answer, row.answered_by, row.answered_at = text, actor.user, now()
        _cite(row, at.sheet.agency_id, reply.evidence)
    elif reply.name == "ask":
        row.text, row.due = text, after_working_days(today(), TERM)
    versions.keep(row, ["text", "due", "answer", "answered_by", "answered_at"])
    return row


def _cite(row: Question, agency: int, chosen: Iterable[int]) -> None:
    """Rest the answer on these proofs of the agency's own store, and on no others."""
    own = Evidence.objects.filter(owner=agency, pk__in=list(chosen))
    QuestionCitation.objects.filter(question=row).exclude(evidence__in=own).delete()
    for position, proof in enumerate(own, 1):
        QuestionCitation.objects.update_or_create(
            question=row, evidence=proof, defaults={"position": position}
        )
