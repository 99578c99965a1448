"""Whose work is at others' things, as higher rooms tell: who checks whom, who is a guest."""

from collections.abc import Callable, Iterable, Mapping

from django.db.models import Q

from thidua.apps.organisations.models import BlocYear

Checkers = Mapping[int, frozenset[int]]  # checked agency → agencies that check it
CheckersOf = Callable[[BlocYear], Checkers]
GuestsOf = Callable[[Iterable[int]], Q]  # organisations → the years in which they have work

_guests: list[GuestsOf] = []
_checkers: list[CheckersOf] = []


def offer_checkers(provider: CheckersOf) -> None:
    """Let the policy ask this room who checks whom."""
    if provider not in _checkers:
        _checkers.append(provider)


def checkers_in(bloc_year: BlocYear) -> Checkers:
    """What every room tells about a year: one query a room."""
    found: dict[int, frozenset[int]] = {}
    for provider in _checkers:
        for checked, by in provider(bloc_year).items():
            found[checked] = found.get(checked, frozenset()) | by
    return found


def offer_guest_years(provider: GuestsOf) -> None:
    """Let whoever has work of this room in a bloc that he is no member of find its year."""
    if provider not in _guests:
        _guests.append(provider)


def guest_years(organisations: Iterable[int]) -> Q:
    """The years in which these organisations have work of any room: no query by itself."""
    at, found = sorted(set(organisations)), Q(pk__in=[])
    for provider in _guests if at else ():
        found |= provider(at)
    return found
