"""Asks the cases of a rulebook."""

from thidua.core.rules.compiling import Question, compile_standard
from thidua.core.rules.coverage import Tried
from thidua.core.rules.load import Rulebook
from thidua.register.engine import judge


def try_cases(book: Rulebook) -> list[Tried]:
    """Every case with what came of it; those of one question are asked together."""
    questions: dict[tuple[str, Question], list[int]] = {}
    for place, case in enumerate(book.cases):
        asked = Question(case.year, case.considered_on)
        questions.setdefault((case.award, asked), []).append(place)
    found: dict[int, Tried] = {}
    for (award, asked), places in questions.items():
        compiled = compile_standard(book.by_award, award, asked)
        judged = judge(compiled, {place: book.cases[place].facts for place in places})
        for place in places:
            answer = judged[place]
            found[place] = Tried(
                book.cases[place], compiled.version, answer.answer, compiled.clauses,
                answer.clauses,
            )  # fmt: skip
    return [found[place] for place in sorted(found)]
