"""What a person may see of years, accounts and steps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from thidua.apps.accounts.actor import SUPERIOR, Actor, Office
from thidua.apps.accounts.assigned import guest_years
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.models import RoleGrant, Transition, User
from thidua.apps.accounts.policy import Place, ask, ask_any_state, require, rules
from thidua.apps.accounts.roles import AGENCY_ROLES, Role
from thidua.apps.common.clock import today
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.apps.organisations.selectors import Member, bloc_years, members, practice_years


def years_for(actor: Actor) -> QuerySet[BlocYear]:
    """The years that this person takes, or took, part in; newest first."""
    if actor.practises:
        return _taken_part_in(actor, practice_years())
    if actor.is_system or actor.holds(Role.ADMIN):
        return bloc_years()
    return _taken_part_in(actor, bloc_years())


def years_with_work(actor: Actor) -> QuerySet[BlocYear]:
    """Those years, and those in which the person only scores what the own department owns."""
    if actor.practises or actor.is_system or actor.holds(Role.ADMIN):
        return years_for(actor)
    at = [office.organisation_id for office in actor.in_force if _scores(office)]
    mine = years_for(actor).order_by().values("pk")
    return bloc_years().filter(Q(pk__in=mine) | guest_years(at)) if at else years_for(actor)


def _scores(office: Office) -> bool:
    return office.role in AGENCY_ROLES and office.stands_in_for is None


def year_to_work_in(actor: Actor, bloc: str, year: int) -> BlocYear:
    """A year for pages that ask for each thing by itself: a guest finds his sheets there.

    Raises:
        NotVisible: There is none, or this person has nothing to do in it.
    """
    found = years_with_work(actor).filter(bloc__code=bloc, year=year).first()
    if found is None:
        raise NotVisible
    return found


def is_guest(actor: Actor, bloc_year: BlocYear) -> bool:
    """Whether the year itself is hidden from the person, who has some work in it."""
    return not ask(actor, "year.view", Place(bloc_year)).allowed


def _taken_part_in(actor: Actor, years: QuerySet[BlocYear]) -> QuerySet[BlocYear]:
    seen = Q(pk__in=[])
    for office in actor.offices:
        seen |= _years_of(office)
    return years.filter(seen).distinct()


def year_for(actor: Actor, bloc: str, year: int) -> BlocYear:
    """One year of one bloc.

    Raises:
        NotVisible: There is none, or not for this person.
    """
    years = practice_years() if actor.practises else bloc_years()
    found = years.filter(bloc__code=bloc, year=year).first()
    if found is None or not takes_part(actor, found):
        raise NotVisible
    if not ask(actor, "year.view", Place(found)).allowed:
        raise NotVisible
    return found


def takes_part(actor: Actor, bloc_year: BlocYear) -> bool:
    """Whether `years_for` holds this year, told of one row without a search among all years."""
    if bloc_year.bloc.practice != actor.practises:
        return False
    if not actor.practises and (actor.is_system or actor.holds(Role.ADMIN)):
        return True
    held = actor.held_in(bloc_year)
    return any(_took_part(actor, office, office in held, bloc_year) for office in actor.offices)


def _took_part(actor: Actor, office: Office, held: bool, bloc_year: BlocYear) -> bool:
    if office.stands_in_for is not None:
        return office.bloc_year_id == bloc_year.pk
    if not held:
        return False
    if office.role == Role.BLOC_SECRETARY:
        return office.bloc_year_id == bloc_year.pk
    if office.role in AGENCY_ROLES:
        return office.organisation_id in actor.members(bloc_year)
    superior = office.organisation_id == bloc_year.bloc.superior_id
    return superior and office.role in SUPERIOR


def _years_of(office: Office) -> Q:
    role, organisation = office.role, office.organisation_id
    if office.stands_in_for is not None:  # maybe in January, when the year has its meeting
        return Q(pk=office.bloc_year_id)
    held = _while(office.first_day, office.last_day)
    if role == Role.BLOC_SECRETARY:
        return held & Q(pk=office.bloc_year_id)
    if role in AGENCY_ROLES:
        member = Q(bloc__members__organisation=organisation)
        begun = Q(bloc__members__first_day__year__lte=F("year"))
        left = Q(bloc__members__last_day=None) | Q(bloc__members__last_day__year__gte=F("year"))
        return held & member & begun & left
    if role in SUPERIOR:
        return held & Q(bloc__superior=organisation)
    return Q(pk__in=[])


def _while(first: date, last: date | None) -> Q:
    years = Q(year__gte=first.year)
    return years & Q(year__lte=last.year) if last else years


def steps_of(subject_type: str, subject_id: int) -> QuerySet[Transition]:
    """The history of one thing, oldest first; whoever asks has been let see the thing."""
    return Transition.objects.filter(
        subject_type=subject_type, subject_id=subject_id
    ).select_related("who", "acting_for", "agency")


def accounts_for(actor: Actor) -> QuerySet[User]:
    """Every account for the administrator, nobody's for others."""
    if not actor.holds(Role.ADMIN):
        raise NotVisible
    return User.objects.order_by("username").prefetch_related(
        "grants__organisation", "grants__bloc_year__bloc"
    )


def grants_of(user: User) -> QuerySet[RoleGrant]:
    return user.grants.select_related("organisation", "bloc_year__bloc", "stands_in_for").order_by(
        "-first_day"
    )


def agencies_to_choose() -> QuerySet[Organisation]:
    return Organisation.objects.exclude(memberships__bloc__practice=True).order_by("code")


def years_to_choose() -> QuerySet[BlocYear]:
    return bloc_years()


def account(actor: Actor, pk: int) -> User:
    """One account, for the administrator.

    Raises:
        NotVisible: There is none, or the reader is no administrator.
    """
    found = accounts_for(actor).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


@dataclass(frozen=True, slots=True)
class Right:
    """One row of “what I may do”: the action, whether, and else why not."""

    label: str
    allowed: bool
    code: str
    data: Mapping[str, object]


def rights_of(actor: Actor, bloc_year: BlocYear) -> list[Right]:
    """Every action of the matrix for this person at their own agency, or in the bloc."""
    own = sorted(actor.agencies(bloc_year))
    place = Place(bloc_year, own[0] if own else None)
    found = []
    for rule in rules().values():
        verdict = ask_any_state(actor, rule, place)
        found.append(Right(rule.label, verdict.allowed, verdict.code, verdict.data))
    return found


def grant_of(user: User, pk: int) -> RoleGrant:
    """One appointment of that person.

    Raises:
        NotVisible: It is not one of theirs.
    """
    found = grants_of(user).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def first_own_agency(actor: Actor, bloc_year: BlocYear) -> Member:
    """The agency at which the reader works.

    Raises:
        NotVisible: None of the year's.
    """
    own = actor.agencies(bloc_year)
    found = next((member for member in members(bloc_year) if member.pk in own), None)
    if found is None:
        raise NotVisible
    return found


def member_or_hidden(bloc_year: BlocYear, code: str) -> Member:
    """The member of that code.

    Raises:
        NotVisible: There is none.
    """
    found = next((member for member in members(bloc_year) if member.code == code), None)
    if found is None:
        raise NotVisible
    return found


def require_naming(actor: Actor, bloc_year: BlocYear, agency: int) -> None:
    """A form with errors tells what it is for: only to whom it is."""
    require(actor, "stand_in.name", Place(bloc_year, agency))


@dataclass(frozen=True, slots=True)
class StoodIn:
    """One deputy, and how it stands today."""

    grant: RoleGrant
    state: str  # "to_come" | "now" | "over" | "ended"

    @property
    def can_end(self) -> bool:
        return self.state in {"to_come", "now"}


def stood_in(grants: Iterable[RoleGrant]) -> list[StoodIn]:
    return [StoodIn(grant, _state(grant, today())) for grant in grants]


def _state(grant: RoleGrant, day: date) -> str:
    if grant.laid_down_at is not None:
        return "ended"
    if day < grant.first_day:
        return "to_come"
    return "now" if grant.covers(day) else "over"
