"""What people have to do in this room."""

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.policy import Place, may
from thidua.apps.common.offers import Status, Task
from thidua.apps.movements.models import Pact, Registration
from thidua.apps.movements.places import place_of_registration
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member, members

WRITER: dict[str, Status] = {
    "none": "todo", "draft": "doing", "submitted": "done", "approved": "done", "returned": "error",
}  # fmt: skip


def tasks_of(actor: Actor, bloc_year: BlocYear) -> list[Task]:
    """Registering for the year, approving it, and the bloc's pact: four queries."""
    pact = Pact.objects.filter(bloc_year=bloc_year).first()
    state = pact.state if pact else Pact.State.DRAFT
    rounds = Registration.objects.filter(bloc_year=bloc_year).order_by("round")
    last = {row.agency_id: row for row in rounds}
    own = actor.agencies(bloc_year)
    found = [
        task
        for member in members(bloc_year)
        if member.pk in own
        for task in _of_agency(actor, bloc_year, member, last.get(member.pk), state)
    ]
    if may(actor, "pact.edit", Place(bloc_year, None, state)):
        found.append(_pact_task(bloc_year, state, pact))
    return found


def _of_agency(
    actor: Actor, bloc_year: BlocYear, member: Member, row: Registration | None, pact: str
) -> list[Task]:
    if pact == Pact.State.DRAFT and row is None:
        return []
    place = place_of_registration(bloc_year, member.pk, row)
    args = (bloc_year.bloc.code, bloc_year.year, member.code)
    url, found = reverse("movements:registration", args=args), []
    state = row.state if row else "none"
    if may(actor, "registration.edit", Place(bloc_year, member.pk, "none")):
        found.append(Task(
            key=f"registration-{member.code}",
            title=_("Register for %(year)s") % {"year": bloc_year.year},
            status=WRITER.get(state, "done"), url=url, due=bloc_year.launch_day,
            agency=member.code,
        ))  # fmt: skip
    if state == Registration.State.SUBMITTED and may(actor, "registration.approve", place):
        found.append(Task(
            key=f"registration-approve-{member.code}",
            title=_("Approve the registration for %(year)s") % {"year": bloc_year.year},
            status="todo", url=url, due=bloc_year.launch_day, agency=member.code,
        ))  # fmt: skip
    return found


def _pact_task(bloc_year: BlocYear, state: str, pact: Pact | None) -> Task:
    return Task(
        key="pact", title=_("Have the pact signed"),
        status="done" if state == Pact.State.SIGNED else "doing" if pact else "todo",
        url=reverse("movements:pact", args=(bloc_year.bloc.code, bloc_year.year)),
        due=bloc_year.launch_day,
    )  # fmt: skip
