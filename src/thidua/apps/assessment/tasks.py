"""What people have to do in scoring: their sheets, their differences, the ranking."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.policy import Place, may
from thidua.apps.assessment.errors import NoScheme
from thidua.apps.assessment.models import SchemeAdoption, ScoreSheet
from thidua.apps.assessment.questions import (
    ANSWERED,
    ASKED,
    QuestionRow,
    overdue,
    questions_page,
)
from thidua.apps.assessment.selectors import adopted_scheme
from thidua.apps.assessment.sheet_selectors import (
    SheetAt,
    duties_of,
    ranking_in_force,
    unsettled,
    visible_sheets,
)
from thidua.apps.assessment.stages import Party
from thidua.apps.common.offers import Status, Task
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import members


def tasks_of(actor: Actor, bloc_year: BlocYear) -> list[Task]:
    """Everything of this room that waits for the person, or that it has done this year."""
    adoption = SchemeAdoption.objects.filter(bloc_year=bloc_year).first()
    try:
        scheme = adopted_scheme(bloc_year)
    except NoScheme:
        return []
    if adoption is None or not adoption.stage:
        return []
    names = {member.pk: member.name for member in members(bloc_year)}
    found = [
        _sheet_task(actor, at, names, adoption)
        for at in visible_sheets(actor, bloc_year, scheme)
        if at.sheet.agency_id in names and _is_mine(actor, at)
    ]
    return [
        *found,
        *_difference_tasks(actor, bloc_year, names),
        *_question_tasks(actor, bloc_year),
        *_bloc_tasks(actor, bloc_year),
    ]


def _is_mine(actor: Actor, at: SheetAt) -> bool:
    """Whether the person works on such sheets, be it now or before it was finished."""
    open_ = Place(at.place.bloc_year, at.place.agency, "open", at.place.checkers, at.place.scorers)
    waits = Place(at.place.bloc_year, at.place.agency, "submitted")
    if at.stage.party is Party.SELF and at.sheet.state == ScoreSheet.State.SUBMITTED:
        return may(actor, "self_score.approve", waits) or may(actor, "self_score.enter", open_)
    return may(actor, f"{at.kind}.enter", open_)


def _sheet_task(
    actor: Actor, at: SheetAt, names: dict[int, str], adoption: SchemeAdoption
) -> Task:
    sheet, own = at.sheet, at.stage.party is Party.SELF
    words = _("%(stage)s: score your own agency") if own else _("%(stage)s: %(agency)s")
    to_approve = may(actor, "self_score.approve", at.place)
    if to_approve:
        words = _("%(stage)s: approve or return")
    due: date | None = adoption.stage_due if adoption.stage == sheet.stage else None
    statuses: dict[str, Status] = {
        "open": "doing" if sheet.version > 1 or sheet.round > 1 else "todo",
        "submitted": "waiting",
        "finished": "done",
    }
    return Task(
        key=f"sheet-{sheet.stage}-{sheet.agency.code}-{sheet.owner}".rstrip("-"),
        title=words % {"stage": at.stage.name, "agency": names[sheet.agency_id]},
        status="todo" if to_approve else statuses.get(sheet.state, "locked"),
        url=_url(at.place.bloc_year, "sheet", sheet.pk),
        due=due,
        agency=names[sheet.agency_id] if own else "",
        note=_("Returned; see the reason") if sheet.round > 1 and sheet.state == "open" else "",
    )


def _difference_tasks(actor: Actor, bloc_year: BlocYear, names: dict[int, str]) -> Iterator[Task]:
    duties = duties_of(bloc_year, adopted_scheme(bloc_year))
    mine: dict[int, int] = {}
    settle = 0
    for row in unsettled(bloc_year):
        at = duties.place(bloc_year, row.sheet.agency_id)
        place = Place(bloc_year, at.agency, row.state, at.checkers)
        if row.state == "open" and may(actor, "difference.answer", place):
            mine[row.sheet.agency_id] = mine.get(row.sheet.agency_id, 0) + 1
        elif row.state == "answered" and may(actor, "difference.settle", place):
            settle += 1
    for agency, count in mine.items():
        yield Task(
            key=f"explain-{agency}",
            title=_("Explain %(n)s differences") % {"n": count},
            status="todo",
            url=_url(bloc_year, "differences"),
            agency=names.get(agency, ""),
        )
    if settle:
        yield Task(
            key="settle",
            title=_("Settle %(n)s explained differences") % {"n": settle},
            status="todo",
            url=_url(bloc_year, "differences"),
        )


def _question_tasks(actor: Actor, bloc_year: BlocYear) -> Iterator[Task]:
    """To answer, to read an answer, to wait; of the bloc's secretary: those that are overdue."""
    rows = questions_page(actor, bloc_year)
    for each in rows:
        told = _question_words(each)
        if told:
            words, status = told
            yield Task(
                key=f"question-{each.row.pk}", title=words % {"item": each.code}, status=status,
                url=_url(bloc_year, "question", each.row.pk), due=each.row.due,
                agency=each.agency.name,
            )  # fmt: skip
    late = len(overdue(rows))
    if late and may(actor, "crossing.assign", Place(bloc_year)):
        yield Task(
            key="questions-overdue", status="todo",
            title=ngettext("%(n)s question of a reviewer is overdue",
                           "%(n)s questions of reviewers are overdue", late) % {"n": late},
            url=f"{_url(bloc_year, 'questions')}?state=late",
        )  # fmt: skip


def _question_words(each: QuestionRow) -> tuple[str, Status] | None:
    """What a question asks of this reader; None where it asks nothing."""
    if each.row.state == ASKED and any(move.name == "answer" for move in each.moves):
        return _("Answer a question about item %(item)s"), "todo"
    if each.row.state == ASKED and each.mine:
        return _("Wait for the answer about item %(item)s"), "waiting"
    if each.row.state == ANSWERED and each.mine:
        return _("Read the answer about item %(item)s"), "todo"
    return None


def _bloc_tasks(actor: Actor, bloc_year: BlocYear) -> Iterator[Task]:
    ranking = ranking_in_force(bloc_year)
    place = Place(bloc_year, state=ranking.state if ranking else "")
    if not may(actor, "ranking.present", place):
        return
    if ranking and ranking.state == "final":
        yield Task(
            key="hand-over", title=_("Elect next year's head and hand over"), status="todo",
            url=_url(bloc_year, "hand_over"), due=bloc_year.closing_day,
        )  # fmt: skip
        return
    yield Task(
        key="ranking", title=_("Present and finalise the ranking"),
        status="doing" if ranking else "todo", url=_url(bloc_year, "deliberation"),
        due=bloc_year.closing_day,
    )  # fmt: skip


def _url(bloc_year: BlocYear, name: str, *more: object) -> str:
    return reverse(f"assessment:{name}", args=(bloc_year.bloc.code, bloc_year.year, *more))
