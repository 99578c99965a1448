"""The worker is killed while it sends e-mails, and while it does the work of a day."""

import os
import random
from collections import Counter
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from django.db import transaction
from slow_mail import name_of
from sound import database_is_sound, refuse
from victims import Victim, pace_of, start

from thidua.apps.accounts.models import User
from thidua.apps.common import clock
from thidua.apps.desk.models import DailyRun, Mail, Notice, Reminder
from thidua.apps.desk.services import daily
from thidua.apps.desk.services.notices import News, tell
from thidua.apps.desk.worker import DeskWorker, tick
from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting.models import ReportPeriod

A_ROUND = 10  # e-mails each time
DUE = {"Q1": (4, 5), "H1": (7, 5), "M9": (10, 5)}
LADDER = (-7, -2, 0, 1, *range(3, 88, 7))  # days after a deadline on which something is due
Rows = set[tuple[object, ...]]


def kill_mails(folder: Path, times: int, rng: random.Random) -> Counter[str]:
    """A mail goes out at most once of itself; it is sent, or it is named as unsure."""
    sent = folder / "mails.txt"
    sent.touch()
    os.environ["DRILL_MAILS"] = str(sent)
    _tell(0)
    pace, met = pace_of(_work, "desk_mail"), Counter[str]()
    for number in range(1, times + 1):
        _tell(number)
        victim = start(_work, "desk_mail")
        victim.reach(pace.draw(rng))
        met[_where(victim, victim.kill())] += 1
        database_is_sound()
    _work()
    went = Counter(sent.read_text().split())
    mails = Mail.objects.filter(key__startswith="drill:")
    states = {name_of(row.to, row.body): row.state for row in mails}
    open_ = {name for name, state in states.items() if state in {"sending", "unsure"}}
    refuse(len(states) == A_ROUND * (times + 1), f"{len(states)} e-mails were kept")
    refuse(set(went.values()) <= {1}, "an e-mail went out twice")
    refuse(set(states.values()) <= {"sent", "sending", "unsure"}, f"{Counter(states.values())}")
    refuse(set(states) - open_ <= set(went), "an e-mail is called sent and went nowhere")
    refuse(len(open_) <= times, "more unsure e-mails than kills")
    notices = Notice.objects.filter(key__startswith="drill:")
    refuse(notices.count() == A_ROUND * (times + 1), "a notice lost or doubled")
    went_once = set(went) & set(states)
    met["e-mails sent once"] = len(went_once - open_)
    met["named unsure, sent"] = len(open_ & set(went))
    met["named unsure, not sent"] = len(open_ - set(went))
    return met


def _work() -> None:
    """One look of the worker at the clock and the queue."""
    tick()
    DeskWorker("drill").run()


def _tell(number: int) -> None:
    users = User.objects.exclude(email="").order_by("pk")[:A_ROUND]
    news = News(key=f"drill:{number}", code="desk.mail_digest_more", data={"n": number})
    tell(users, news, at_once=True)


def _where(victim: Victim, code: int) -> str:
    """Whether an e-mail was claimed and not yet called sent when the kill came."""
    if code == 0:
        return "after the end"
    claims = victim.words().count("target")
    return "between an e-mail's claim and its end" if claims % 2 else "between e-mails"


def kill_days(_folder: Path, times: int, rng: random.Random) -> Counter[str]:
    """Reminders, notices and digests of a day are there exactly once, however often it is cut."""
    year = BlocYear.objects.get()
    for period, (month, day) in DUE.items():
        ReportPeriod.objects.update_or_create(
            bloc_year=year, period=period, defaults={"due_day": date(year.year, month, day)}
        )
    days = sorted({
        date(year.year, month, day) + timedelta(days)
        for month, day in DUE.values() for days in LADDER
    })  # fmt: skip
    met, first = Counter[str](), days.pop(0)
    pace = pace_of(partial(_day, first), "desk_reminder")
    for day in days[:times]:
        with transaction.atomic():
            _day(day)
            wanted = _rows()
            transaction.set_rollback(True)
        victim = start(partial(_day, day), "desk_reminder")
        victim.reach(pace.draw(rng))
        code, words = victim.kill(), victim.words()
        met["after the end" if code == 0 else _of_day(words)] += 1
        database_is_sound()
        for _again in range(2):
            _day(day)
            refuse(_rows() == wanted, f"{day}: lost or doubled")
    met["reminders"], met["notices of them"] = Reminder.objects.count(), len(_notices())
    return met


def _of_day(words: list[str]) -> str:
    if "target" not in words:
        return "before the first reminder"
    return "between the first reminder and the end"


def _day(day: date) -> None:
    moment = datetime(day.year, day.month, day.day, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    with clock.at(moment):
        daily.run_day(day)


def _notices() -> Rows:
    return set(Notice.objects.filter(key__startswith="remind:").values_list("user", "key"))


def _rows() -> Rows:
    """Everything that a day's work keeps, by what it says."""
    runs = DailyRun.objects.exclude(finished_at=None).values_list("day")
    reminders = Reminder.objects.values_list("agency", "task", "day", "stage", "kind", "hearers")
    digests = Mail.objects.filter(kind="digest").values_list("user", "key", "body")
    return {*runs, *reminders, *digests, *_notices()}
