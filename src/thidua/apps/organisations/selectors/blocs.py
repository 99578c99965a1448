"""Reads of blocs, years and their members."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from thidua.apps.organisations.errors import UnknownBloc
from thidua.apps.organisations.models import (
    Bloc,
    BlocMember,
    BlocYear,
    OrganisationVersion,
)
from thidua.core.vietnamese import collate


@dataclass(frozen=True, slots=True)
class Member:
    """An agency as it was called on the last day of the year, or on its own last day."""

    pk: int
    code: str
    name: str
    short_name: str
    document_format: str
    source_ref: str = ""
    illustrative: bool = False


def bloc_years() -> QuerySet[BlocYear]:
    """Every year of every bloc, newest first; what people try in practice is none of them."""
    return _years().filter(bloc__practice=False)


def practice_years() -> QuerySet[BlocYear]:
    """The years in which people try things; only for whoever switched practice on."""
    return _years().filter(bloc__practice=True)


def _years() -> QuerySet[BlocYear]:
    return BlocYear.objects.select_related("bloc", "head", "deputy")


def bloc_year(bloc_code: str, year: int) -> BlocYear:
    """One year of one bloc.

    Raises:
        UnknownBloc: There is no such bloc, or it has no such year; `known` names those there are.
    """
    found = bloc_years().filter(bloc__code=bloc_code, year=year).first()
    if found is None:
        known = [f"{each.bloc.code} {each.year}" for each in bloc_years()]
        raise UnknownBloc(bloc=bloc_code, year=str(year), known=known)
    return found


def members(year: BlocYear) -> tuple[Member, ...]:
    """The members in the bloc's own order: two queries."""
    rows = list(_memberships(year.bloc, date(year.year, 1, 1), year.last_day))
    names = _names([row.organisation_id for row in rows], year.last_day)
    found: dict[int, Member] = {}
    for row in rows:  # an agency that left and came back is one member
        name = names.get(row.organisation_id)
        found.setdefault(
            row.organisation_id,
            Member(
                pk=row.organisation_id,
                code=row.organisation.code,
                name=name.name if name else row.organisation.code,
                short_name=(name.short_name or name.name) if name else row.organisation.code,
                document_format=name.document_format if name else "party",
                source_ref=row.source_ref,
                illustrative=row.illustrative,
            ),
        )
    return tuple(found.values())


def member_keys(year: BlocYear) -> frozenset[int]:
    """The keys of the agencies that were members in the year: one query."""
    rows = _memberships(year.bloc, date(year.year, 1, 1), year.last_day)
    return frozenset(rows.order_by().values_list("organisation_id", flat=True))


def members_by_name(year: BlocYear) -> tuple[Member, ...]:
    return tuple(sorted(members(year), key=lambda member: collate(member.name)))


def organisation_names(pks: list[int], day: date) -> dict[int, str]:
    """What these agencies were called on `day`, or at last before it: one query."""
    return {pk: version.name for pk, version in _names(pks, day).items()}


def _memberships(bloc: Bloc, first: date, last: date) -> QuerySet[BlocMember]:
    return (
        BlocMember.objects.filter(bloc=bloc, first_day__lte=last)
        .filter(Q(last_day=None) | Q(last_day__gte=first))
        .select_related("organisation")
    )


def _names(pks: list[int], day: date) -> dict[int, OrganisationVersion]:
    """The name in force on `day`; of an agency that had ended by then, its last one."""
    versions = OrganisationVersion.objects.filter(organisation__in=pks, first_day__lte=day)
    return {version.organisation_id: version for version in versions.order_by("first_day")}
