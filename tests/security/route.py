"""One line of the map of addresses, and how such a line finds its thing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.security.columns import COLUMNS, kind_of, states_of
from tests.security.things import PERIOD, A, Things

Args = Callable[[Things], tuple[Any, ...]]
Data = Callable[[Things], dict[str, Any]] | dict[str, Any]
ANYBODY = frozenset(COLUMNS) - {"anonymous"}
YEAR = "year.view"


def _nothing(_things: Things) -> tuple[Any, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Route:
    """What one address asks. `get`, `post`: a row of the matrix; None: that method is refused."""

    get: str | None = None
    post: str | None = None
    args: Args = _nothing  # behind bloc and year
    data: Data = field(default_factory=dict)  # a post that holds, so that only the right decides
    kind: str = ""  # the thing whose states are gone through; else what the action names
    states: tuple[str, ...] | None = None  # only these
    asked: Mapping[str, str] = field(default_factory=dict)  # state → the state that is asked for
    in_year: bool = True
    only: frozenset[str] | None = None  # in no row: these columns may, for others it is not there
    seen_by: frozenset[str] = frozenset()  # beside `only`: for these it is there, and refused
    seen: str = ""  # a row that both methods ask first: whether the thing is there at all
    also: str = ""  # a second row that a post asks
    own: bool = False  # the agency reads its own, whatever the row says
    query: dict[str, Any] = field(default_factory=dict)

    @property
    def action(self) -> str:
        return self.post or self.get or YEAR

    @property
    def thing(self) -> str:
        return self.kind or kind_of(self.action)

    def all_states(self) -> tuple[str, ...]:
        """The states in which it is asked: all that the rows know, but those of the year."""
        if self.states is not None:
            return self.states
        actions = [each for each in (self.get, self.post) if each and kind_of(each) != "year"]
        return tuple(dict.fromkeys(s for each in actions for s in states_of(each))) or ("",)


def of(kind: str) -> Args:
    return lambda things: (things.key(kind),)


def agency(_things: Things) -> tuple[Any, ...]:
    return (A,)


def report(_things: Things) -> tuple[Any, ...]:
    return A, PERIOD.value


def then(first: Args, *more: Any) -> Args:
    return lambda things: (
        *first(things),
        *(each(things) if callable(each) else each for each in more),
    )


def key(kind: str) -> Callable[[Things], int]:
    return lambda things: things.key(kind)
