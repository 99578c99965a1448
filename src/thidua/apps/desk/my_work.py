"""“Việc của tôi”: the tasks that the apps offer one person, in the order of their deadlines."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise as StrPromise
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.selectors import is_guest, years_with_work
from thidua.apps.common.clock import days_left, today
from thidua.apps.common.offers import Status, Task
from thidua.apps.desk.agency_tasks import tasks_of
from thidua.apps.desk.selectors import put_off
from thidua.apps.organisations.models import BlocYear

SOON = timedelta(days=7)
YEARS = 4  # the newest ones; older years are read, nothing is due in them
STATUS: dict[Status, tuple[StrPromise, str]] = {
    "todo": (_("To do"), "tag-plain"),
    "doing": (_("In progress"), "tag-wait"),
    "done": (_("Done"), "tag-good"),
    "locked": (_("Not open yet"), "tag-plain"),
    "waiting": (_("Waiting for others"), "tag-wait"),
    "error": (_("To be mended"), "tag-error"),
}
FILTERS = {
    "can-lam": _("To do"),
    "qua-han": _("Overdue"),
    "tuan-nay": _("Due within 7 days"),
    "cho": _("Waiting or not open"),
    "da-hoan": _("Put off for later"),
    "xong": _("Done"),
}
LAST = date.max


@dataclass(frozen=True, slots=True)
class Item:
    """One task as it stands on the reader's list."""

    task: Task
    bloc_year: BlocYear
    back_on: date | None = None

    @property
    def is_open(self) -> bool:
        return self.task.status in {"todo", "doing", "error"}

    @property
    def days(self) -> int | None:
        """Days until the end of the deadline's day; negative when it is past."""
        return days_left(self.task.due) if self.task.due else None

    @property
    def late(self) -> bool:
        return self.is_open and self.days is not None and self.days < 0

    @property
    def days_over(self) -> int:
        return -(self.days or 0)

    @property
    def status_label(self) -> str:
        return str(STATUS[self.task.status][0])

    @property
    def status_tag(self) -> str:
        return STATUS[self.task.status][1]

    def fits(self, chosen: str) -> bool:
        if chosen == "xong":
            return self.task.status == "done"
        if chosen == "da-hoan":
            return self.is_open and self.back_on is not None
        if chosen == "cho":
            return self.task.status in {"waiting", "locked"}
        if not self.is_open or self.back_on is not None:
            return False
        if chosen == "qua-han":
            return self.late
        soon = self.task.due is not None and self.task.due <= today() + SOON
        return soon if chosen == "tuan-nay" else True


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of a year's tasks is done."""

    bloc_year: BlocYear
    done: int
    total: int
    guest: bool  # the year itself is hidden from the reader: only its scoring has a page for him


@dataclass(frozen=True, slots=True)
class Work:
    items: tuple[Item, ...]
    guest_of: frozenset[int] = frozenset()
    year: BlocYear | None = None  # the newest, whose menu stands beside the list

    def chosen(self, name: str) -> list[Item]:
        return [item for item in self.items if item.fits(name)]

    def counts(self) -> list[tuple[str, str, int]]:
        """Name, label and number of each filter."""
        return [(name, str(label), len(self.chosen(name))) for name, label in FILTERS.items()]

    def progress(self) -> list[Progress]:
        years = {item.bloc_year.pk: item.bloc_year for item in self.items}
        return [
            Progress(
                year,
                sum(i.task.status == "done" for i in self.items if i.bloc_year.pk == pk),
                sum(i.bloc_year.pk == pk for i in self.items),
                pk in self.guest_of,
            )
            for pk, year in years.items()
        ]


def work_of(actor: Actor) -> Work:
    """Everything offered to the reader, soonest deadline first, without one last."""
    marks = put_off(actor.user_id) if actor.user_id else {}
    years = list(years_with_work(actor)[:YEARS])
    items = [
        Item(task, year, marks.get((year.pk, task.key)))
        for year in years
        for task in tasks_of(actor, year)
    ]
    guest_of = frozenset(year.pk for year in years if is_guest(actor, year))
    return Work(tuple(sorted(items, key=_order)), guest_of, years[0] if years else None)


def _order(item: Item) -> tuple[date, str]:
    return item.task.due or LAST, item.task.title
