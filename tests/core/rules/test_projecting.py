"""Years to come as the last one: nothing of the past changes, nothing is repeated without need."""

from datetime import date
from random import Random

import pytest
from tests.core.rules.made_up import made_up

from thidua.core.rules import case as c
from thidua.core.rules.projecting import awarded, gone_on

LAST = c.Facts(
    ratings={2021: "HT", 2022: "HTXS"},
    statements=(
        c.StatementFact(year=2021, code="study"), c.StatementFact(year=2022, code="conduct"),
    ),
    initiatives=(c.InitiativeFact(year=2022, scope="grassroots", for_title=True),),
    complete=(c.CompleteFact(list="award", until=date(2022, 12, 31)),),
)  # fmt: skip


def test_years_to_come_repeat_the_last_rated_one():
    told = gone_on(LAST, 2024)
    assert told.ratings == {2021: "HT", 2022: "HTXS", 2023: "HTXS", 2024: "HTXS"}
    assert [(each.year, each.code) for each in told.statements] == [
        (2021, "study"), (2022, "conduct"), (2023, "conduct"), (2024, "conduct")
    ]  # fmt: skip
    assert [(each.year, each.for_title) for each in told.initiatives] == [
        (2022, True), (2023, False), (2024, False)
    ]  # fmt: skip
    assert told.complete == (c.CompleteFact(list="award", until=date(2024, 12, 31)),)


@pytest.mark.parametrize("seed", range(50))
def test_to_go_on_year_by_year_is_to_go_on_at_once(seed):
    facts = made_up(Random(seed), "individual")
    at_once = gone_on(facts, 2028)
    step = facts
    for year in range(2025, 2029):
        step = gone_on(step, year)
    assert (step.ratings, set(step.statements), len(step.initiatives)) == (
        at_once.ratings, set(at_once.statements), len(at_once.initiatives)
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(50))
def test_the_past_stays_as_it_was(seed):
    facts = made_up(Random(seed), "individual")
    told = gone_on(facts, 2028)
    assert told.awards == facts.awards
    assert told.disciplines == facts.disciplines
    assert told.ratings.items() >= facts.ratings.items()
    assert set(told.statements) >= set(facts.statements)


def test_nothing_is_repeated_without_a_rating_or_for_a_year_that_is_past():
    assert gone_on(c.Facts(), 2030) == c.Facts()
    assert gone_on(LAST, 2022) == LAST
    assert awarded(LAST, "CSTDCS", 2022, date(2022, 12, 20)).awards == (
        c.AwardFact(code="CSTDCS", year=2022, decided_on=date(2022, 12, 20)),
    )
