"""The process beside the site: takes tasks from the database, and begins the day's work."""

import logging
import os
import time
from datetime import date, timedelta
from datetime import time as clock_time

from django.db import close_old_connections
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from thidua.apps.common.clock import now, today
from thidua.apps.desk import tasks
from thidua.apps.desk.models import DailyRun
from thidua.apps.desk.services import mailing

log = logging.getLogger(__name__)
PAUSE = 1.0  # seconds between two looks at the queue
TICK = 30.0  # seconds between two looks at the clock
DAY_BEGINS = clock_time(7)
ABANDONED_AFTER = timedelta(hours=1)
KEPT = timedelta(days=14)


class DeskWorker(Worker):
    """django-tasks' own worker, one emptying of the queue at a time."""

    def __init__(self, name: str, parent: int | None = None) -> None:
        super().__init__(
            queue_names=["*"],
            interval=PAUSE,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=name,
            excluded_queue_names=[],
        )
        self.parent = parent

    def wanted(self) -> bool:
        """False after a signal, and when the site that started it was killed."""
        return bool(self.running) and self.parent in {None, os.getppid()}

    def work(self) -> None:
        """Until it is wanted no more: run what is queued, look at the clock, rest."""
        next_tick = 0.0
        while self.wanted():
            try:
                if time.monotonic() >= next_tick:
                    next_tick = time.monotonic() + TICK
                    close_old_connections()
                    tick()
                self.run()
            except Exception:
                # A busy database, a slip of ours: the next look may do better; e-mails wait.
                log.exception("a look at the queue failed; trying again")
                close_old_connections()
            if self.wanted():
                time.sleep(PAUSE)


def tick() -> None:
    """Queue what the clock asks for; queued twice, it still happens once."""
    mailing.mark_unsure()
    bury_abandoned()
    if mailing.due_mail() and not queued(tasks.deliver.module_path):
        tasks.deliver.enqueue()
    day = today()
    if day_is_due(day) and not queued(tasks.run_day.module_path):
        tasks.run_day.enqueue(day.isoformat())


def day_is_due(day: date) -> bool:
    """Whether the day has begun and its work is not finished."""
    if timezone.localtime(now()).time() < DAY_BEGINS:
        return False
    return not DailyRun.objects.filter(day=day).exclude(finished_at=None).exists()


def queued(path: str) -> bool:
    """Whether such a task waits. One that runs does not count: its worker may be dead."""
    return DBTaskResult.objects.filter(task_path=path, status=TaskResultStatus.READY).exists()


def bury_abandoned() -> None:
    """Name the tasks of killed workers failed; forget those that ended long ago."""
    moment = timezone.now()
    DBTaskResult.objects.filter(
        status=TaskResultStatus.RUNNING, started_at__lt=moment - ABANDONED_AFTER
    ).update(status=TaskResultStatus.FAILED, finished_at=moment, traceback="the worker was killed")
    DBTaskResult.objects.finished().filter(finished_at__lt=moment - KEPT).delete()
