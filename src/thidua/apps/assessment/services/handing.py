"""The end of a year: the next head is elected, the bloc is handed over, the year closes."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import ReasonNeeded, WrongState
from thidua.apps.accounts.flow import Said, record
from thidua.apps.accounts.policy import Place, require
from thidua.apps.assessment.errors import NotYet
from thidua.apps.assessment.flows import YEAR
from thidua.apps.assessment.models import HandOver, Ranking, SchemeAdoption
from thidua.apps.assessment.sheet_selectors import ranking_in_force
from thidua.apps.movements.selectors import indicators_by_code
from thidua.apps.movements.services import keep_indicator
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.apps.organisations.selectors import members
from thidua.apps.organisations.services import lock_year, move_to_phase
from thidua.wording.common import Msgid


@dataclass(frozen=True, slots=True)
class Elected:
    """Who leads the bloc next year, as the meeting decided."""

    head: int  # keys of agencies
    deputy: int | None
    day: date
    note: str = ""


@transaction.atomic
def hand_over(actor: Actor, bloc_year: BlocYear, elected: Elected) -> HandOver:
    """Make next year with its head and deputy, and close this one.

    Next year begins with this year's indicators and its scheme as a proposal. In this year
    reading stays, writing ends.

    Raises:
        NotYet: The ranking is not final, or the elected are no two members.
        WrongState: The year was handed over already.
    """
    require(actor, "year.hand_over", Place(bloc_year))
    lock_year(bloc_year.bloc.code, bloc_year.year)
    _refuse(bloc_year, elected)
    following = _next_year(bloc_year, elected)
    _propose_scheme(bloc_year, following, elected.day)
    for indicator in indicators_by_code(bloc_year).values():
        keep_indicator(
            following, indicator.code, label=indicator.label, unit=indicator.unit,
            direction=indicator.direction,
        )  # fmt: skip
    kept = HandOver.objects.create(
        bloc_year=bloc_year,
        next_year=following,
        head_id=elected.head,
        deputy_id=elected.deputy,
        decided_on=elected.day,
        note=elected.note.strip(),
        by=actor.name,
    )
    _close(actor, bloc_year)
    return kept


@transaction.atomic
def reopen_year(actor: Actor, bloc_year: BlocYear, reason: str) -> BlocYear:
    """Let a closed year be written again, for a reason that is kept.

    Raises:
        Forbidden, WrongState, ReasonNeeded: The actor may not, it is open, or no reason is given.
    """
    require(actor, "year.reopen", Place(bloc_year))
    lock_year(bloc_year.bloc.code, bloc_year.year)
    bloc_year.refresh_from_db()
    step = YEAR.move("reopen")
    if bloc_year.phase not in step.sources:
        raise WrongState(state=Msgid(YEAR.states[bloc_year.phase]), step=Msgid(step.label))
    if not reason.strip():
        raise ReasonNeeded(step=Msgid(step.label))
    move_to_phase(bloc_year, BlocYear.Phase(step.target))
    said = Said(YEAR.name, step.name, step.sources[0], step.target, reason.strip())
    record(actor, bloc_year, Place(bloc_year), said)
    return bloc_year


def _refuse(bloc_year: BlocYear, elected: Elected) -> None:
    if HandOver.objects.filter(bloc_year=bloc_year).exists():
        step = YEAR.move("hand_over")
        raise WrongState(state=Msgid(YEAR.states["closed"]), step=Msgid(step.label))
    ranking = ranking_in_force(bloc_year)
    if ranking is None or ranking.state != Ranking.State.FINAL:
        raise NotYet("final")
    keys = {member.pk for member in members(bloc_year)}
    chosen = {elected.head, elected.deputy} - {None}
    if not chosen <= keys or elected.head == elected.deputy:
        raise NotYet("elected")


def _next_year(bloc_year: BlocYear, elected: Elected) -> BlocYear:
    following, _made = BlocYear.objects.get_or_create(
        bloc=bloc_year.bloc, year=bloc_year.year + 1, defaults={"provenance": bloc_year.provenance}
    )
    following.head = Organisation.objects.get(pk=elected.head)
    following.deputy = Organisation.objects.get(pk=elected.deputy) if elected.deputy else None
    following.save(update_fields=["head", "deputy"])
    return following


def _propose_scheme(bloc_year: BlocYear, following: BlocYear, day: date) -> None:
    """The scheme goes over as a proposal: the bloc of next year adopts it or another."""
    old = SchemeAdoption.objects.filter(bloc_year=bloc_year).first()
    if old:
        SchemeAdoption.objects.get_or_create(
            bloc_year=following,
            defaults={
                "scheme_id": old.scheme_id, "adopted_on": day, "proposed": True,
                "vote_threshold": old.vote_threshold,
            },
        )  # fmt: skip


def _close(actor: Actor, bloc_year: BlocYear) -> None:
    step, source = YEAR.move("hand_over"), bloc_year.phase
    move_to_phase(bloc_year, BlocYear.Phase.CLOSED)
    said = Said(YEAR.name, step.name, source, step.target)
    record(actor, bloc_year, Place(bloc_year), said)
