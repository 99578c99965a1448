"""State machines as data: drawn as they are, and every one with the words a reader needs."""

import polib
import pytest
from tests.architecture.machines_page import PAGE, whole_page
from tests.security.matrix_page import CATALOGUE

from thidua.apps.accounts.policy import rules
from thidua.apps.common.flow import Machine, Move, machines

MACHINES = machines()
# Taking something back, or opening what was finished, is told with its reason.
BACKWARDS = {"return", "reopen", "unlock", "withdraw", "back", "ask"}


def test_the_page_draws_the_machines_that_there_are():
    assert PAGE.read_text(encoding="utf-8") == whole_page(), (
        "run `python tools/draw_docs.py --write`"
    )


@pytest.mark.parametrize("name", MACHINES)
def test_every_name_of_a_machine_is_said_in_vietnamese(name):
    machine = MACHINES[name]
    said = {entry.msgid for entry in polib.pofile(str(CATALOGUE)) if entry.msgstr}
    words = {machine.label, *machine.states.values(), *(move.label for move in machine.moves)}
    assert sorted(words - said) == []


@pytest.mark.parametrize("name", MACHINES)
def test_going_back_needs_a_reason(name):
    silent = {move.name for move in MACHINES[name].moves
              if move.name in BACKWARDS and not move.needs_reason}  # fmt: skip
    assert silent == set()


@pytest.mark.parametrize("name", MACHINES)
def test_every_move_asks_for_an_action_of_the_matrix_that_fits_its_states(name):
    """A rule that names states names, for each move, one from which the move starts."""
    for move in MACHINES[name].moves:
        states = rules()[move.action].states
        assert not states or states & set(move.sources), move.name


def test_a_machine_with_a_slip_is_refused_when_it_is_written():
    def machine(*moves: Move, initial: str = "a") -> Machine:
        return Machine("m", "M", {"a": "A", "b": "B"}, initial, moves)

    there = Move("go", ("a",), "b", "x.y", "Go")
    assert machine(there).moves_from("a") == (there,)
    for wrong in (
        machine,  # b is never reached
        lambda: machine(Move("go", ("a",), "c", "x.y", "Go")),
        lambda: machine(there, Move("go", ("b",), "a", "x.y", "Back")),
        lambda: machine(there, initial="z"),
    ):
        with pytest.raises(ValueError, match=r"^m: "):
            wrong()
