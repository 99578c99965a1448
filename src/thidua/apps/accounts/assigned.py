"""Whose work is at another agency's things, as higher rooms tell: who checks whom."""

from collections.abc import Callable, Mapping

from thidua.apps.organisations.models import BlocYear

Checkers = Mapping[int, frozenset[int]]  # checked agency → agencies that check it
CheckersOf = Callable[[BlocYear], Checkers]

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
