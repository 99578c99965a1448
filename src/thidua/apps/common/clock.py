"""The only clock of the apps: the day in Việt Nam, which tests and the played demo can set."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

_set: ContextVar[datetime | None] = ContextVar("clock", default=None)
WORKING_HOUR = time(9)


def now() -> datetime:
    """This moment, aware. The demonstration may stand on a day of its own (`THIDUA_TODAY`)."""
    chosen = _set.get()
    if chosen is None and settings.DEMO_DAY is not None:
        chosen = _morning(settings.DEMO_DAY)
    return chosen or timezone.now()


def today() -> date:
    """The day in Asia/Ho_Chi_Minh: a deadline is inclusive of its day there."""
    return timezone.localdate(now())


@contextmanager
def at(moment: datetime | date) -> Iterator[None]:
    """Let it be `moment` (a day means its morning) until the block ends."""
    chosen = moment if isinstance(moment, datetime) else _morning(moment)
    token = _set.set(chosen)
    try:
        yield
    finally:
        _set.reset(token)


def days_left(due: date) -> int:
    """Days until the end of `due`; negative when it is past."""
    return (due - today()) // timedelta(days=1)


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, WORKING_HOUR))
