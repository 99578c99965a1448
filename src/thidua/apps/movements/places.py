"""Where things of this room stand, as the policy asks."""

from thidua.apps.accounts.policy import Place
from thidua.apps.movements.models import Movement, Pact, Registration
from thidua.apps.organisations.models import BlocYear

NO_REGISTRATION = "none"


def is_answer(movement: Movement) -> bool:
    """Whether an agency's own plan, rather than a movement that the bloc carries out."""
    return movement.level == Movement.Level.AGENCY and movement.launcher_id is not None


def place_of_movement(bloc_year: BlocYear, movement: Movement) -> Place:
    agency = movement.launcher_id if is_answer(movement) else None
    return Place(bloc_year, agency, movement.state)


def action_of(movement: Movement, what: str) -> str:
    """`view`, `edit` of a movement or of an answer."""
    return f"{'answer' if is_answer(movement) else 'movement'}.{what}"


def place_of_registration(
    bloc_year: BlocYear, agency: int, registration: Registration | None
) -> Place:
    return Place(bloc_year, agency, registration.state if registration else NO_REGISTRATION)


def place_of_pact(bloc_year: BlocYear, pact: Pact | None) -> Place:
    return Place(bloc_year, None, pact.state if pact else Pact.State.DRAFT)
