"""Facts of years to come, as they would be if a subject goes on as in its last year."""

from collections.abc import Iterable
from datetime import date

from thidua.core.rules.case import AwardFact, CompleteFact, Facts, ListName
from thidua.core.rules.tables import LISTS


def gone_on(facts: Facts, year: int) -> Facts:
    """The facts at the end of a year after the last one with a rating, each year as that one.

    Ratings, statements and initiatives of the last year come again; nothing bad does, and every
    list holds everything. Without any rating nothing is repeated.
    """
    last = max(facts.ratings, default=year)
    to_come = range(last + 1, year + 1)
    if not to_come:
        return facts
    said = [each for each in facts.statements if each.year == last]
    known = {(each.year, each.code) for each in facts.statements}
    ideas = [each for each in facts.initiatives if each.year == last]
    return facts.model_copy(
        update={
            "ratings": {**facts.ratings, **dict.fromkeys(to_come, facts.ratings[last])},
            "statements": (
                *facts.statements,
                *(
                    each.model_copy(update={"year": coming})
                    for coming in to_come for each in said if (coming, each.code) not in known
                ),
            ),
            "initiatives": (
                *facts.initiatives,
                *(
                    each.model_copy(
                        update={"year": coming, "for_title": False, "for_form": False}
                    )
                    for coming in to_come for each in ideas
                ),
            ),
            "complete": tuple(
                CompleteFact(list=name, until=date(year, 12, 31)) for name in _lists(facts)
            ),
        }
    )  # fmt: skip


def _lists(facts: Facts) -> Iterable[ListName]:
    """Those that are declared complete at all go on being so."""
    declared = {each.list for each in facts.complete}
    return (name for name in LISTS if name in declared)


def awarded(facts: Facts, code: str, year: int, day: date) -> Facts:
    """The facts with one award more, decided on a day for the achievements of a year."""
    award = AwardFact(code=code, year=year, decided_on=day)
    return facts.model_copy(update={"awards": (*facts.awards, award)})
