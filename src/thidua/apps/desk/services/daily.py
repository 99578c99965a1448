"""A day's work: quiet what is done, remind of what is not, one digest a person."""

from datetime import date

from thidua.apps.common.clock import now
from thidua.apps.desk.agency_tasks import Duties, duties_of
from thidua.apps.desk.models import DailyRun, Notice
from thidua.apps.desk.services.digest import send_digests
from thidua.apps.desk.services.reminders import remind_year, task_subject
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import bloc_years


def run_day(day: date) -> DailyRun:
    """Do the work of a day. Every step is kept once, so a day cut short is simply run again."""
    run, _ = DailyRun.objects.get_or_create(day=day, defaults={"started_at": now()})
    if run.finished_at is not None:
        return run
    for bloc_year in bloc_years().exclude(phase=BlocYear.Phase.CLOSED):
        duties = duties_of(bloc_year)
        quiet_what_is_done(duties)
        run.reminders += remind_year(duties, day)
    run.digests += send_digests(day)
    run.finished_at = now()
    run.save()
    return run


def quiet_what_is_done(duties: Duties) -> int:
    """Tick off the reminders whose task is open no more."""
    year = duties.bloc_year
    open_now = {task_subject(year.pk, task.agency.pk, task.key) for task in duties.tasks}
    rows = Notice.objects.filter(
        bloc_year=year, done_at=None, subject__startswith=f"task:{year.pk}:"
    )
    gone = [pk for pk, subject in rows.values_list("pk", "subject") if subject not in open_now]
    return Notice.objects.filter(pk__in=gone).update(done_at=now())
