"""The person behind a request, with what they were appointed to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser

from thidua.apps.accounts.assigned import Checkers, checkers_in
from thidua.apps.accounts.roles import AGENCY_ROLES, Position, Role
from thidua.apps.common.clock import today
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import member_keys

if TYPE_CHECKING:
    from thidua.apps.accounts.models import RoleGrant, User
    from thidua.apps.accounts.policy import Place

NEW_YEAR = (1, 1)
# Whoever sits above the bloc, by what they were appointed to.
SUPERIOR = {
    Role.STANDING_OFFICE: Position.STANDING, Role.INSPECTOR: Position.INSPECTOR,
    Role.ORGANISATION_OFFICER: Position.ORGANISATION, Role.COUNCIL_MEMBER: Position.COUNCIL,
    Role.ARCHIVIST: Position.ARCHIVIST,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Office:
    """One grant, as read."""

    role: Role
    organisation_id: int
    bloc_year_id: int | None
    first_day: date
    last_day: date | None
    stands_in_for: int | None = None  # the leader who is away
    laid_down: bool = False  # ended before its last day

    def covers(self, day: date) -> bool:
        begun = self.first_day <= day and not self.laid_down
        return begun and (self.last_day is None or day <= self.last_day)

    def is_for(self, bloc_year: BlocYear) -> bool:
        """A deputy stands in for one year only; other offices of an agency are for every year."""
        return self.stands_in_for is None or self.bloc_year_id == bloc_year.pk

    def touches(self, first: date, last: date) -> bool:
        return self.first_day <= last and (self.last_day is None or first <= self.last_day)


class Actor:
    """A person (or the system) with offices; asked by the policy, never by a view."""

    def __init__(
        self, user: "User | None", offices: Iterable[Office] = (), *, system: bool = False,
        practises: bool = False,
    ) -> None:  # fmt: skip
        self.user = user
        self.practises = practises  # tries things in a bloc of his own; holds no real office
        self.offices = tuple(offices)
        self.is_system = system
        self._members: dict[int, frozenset[int]] = {}
        self._checkers: dict[int, Checkers] = {}
        self._held: dict[tuple[Place, int | None, date], frozenset[Position]] = {}
        self._once_held: dict[tuple[Place, int | None], frozenset[Position]] = {}

    @property
    def user_id(self) -> int | None:
        return self.user.pk if self.user else None

    @property
    def name(self) -> str:
        return str(self.user) if self.user else ""

    @property
    def in_force(self) -> tuple[Office, ...]:
        """The offices held today."""
        return self._on(today())

    def _on(self, day: date) -> tuple[Office, ...]:
        return tuple(office for office in self.offices if office.covers(day))

    def holds(self, role: Role) -> bool:
        return any(office.role == role for office in self.in_force)

    def agencies(self, bloc_year: BlocYear) -> frozenset[int]:
        """Keys of the member agencies at which this person is officer or leader today."""
        own = {
            office.organisation_id
            for office in self.in_force
            if office.role in AGENCY_ROLES and office.is_for(bloc_year)
        }
        return frozenset(own & self.members(bloc_year))

    def members(self, bloc_year: BlocYear) -> frozenset[int]:
        """Keys of the bloc's agencies: one query a year and request."""
        if bloc_year.pk not in self._members:
            self._members[bloc_year.pk] = member_keys(bloc_year)
        return self._members[bloc_year.pk]

    def checkers(self, place: "Place") -> frozenset[int]:
        """Who checks the agency of that place: one query a year and request, of agency people."""
        year = place.bloc_year
        if place.agency is None or not any(o.role in AGENCY_ROLES for o in self.offices):
            return frozenset()
        if year.pk not in self._checkers:
            self._checkers[year.pk] = checkers_in(year)
        return self._checkers[year.pk].get(place.agency, frozenset())

    def positions(self, place: "Place") -> frozenset[Position]:
        """What this person is today towards that place."""
        day, head = today(), place.bloc_year.head_id
        if (place, head, day) not in self._held:
            self._held[place, head, day] = self._positions(place, self._on(day))
        return self._held[place, head, day]

    def past_positions(self, place: "Place") -> frozenset[Position]:
        """What this person was during that year: reading stays when an office ends."""
        head = place.bloc_year.head_id
        if (place, head) not in self._once_held:
            self._once_held[place, head] = self._positions(place, self.held_in(place.bloc_year))
        return self._once_held[place, head]

    def held_in(self, bloc_year: BlocYear) -> tuple[Office, ...]:
        """The offices held on some day of that year."""
        first, last = date(bloc_year.year, *NEW_YEAR), bloc_year.last_day
        return tuple(office for office in self.offices if office.touches(first, last))

    def _positions(self, place: "Place", offices: Iterable[Office]) -> frozenset[Position]:
        return frozenset(
            position for office in offices for position in self._of_office(office, place)
        )

    def _of_office(self, office: Office, place: "Place") -> Iterable[Position]:
        year, at = place.bloc_year, office.organisation_id
        if office.stands_in_for is not None:
            yield from self._of_stand_in(office, place)
        elif office.role in AGENCY_ROLES:
            yield from self._of_agency(office, place)
        elif office.role == Role.BLOC_SECRETARY and office.bloc_year_id == year.pk:
            yield Position.SECRETARY
        elif office.role in SUPERIOR and at == year.bloc.superior_id:
            yield SUPERIOR[office.role]
        elif office.role == Role.ADMIN:
            yield Position.ADMIN

    def _of_stand_in(self, office: Office, place: "Place") -> Iterable[Position]:
        """Leader of that agency in that year: neither head of the bloc nor checker by it."""
        at = office.organisation_id
        if office.is_for(place.bloc_year) and at in self.members(place.bloc_year):
            yield Position.MEMBER
            if at == place.agency:
                yield Position.LEADER

    def _of_agency(self, office: Office, place: "Place") -> Iterable[Position]:
        at = office.organisation_id
        if at in place.scorers:
            yield Position.SCORER
        if at not in self.members(place.bloc_year):
            return
        yield Position.MEMBER
        if at == place.agency:
            yield Position.OFFICER if office.role == Role.OFFICER else Position.LEADER
        if at in place.checkers:
            yield Position.CHECKER
        if office.role == Role.LEADER and at == place.bloc_year.head_id:
            yield Position.HEAD


def actor_of(user: "User | AnonymousUser") -> Actor:
    """The person who signed in, with every grant: one query."""
    if not user.is_authenticated or isinstance(user, AnonymousUser):
        return Actor(None)
    return Actor(user, [office_of(grant) for grant in user.grants.all()])


def office_of(grant: "RoleGrant") -> Office:
    return Office(
        Role(grant.role),
        grant.organisation_id,
        grant.bloc_year_id,
        grant.first_day,
        grant.last_day,
        grant.stands_in_for_id,
        grant.laid_down_at is not None,
    )


def system() -> Actor:
    """What imports and seeds act as: allowed everything, recorded as nobody."""
    return Actor(None, system=True)
