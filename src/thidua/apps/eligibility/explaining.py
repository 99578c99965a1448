"""An answer opened up: how its clauses join, the state of each, and what is still missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from thidua.apps.eligibility.asking import Answers
from thidua.apps.eligibility.grounds import Ground, ground
from thidua.core.rules.basis import Trust
from thidua.core.rules.case import Answer, Facts
from thidua.core.rules.compiling import Compiled, Question
from thidua.core.rules.standard import Clause
from thidua.core.rules.trees import Join, Leaf

ORDER: tuple[Answer, ...] = ("met", "check", "unknown", "not_met")  # as a page groups them
COST = {"met": 0, "check": 1, "unknown": 10, "not_met": 1_000}  # of what is still to be done


@dataclass(frozen=True, slots=True)
class Told:
    """One clause with its state. `read`: what its text would say."""

    clause: Clause
    state: Answer
    read: bool | None
    facts: Facts
    asked: Question

    @property
    def ground(self) -> Ground:
        """The facts that it looked at."""
        return ground(self.clause.test, self.facts, self.asked)


@dataclass(frozen=True, slots=True)
class Branch:
    """Every one of the parts, or any; `clause`: that which asks for this whole."""

    every: bool
    parts: "tuple[Told | Branch, ...]"
    state: Answer
    clause: Clause | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """An award with its answer. `missing`: the clauses of the nearest way that are not met yet."""

    award: str
    compiled: Compiled
    answer: Answer
    would: bool | None
    trees: tuple[Branch, ...]
    missing: tuple[Told, ...]

    @property
    def undecided(self) -> bool:
        """The text of this time was not read."""
        return bool(self.compiled.version.former)


def explained(answers: Answers, asked: Question) -> list[Explained]:
    """Every award of a file: those that are met first, and in the order of the rulebook."""
    found = [
        _explained(award, compiled, answers, asked)
        for award, compiled in answers.compilation.standards.items()
    ]
    return sorted(found, key=lambda each: ORDER.index(each.answer))


def explain_one(answers: Answers, award: str, asked: Question) -> Explained:
    """One award of a file.

    Raises:
        KeyError: No standard for that award is in force.
    """
    return _explained(award, answers.compilation.standards[award], answers, asked)


def _explained(award: str, compiled: Compiled, answers: Answers, asked: Question) -> Explained:
    judged = answers.judged[award]
    opening = _Opening(judged.clauses, answers.facts, asked)
    trees = tuple(opening.branch(tree) for tree in compiled.trees)
    missing = () if judged.answer == "met" else tuple(_nearest(trees))
    return Explained(award, compiled, judged.answer, judged.would, trees, missing)


@dataclass(frozen=True, slots=True)
class _Opening:
    clauses: Mapping[str, bool | None]
    facts: Facts
    asked: Question

    def branch(self, tree: Join) -> Branch:
        parts = tuple(
            inner for part in tree.parts for inner in _flat(tree.every, self.opened(part))
        )
        joined = _joined(tree.every, [part.state for part in parts])
        state = _trusted(tree.clause.trust, joined) if tree.clause else joined
        return Branch(tree.every, parts, state, tree.clause)

    def opened(self, part: Leaf | Join) -> Told | Branch:
        return self.told(part) if isinstance(part, Leaf) else self.branch(part)

    def told(self, leaf: Leaf) -> Told:
        truth = self.clauses[leaf.name]
        state: Answer = "unknown" if truth is None else "met" if truth else "not_met"
        state = _trusted(leaf.clause.trust, state)
        return Told(leaf.clause, state, truth, self.facts, self.asked)


def _flat(every: bool, part: Told | Branch) -> Sequence[Told | Branch]:
    """All of all is all: what only joins in the same way is no step of its own."""
    if isinstance(part, Branch) and part.clause is None and part.every == every:
        return part.parts
    return (part,)


def _trusted(trust: Trust, state: Answer) -> Answer:
    """What was read in part can refuse; what was read nowhere is for a person to check."""
    if trust is Trust.CONFIRMED:
        return state
    if trust is Trust.PARTIAL:
        return "check" if state == "met" else state
    return "check"


def _joined(every: bool, states: Sequence[Answer]) -> Answer:
    order: tuple[Answer, ...] = ("not_met", "unknown", "check", "met")
    if not states:
        return "met"
    places = [order.index(state) for state in states]
    return order[min(places) if every else max(places)]


def _nearest(trees: Sequence[Branch]) -> Iterator[Told]:
    """What is still to be met on the way on which the least is missing."""
    for tree in trees[:1]:  # the text in force; what was received earlier has its own tree below
        yield from _open(tree)


def _open(part: Told | Branch) -> Iterator[Told]:
    if part.state == "met":
        return
    if isinstance(part, Told):
        yield part
    elif part.every:
        for each in part.parts:
            yield from _open(each)
    else:
        yield from _open(min(part.parts, key=_cost))


def _cost(part: Told | Branch) -> int:
    if isinstance(part, Told):
        return COST[part.state]
    costs = [_cost(each) for each in part.parts] or [0]
    return sum(costs) if part.every else min(costs)
