"""T-FLOW: every move of every machine, from every state, as every person, once without a reason.

Only what is drawn, allowed by the page of permissions and, where it is asked for, explained
happens; it is recorded with who, from, to and why, and everything else leaves the thing as it was.
"""

from dataclasses import replace

import pytest
from django.db import transaction
from tests.security.columns import ALLOWED, COLUMNS, FORBIDDEN
from tests.security.matrix_page import read_page
from tests.security.things import CHECKER, SCORER, TODAY, A, Things, everything

from thidua.apps.accounts.errors import Forbidden, NotVisible, ReasonNeeded, WrongState
from thidua.apps.accounts.flow import move
from thidua.apps.accounts.models import Transition
from thidua.apps.accounts.policy import Place
from thidua.apps.common import clock
from thidua.apps.common.flow import Machine, Move, machines
from thidua.core.kernel.errors import DomainError

pytestmark = pytest.mark.django_db
BY_ITS_OWN_SERVICE = {"year"}  # its state is the phase of the year; asked as pages instead
PAGE = read_page()
WHY = "Theo kết luận của cuộc họp"


def place_of(things: Things, machine: Machine, state: str) -> Place:
    """Where the thing stands, with those who were assigned to it."""
    w = things.w
    place = Place(w.year, w.agency(A).pk, state)
    if machine.name == "specialised":
        return replace(place, scorers=frozenset({w.agency(SCORER).pk}))
    checkers = machine.name in {"cross", "difference", "question"}
    return replace(place, checkers=frozenset({w.agency(CHECKER).pk})) if checkers else place


def told(machine: Machine, column: str) -> str:
    """The column of the page: nobody is assigned to check or score other kinds of things.

    Who checks an agency is found by the policy itself where its report is asked about.
    """
    assigned = {
        "checker": {"cross", "difference", "question", "report"}, "scorer": {"specialised"},
    }  # fmt: skip
    return column if machine.name in assigned.get(column, {machine.name}) else "member"


def wanted(machine: Machine, step: Move, column: str, state: str, reason: str) -> object:
    """What must come of it: the refusal, or None."""
    cell = PAGE[step.action][told(machine, column)].outcome(state)
    if cell != ALLOWED:
        return Forbidden if cell == FORBIDDEN else NotVisible
    if state not in step.sources:
        return WrongState
    return ReasonNeeded if step.needs_reason and not reason else None


def tried(things: Things, machine: Machine, step: Move, column: str, reason: str) -> object:
    """What came of it; the thing is left as it was found."""
    row = things.row(machine.name)
    source, before = row.state, Transition.objects.count()
    try:
        with transaction.atomic():
            at = place_of(things, machine, source)
            done = move(things.actor(column), row, machine, step.name, at, reason=reason)
            assert (done.who, done.source, done.target, done.reason) == (
                things.people[column], source, step.target, reason,
            )  # fmt: skip
            row.refresh_from_db()
            assert row.state == step.target
            transaction.set_rollback(True)
        outcome = None
    except DomainError as error:
        outcome = type(error)
    row.refresh_from_db()
    assert (row.state, Transition.objects.count()) == (source, before)
    return outcome


def test_every_machine_has_a_thing_to_be_tried_on(db):
    assert sorted(machines().keys() - everything().kinds) == sorted(BY_ITS_OWN_SERVICE)


@pytest.mark.parametrize("name", sorted(machines().keys() - BY_ITS_OWN_SERVICE))
def test_only_what_is_drawn_and_allowed_passes(name, asked):
    machine, count, surprises = machines()[name], 0, []
    with clock.at(TODAY):
        things = everything()
        for state in machine.states:
            things.put(name, state)
            for step in machine.moves:
                for column in COLUMNS:
                    for reason in ("", WHY):
                        count += 1
                        got = tried(things, machine, step, column, reason)
                        want = wanted(machine, step, column, state, reason)
                        if got is not want:
                            surprises.append((state, step.name, column, got, want))
    asked("T-FLOW moves", count)
    assert surprises == []
    assert count == len(machine.states) * len(machine.moves) * len(COLUMNS) * 2
