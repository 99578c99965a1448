"""What an agency sends is seen by two people: whoever submitted it does not approve it."""

import pytest
from tests.apps.people import actor, person
from tests.security.test_matrix_flows import place_of
from tests.security.things import TODAY, A, Things, everything

from thidua.apps.accounts.errors import Forbidden
from thidua.apps.accounts.flow import move
from thidua.apps.accounts.models import Transition, User
from thidua.apps.accounts.roles import Role
from thidua.apps.common import clock
from thidua.apps.common.flow import Machine, Move, machines

pytestmark = pytest.mark.django_db
GUARDED = {
    f"{machine.name} {step.name}": (machine, step)
    for machine in machines().values() for step in machine.moves if step.another
}  # fmt: skip


@pytest.fixture(scope="module")
def things(kept_db) -> Things:
    return everything()


@pytest.fixture(autouse=True)
def on_the_day():
    with clock.at(TODAY):
        yield


@pytest.fixture
def both(things) -> User:
    """One person who is officer and leader of the agency."""
    user = person(Role.OFFICER, things.w.agency(A), username="kiem-nhiem")
    return person(Role.LEADER, things.w.agency(A), username=user.username)


def submitted(things: Things, machine: Machine, step: Move, user: User):
    """The thing, after that person took the step that comes before."""
    before = machine.move(step.another)
    things.put(machine.name, before.sources[0])
    row = things.row(machine.name)
    move(actor(user), row, machine, before.name, place_of(things, machine, row.state))
    return row, place_of(things, machine, row.state)


def test_reports_registrations_and_self_scores_are_guarded():
    assert sorted(GUARDED) == ["registration approve", "report approve", "self_score approve"]


@pytest.mark.parametrize("name", GUARDED)
def test_one_person_with_both_offices_does_not_approve_his_own(things, both, name):
    machine, step = GUARDED[name]
    row, place = submitted(things, machine, step, both)
    count = Transition.objects.count()
    with pytest.raises(Forbidden) as refused:
        move(actor(both), row, machine, step.name, place)
    assert refused.value.code == "policy.second_person"
    assert (things.row(machine.name).state, Transition.objects.count()) == (row.state, count)


@pytest.mark.parametrize("name", GUARDED)
def test_another_leader_approves_it(things, both, name):
    machine, step = GUARDED[name]
    row, place = submitted(things, machine, step, both)
    move(things.actor("leader"), row, machine, step.name, place)
    assert things.row(machine.name).state == step.target


@pytest.mark.parametrize("name", GUARDED)
def test_where_nobody_else_is_there_it_is_returned_and_submitted_by_a_colleague(
    things, both, name
):
    machine, step = GUARDED[name]
    row, place = submitted(things, machine, step, both)
    move(actor(both), row, machine, "return", place, reason="Người khác trình lại")
    assert things.row(machine.name).state == machine.move("return").target


def test_the_page_says_who_may_and_offers_no_button(things):
    from tests.apps.people import signed_in

    leader, home = things.people["leader"], f"/khoi-thu/2022/dang-ky/{A}/"
    submitted(things, *GUARDED["registration approve"], leader)
    client = signed_in(leader)
    page = client.get(home).content.decode()
    assert "Chính bạn đã trình" in page
    assert f"{home}1/approve/" not in page
    refused = client.post(f"{home}1/approve/")
    assert refused.status_code == 403
    assert "Thủ trưởng của chính đơn vị" in refused.content.decode()
