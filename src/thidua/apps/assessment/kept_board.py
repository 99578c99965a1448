"""The ranking page drawn once for each state of its records; who may read it, reads the same.

There is nothing to invalidate: what is kept is found by the content of every row behind it
(`fingerprint`), the names of the agencies among them, and by what the reader asked for.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from django.core.cache import caches

from thidua.apps.assessment.fingerprint import fingerprint
from thidua.apps.organisations.models import BlocYear

SECONDS = 3600  # only to free memory
Parts = dict[str, str]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a reader asked for."""

    language: str
    sort: str
    static: bool


def kept_parts(bloc_year: BlocYear, shown: Shown, draw: Callable[[], Parts]) -> Parts:
    """The parts of the page, drawn unless they are kept; whether one may read is asked before."""
    key = _key(bloc_year, shown)
    cache = caches["process"]
    kept: Parts | None = cache.get(key)
    if kept is None:
        kept = draw()
        # What changed while it was drawn is of another state: it is shown, but not kept.
        if _key(bloc_year, shown) == key:
            cache.set(key, kept, SECONDS)
    return kept


def _key(bloc_year: BlocYear, shown: Shown) -> str:
    place = bloc_year.bloc.code, bloc_year.year
    told = repr((place, shown, fingerprint(bloc_year)))
    return f"scoreboard:{hashlib.sha256(told.encode()).hexdigest()}"
