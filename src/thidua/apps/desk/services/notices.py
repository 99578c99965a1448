"""Telling people something once, and letting them put it off or tick it off."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.models import User
from thidua.apps.common.clock import now, today
from thidua.apps.desk.models import Notice, Setting, TaskMark
from thidua.apps.desk.selectors import notices_for, open_notices
from thidua.apps.desk.services.mailing import post_notice
from thidua.apps.desk.threads import alike
from thidua.apps.organisations.models import BlocYear


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What is told: the same `key` is told to the same person once."""

    key: str
    code: str
    data: Mapping[str, Any] = field(default_factory=dict)
    url: str = ""
    bloc_year: BlocYear | None = None
    agency: int | None = None
    subject: str = ""
    asks: bool = False
    due: date | None = None


@transaction.atomic
def tell(users: Iterable[User], news: News, *, at_once: bool = False) -> list[Notice]:
    """Put the news into these inboxes and, for who wants it so, into the post.

    Args:
        users: Who hears it; told already, they are not told again.
        news: What it is.
        at_once: Send the e-mail now to everybody who takes e-mail, digest or not.

    Returns:
        The notices that are new.
    """
    hearers = {user.pk: user for user in users}
    known = set(
        Notice.objects.filter(user__in=hearers, key=news.key).values_list("user_id", flat=True)
    )
    fresh = [user for pk, user in hearers.items() if pk not in known]
    moment = now()
    made = [
        Notice(
            user=user, key=news.key, code=news.code, data=dict(news.data), url=news.url,
            bloc_year=news.bloc_year, agency_id=news.agency, subject=news.subject,
            asks=news.asks, due=news.due, made_at=moment,
        )
        for user in fresh
    ]  # fmt: skip
    # Two workers at once: the key decides in the database which of the two tells it.
    Notice.objects.bulk_create(made, ignore_conflicts=True)
    modes = _modes(hearers)
    for notice in made:
        setting = modes.get(notice.user_id) or Setting(user_id=notice.user_id)
        if setting.mail == Setting.MailMode.AT_ONCE or (
            at_once and setting.mail != Setting.MailMode.OFF
        ):
            post_notice(hearers[notice.user_id], notice, setting.language)
    return made


def _modes(users: Iterable[int]) -> dict[int, Setting]:
    return {setting.user_id: setting for setting in Setting.objects.filter(user__in=users)}


def settle(subject: str) -> int:
    """Tick off what was asked of anybody about a thing: somebody has taken the step."""
    return Notice.objects.filter(subject=subject, asks=True, done_at=None).update(done_at=now())


def _own(actor: Actor, pk: int) -> Notice:
    found = notices_for(actor).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


@transaction.atomic
def tick_off(actor: Actor, pk: int) -> Notice:
    """Take a notice off one's list; ticking twice changes nothing."""
    notice = _own(actor, pk)
    if notice.done_at is None:
        notice.done_at = now()
        notice.save(update_fields=["done_at"])
    return notice


@transaction.atomic
def tick_off_thread(actor: Actor, pk: int) -> int:
    """Take a notice and the earlier ones of its kind and year off one's list. Returns how many."""
    newest = _own(actor, pk)
    shown = alike(open_notices(actor), newest)  # what was put off comes back on its day
    return Notice.objects.filter(pk__in=shown.values("pk")).update(done_at=now())


@transaction.atomic
def bring_back(actor: Actor, pk: int) -> Notice:
    """Undo ticking off or putting off."""
    notice = _own(actor, pk)
    notice.done_at = notice.snoozed_until = None
    notice.save(update_fields=["done_at", "snoozed_until"])
    return notice


@transaction.atomic
def tick_off_all(actor: Actor, newest: int) -> int:
    """Take the news up to the newest one that was shown off the list.

    What asks for an act goes with its act, what was put off comes back on its day.
    """
    news = open_notices(actor).filter(asks=False, pk__lte=newest).values("pk")
    return Notice.objects.filter(pk__in=news).update(done_at=now())


@transaction.atomic
def snooze(actor: Actor, pk: int, until: date) -> Notice:
    """Hide a notice until a day; a day that has come hides nothing."""
    notice = _own(actor, pk)
    notice.snoozed_until = until if until > today() else None
    notice.save(update_fields=["snoozed_until"])
    return notice


@transaction.atomic
def put_task_off(actor: Actor, bloc_year: BlocYear, key: str, until: date) -> None:
    """Hide a task from one's own list until a day; its deadline and reminders stay."""
    if actor.user is None:
        raise NotVisible
    if until > today():
        TaskMark.objects.update_or_create(
            user=actor.user, bloc_year=bloc_year, key=key, defaults={"snoozed_until": until}
        )
    else:
        TaskMark.objects.filter(user=actor.user, bloc_year=bloc_year, key=key).delete()
