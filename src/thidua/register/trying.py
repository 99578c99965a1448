"""Asks the cases of a rulebook."""

from thidua.core.rules.catalogue import Subject
from thidua.core.rules.compiling import Question, compile_standards
from thidua.core.rules.coverage import Tried
from thidua.core.rules.load import Rulebook
from thidua.register.engine import judge


def try_cases(book: Rulebook) -> list[Tried]:
    """Every case with what came of it; those of one question are asked together."""
    questions: dict[tuple[Subject, Question], list[int]] = {}
    for place, case in enumerate(book.cases):
        asked = Question(case.year, case.considered_on, case.received_on)
        questions.setdefault((case.facts.subject, asked), []).append(place)
    found: dict[int, Tried] = {}
    for (subject, asked), places in questions.items():
        awards = sorted({book.cases[place].award for place in places})
        compilation = compile_standards(book.rules, awards, subject, asked)
        answers = judge(compilation, {place: book.cases[place].facts for place in places})
        for place in places:
            award = book.cases[place].award
            compiled, answer = compilation.standards[award], answers[place][award]
            found[place] = Tried(
                book.cases[place], compiled.version, answer.answer, compiled.clauses,
                answer.clauses,
            )  # fmt: skip
    return [found[place] for place in sorted(found)]
