"""Which clauses no case refuses or meets: a rule that nobody tried is not trusted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from thidua.core.rules.case import Answer, Case
from thidua.core.rules.standard import Clause, Version


@dataclass(frozen=True, slots=True)
class Tried:
    """One case with what came of it."""

    case: Case
    version: Version
    answer: Answer
    clauses: Mapping[str, Clause]
    values: Mapping[str, bool | None]

    @property
    def differences(self) -> tuple[str, ...]:
        """The columns that are not as the case says; `answer` when the answer itself is not."""
        wrong = [name for name in self.case.refused if self.values.get(name) is not False]
        wrong += [name for name in self.case.missing if self.values.get(name, True) is not None]
        return tuple(["answer"] if self.answer != self.case.expect else []) + tuple(wrong)


def untried(
    clauses: Sequence[tuple[str, Clause]], tried: Iterable[Tried]
) -> list[tuple[str, Clause, str]]:
    """Each clause that is tested by itself and that no case refuses, or none meets."""
    refused: set[int] = set()
    met: set[int] = set()
    for each in tried:
        for name, value in each.values.items():
            if value is not None:
                (met if value else refused).add(id(each.clauses[name]))
    return [
        (place, clause, what)
        for place, clause in clauses
        for what, found in (("refused", refused), ("met", met))
        if not hasattr(clause.test, "meets") and id(clause) not in found
    ]
