"""State machines as data: what the life of a thing is, who may move it is asked elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Move:
    """One transition. `action` is the row of the permission matrix that must allow it."""

    name: str
    sources: tuple[str, ...]
    target: str
    action: str
    label: str  # msgid of the button
    needs_reason: bool = False
    another: str = ""  # a move; whoever took it with this thing may not take this one


@dataclass(frozen=True, slots=True)
class Machine:
    """The states of one kind of thing (code → msgid) and the moves between them."""

    name: str
    label: str
    states: Mapping[str, str]
    initial: str
    moves: tuple[Move, ...] = field(default=())

    def __post_init__(self) -> None:
        named = {self.initial} | {move.target for move in self.moves}
        named |= {source for move in self.moves for source in move.sources}
        if unknown := named - set(self.states):
            raise ValueError(f"{self.name}: unknown states {sorted(unknown)}")
        if unreached := set(self.states) - self.reachable():
            raise ValueError(f"{self.name}: never reached {sorted(unreached)}")
        if len({move.name for move in self.moves}) != len(self.moves):
            raise ValueError(f"{self.name}: a move is named twice")

    def reachable(self) -> set[str]:
        found, grown = {self.initial}, True
        while grown:
            more = {m.target for m in self.moves if found & set(m.sources)} - found
            found, grown = found | more, bool(more)
        return found

    def move(self, name: str) -> Move:
        """The move of that name.

        Raises:
            KeyError: There is none: a slip of ours, never of a user.
        """
        for each in self.moves:
            if each.name == name:
                return each
        raise KeyError(f"{self.name}: {name}")

    def moves_from(self, state: str) -> tuple[Move, ...]:
        return tuple(move for move in self.moves if state in move.sources)


_machines: dict[str, Machine] = {}


def register_machines(*machines: Machine) -> None:
    """Let the documentation, the tests and the history pages know these machines."""
    for machine in machines:
        _machines[machine.name] = machine


def machines() -> Mapping[str, Machine]:
    return dict(sorted(_machines.items()))
