"""A day's work: quiet what is done, remind of what is not, one digest a person."""

from datetime import date

from thidua.apps.common.clock import now
from thidua.apps.desk.agency_tasks import open_agency_tasks
from thidua.apps.desk.hearers import people_of
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
        quiet_what_is_done(bloc_year)
        run.reminders += remind_year(bloc_year, day)
    run.digests += send_digests(day)
    run.finished_at = now()
    run.save()
    return run


def quiet_what_is_done(bloc_year: BlocYear) -> int:
    """Tick off the reminders whose task is open no more."""
    open_now = {
        task_subject(bloc_year.pk, task.agency.pk, task.key)
        for task in open_agency_tasks(bloc_year, people_of(bloc_year))
    }
    rows = Notice.objects.filter(
        bloc_year=bloc_year, done_at=None, subject__startswith=f"task:{bloc_year.pk}:"
    )
    gone = [pk for pk, subject in rows.values_list("pk", "subject") if subject not in open_now]
    return Notice.objects.filter(pk__in=gone).update(done_at=now())
