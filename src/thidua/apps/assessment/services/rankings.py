"""The ranking: presented, final, unlocked; each round is kept as a whole."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from thidua.apps.accounts.actor import Actor, system
from thidua.apps.accounts.errors import WrongState
from thidua.apps.accounts.flow import Said, move, record
from thidua.apps.accounts.policy import Place, require
from thidua.apps.assessment.encoding import to_json
from thidua.apps.assessment.errors import NotFinal, NotYet, YearIsFrozen
from thidua.apps.assessment.flows import RANKING
from thidua.apps.assessment.models import Ranking, RankingRow
from thidua.apps.assessment.obstacles import (
    Obstacle,
    obstacles_to_finalise,
    obstacles_to_present,
)
from thidua.apps.assessment.selectors import Units, units_in_force
from thidua.apps.assessment.sheet_selectors import ranking_in_force
from thidua.apps.assessment.votes import tally
from thidua.apps.common import versions
from thidua.apps.common.clock import today as clock_today
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.apps.organisations.services import lock_year
from thidua.core.scoring.card import Scorecard
from thidua.core.scoring.ranking import rank
from thidua.core.scoring.scheme import Scheme
from thidua.core.scoring.score import score
from thidua.wording.common import Msgid

FIGURES = "assessment.lack_figures"


@transaction.atomic
def freeze_ranking(bloc_year: BlocYear, *, today: date, who: str = "") -> Ranking:
    """Present and finalise in one go, as the command line does.

    Raises:
        NotFinal: A figure is missing, so that a total is still a range.
        NotYet: A sheet is being written or a difference is not settled.
        YearIsFrozen: The year has a frozen ranking already.
    """
    lock_year(bloc_year.bloc.code, bloc_year.year)
    ranking = ranking_in_force(bloc_year)
    if ranking and ranking.state == Ranking.State.FINAL:
        raise YearIsFrozen(year=str(bloc_year.year))
    ranking = ranking or _present(system(), bloc_year, today, who)
    return _finalise(system(), bloc_year, ranking, today, who)


@transaction.atomic
def present_ranking(actor: Actor, bloc_year: BlocYear) -> Ranking:
    """Compute the ranking from what is in force and show it to the bloc; scores stand still.

    Raises:
        NotFinal, NotYet: Something is missing, being written, or not explained.
        YearIsFrozen: A ranking is presented or final already.
    """
    require(actor, "ranking.present", Place(bloc_year))
    lock_year(bloc_year.bloc.code, bloc_year.year)
    if ranking_in_force(bloc_year):
        raise YearIsFrozen(year=str(bloc_year.year))
    return _present(actor, bloc_year, clock_today(), actor.name)


@transaction.atomic
def finalise_ranking(actor: Actor, bloc_year: BlocYear, version: int | None = None) -> Ranking:
    """Make the presented ranking final. Two at once make one: the second is told so.

    Raises:
        NotFinal, NotYet: Something is missing, unexplained, out of date or not voted.
        WrongState: It is final already, or nothing is presented.
        Stale: The ranking was changed since the page was read.
    """
    require(actor, "ranking.finalise", Place(bloc_year, state=Ranking.State.PRESENTED))
    lock_year(bloc_year.bloc.code, bloc_year.year)
    ranking = ranking_in_force(bloc_year)
    if ranking is None:
        raise NotYet("presented")
    if ranking.state == Ranking.State.FINAL:
        state, step = RANKING.states[ranking.state], RANKING.move("finalise").label
        raise WrongState(state=Msgid(state), step=Msgid(step))
    ranking = versions.locked(Ranking.objects.all(), ranking.pk, version)
    return _finalise(actor, bloc_year, ranking, clock_today(), actor.name)


@transaction.atomic
def unlock_ranking(
    actor: Actor, bloc_year: BlocYear, reason: str, version: int | None = None
) -> Ranking:
    """Let corrections in again, for a reason that the bloc reads; the round is kept.

    Raises:
        Forbidden, ReasonNeeded: The actor may not, or gives no reason.
        NotYet: Nothing is presented or final.
        Stale: The ranking was changed since the page was read.
    """
    lock_year(bloc_year.bloc.code, bloc_year.year)
    found = ranking_in_force(bloc_year)
    place = Place(bloc_year, state=found.state if found else Ranking.State.PRESENTED)
    require(actor, "ranking.unlock", place)
    if found is None:
        raise NotYet("presented")
    ranking = versions.locked(Ranking.objects.all(), found.pk, version)
    move(actor, ranking, RANKING, "unlock", place, reason=reason)
    versions.keep(ranking, [])
    return ranking


@transaction.atomic
def recompute_ranking(
    actor: Actor, bloc_year: BlocYear, reason: str, version: int | None = None
) -> Ranking:
    """Accept what has moved: unlock with a reason and present the next round at once."""
    unlock_ranking(actor, bloc_year, reason, version)
    return present_ranking(actor, bloc_year)


def is_out_of_date(bloc_year: BlocYear, ranking: Ranking) -> bool:
    """Whether what the ranking was computed from says something else now."""
    return inputs_hash(*units_in_force(bloc_year)) != ranking.inputs_hash


def inputs_hash(scheme: Scheme, units: Units) -> str:
    """SHA-256 of scheme and inputs; what a frozen ranking is compared with later."""
    told = {
        unit: {
            item: [
                {name: to_json(value) for name, value in given.values.items()},
                given.absence,
                getattr(given.source, "pk", None),
            ]
            for item, given in items.items()
        }
        for unit, items in units.items()
    }
    text = json.dumps([scheme.hash, told], sort_keys=True, cls=DjangoJSONEncoder)
    return hashlib.sha256(text.encode()).hexdigest()


def _present(actor: Actor, bloc_year: BlocYear, day: date, who: str) -> Ranking:
    _refuse(bloc_year, obstacles_to_present(bloc_year))
    scheme, units = units_in_force(bloc_year)
    cards = score(scheme, units)
    computed = rank(scheme, cards)
    if computed.provisional:
        raise NotFinal(year=str(bloc_year.year), missing=0)
    last = Ranking.objects.filter(bloc_year=bloc_year).order_by("round").last()
    ranking = Ranking.objects.create(
        bloc_year=bloc_year,
        round=last.round + 1 if last else 1,
        scheme=bloc_year.scheme_adoption.scheme,
        inputs_hash=inputs_hash(scheme, units),
        illustrative=computed.illustrative,
        frozen_on=day,
        frozen_by=who,
    )
    agencies = {each.code: each for each in Organisation.objects.filter(code__in=cards)}
    RankingRow.objects.bulk_create(
        RankingRow(
            ranking=ranking,
            agency=agencies[place.unit],
            place=place.place,
            total=place.total or 0,  # never None: the ranking is not provisional
            grade=place.grade or "",
            illustrative=place.illustrative,
            points=_points(cards[place.unit]),
            parts=_parts(cards[place.unit]),
        )
        for place in computed.places
    )
    BlocYear.objects.filter(pk=bloc_year.pk).update(results_open=True)
    bloc_year.results_open = True
    said = Said(RANKING.name, "present", "", Ranking.State.PRESENTED.value)
    record(actor, ranking, Place(bloc_year), said)
    return ranking


def _finalise(actor: Actor, bloc_year: BlocYear, ranking: Ranking, day: date, who: str) -> Ranking:
    late = is_out_of_date(bloc_year, ranking)
    votes = tally(bloc_year, ranking)
    _refuse(bloc_year, obstacles_to_finalise(bloc_year, votes, out_of_date=late))
    move(actor, ranking, RANKING, "finalise", Place(bloc_year, state=ranking.state))
    ranking.frozen_on, ranking.frozen_by = day, who
    versions.keep(ranking, ["frozen_on", "frozen_by"])
    return ranking


def _refuse(bloc_year: BlocYear, found: list[Obstacle]) -> None:
    for each in found:
        if each.code == FIGURES:
            raise NotFinal(year=str(bloc_year.year), missing=each.count)
    for each in found:
        raise NotYet(each.code.removeprefix("assessment.lack_"), n=each.count)


def _points(card: Scorecard) -> Mapping[str, str]:
    return {item: f"{line.points}" for item, line in card.lines.items()}


def _parts(card: Scorecard) -> Mapping[str, str]:
    return {section: f"{total.points}" for section, total in card.sections.items()}
