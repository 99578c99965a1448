"""The open vote on the presented ranking, by each agency or as the meeting recorded it."""

from collections.abc import Mapping

from django.db import transaction

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.flow import name_of
from thidua.apps.accounts.policy import Place, require
from thidua.apps.assessment.errors import NotYet
from thidua.apps.assessment.models import Ranking, Vote
from thidua.apps.assessment.sheet_selectors import ranking_in_force
from thidua.apps.common.clock import now
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import member_keys
from thidua.apps.organisations.services import lock_year


@transaction.atomic
def cast_vote(actor: Actor, bloc_year: BlocYear, agency: int, choice: str) -> None:
    """The leader of an agency votes for it; until the end he may vote otherwise.

    Raises:
        Forbidden: He is not its leader, or nothing is presented.
    """
    ranking = _presented(bloc_year)
    place = Place(bloc_year, agency, ranking.state)
    require(actor, "ranking.vote", place)
    _keep(name_of(actor, "ranking.vote", place), bloc_year, ranking, {agency: choice})


@transaction.atomic
def record_votes(actor: Actor, bloc_year: BlocYear, votes: Mapping[int, str]) -> None:
    """Keep how the agencies voted at the meeting; an empty choice takes a vote back.

    Raises:
        Forbidden: The actor neither heads the bloc nor is its secretary.
    """
    ranking = _presented(bloc_year)
    require(actor, "ranking.record_votes", Place(bloc_year, state=ranking.state))
    _keep(actor.name, bloc_year, ranking, votes)


def _presented(bloc_year: BlocYear) -> Ranking:
    lock_year(bloc_year.bloc.code, bloc_year.year)
    ranking = ranking_in_force(bloc_year)
    if ranking is None:
        raise NotYet("presented")
    return ranking


def _keep(by: str, bloc_year: BlocYear, ranking: Ranking, votes: Mapping[int, str]) -> None:
    if not set(votes) <= member_keys(bloc_year):
        raise NotVisible
    for agency, choice in votes.items():
        if choice not in Vote.Choice.values:
            Vote.objects.filter(ranking=ranking, agency=agency).delete()
            continue
        Vote.objects.update_or_create(
            ranking=ranking,
            agency_id=agency,
            defaults={"choice": choice, "recorded_by": by[:200], "recorded_at": now()},
        )
