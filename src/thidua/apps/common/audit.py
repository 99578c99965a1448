"""Every change of these records is written down: before and after, who and when.

django-auditlog does it on both databases; a request's user is set by its middleware. Rows that
are written in bulk (a whole import) are not: there the kept round and its file say everything.
"""

from contextvars import ContextVar
from typing import Any

from auditlog.models import LogEntry
from auditlog.registry import auditlog
from django.db import models
from django.db.models.signals import pre_save

from thidua.apps.common import clock

NEVER = ["password", "last_login", "version", "folded", "recognised_folded", "sort_key"]
_acting: ContextVar[int | None] = ContextVar("acting", default=None)


def record_changes(*kinds: type[models.Model]) -> None:
    """Keep the history of each field of these kinds of records."""
    pre_save.connect(_stamp, sender=LogEntry, dispatch_uid="thidua-stamp")
    for kind in kinds:
        if not auditlog.contains(kind):
            auditlog.register(kind, exclude_fields=NEVER)


def acting(user_id: int | None) -> None:
    """From now on changes outside any request are this person's: commands, the played demo."""
    _acting.set(user_id)


def _stamp(instance: LogEntry, **_told: Any) -> None:
    """The moment by our one clock; outside a request the person who acts."""
    if instance.pk is None:
        instance.timestamp = clock.now()
        if instance.actor_id is None:
            instance.actor_id = _acting.get()
