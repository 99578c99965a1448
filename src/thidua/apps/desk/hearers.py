"""Who hears: the people who hold, today, a position towards a place."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from thidua.apps.accounts.actor import Actor, Office, office_of
from thidua.apps.accounts.models import RoleGrant, User
from thidua.apps.accounts.policy import Place
from thidua.apps.accounts.roles import Position
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import member_keys


class KnownActor(Actor):
    """An actor of one year whose members were read once for everybody."""

    def __init__(
        self, user: User, offices: Iterable[Office], year: BlocYear, members: frozenset[int]
    ) -> None:
        super().__init__(user, offices)
        self._members[year.pk] = members


@dataclass(frozen=True, slots=True)
class People:
    """Everybody with an office in a year of a bloc: three queries, then none."""

    bloc_year: BlocYear
    members: frozenset[int]
    actors: tuple[Actor, ...]

    def at(self, place: Place, wanted: Iterable[Position]) -> list[User]:
        """Those who hold one of these positions there today."""
        wanted = frozenset(wanted)
        return [
            actor.user
            for actor in self.actors
            if actor.user is not None and actor.positions(place) & wanted
        ]


def people_of(bloc_year: BlocYear, more: Iterable[int] = ()) -> People:
    """The active people of a year; `more`: agencies outside the bloc that score in it."""
    members = member_keys(bloc_year)
    grants = (
        RoleGrant.objects.filter(
            Q(organisation__in=members | frozenset(more))
            | Q(bloc_year=bloc_year)
            | Q(organisation=bloc_year.bloc.superior_id),
            user__is_active=True,
        )
        .select_related("user")
        .order_by("user__username", "pk")
    )
    by_user: dict[int, tuple[User, list[Office]]] = {}
    for grant in grants:
        by_user.setdefault(grant.user_id, (grant.user, []))[1].append(office_of(grant))
    actors = tuple(
        KnownActor(user, offices, bloc_year, members) for user, offices in by_user.values()
    )
    return People(bloc_year, members, actors)
