"""A task that a test offers to the officers of the small bloc, and who they are."""

from contextlib import contextmanager
from datetime import date

from thidua.apps.common import offers
from thidua.apps.common.offers import Task
from thidua.apps.organisations.selectors import members

DUE = date(2022, 3, 31)
TITLES = {"vi": "Báo cáo quý I", "en": "Report of the first quarter"}


class ReportTask:
    """Offers each officer the report of their agency until it is `done`."""

    def __init__(self, due: date | None = DUE) -> None:
        self.due = due
        self.done: set[str] = set()
        self.asked = 0

    def __call__(self, actor, bloc_year):
        from django.utils.translation import get_language

        self.asked += 1
        own = actor.agencies(bloc_year)
        if not actor.user or not actor.user.username.startswith("officer"):
            return
        for agency in members(bloc_year):
            if agency.pk in own:
                yield Task(
                    key="report:Q1",
                    title=TITLES[(get_language() or "vi")[:2]],
                    status="done" if agency.code in self.done else "todo",
                    url=f"/{bloc_year.bloc.code}/{bloc_year.year}/don-vi/{agency.code}/",
                    due=self.due,
                    agency=agency.code,
                )


@contextmanager
def offered(*providers):
    """Only these providers offer tasks inside the block."""
    kept = list(offers._tasks)
    offers._tasks[:] = providers
    try:
        yield
    finally:
        offers._tasks[:] = kept
