"""Questions put to the rulebook about files: which day is meant, and what is answered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from thidua.apps.common import clock
from thidua.apps.eligibility.facts import File, facts_of
from thidua.apps.people.models import Subject as Filed
from thidua.core.rules.case import Facts
from thidua.core.rules.catalogue import Subject
from thidua.core.rules.compiling import Compilation, Question, compile_standards
from thidua.register.book import the_rulebook
from thidua.register.engine import Judged
from thidua.register.kept import ask

BY_KIND: Mapping[str, Subject] = {
    Filed.Kind.PERSON: "individual", Filed.Kind.COLLECTIVE: "collective",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answers:
    """What the rulebook says of one file, by award, with the facts that it looked at."""

    compilation: Compilation
    facts: Facts
    judged: Mapping[str, Judged]


def usual_day(year: int) -> date:
    """Today while the year lasts; else its last day, to which lists are declared complete."""
    today, last = clock.today(), date(year, 12, 31)
    return today if today.year == year else last


@lru_cache(maxsize=32)
def compiled(subject: Subject, asked: Question) -> Compilation:
    """Every standard for such subjects on the day, compiled; kept, for it takes half a second."""
    book = the_rulebook()
    awards = [
        standard.award for standard in book.standards
        if standard.subject == subject and standard.on(asked.considered_on)
    ]  # fmt: skip
    return compile_standards(book.rules, awards, subject, asked)


def answers_of(files: Iterable[File], asked: Question) -> dict[int, Answers]:
    """Key → answers, for files of one kind or of both."""
    rows = list(files)
    facts = facts_of(rows, asked.year)
    found: dict[int, Answers] = {}
    for kind, subject in BY_KIND.items():
        those = {file.pk: facts[file.pk] for file in rows if file.kind == kind}
        if those:
            compilation = compiled(subject, asked)
            judged = ask(compilation, those)
            found |= {
                key: Answers(compilation, given, judged[key]) for key, given in those.items()
            }
    return found
