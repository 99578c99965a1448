"""The worker: what the clock asks for, what dead workers leave, the process beside the site."""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core import mail as outbox
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from tests.homes import own_database

from thidua.apps.common.clock import at
from thidua.apps.desk import tasks
from thidua.apps.desk.models import DailyRun, Mail, Notice, Reminder, Setting
from thidua.apps.desk.services.notices import News, tell
from thidua.apps.desk.worker import DeskWorker, bury_abandoned, day_is_due, tick

ROOT = Path(__file__).parents[3]
DAY = date(2022, 3, 31)
NEWS = News(key="a", code="desk.mail_digest_more", data={"n": 1})


def morning(hour: int, day: date = DAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.mark.django_db
@pytest.mark.parametrize(("hour", "due"), [(0, False), (6, False), (7, True), (23, True)])
def test_the_day_begins_at_seven(hour, due):
    with at(morning(hour)):
        assert day_is_due(DAY) is due


@pytest.mark.django_db
def test_a_day_is_queued_once_and_not_after_it_was_done():
    with at(morning(8)):
        tick()
        tick()
        assert [row.task_path for row in DBTaskResult.objects.all()] == [tasks.run_day.module_path]
        DBTaskResult.objects.all().delete()
        DailyRun.objects.create(day=DAY, started_at=morning(8), finished_at=morning(8))
        tick()
        assert DBTaskResult.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_worker_runs_the_day_and_sends_what_comes_of_it(w, report):
    with at(morning(8)):
        tick()
        DeskWorker("test").run()
        assert DailyRun.objects.get().finished_at is not None
        assert Reminder.objects.count() == 6  # two blocs of three agencies
    assert len(outbox.outbox) == 6
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}


@pytest.mark.django_db(transaction=True)
def test_two_runs_of_one_day_do_it_once(w, report):
    with at(morning(8)):
        for _ in range(2):
            tasks.run_day.enqueue(DAY.isoformat())
        DeskWorker("one").run()
        DeskWorker("two").run()
    assert (Reminder.objects.count(), Notice.objects.count(), len(outbox.outbox)) == (6, 6, 6)


@pytest.mark.django_db(transaction=True)
def test_mail_at_once_wakes_the_worker(w):
    user = w.user("officer", "CQ1A")
    Setting.objects.create(user=user, mail="at_once")
    tell([user], NEWS)
    assert DBTaskResult.objects.get().task_path == tasks.deliver.module_path
    DeskWorker("test").run()
    assert Mail.objects.get().state == "sent"


@pytest.mark.django_db
def test_task_of_a_dead_worker_is_named_failed():
    tasks.deliver.enqueue()
    now = timezone.now()
    DBTaskResult.objects.update(
        status=TaskResultStatus.RUNNING, started_at=now - timedelta(hours=2)
    )
    bury_abandoned()
    assert DBTaskResult.objects.get().status == "FAILED"


@pytest.fixture
def home(tmp_path):
    """A database of its own, and the environment of a process that uses it."""
    environment = {
        **os.environ, **own_database(tmp_path), "THIDUA_HOME": str(tmp_path),
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "DJANGO_SETTINGS_MODULE": "thidua.config.settings",
        "THIDUA_EMAIL_BACKEND": "tests.apps.desk.slow_mail.Backend",
        "DRILL_MAILS": str(tmp_path / "mails.txt"),
    }  # fmt: skip
    (tmp_path / "mails.txt").touch()
    run(
        environment,
        "from django.core.management import call_command as c; c('migrate', verbosity=0)",
    )
    return environment


def run(environment, code: str) -> str:
    start = "import django; django.setup()\n"
    return subprocess.run(
        [sys.executable, "-c", start + code], env=environment, check=True, cwd=ROOT,
        capture_output=True, text=True,
    ).stdout  # fmt: skip


def worker(environment, *words: str) -> subprocess.Popen:
    program = [sys.executable, "-m", "thidua", "worker", *words]
    return subprocess.Popen(program, env=environment, cwd=ROOT, stderr=subprocess.DEVNULL)


def ends_within(process, seconds: float) -> bool:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


MAKE = """
from django.utils import timezone
from thidua.apps.accounts.models import User
from thidua.apps.desk.models import Mail
now = timezone.now()
for n in range(60):
    user = User.objects.create(username=f"u{n}", email=f"u{n}@example.vn")
    Mail.objects.create(user=user, kind="digest", key="d", to=user.email, subject="s", body="b",
                        made_at=now, next_try_at=now)
"""
STATES = """
from thidua.apps.desk.models import Mail
print(*[f"{m.to}={m.state}" for m in Mail.objects.all()])
"""


def states(environment) -> dict[str, str]:
    return dict(pair.split("=") for pair in run(environment, STATES).split())


def test_killed_workers_send_nothing_twice_and_lose_nothing(home):
    run(home, MAKE)
    seed = random.randrange(10**6)
    rng, mails = random.Random(seed), Path(home["DRILL_MAILS"])
    for _ in range(3):
        process, before = worker(home), len(mails.read_text().split())
        deadline = time.monotonic() + 20
        while len(mails.read_text().split()) == before and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(rng.uniform(0, 0.2))
        process.kill()
        process.wait()
    last, doubled = worker(home), worker(home)
    deadline = time.monotonic() + 60
    while "waiting" in states(home).values() and time.monotonic() < deadline:
        time.sleep(0.2)
    for process in (last, doubled):
        process.send_signal(signal.SIGTERM)
        assert ends_within(process, 10)
    found, sent = states(home), mails.read_text().split()
    assert sorted(sent) == sorted(set(sent)), f"seed {seed}: sent twice"
    assert set(found.values()) <= {"sent", "sending", "unsure"}, f"seed {seed}: {found}"
    assert {to for to, state in found.items() if state == "sent"} <= set(sent), f"seed {seed}"
    assert sum(state != "sent" for state in found.values()) <= 3, f"seed {seed}: {found}"


def test_worker_ends_with_the_site_that_started_it(home):
    code = (
        "import os; os.environ.pop('PYTHONSTARTUP', None)\n"
        "from thidua.commands.worker_ import Beside\n"
        "b = Beside(); b.start(); print(b.process.pid, flush=True); os._exit(9)\n"
    )
    out = subprocess.run(
        [sys.executable, "-c", code], env=home, cwd=ROOT, capture_output=True, text=True,
        check=False,
    ).stdout  # fmt: skip
    pid, deadline = int(out), time.monotonic() + 20
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert not alive(pid)


def test_site_stops_its_worker(home, monkeypatch):
    from thidua.commands.worker_ import Beside

    for name, value in home.items():
        monkeypatch.setenv(name, value)
    beside = Beside()
    beside.start()
    time.sleep(1)
    beside.stop()
    assert beside.process.poll() is not None


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"
