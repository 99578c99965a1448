"""What the pages about one file show."""

from collections.abc import Sequence
from dataclasses import dataclass

from thidua.apps.accounts.actor import Actor
from thidua.apps.eligibility.asking import BY_KIND, Answers, answers_of
from thidua.apps.eligibility.explaining import ORDER, Explained, explain_one, explained
from thidua.apps.organisations.models import BlocYear
from thidua.apps.people.selectors import File, agencies_read, file_for
from thidua.core.rules.case import Answer
from thidua.core.rules.compiling import Question


@dataclass(frozen=True, slots=True)
class AnswersPage:
    """A file with every award, grouped by its answer."""

    file: File
    agency: str
    asked: Question
    groups: Sequence[tuple[Answer, Sequence[Explained]]]


@dataclass(frozen=True, slots=True)
class LetterPage:
    """A file with one award."""

    file: File
    agency: str
    asked: Question
    found: Explained
    subject: str


def answers_page(actor: Actor, bloc_year: BlocYear, key: int, asked: Question) -> AnswersPage:
    """What a person or collective qualifies for.

    Raises:
        NotVisible: There is no such file, or not for this person.
    """
    file, agency, answers = _asked(actor, bloc_year, key, asked)
    rows = explained(answers, asked)
    groups = [(answer, [each for each in rows if each.answer == answer]) for answer in ORDER]
    return AnswersPage(file, agency, asked, [group for group in groups if group[1]])


def letter_page(
    actor: Actor, bloc_year: BlocYear, key: int, award: str, asked: Question
) -> LetterPage:
    """Why one award is met or not, to be printed.

    Raises:
        NotVisible: There is no such file, or not for this person.
        KeyError: No standard for that award is in force.
    """
    file, agency, answers = _asked(actor, bloc_year, key, asked)
    return LetterPage(
        file, agency, asked, explain_one(answers, award, asked), BY_KIND[file.kind]
    )  # fmt: skip


def _asked(
    actor: Actor, bloc_year: BlocYear, key: int, asked: Question
) -> tuple[File, str, Answers]:
    file = file_for(actor, bloc_year, key)
    names = {each.pk: each.name for each in agencies_read(actor, bloc_year)}
    answers = answers_of([file], asked)[file.pk]
    return file, names.get(file.organisation_id, ""), answers
