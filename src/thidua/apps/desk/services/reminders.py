"""Reminders before and after a deadline: once a day an agency and task, quiet when it is done."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import IntegrityError, transaction

from thidua.apps.accounts.models import User
from thidua.apps.accounts.policy import Place
from thidua.apps.accounts.roles import Position
from thidua.apps.common.clock import now
from thidua.apps.desk.agency_tasks import AgencyTask, Duties
from thidua.apps.desk.hearers import People
from thidua.apps.desk.models import Reminder
from thidua.apps.desk.services.notices import News, settle, tell
from thidua.apps.organisations.models import BlocYear

BEFORE = (7, 2, 0)  # days before the deadline
AFTER = (1, 3)  # days after it; then once a week
WEEK = 7
ESCALATE_AFTER = 3  # days late from which the leader hears it too
GIVEN_UP_AFTER = 92  # a quarter later a reminder helps nobody


def stage_of(days_late: int) -> int | None:
    """The step of the ladder that has been reached: -7, -2, 0, 1, 3, 10, 17, …; None before it.

    A day without a worker loses nothing: the step stays reached until the next one.
    """
    if days_late > GIVEN_UP_AFTER:
        return None
    if days_late >= AFTER[-1]:
        return AFTER[-1] + (days_late - AFTER[-1]) // WEEK * WEEK
    steps = [*(-days for days in BEFORE), *AFTER]
    return max((step for step in steps if step <= days_late), default=None)


def remind_year(duties: Duties, day: date) -> int:
    """Send the day's reminders of one year; a second time sends nothing. Returns how many."""
    bloc_year = duties.bloc_year
    known = set(
        Reminder.objects.filter(bloc_year=bloc_year).values_list("agency", "task", "due", "stage")
    )
    sent = 0
    for task in duties.tasks:
        stage = stage_of(task.days_late(day))
        if stage is not None and (task.agency.pk, task.key, task.due, stage) not in known:
            sent += _remind(bloc_year, duties.people, task, stage, day)
    return sent


def _remind(bloc_year: BlocYear, people: People, task: AgencyTask, stage: int, day: date) -> bool:
    hearers, kind = task.people, kind_of(stage)
    if kind == Reminder.Kind.ESCALATION:
        place = Place(bloc_year, task.agency.pk)
        hearers = [*hearers, *people.at(place, [Position.LEADER])]
    row = Reminder(
        bloc_year=bloc_year, agency_id=task.agency.pk, task=task.key,
        title=task.titles["vi"][:200], kind=kind, due=task.due, stage=stage, day=day, at=now(),
    )  # fmt: skip
    return log_and_tell(row, task, hearers)


def log_and_tell(
    row: Reminder, task: AgencyTask, hearers: Iterable[User], *, at_once: bool = False
) -> bool:
    """Keep one reminder with its notices; False when the agency was reminded of it that day."""
    everybody = {user.pk: user for user in hearers}
    row.hearers = len(everybody)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            settle(task_subject(row.bloc_year_id, row.agency_id, row.task))  # one line a task
            tell(everybody.values(), news_of(row, task), at_once=at_once)
    except IntegrityError:
        return False
    return True


def kind_of(stage: int) -> Reminder.Kind:
    if stage <= 0:
        return Reminder.Kind.BEFORE
    return Reminder.Kind.ESCALATION if stage >= ESCALATE_AFTER else Reminder.Kind.LATE


def news_of(row: Reminder, task: AgencyTask) -> News:
    late = task.days_late(row.day)
    code = "notice.remind_before" if late <= 0 else "notice.remind_late"
    if late == 0:
        code = "notice.remind_today"
    data: dict[str, object] = {"task": task.titles, "agency": task.agency.short_name}
    data |= {"due": task.due.isoformat(), "days": abs(late)}
    return News(
        key=f"remind:{row.bloc_year_id}:{row.agency_id}:{task.key}:{row.day.isoformat()}"[:150],
        code=code,
        data=data,
        url=task.url,
        bloc_year=row.bloc_year,
        agency=row.agency_id,
        subject=task_subject(row.bloc_year_id, row.agency_id, task.key),
        asks=True,
        due=task.due,
    )


def task_subject(bloc_year: int, agency: int, key: str) -> str:
    """What reminders of one task have in common, so that they go when it is done."""
    return f"task:{bloc_year}:{agency}:{key}"[:80]


SLEEP = timedelta(hours=24)
