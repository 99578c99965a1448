"""Compiled rules: the truth of plain Python for every clause, and what holds of any facts."""

from datetime import date
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.core.rules import oracle
from tests.core.rules.made_up import people

from thidua.commands.rules_ import LAW, texts_of
from thidua.core.rules import demands as d
from thidua.core.rules.case import AwardFact, CompleteFact, Facts
from thidua.core.rules.compiling import NoVersion, Question, compile_standards
from thidua.core.rules.load import load_rulebook
from thidua.register.engine import judge

BOOK = load_rulebook(texts_of(LAW))
ASKED = {
    "2010": Question(2012, date(2013, 3, 1)),
    "2017": Question(2016, date(2017, 3, 1)),
    "2022": Question(2022, date(2022, 12, 20)),
    "2024": Question(2024, date(2024, 12, 20)),
    "2025": Question(2024, date(2025, 9, 1)),
    "2026": Question(2024, date(2026, 10, 15), received_on=date(2026, 9, 30)),
}


def in_force(subject: str, asked: Question) -> list[str]:
    return [
        award for (award, whom), standard in BOOK.rules.standards.items()
        if whom == subject and standard.on(asked.considered_on)
    ]  # fmt: skip


COMPILED = {
    (name, subject): compile_standards(BOOK.rules, in_force(subject, asked), subject, asked)
    for name, asked in ASKED.items()
    for subject in ("individual", "collective")
}
each_question = pytest.mark.parametrize("key", COMPILED, ids=" ".join)
BOTH_TEXTS = [key for key in COMPILED if key[0] in {"2022", "2025"}]
each_regime = pytest.mark.parametrize("key", BOTH_TEXTS, ids=" ".join)
STANDARDS = sorted(BOOK.rules.standards)
SEEDS = st.integers(0, 2**32)
OTHER_LISTS = ("discipline", "hold", "absence", "post", "initiative")
RANK = {False: 0, None: 1, True: 2}


def clauses(key, subjects: dict[int, Facts]) -> dict[tuple[int, str, str], bool | None]:
    return {
        (person, award, clause): value
        for person, answers in judge(COMPILED[key], subjects).items()
        for award, judged in answers.items()
        for clause, value in judged.clauses.items()
    }


@each_question
@settings(max_examples=2, deadline=None, phases=[Phase.generate])
@given(seed=SEEDS)
def test_every_clause_is_as_plain_python_says(key, seed):
    name, subject = key
    asked, made_up = ASKED[name], people(seed, 120, subject)
    expected = {}
    for award, compiled in COMPILED[key].standards.items():
        counts = compiled.standard.read(compiled.version).counts
        for person, facts in made_up.items():
            for clause, each in compiled.clauses.items():
                truth = oracle.truth(each.test, facts, asked.year, asked.considered_on, counts)
                expected[person, award, clause] = truth
    assert clauses(key, made_up) == expected


@each_regime
def test_one_award_alone_is_judged_as_among_all(key):
    name, subject = key
    known = dict(enumerate(each.facts for each in BOOK.cases if each.facts.subject == subject))
    together = judge(COMPILED[key], known)
    for award in COMPILED[key].standards:
        alone = compile_standards(BOOK.rules, [award], subject, ASKED[name])
        found = {person: answers[award] for person, answers in judge(alone, known).items()}
        assert found == {person: answers[award] for person, answers in together.items()}


@each_regime
@settings(max_examples=2, deadline=None, phases=[Phase.generate])
@given(seed=SEEDS)
def test_the_order_of_rows_and_the_number_of_subjects_are_irrelevant(key, seed):
    made_up = people(seed, 60, key[1])
    together = judge(COMPILED[key], made_up)
    assert together == judge(COMPILED[key], dict(reversed(made_up.items())))
    assert together[7] == judge(COMPILED[key], {7: made_up[7]})[7]


def learnt(facts: Facts, year: int, chance: Random) -> Facts:
    """One thing more is known: a rating, an award of an open list, or that a list is complete."""
    if chance.random() < 0.5 and year not in facts.ratings:
        return facts.model_copy(
            update={"ratings": {**facts.ratings, year: chance.choice(list(d.GRADES))}}
        )
    listed = {each.list for each in facts.complete}
    if "award" not in listed:
        code = chance.choice(["CSTDCS", "BK_TINH", "BK_TTG", "HC_LD3"])
        more = AwardFact(code=code, year=year - chance.randint(0, 8))
        return facts.model_copy(update={"awards": (*facts.awards, more)})
    whole = [CompleteFact(list=name, until=date(2026, 12, 31)) for name in OTHER_LISTS]
    return facts.model_copy(update={"complete": (*facts.complete, *whole)})


@each_regime
@settings(max_examples=2, deadline=None, phases=[Phase.generate])
@given(seed=SEEDS)
def test_what_is_learnt_decides_only_what_was_open(key, seed):
    """No clause that was decided changes, so “not met” never becomes “met” on another road."""
    made_up, chance = people(seed, 80, key[1]), Random(seed)
    year = ASKED[key[0]].year
    more = {person: learnt(facts, year, chance) for person, facts in made_up.items()}
    before, after = clauses(key, made_up), clauses(key, more)
    changed = {name: after[name] for name, value in before.items() if value is not None}
    assert changed == {name: value for name, value in before.items() if value is not None}


@each_regime
@settings(max_examples=2, deadline=None, phases=[Phase.generate])
@given(seed=SEEDS)
def test_one_more_award_never_makes_a_run_shorter(key, seed):
    made_up, chance = people(seed, 80, key[1]), Random(seed)
    codes = ["CSTDCS", "CSTD_TINH", "BK_TINH", "TTLDXS", "CO_TINH"]
    more = {
        person: facts.model_copy(update={"awards": (
            *facts.awards,
            AwardFact(code=chance.choice(codes), year=ASKED[key[0]].year - chance.randint(0, 8)),
        )})
        for person, facts in made_up.items()
    }  # fmt: skip
    before, after = clauses(key, made_up), clauses(key, more)
    standards = COMPILED[key].standards
    fewer = [
        name for name, value in before.items()
        if isinstance(standards[name[1]].clauses[name[2]].test, d.Awarded | d.Earned)
        and RANK[after[name]] < RANK[value]
    ]  # fmt: skip
    assert fewer == []


@settings(max_examples=60, deadline=None, phases=[Phase.generate])
@given(
    day=st.dates(date(1990, 1, 1), date(2035, 1, 1)),
    key=st.sampled_from(sorted(BOOK.rules.standards)),
)
def test_a_rule_that_is_not_in_force_never_answers(day, key):
    standard = BOOK.rules.standards[key]
    within = [each for each in standard.versions if each.covers(day)]
    if within:
        compiled = compile_standards(BOOK.rules, [key[0]], key[1], Question(day.year, day))
        assert [compiled.standards[key[0]].version] == within
    else:
        with pytest.raises(NoVersion):
            compile_standards(BOOK.rules, [key[0]], key[1], Question(day.year, day))
