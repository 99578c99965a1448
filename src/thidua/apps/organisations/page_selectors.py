"""What pages read about blocs, years and agencies."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from thidua.apps.organisations.models import BlocMember, BlocYear, Organisation, OrganisationVersion


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency by the name it bore at the end of a year."""

    pk: int
    code: str
    name: str


def bloc_years() -> QuerySet[BlocYear]:
    """Every year, with its bloc, head and deputy."""
    return BlocYear.objects.select_related("bloc", "bloc__superior", "head", "deputy")


def members_of(year: BlocYear) -> tuple[Agency, ...]:
    """The agencies that belonged to the bloc at the end of the year, in their order."""
    on = year.last_day
    members = (
        BlocMember.objects.filter(bloc=year.bloc_id, first_day__lte=on)
        .filter(Q(last_day=None) | Q(last_day__gte=on))
        .select_related("organisation")
    )
    return named([member.organisation for member in members], year)


def named(organisations: list[Organisation], year: BlocYear) -> tuple[Agency, ...]:
    """Agencies with the names of a year; without one, the code stands in."""
    names = names_of([organisation.pk for organisation in organisations], year)
    return tuple(Agency(each.pk, each.code, names.get(each.pk, each.code)) for each in organisations)


def names_of(keys: list[int], year: BlocYear) -> dict[int, str]:
    on = year.last_day
    versions = OrganisationVersion.objects.filter(
        Q(last_day=None) | Q(last_day__gte=on), organisation__in=keys, first_day__lte=on
    )
    return {version.organisation_id: version.name for version in versions}
