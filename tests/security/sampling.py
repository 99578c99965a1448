"""Which requests a run asks: in the drill all; else a sample that misses no kind of answer.

Every address is asked as everybody at least once, and wherever another answer is due to somebody
in some state, that too. What repeats (the same verb on another kind of sheet, the same answer in
another state) is chosen by chance, so that many runs ask all of it.
"""

from collections.abc import Iterable
from random import Random
from typing import Any

OFTEN = 0.04  # of what would only repeat
REFUSED = 405  # a method that the address does not take
SELDOM = 0.2  # of what is the same for everybody: a refused method; a closed year for onlookers


class Sample:
    """Remembers what was asked; `whole`: everything is."""

    def __init__(self, chance: Random, *, whole: bool) -> None:
        self.chance, self.whole = chance, whole
        self._answers: set[tuple[Any, ...]] = set()

    def shuffled(self, states: Iterable[str]) -> list[str]:
        found = list(states)
        return found if self.whole else self.chance.sample(found, len(found))

    def sometimes(self) -> bool:
        """Whether one of many that are alike is asked."""
        return self.whole or self.chance.random() < SELDOM

    def takes(self, name: str, action: str, column: str, due: Iterable[int]) -> bool:
        """Whether this is asked; `action`: “post report.edit”, `due`: what must be answered."""
        method, verb = action.split(maxsplit=1)[0], action.rsplit(".", maxsplit=1)[-1]
        answer = (name, method, verb, column, *sorted(due))
        if set(due) == {REFUSED} and not self.sometimes():
            return False
        repeats = answer in self._answers
        if repeats and not self.whole and self.chance.random() >= OFTEN:
            return False
        self._answers.add(answer)
        return True
