"""The columns of the permission matrix: fifteen people, each with one office, without a database.

What a cell says is what the policy answers to that person about agency A of one bloc and year.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from thidua.apps.accounts.actor import Actor, Office
from thidua.apps.accounts.policy import Place, Rule, ask, rules
from thidua.apps.accounts.roles import Role
from thidua.apps.common.flow import machines
from thidua.apps.organisations.models import Bloc, BlocYear

HEAD, A, C, OWNER, ABOVE, ELSEWHERE = 1, 2, 3, 4, 9, 50
LONG_AGO = date(2020, 1, 1)
ALLOWED, FORBIDDEN, HIDDEN = "✓", "403", "404"
OUTCOMES = (ALLOWED, FORBIDDEN, HIDDEN)

# Column → role, organisation, whether the grant names the year. “head” leads another agency
# than A: what a head may do in his own agency stands under “leader”.
OFFICES: Mapping[str, tuple[Role, int, bool] | None] = {
    "officer": (Role.OFFICER, A, False),
    "leader": (Role.LEADER, A, False),
    "member": (Role.OFFICER, C, False),
    "checker": (Role.OFFICER, C, False),
    "scorer": (Role.OFFICER, OWNER, False),
    "secretary": (Role.BLOC_SECRETARY, HEAD, True),
    "head": (Role.LEADER, HEAD, False),
    "standing": (Role.STANDING_OFFICE, ABOVE, False),
    "organisation": (Role.ORGANISATION_OFFICER, ABOVE, False),
    "council": (Role.COUNCIL_MEMBER, ABOVE, False),
    "archivist": (Role.ARCHIVIST, ABOVE, False),
    "inspector": (Role.INSPECTOR, ABOVE, False),
    "admin": (Role.ADMIN, ABOVE, False),
    "stranger": (Role.LEADER, ELSEWHERE, False),
    "anonymous": None,
}
COLUMNS = tuple(OFFICES)


def bloc_year(phase: str = BlocYear.Phase.RUNNING) -> BlocYear:
    """2022 of a bloc of four agencies, headed by the first; kept nowhere."""
    bloc = Bloc(pk=1, code="khoi", superior_id=ABOVE)
    return BlocYear(pk=1, bloc=bloc, year=2022, head_id=HEAD, phase=phase)


def person(*columns: str, last_day: date | None = None) -> Actor:
    """Somebody who holds the offices of these columns."""
    given = [each for column in columns if (each := OFFICES[column])]
    held = [
        Office(role, at, 1 if bound else None, LONG_AGO, last_day) for role, at, bound in given
    ]
    actor = Actor(None, held)
    actor._checkers[1] = {}  # who checks whom is told by the place
    actor._members[1] = frozenset({HEAD, A, C, OWNER})
    return actor


def place(column: str, state: str, year: BlocYear | None = None) -> Place:
    """Agency A, of which somebody else is assigned to check and to score."""
    at = Place(year or bloc_year(), A, state)
    if column == "checker":
        return replace(at, checkers=frozenset({C}))
    return replace(at, scorers=frozenset({OWNER})) if column == "scorer" else at


def kind_of(action: str) -> str:
    """What an action is done to: “report” of “report.view”."""
    return action.split(".", maxsplit=1)[0]


def states_of(action: str) -> tuple[str, ...]:
    """Every state in which such a thing can be; where no machine says, also one without a name."""
    kind = kind_of(action)
    named = {state for rule in rules().values() for state in rule.states
             if kind_of(rule.action) == kind}  # fmt: skip
    view = rules()[action].view
    if view and kind_of(view) == kind:
        named |= rules()[view].states
    machine = machines().get(kind)
    return tuple(sorted(named | set(machine.states))) if machine else ("", *sorted(named))


def outcome(action: str, column: str, state: str, year: BlocYear | None = None) -> str:
    """What the policy says: done, refused with a reason, or not there."""
    verdict = ask(person(column), action, place(column, state, year))
    if verdict.allowed:
        return ALLOWED
    return FORBIDDEN if verdict.visible else HIDDEN


def outcomes(rule: Rule, column: str) -> dict[str, str]:
    """State → outcome."""
    return {state: outcome(rule.action, column, state) for state in states_of(rule.action)}
