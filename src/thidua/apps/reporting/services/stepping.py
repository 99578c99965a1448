"""Submitting, approving and returning a report; every round is kept."""

from django.db import transaction

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.flow import move
from thidua.apps.accounts.models import Transition
from thidua.apps.accounts.policy import require
from thidua.apps.common.clock import today
from thidua.apps.common.versions import locked
from thidua.apps.reporting.errors import NotYetPossible
from thidua.apps.reporting.flows import REPORT
from thidua.apps.reporting.models import Report, ResultLine
from thidua.apps.reporting.places import place_of_report


@transaction.atomic
def step_report(actor: Actor, report: Report, name: str, *, reason: str = "") -> Transition:
    """Submit, approve (then it is in force and the older round is replaced) or return.

    Raises:
        NotVisible, Forbidden, WrongState, ReasonNeeded: As `accounts.flow.move`.
        NotYetPossible: The report says nothing yet.
    """
    row = locked(Report.objects.all(), report.pk, None)
    place = place_of_report(row.bloc_year, row.agency_id, row)
    require(actor, REPORT.move(name).action, place)
    if name == "submit" and not (row.results.exists() or row.deeds.exists()):
        raise NotYetPossible("empty_report")
    if name == "approve" and row.state == Report.State.SUBMITTED:
        _replace_in_force(actor, row)
        row.filed_on = today()
        row.save(update_fields=["filed_on"])
        _answer_for(row)
    step = move(actor, row, REPORT, name, place, reason=reason)
    report.refresh_from_db()
    return step


def _answer_for(row: Report) -> None:
    """Whoever approves a report answers for the figures that another had entered in it."""
    for line in row.results.filter(on_behalf=ResultLine.OnBehalf.WAITING):
        line.on_behalf = ResultLine.OnBehalf.CONFIRMED
        line.save(update_fields=["on_behalf"])


def _replace_in_force(actor: Actor, row: Report) -> None:
    earlier = Report.objects.select_for_update(of=("self",)).filter(
        bloc_year=row.bloc_year, agency=row.agency, period=row.period,
        state=Report.State.IN_FORCE,
    )  # fmt: skip
    for old in earlier:
        move(actor, old, REPORT, "replace", place_of_report(row.bloc_year, row.agency_id, old))
