"""Who becomes eligible for what and when, if all go on as now and are given what they reach."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from thidua.apps.accounts.actor import Actor
from thidua.apps.eligibility.asking import answers_of, compiled, usual_day
from thidua.apps.eligibility.explaining import Explained, explained
from thidua.apps.eligibility.facts import facts_of
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member
from thidua.apps.people.models import Person
from thidua.apps.people.selectors import agencies_read, agency_read, persons_for
from thidua.core.rules.case import Facts
from thidua.core.rules.compiling import Question
from thidua.core.rules.projecting import awarded, gone_on
from thidua.register.engine import Judged
from thidua.register.kept import ask

YEARS = 4  # that are looked ahead
CONSIDERED = (12, 20)  # day and month by which a year's proposals are usually considered


@dataclass(frozen=True, slots=True)
class Reached:
    """An award in a year for the first time since the year before. `sure`: the law was read."""

    award: str
    persons: Sequence[tuple[Person, bool]]


@dataclass(frozen=True, slots=True)
class OnePaper:
    """A person for whom one record would settle one award."""

    person: Person
    found: Explained


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """The years to come, and what one paper would change this year."""

    agencies: Sequence[Member]
    chosen: str
    years: Sequence[tuple[int, Sequence[Reached]]]
    papers: Sequence[OnePaper]


def calendar_page(actor: Actor, bloc_year: BlocYear, agency: str) -> CalendarPage:
    """The calendar of an agency, or of all whose files are read.

    Raises:
        NotVisible: The room, or that agency, is not there for this person.
    """
    agencies = agencies_read(actor, bloc_year)
    rows = persons_for(actor, bloc_year)
    if agency:
        rows = rows.filter(organisation=agency_read(actor, bloc_year, agency).pk)
    people = {person.pk: person for person in rows}
    return CalendarPage(
        agencies, agency, tuple(_years(people, bloc_year.year)),
        tuple(_papers(people, bloc_year.year)),
    )  # fmt: skip


def _years(people: Mapping[int, Person], first: int) -> Iterator[tuple[int, Sequence[Reached]]]:
    facts = facts_of(people.values(), first)
    before: set[tuple[int, str]] = set()
    for year in range(first, first + YEARS):
        day = date(year, *CONSIDERED)
        facts = {key: gone_on(each, year) for key, each in facts.items()}
        found = ask(compiled("individual", Question(year, day)), facts) if facts else {}
        reached = {
            (key, award): judged.answer == "met"
            for key, answers in found.items() for award, judged in answers.items()
            if _would(judged)
        }  # fmt: skip
        if year > first:
            yield year, tuple(_new(people, reached, before))
        facts = _given(facts, reached, year, day)
        before = set(reached)


def _would(judged: Judged) -> bool:
    """By the text as read, even where a person has to check it."""
    return judged.answer == "met" or (judged.answer == "check" and judged.would is True)


def _new(
    people: Mapping[int, Person], reached: Mapping[tuple[int, str], bool],
    before: set[tuple[int, str]],
) -> Iterator[Reached]:  # fmt: skip
    rows: dict[str, list[tuple[Person, bool]]] = {}
    for (key, award), sure in reached.items():
        if (key, award) not in before:
            rows.setdefault(award, []).append((people[key], sure))
    for award, persons in rows.items():
        yield Reached(award, sorted(persons, key=lambda row: bytes(row[0].sort_key)))


def _given(
    facts: Mapping[int, Facts], reached: Mapping[tuple[int, str], bool], year: int, day: date
) -> dict[int, Facts]:
    """What was reached is given: it counts in the years after."""
    known = dict(facts)
    for key, award in reached:
        if not any((each.code, each.year) == (award, year) for each in known[key].awards):
            known[key] = awarded(known[key], award, year, day)
    return known


def _papers(people: Mapping[int, Person], year: int) -> Iterator[OnePaper]:
    """Where all but one clause are met, and of that one nothing is known."""
    asked = Question(year, usual_day(year))
    answers = answers_of(people.values(), asked)
    for key, person in people.items():
        for found in explained(answers[key], asked):
            if found.answer == "unknown" and [each.state for each in found.missing] == ["unknown"]:
                yield OnePaper(person, found)
