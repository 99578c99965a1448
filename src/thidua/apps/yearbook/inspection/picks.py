"""Which scores somebody chose for his record; kept in his session, never in the bloc's records."""

from dataclasses import dataclass
from typing import TypeAlias

from django.contrib.sessions.backends.base import SessionBase

from thidua.apps.organisations.models import BlocYear

KEY = "inspection"
MOST = 40  # scores in one record
Kept: TypeAlias = dict[str, list[list[str]]]


@dataclass(frozen=True, slots=True)
class Pick:
    """One score: an agency's code and an item of the scheme."""

    agency: str
    item: str


def picks_of(session: SessionBase, year: BlocYear) -> tuple[Pick, ...]:
    """In the order in which they were chosen."""
    kept: Kept = session.get(KEY, {})
    return tuple(Pick(agency, item) for agency, item in kept.get(str(year.pk), ()))


def keep(session: SessionBase, year: BlocYear, picks: tuple[Pick, ...]) -> None:
    kept: Kept = session.get(KEY, {})
    session[KEY] = kept | {str(year.pk): [[pick.agency, pick.item] for pick in picks[:MOST]]}


def add(session: SessionBase, year: BlocYear, pick: Pick) -> None:
    """A score is in the record once."""
    keep(session, year, tuple(dict.fromkeys((*picks_of(session, year), pick))))


def remove(session: SessionBase, year: BlocYear, pick: Pick) -> None:
    keep(session, year, tuple(each for each in picks_of(session, year) if each != pick))
