"""What each agency still has to do, gathered from what the apps offer to its people."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils import translation

from thidua.apps.accounts.actor import Actor, Office
from thidua.apps.accounts.models import User
from thidua.apps.common.offers import Task, task_providers
from thidua.apps.desk.hearers import People, people_of
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member, members

OPEN = frozenset({"todo", "doing", "error"})
LANGUAGES = ("vi", "en")


@dataclass(slots=True)
class AgencyTask:
    """One open task of one agency and the people who can do it."""

    agency: Member
    key: str
    url: str
    due: date
    titles: dict[str, str]
    people: list[User] = field(default_factory=list)

    def days_late(self, day: date) -> int:
        """Days since the deadline, which holds to the end of its day; negative before it."""
        return (day - self.due).days


@dataclass(frozen=True, slots=True)
class Duties:
    """What is open in a year, and who is in it."""

    bloc_year: BlocYear
    people: People
    tasks: tuple[AgencyTask, ...]


def duties_of(bloc_year: BlocYear) -> Duties:
    """Everything open in a year, read once."""
    people = people_of(bloc_year)
    return Duties(bloc_year, people, tuple(open_agency_tasks(bloc_year, people)))


def tasks_of(actor: Actor, bloc_year: BlocYear) -> Iterator[Task]:
    """Everything that the apps offer this person in a year."""
    for provider in task_providers():
        yield from provider(actor, bloc_year)


def open_agency_tasks(bloc_year: BlocYear, people: People) -> list[AgencyTask]:
    """The open tasks with a deadline, agency by agency in the order of the bloc.

    What is offered follows from offices alone, so people of the same offices are asked for once.
    """
    agencies = {agency.pk: agency for agency in members(bloc_year)}
    found: dict[tuple[int, str], AgencyTask] = {}
    for same in _by_offices(people):
        own = {pk: agencies[pk] for pk in same[0].agencies(bloc_year) if pk in agencies}
        if own:
            _gather(same, bloc_year, own, found)
    order = list(agencies)
    return sorted(found.values(), key=lambda each: (order.index(each.agency.pk), each.due))


def _by_offices(people: People) -> Iterable[list[Actor]]:
    same: dict[frozenset[Office], list[Actor]] = {}
    for actor in people.actors:
        same.setdefault(frozenset(actor.offices), []).append(actor)
    return same.values()


def _gather(
    same: list[Actor], bloc_year: BlocYear, own: Mapping[int, Member],
    found: dict[tuple[int, str], AgencyTask],
) -> None:  # fmt: skip
    offered = {language: _offered(same[0], bloc_year, language) for language in LANGUAGES}
    for key, task in offered["vi"].items():
        agency = _agency_of(task, own)
        if agency is None or task.due is None or task.status not in OPEN:
            continue
        each = found.setdefault(
            (agency.pk, key),
            AgencyTask(
                agency, key, task.url, task.due,
                {name: tasks[key].title for name, tasks in offered.items() if key in tasks},
            ),
        )  # fmt: skip
        each.people.extend(actor.user for actor in same if actor.user)


def _offered(actor: Actor, bloc_year: BlocYear, language: str) -> dict[str, Task]:
    with translation.override(language):
        return {task.key: task for task in tasks_of(actor, bloc_year)}


def _agency_of(task: Task, own: Mapping[int, Member]) -> Member | None:
    """The person's own agency that the task is of.

    A task that names none (checking another agency, having the pact signed) is that of the only
    agency the person has; with several nobody can tell, and nobody is reminded.
    """
    if not task.agency:
        return next(iter(own.values())) if len(own) == 1 else None
    for agency in own.values():
        if task.agency in {agency.code, agency.name, agency.short_name}:
            return agency
    return None
