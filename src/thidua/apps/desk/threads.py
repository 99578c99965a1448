"""Notices as their reader wants them: what asks for an act first, news of one kind as one line."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, CharField, F, QuerySet, Value, When
from django.db.models.functions import Cast, Concat

from thidua.apps.desk.models import Notice

STEP = "step:"
"""How the key of a notice begins that tells of somebody's step."""


@dataclass(frozen=True, slots=True)
class Thread:
    """The newest notice of its kind and year, and the earlier ones behind it."""

    newest: Notice
    earlier: tuple[Notice, ...] = ()

    @property
    def number(self) -> int:
        return 1 + len(self.earlier)


def threads_of(notices: Iterable[Notice]) -> list[Thread]:
    """Notices, newest first, as threads: those that ask for an act stand first, each alone."""
    gathered: dict[tuple[str, int | None] | str, list[Notice]] = {}
    for notice in notices:
        plain = notice.asks or not notice.key.startswith(STEP)
        gathered.setdefault(
            notice.key if plain else (notice.code, notice.bloc_year_id), []
        ).append(notice)
    threads = [Thread(newest, tuple(earlier)) for newest, *earlier in gathered.values()]
    return sorted(threads, key=lambda thread: not thread.newest.asks)


def thread_key() -> Case:
    """The same gathering for the database: notices of one thread have the same value."""
    return Case(
        When(
            asks=False, key__startswith=STEP,
            then=Concat(F("code"), Value("/"), Cast("bloc_year", CharField())),
        ),
        default=F("key"), output_field=CharField(),
    )  # fmt: skip


def alike(notices: QuerySet[Notice], newest: Notice) -> QuerySet[Notice]:
    """Of these notices, the thread of `newest` up to it: what came later was not seen yet."""
    if newest.asks or not newest.key.startswith(STEP):
        return notices.filter(pk=newest.pk)
    return notices.filter(
        asks=False, key__startswith=STEP, code=newest.code, bloc_year=newest.bloc_year,
        pk__lte=newest.pk,
    )  # fmt: skip
