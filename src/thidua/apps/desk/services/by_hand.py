"""The secretary reminds those who are late: told, mailed, logged; once in 24 hours an agency."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.policy import Place, require
from thidua.apps.accounts.roles import Position
from thidua.apps.common.clock import now, today
from thidua.apps.desk.agency_tasks import AgencyTask
from thidua.apps.desk.board import Cell, Row, board_of
from thidua.apps.desk.errors import AlreadyReminded, NobodyChosen, NothingLate
from thidua.apps.desk.hearers import People, people_of
from thidua.apps.desk.models import Reminder
from thidua.apps.desk.services.mailing import site_url
from thidua.apps.desk.services.reminders import ESCALATE_AFTER, log_and_tell
from thidua.apps.desk.words import task_title
from thidua.apps.desk.zalo import zalo_text
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.services import lock_year


@dataclass(frozen=True, slots=True)
class Draft:
    """What would be sent: the agencies with their tasks, and the text for Zalo."""

    rows: tuple[Row, ...]
    text: str


def draft_of(actor: Actor, bloc_year: BlocYear, chosen: Iterable[int]) -> Draft:
    """What a reminder of these agencies would say; nothing is sent.

    Raises:
        NobodyChosen: No agency is chosen.
        AlreadyReminded: All that are chosen were reminded within 24 hours.
        NothingLate: Nothing is left of which to remind.
    """
    require(actor, "board.remind", Place(bloc_year))
    wanted = set(chosen)
    rows = [row for row in board_of(bloc_year).rows if row.agency.pk in wanted]
    if not rows:
        raise NobodyChosen
    asleep = [row for row in rows if row.asleep_until]
    if len(asleep) == len(rows) and rows[0].reminded_at:
        at = timezone.localtime(rows[0].reminded_at)
        raise AlreadyReminded(agency=rows[0].agency.name, at=at.strftime("%H:%M %d/%m/%Y"))
    awake = tuple(row for row in rows if row.reminders)
    if not awake:
        raise NothingLate
    return Draft(awake, _text(bloc_year, awake))


@transaction.atomic
def remind_by_hand(actor: Actor, bloc_year: BlocYear, chosen: Iterable[int]) -> Draft:
    """Remind these agencies of what they owe, in the inbox and by e-mail, and log it.

    Raises:
        NobodyChosen, AlreadyReminded, NothingLate: As for the draft.
    """
    lock_year(bloc_year.bloc.code, bloc_year.year)  # two secretaries at once: the second waits
    draft, people = draft_of(actor, bloc_year, chosen), people_of(bloc_year)
    sent = 0
    for row in draft.rows:
        for cell in row.reminders:
            sent += _remind(actor, bloc_year, people, row, cell, draft.text)
    if not sent:
        raise NothingLate
    return draft


def _remind(
    actor: Actor, bloc_year: BlocYear, people: People, row: Row, cell: Cell, text: str
) -> bool:
    positions = [Position.OFFICER]
    if cell.days_late >= ESCALATE_AFTER:
        positions.append(Position.LEADER)
    source = cell.source
    task = AgencyTask(
        row.agency, source.key_of(row.agency), source.url_of(row.agency), source.due,
        dict(source.titles),
    )  # fmt: skip
    log = Reminder(
        bloc_year=bloc_year, agency_id=row.agency.pk, task=task.key,
        title=source.titles["vi"][:200], kind=Reminder.Kind.MANUAL, due=source.due, day=today(),
        at=now(), who=actor.user, text=text,
    )  # fmt: skip
    hearers = people.at(Place(bloc_year, row.agency.pk), positions)
    return log_and_tell(log, task, hearers, at_once=True)


def _text(bloc_year: BlocYear, rows: tuple[Row, ...]) -> str:
    tasks: Mapping[str, tuple[str, str]] = {
        cell.source.key: (
            task_title(cell.source.titles), cell.source.due.strftime("%d/%m/%Y"),
        )
        for row in rows
        for cell in row.reminders
    }  # fmt: skip
    names = [row.agency.short_name for row in rows]
    return zalo_text(bloc_year.bloc.name, list(tasks.values()), names, site_url("/viec-cua-toi/"))
