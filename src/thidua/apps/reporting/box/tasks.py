"""What the secretary has to do with received reports."""

from django.urls import reverse
from django.utils.translation import ngettext

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.policy import Place, may
from thidua.apps.common.offers import Task
from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting.box.selectors import waiting_count


def tasks_of(actor: Actor, bloc_year: BlocYear) -> list[Task]:
    """How many files wait in the box: one query for the secretary, none for others."""
    if not may(actor, "box.receive", Place(bloc_year)):
        return []
    count = waiting_count(bloc_year)
    if not count:
        return []
    title = ngettext(
        "%(number)s report waits in the box", "%(number)s reports wait in the box", count
    ) % {"number": count}
    url = reverse("reporting:box", args=(bloc_year.bloc.code, bloc_year.year))
    return [Task(key="box", title=title, status="todo", url=url)]
