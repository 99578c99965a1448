"""The page of permissions and the policy say the same, both ways, for everybody in every state."""

from datetime import date
from itertools import combinations

import pytest
from tests.security.columns import (
    ALLOWED,
    COLUMNS,
    FORBIDDEN,
    HIDDEN,
    OUTCOMES,
    bloc_year,
    outcome,
    outcomes,
    person,
    place,
    states_of,
)
from tests.security.matrix_page import (
    EVEN_CLOSED,
    kept_rows,
    read_cell,
    read_page,
    vietnamese_labels,
    write_cell,
)

from thidua.apps.accounts.policy import ask, rules
from thidua.apps.common import clock
from thidua.apps.common.flow import machines

RULES = rules()
ADD = "run `python tools/draw_docs.py --write`, then read the row that it proposes"
IN_THE_YEAR, AFTER = date(2022, 6, 1), date(2022, 6, 2)


@pytest.fixture(autouse=True)
def in_the_year():
    with clock.at(IN_THE_YEAR):
        yield


def test_every_action_has_its_row_and_every_row_its_action():
    assert {"no row": sorted(RULES.keys() - read_page().keys()),
            "no rule": sorted(read_page().keys() - RULES.keys())} == {
        "no row": [], "no rule": [],
    }, ADD  # fmt: skip


@pytest.mark.parametrize("action", RULES)
def test_the_page_says_what_the_policy_answers(action):
    row = read_page()[action]
    told = {
        (column, state): row[column].outcome(state)
        for column in COLUMNS
        for state in states_of(action)
    }
    answered = {
        (column, state): outcome
        for column in COLUMNS
        for state, outcome in outcomes(RULES[action], column).items()
    }
    assert told == answered


@pytest.mark.parametrize("action", RULES)
def test_a_cell_names_only_states_that_the_thing_knows(action):
    named = {state for cell in read_page()[action].values() for state in cell.named}
    assert named - set(states_of(action)) == set()


def test_a_row_calls_its_action_by_its_two_names():
    vietnamese, rows = vietnamese_labels(), kept_rows()
    wrong = [
        action for action, rule in RULES.items()
        if rule.label not in rows[action] or vietnamese[rule.label] not in rows[action]
    ]  # fmt: skip
    assert wrong == []


def test_every_action_is_done_by_somebody_and_none_by_a_stranger():
    for action, row in read_page().items():
        outcomes = {column: row[column] for column in COLUMNS}
        assert {outcomes["stranger"].rest, outcomes["anonymous"].rest} == {HIDDEN}, action
        assert not outcomes["stranger"].named, action
        assert any(
            cell.outcome(state) == ALLOWED
            for cell in outcomes.values()
            for state in states_of(action)
        ), action


def test_a_move_asks_for_an_action_that_has_a_rule():
    asked = {move.action for machine in machines().values() for move in machine.moves}
    assert sorted(asked - RULES.keys()) == []


def test_nobody_may_do_to_a_thing_what_he_may_not_see():
    for action, rule in RULES.items():
        for column in COLUMNS:
            for state in states_of(action):
                if rule.view and outcome(action, column, state) != HIDDEN:
                    assert outcome(rule.view, column, state) == ALLOWED, (action, column, state)


def test_in_a_closed_year_reading_stays_and_writing_ends_with_its_reason():
    closed, rows = bloc_year("closed"), kept_rows()
    for action, rule in RULES.items():
        assert (EVEN_CLOSED in rows[action]) == rule.closed, action
        for column in COLUMNS:
            for state in states_of(action):
                before, after = outcome(action, column, state), outcome(
                    action, column, state, closed
                )  # fmt: skip
                ends = rule.writes and not rule.closed and before == ALLOWED
                assert after == (FORBIDDEN if ends else before), (action, column, state)
                verdict = ask(person(column), action, place(column, state, closed))
                assert verdict.code == "policy.year_closed" or not ends


def belongs_to_no_year(rule) -> bool:
    """A file of a person: it is read by offices that last, never by those that were."""
    return rule.now or (rule.view is not None and RULES[rule.view].now)


def test_an_office_that_ended_reads_that_year_and_writes_nothing():
    for action, rule in RULES.items():
        for column in COLUMNS:
            for state in states_of(action):
                gone = person(column, last_day=IN_THE_YEAR)
                with clock.at(AFTER):
                    verdict = ask(gone, action, place(column, state))
                held = outcome(action, column, state)
                if belongs_to_no_year(rule):
                    assert not verdict.visible, (action, column, state)
                    continue
                assert verdict.allowed == (held == ALLOWED and not rule.writes), (action, column)
                assert verdict.visible == (held != HIDDEN), (action, column, state)
                if held == ALLOWED and rule.writes:
                    assert verdict.code == "policy.office_ended"


def test_an_office_of_another_year_s_bloc_gives_nothing():
    """A grant that ended before the year began, or a secretary of another year."""
    from dataclasses import replace

    for column in COLUMNS:
        before = person(column, last_day=date(2021, 12, 31))
        for action in RULES:
            verdict = ask(before, action, place(column, ""))
            assert not verdict.visible, (action, column)
    secretary = person("secretary")
    secretary.offices = tuple(replace(each, bloc_year_id=2) for each in secretary.offices)
    assert not any(ask(secretary, action, place("secretary", "")).allowed for action in RULES)


def test_a_second_office_takes_nothing_away():
    rank = {HIDDEN: 0, FORBIDDEN: 1, ALLOWED: 2}
    for one, two in combinations(COLUMNS, 2):
        both = person(one, two)
        for action in RULES:
            for state in states_of(action):
                for column in (one, two):
                    verdict = ask(both, action, place(column, state))
                    got = ALLOWED if verdict.allowed else FORBIDDEN if verdict.visible else HIDDEN
                    assert rank[got] >= rank[outcome(action, column, state)], (action, one, two)


@pytest.mark.parametrize("text", ["✓", "403", "404", "✓ draft; 403", "403 a, b; ✓ c; 404"])
def test_a_cell_is_read_as_it_is_written(text):
    states = ("a", "b", "c", "draft", "zz")
    found = {state: read_cell(text).outcome(state) for state in states}
    again = read_cell(write_cell(found))
    assert {state: again.outcome(state) for state in states} == found


@pytest.mark.parametrize(
    "text", ["", "yes", "✓ draft", "draft; 403", "✓ a; 403 a; 404", "✓; 404", "✓ a;"]
)
def test_a_cell_in_another_form_is_refused(text):
    with pytest.raises(ValueError, match=r"permissions\.md"):
        read_cell(text)


def test_how_much_was_asked(asked):
    """The number of combinations that the tests above compare; told in the report of the run."""
    count = sum(len(states_of(action)) * len(COLUMNS) for action in RULES)
    asked("T-PERM cells of the policy", count)
    assert count > 12 * len(RULES)
    assert {
        outcome(action, column, state)
        for action in RULES
        for column in COLUMNS
        for state in states_of(action)
    } == set(OUTCOMES)
