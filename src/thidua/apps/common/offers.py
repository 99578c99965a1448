"""What lower apps offer to the desk: tasks, search hits, entries of the menu, changes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from thidua.apps.common.changes import Trail

Status = Literal["todo", "doing", "done", "locked", "waiting", "error"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something one person has to do in a year; `key` stays the same from day to day."""

    key: str
    title: str
    status: Status
    url: str
    due: date | None = None
    agency: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing that was found; nothing that the reader may not see."""

    kind: str
    title: str
    url: str
    excerpt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """A page of a year in the menu; shown to whom `action` is allowed."""

    label: Any
    url_name: str
    section: str
    action: str
    order: int = 50


# The actor is typed above this room: `thidua.apps.accounts.actor.Actor`.
TaskProvider = Callable[[Any, Any], Iterable[Task]]
SearchProvider = Callable[[Any, str, int], Iterable[Hit]]
TrailProvider = Callable[[int], Iterable[Trail]]  # of a thing by its key

_tasks: list[TaskProvider] = []
_searches: list[SearchProvider] = []
_menu: list[MenuItem] = []
_trails: dict[str, TrailProvider] = {}


def offer_tasks(provider: TaskProvider) -> None:
    if provider not in _tasks:
        _tasks.append(provider)


def offer_search(provider: SearchProvider) -> None:
    if provider not in _searches:
        _searches.append(provider)


def offer_menu(item: MenuItem) -> None:
    if item not in _menu:
        _menu.append(item)


def offer_trails(machine: str, provider: TrailProvider) -> None:
    """Which records tell what was changed in the things of a machine."""
    _trails[machine] = provider


def task_providers() -> tuple[TaskProvider, ...]:
    return tuple(_tasks)


def search_providers() -> tuple[SearchProvider, ...]:
    return tuple(_searches)


def menu_items() -> tuple[MenuItem, ...]:
    return tuple(sorted(_menu, key=lambda item: item.order))


def trails_of(machine: str, subject: int) -> tuple[Trail, ...]:
    """The records to read for the history of one thing; none where nobody offered any."""
    provider = _trails.get(machine)
    return tuple(provider(subject)) if provider else ()
