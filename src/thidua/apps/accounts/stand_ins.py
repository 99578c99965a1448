"""A leader who is away names a deputy: for one agency, one year and some days, never passed on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet
from django.dispatch import Signal

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import Forbidden, NotVisible, StandInRefused
from thidua.apps.accounts.models import RoleGrant, User
from thidua.apps.accounts.policy import Place, may, require
from thidua.apps.accounts.roles import AGENCY_ROLES, Role
from thidua.apps.common.clock import now, today
from thidua.apps.organisations.models import BlocYear
from thidua.core.vietnamese import nfc

NAME = "stand_in.name"
VIEW = "stand_in.view"
told = Signal()  # grant=RoleGrant, what="named" | "ended", actor=Actor; inside the transaction


@dataclass(frozen=True, slots=True)
class Absence:
    """Who stands in, from which day to which, and why or by which paper."""

    deputy: int
    first_day: date
    last_day: date
    authority: str


def close_of(bloc_year: BlocYear) -> date:
    """The last day for which somebody can stand in: the year's end, or its meeting after it."""
    return max(bloc_year.last_day, bloc_year.closing_day or bloc_year.last_day)


def stand_ins_of(actor: Actor, bloc_year: BlocYear, agency: int) -> QuerySet[RoleGrant]:
    """Every deputy that was named at an agency in the year, newest first.

    Raises:
        NotVisible: They are not for this reader.
    """
    require(actor, VIEW, Place(bloc_year, agency))
    rows = RoleGrant.objects.filter(bloc_year=bloc_year, organisation=agency)
    return (
        rows.exclude(stands_in_for=None)
        .select_related("user", "stands_in_for", "organisation")
        .order_by("-first_day", "-pk")
    )


def candidates(actor: Actor, agency: int) -> QuerySet[User]:
    """Who may stand in: people of the agency who neither lead it nor are the actor."""
    day = today()
    held = RoleGrant.objects.filter(
        Q(last_day=None) | Q(last_day__gte=day), organisation=agency, first_day__lte=day,
        stands_in_for=None, role__in=AGENCY_ROLES,
    )  # fmt: skip
    leaders = held.filter(role=Role.LEADER).values("user")
    return (
        User.objects.filter(pk__in=held.values("user"), is_active=True)
        .exclude(pk=actor.user_id or 0)
        .exclude(pk__in=leaders)
    )


def may_name(actor: Actor, bloc_year: BlocYear, agency: int) -> bool:
    """Whether the actor leads the agency by an office of his own."""
    return may(actor, NAME, Place(bloc_year, agency)) and _leads(actor, agency)


@transaction.atomic
def name_stand_in(actor: Actor, bloc_year: BlocYear, agency: int, given: Absence) -> RoleGrant:
    """Let the deputy be leader of that agency from one day to another; both hear of it.

    Raises:
        Forbidden: The actor does not lead the agency, or only stands in himself.
        StandInRefused: Not a person of the agency, not these days, or somebody stands in then.
    """
    require(actor, NAME, Place(bloc_year, agency))
    if not _leads(actor, agency) or actor.user is None:
        raise Forbidden("policy.not_passed_on")
    User.objects.select_for_update().get(pk=actor.user.pk)  # two windows: one after the other
    deputy = candidates(actor, agency).filter(pk=given.deputy).first()
    if deputy is None:
        raise StandInRefused("not_of_agency")
    _refuse_days(bloc_year, given)
    _refuse_second(actor, bloc_year, agency, given)
    grant = RoleGrant.objects.create(
        user=deputy, role=Role.LEADER, organisation_id=agency, bloc_year=bloc_year,
        first_day=given.first_day, last_day=given.last_day, granted_by=actor.user,
        stands_in_for=actor.user, authority=nfc(given.authority).strip(),
    )  # fmt: skip
    told.send(sender=RoleGrant, grant=grant, what="named", actor=actor)
    return grant


@transaction.atomic
def end_stand_in(actor: Actor, bloc_year: BlocYear, agency: int, key: int) -> RoleGrant:
    """End it at once: by a leader of the agency, or by the deputy himself.

    Raises:
        NotVisible: There is no such deputy at the agency.
        Forbidden: The actor is neither.
    """
    grant = stand_ins_of(actor, bloc_year, agency).select_for_update(of=("self",)).filter(pk=key)
    found = grant.first()
    if found is None:
        raise NotVisible
    require(actor, NAME, Place(bloc_year, agency))
    if not _leads(actor, agency) and found.user_id != actor.user_id:
        raise Forbidden("policy.not_passed_on")
    if found.laid_down_at is None:
        end_early([found])
        told.send(sender=RoleGrant, grant=found, what="ended", actor=actor)
    return found


def end_early(grants: Sequence[RoleGrant]) -> None:
    """From the next request on these deputies are none; that they were stays on record."""
    for grant in grants:
        grant.laid_down_at = now()
        grant.save(update_fields=["laid_down_at"])


def of_leader(leader: User, agency: int, day: date) -> list[RoleGrant]:
    """The deputies who stand in for that leader from a day on."""
    return list(
        RoleGrant.objects.filter(
            stands_in_for=leader, organisation=agency, last_day__gte=day, laid_down_at=None
        )
    )


def _leads(actor: Actor, agency: int) -> bool:
    return any(
        office.role == Role.LEADER
        and office.organisation_id == agency
        and office.stands_in_for is None
        for office in actor.in_force
    )


def _refuse_days(bloc_year: BlocYear, given: Absence) -> None:
    if given.first_day < today():
        raise StandInRefused("in_the_past")
    if given.last_day < given.first_day:
        raise StandInRefused("ends_before_it_begins", day=given.first_day)
    if given.last_day > close_of(bloc_year):
        raise StandInRefused("beyond_the_year", day=close_of(bloc_year))


def _refuse_second(actor: Actor, bloc_year: BlocYear, agency: int, given: Absence) -> None:
    """One deputy at a time: nobody has to ask who signs today."""
    other = RoleGrant.objects.filter(
        stands_in_for=actor.user_id, organisation=agency, bloc_year=bloc_year, laid_down_at=None,
        first_day__lte=given.last_day, last_day__gte=given.first_day,
    ).select_related("user").first()  # fmt: skip
    if other is not None:
        raise StandInRefused(
            "already_named", who=str(other.user), first=other.first_day, last=other.last_day
        )
