"""From steps to notices: whoever has to know of a step hears it, once."""

from typing import Any

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.models import Transition
from thidua.apps.accounts.policy import Place
from thidua.apps.accounts.roles import Position
from thidua.apps.assessment.flows import QUESTION
from thidua.apps.assessment.models import CrossCheck
from thidua.apps.assessment.questions import hearers_of
from thidua.apps.desk.hearers import people_of
from thidua.apps.desk.links import link_of
from thidua.apps.desk.services.notices import News, settle, tell
from thidua.apps.desk.steps import ASKERS, HEARD, Part
from thidua.apps.organisations.selectors import organisation_names


def subject_of(step: Transition) -> str:
    """What all notices of one thing have in common."""
    return f"{step.subject_type}:{step.subject_id}"


def on_move(sender: Any, transition: Transition, actor: Actor, **_: Any) -> None:  # noqa: ARG001 - Django's signature
    """Tick off what was asked about the thing, then tell who has to know of the step.

    Runs inside the transaction of the step: a notice never speaks of what did not happen.
    """
    settle(subject_of(transition))
    parts = HEARD.get((transition.machine, transition.name), ())
    if not parts:
        return
    place, asked_by = _place(transition, parts)
    people, told = people_of(transition.bloc_year, place.scorers), {actor.user_id}
    for part in parts:
        wanted = asked_by if asked_by and part.positions == ASKERS else part.positions
        hearers = [user for user in people.at(place, wanted) if user.pk not in told]
        told |= {user.pk for user in hearers}
        if hearers:
            tell(hearers, news_of(transition, part))


def _place(step: Transition, parts: tuple[Part, ...]) -> tuple[Place, tuple[Position, ...]]:
    """Where the thing stands; of a question also who asked it."""
    found = hearers_of(step.subject_id) if step.machine == QUESTION.name else None
    if found:
        return found
    checkers = _checkers(step, parts)
    return Place(step.bloc_year, step.agency_id, step.target, checkers=checkers), ()


def _checkers(step: Transition, parts: tuple[Part, ...]) -> frozenset[int]:
    """The agencies that check this one, where somebody of them is to hear."""
    if not any(Position.CHECKER in part.positions for part in parts):
        return frozenset()
    assigned = CrossCheck.objects.filter(bloc_year=step.bloc_year, checked=step.agency_id)
    return frozenset(assigned.values_list("checker", flat=True))


def news_of(step: Transition, part: Part) -> News:
    year, agency = step.bloc_year, step.agency_id
    names = organisation_names([agency], year.last_day) if agency else {}
    return News(
        key=f"step:{step.pk}",
        code=part.code,
        data={
            "agency": names.get(agency or 0, year.bloc.name),
            "year": str(year.year),
            "reason": step.reason,
        },
        url=link_of(step),
        bloc_year=year,
        agency=agency,
        subject=subject_of(step),
        asks=part.asks,
    )
