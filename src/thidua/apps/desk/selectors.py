"""Reads of one's own inbox and settings."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.models import User
from thidua.apps.accounts.selectors import years_for
from thidua.apps.common.clock import today
from thidua.apps.common.ready import ReadyQuery
from thidua.apps.desk.models import DailyRun, Mail, Notice, Reminder, Setting, TaskMark
from thidua.apps.desk.threads import Thread, thread_key, threads_of
from thidua.apps.organisations.models import BlocYear

SHOWN, READ = 30, 300


@dataclass(frozen=True, slots=True)
class TopBar:
    """What the top bar of every page shows of its reader."""

    count: int
    shortcuts: bool


def top_bar(user_id: int) -> TopBar:
    """Threads of open notices and whether keys work: one query."""
    row = BAR.first(user=user_id, day=today())
    return TopBar(row[0], shortcuts=bool(row[1])) if row else TopBar(0, shortcuts=False)


def _bar(user: int, day: date) -> QuerySet[User, tuple[int, bool]]:
    own = Notice.objects.filter(user=OuterRef("pk")).filter(_open(day))
    threads = Count(thread_key(), distinct=True)
    counted = own.order_by().values("user").annotate(n=threads).values("n")
    return (
        User.objects.filter(pk=user)
        .order_by()
        .annotate(
            open_notices=Coalesce(Subquery(counted), Value(0)),
            keys=Coalesce(F("desk_setting__shortcuts"), Value(value=True)),
        )
        .values_list("open_notices", "keys")
    )


def _open(day: date) -> Q:
    return Q(done_at=None) & (Q(snoozed_until=None) | Q(snoozed_until__lte=day))


BAR = ReadyQuery(_bar, user=-101, day=date(1801, 2, 3))


def notices_for(actor: Actor) -> QuerySet[Notice]:
    """The reader's own notices, of years that they may still see; newest first."""
    seen = Q(bloc_year=None) | Q(bloc_year__in=years_for(actor).order_by().values("pk"))
    return Notice.objects.filter(seen, user=actor.user_id).select_related("bloc_year__bloc")


def open_notices(actor: Actor) -> QuerySet[Notice]:
    return notices_for(actor).filter(_open(today()))


def snoozed_notices(actor: Actor) -> QuerySet[Notice]:
    return notices_for(actor).filter(done_at=None, snoozed_until__gt=today())


def done_notices(actor: Actor) -> QuerySet[Notice]:
    return notices_for(actor).exclude(done_at=None)


def setting_of(user_id: int | None) -> Setting:
    """The person's settings, or the defaults, not kept yet."""
    return Setting.objects.filter(user=user_id).first() or Setting(user_id=user_id or 0)


def put_off(user_id: int) -> dict[tuple[int, str], date]:
    """Year and key of each task that the person put off → the day it comes back."""
    marks = TaskMark.objects.filter(user=user_id, snoozed_until__gt=today())
    return {(mark.bloc_year_id, mark.key): mark.snoozed_until for mark in marks}


def troubled_mail() -> QuerySet[Mail]:
    """E-mails that an administrator has to look at: given up, unsure, or tried again."""
    troubled = Q(state__in=(Mail.State.FAILED, Mail.State.UNSURE)) | Q(
        state=Mail.State.WAITING, tries__gt=0
    )
    return Mail.objects.filter(troubled).select_related("user")


def mail_counts() -> list[tuple[str, int]]:
    """Each state, worded, and how many e-mails stand in it."""
    found = dict(Mail.objects.order_by().values_list("state").annotate(n=Count("pk")))
    return [(str(state.label), found.get(state.value, 0)) for state in Mail.State]


def last_run() -> DailyRun | None:
    return DailyRun.objects.first()


def notices_shown(actor: Actor, chosen: str) -> list[Thread]:
    """The notices that go with a filter of the tasks; the open ones in threads."""
    if chosen == "xong":
        return [Thread(notice) for notice in done_notices(actor)[:SHOWN]]
    if chosen == "da-hoan":
        return [Thread(notice) for notice in snoozed_notices(actor)[:SHOWN]]
    return threads_of(open_notices(actor).order_by("-asks", "-made_at", "-pk")[:READ])[:SHOWN]


def reminders_of(bloc_year: BlocYear) -> QuerySet[Reminder]:
    """Every reminder of a year, newest first, with who and when."""
    return Reminder.objects.filter(bloc_year=bloc_year).select_related("agency", "who")
