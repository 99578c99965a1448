"""T-FLOW: every state × move × person of every machine of this room; and finalising at once."""

import pytest
from django.db import transaction
from tests.apps.assessment.stage_world import on_the_day, owned_scheme, staged
from tests.apps.world import CODES

from thidua.apps.accounts.errors import Forbidden, NotVisible, WrongState
from thidua.apps.accounts.flow import move
from thidua.apps.accounts.policy import Place
from thidua.apps.assessment.flows import DIFFERENCE, RANKING, SHEETS
from thidua.apps.assessment.models import Explanation, Ranking, ScoreSheet

pytestmark = pytest.mark.django_db
PEOPLE = (
    ("officer", "CQ1A"), ("leader", "CQ1A"), ("officer", "CQ2A"), ("leader", "CQ2A"),
    ("officer", "CQ3A"), ("leader", "CQ3A"), ("secretary", ""), ("standing", ""),
    ("inspector", ""), ("admin", ""), ("officer", "LA1"), ("leader", "LA1"),
)  # fmt: skip
HEAD, SECRETARY, STANDING = "leader CQ1A", "secretary", "standing"
BLOC = {HEAD, SECRETARY}
ABOVE = BLOC | {STANDING}
# Of the agency CQ2A, which CQ3A checks; CQ1A heads the bloc; CQ3A owns a specialised item.
OWN, CHECKER = {"officer CQ2A", "leader CQ2A"}, {"officer CQ3A", "leader CQ3A"}
WHO = {
    ("self_score", "submit"): OWN, ("self_score", "approve"): {"leader CQ2A"},
    ("self_score", "return"): {"leader CQ2A"}, ("self_score", "reopen"): ABOVE,
    ("specialised", "finish"): CHECKER, ("specialised", "reopen"): ABOVE | CHECKER,
    ("office", "finish"): {STANDING}, ("office", "reopen"): {STANDING},
    ("cross", "finish"): CHECKER, ("cross", "reopen"): ABOVE,
    ("bloc_check", "finish"): BLOC, ("bloc_check", "reopen"): ABOVE,
    ("appraisal", "finish"): {STANDING}, ("appraisal", "reopen"): {STANDING},
    ("difference", "answer"): OWN, ("difference", "settle"): ABOVE | CHECKER,
    ("difference", "ask"): ABOVE | CHECKER, ("difference", "close"): ABOVE,
    ("ranking", "finalise"): BLOC, ("ranking", "unlock"): ABOVE,
}  # fmt: skip
SHARED = {("ranking", "unlock", "final"): ABOVE - {SECRETARY}}


@pytest.fixture
def s():
    with on_the_day():
        yield staged(owned_scheme())


def allowed(machine, s, subject, place_of) -> set[tuple[str, str, str]]:
    """(state, move, person) of every triple that goes through, each tried by itself."""
    found = set()
    for state in machine.states:
        for step in machine.moves:
            for role, code in PEOPLE:
                subject.state = state
                subject.save(update_fields=["state"])
                actor = s.actor(role, code)
                try:
                    with transaction.atomic():
                        move(actor, subject, machine, step.name, place_of(state), reason="Lý do")
                        transaction.set_rollback(True)
                except (NotVisible, Forbidden, WrongState):
                    continue
                found.add((state, step.name, f"{role} {code}".strip()))
    return found


def wanted(machine) -> set[tuple[str, str, str]]:
    return {
        (state, step.name, person)
        for step in machine.moves
        for state in step.sources
        for person in SHARED.get((machine.name, step.name, state), WHO[machine.name, step.name])
    }


def a_sheet(s) -> ScoreSheet:
    return ScoreSheet.objects.create(
        bloc_year=s.year, agency=s.w.agency("CQ2A"), stage="self", state="open",
        entered_on="2023-01-04",
    )  # fmt: skip


@pytest.mark.parametrize("kind", sorted(SHEETS))
def test_every_triple_of_a_sheet(s, kind):
    third = frozenset({s.w.agency("CQ3A").pk})
    agency = s.w.agency("CQ2A").pk
    checkers = third if kind == "cross" else frozenset()
    scorers = third if kind == "specialised" else frozenset()

    def place_of(state):
        return Place(s.year, agency, state, checkers, scorers)

    assert allowed(SHEETS[kind], s, a_sheet(s), place_of) == wanted(SHEETS[kind])


def test_every_triple_of_a_difference(s):
    row = Explanation.objects.create(sheet=a_sheet(s), item="I.3", earlier_stage="self")
    third = frozenset({s.w.agency("CQ3A").pk})
    agency = s.w.agency("CQ2A").pk

    def place_of(state):
        return Place(s.year, agency, state, third)

    assert allowed(DIFFERENCE, s, row, place_of) == wanted(DIFFERENCE)


def test_every_triple_of_the_ranking(s):
    ranking = Ranking.objects.create(
        bloc_year=s.year, scheme=s.year.scheme_adoption.scheme, inputs_hash="a" * 64,
        frozen_on="2023-01-04",
    )  # fmt: skip
    found = allowed(RANKING, s, ranking, lambda state: Place(s.year, state=state))
    assert found == wanted(RANKING)


def test_a_closed_year_refuses_every_step(s):
    s.year.phase = "closed"
    s.year.save()
    sheet = a_sheet(s)
    for kind, machine in SHEETS.items():
        place = Place(s.year, sheet.agency_id, "open")
        assert allowed(machine, s, sheet, lambda _state, place=place: place) == set(), kind


def test_the_people_of_the_table_are_those_of_the_world():
    assert {code for _role, code in PEOPLE if code} == {*CODES, "LA1"}
