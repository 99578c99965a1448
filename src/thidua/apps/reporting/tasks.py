"""What people have to do in this room."""

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.policy import may
from thidua.apps.common.offers import Status, Task
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member, members
from thidua.apps.reporting.models import Report, ReportPeriod
from thidua.apps.reporting.places import place_of_report

WRITER: dict[str, Status] = {
    "none": "todo", "draft": "doing", "submitted": "waiting", "returned": "error",
    "in_force": "done", "replaced": "done",
}  # fmt: skip


def tasks_of(actor: Actor, bloc_year: BlocYear) -> list[Task]:
    """Each period's report of the person's own agencies: three queries."""
    own = actor.agencies(bloc_year)
    if not own:
        return []
    last: dict[tuple[int | None, str], Report] = {}
    sent = set()
    for row in Report.objects.filter(bloc_year=bloc_year, agency__in=own).order_by("round"):
        last[row.agency_id, row.period] = row
        if row.filed_on:
            sent.add((row.agency_id, row.period))
    calendar = list(
        ReportPeriod.objects.filter(bloc_year=bloc_year).select_related("bloc_year__bloc")
    )
    return [
        task
        for member in members(bloc_year)
        if member.pk in own
        for period in calendar
        for task in _of_period(
            actor, member, period, last, is_sent=(member.pk, period.period) in sent
        )
    ]


def _of_period(
    actor: Actor, member: Member, period: ReportPeriod,
    last: dict[tuple[int | None, str], Report], *, is_sent: bool,
) -> list[Task]:  # fmt: skip
    """A correction of what was sent in time has no deadline: it is late for nothing."""
    bloc_year = period.bloc_year
    due = None if is_sent else period.due_day
    row = last.get((member.pk, period.period))
    state = row.state if row else "none"
    place = place_of_report(bloc_year, member.pk, row)
    url = reverse(
        "reporting:report", args=(bloc_year.bloc.code, bloc_year.year, member.code, period.period)
    )
    name, found = period.get_period_display(), []
    if may(actor, "report.edit", place_of_report(bloc_year, member.pk, None)):
        found.append(Task(
            key=f"report-{period.period}-{member.code}",
            title=_("Report: %(period)s") % {"period": name},
            status=WRITER[state], url=url, due=due, agency=member.code,
        ))  # fmt: skip
    if state == Report.State.SUBMITTED and may(actor, "report.approve", place):
        found.append(Task(
            key=f"report-approve-{period.period}-{member.code}",
            title=_("Approve the report: %(period)s") % {"period": name},
            status="todo", url=url, due=due, agency=member.code,
        ))  # fmt: skip
    return found
