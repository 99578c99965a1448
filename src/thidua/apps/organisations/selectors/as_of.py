"""Agencies as of a day: what they were called, whom they stood under, and whether they were."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from thidua.apps.organisations.models import OrganisationVersion
from thidua.core.vietnamese import collate


@dataclass(frozen=True, slots=True)
class Standing:
    """An agency on one day; `depth` is how far below the top of the list it stands."""

    pk: int
    code: str
    name: str
    short_name: str
    kind: str
    superior: int | None
    superior_name: str
    first_day: date
    needs_check: bool
    by_event: bool  # else a source names it, and it may be older
    depth: int = 0


def versions_on(day: date, agencies: Iterable[int]) -> dict[int, OrganisationVersion]:
    """The name in force on `day` of each agency that was there: one query."""
    rows = _in_force(day).filter(organisation__in=list(agencies))
    return {row.organisation_id: row for row in rows}


def standing_on(day: date, agencies: Iterable[int]) -> list[Standing]:
    """Those of the agencies that were there on `day`, as a tree in Vietnamese order: one query.

    A superior that is not among them leaves those below it at the top.
    """
    rows = {
        row.organisation_id: row
        for row in _in_force(day)
        .filter(organisation__in=list(agencies))
        .select_related("organisation", "event")
    }
    below: dict[int | None, list[OrganisationVersion]] = {}
    for row in rows.values():
        above = row.parent_id if row.parent_id in rows else None
        below.setdefault(above, []).append(row)
    found: list[Standing] = []

    def visit(above: int | None, depth: int) -> None:
        for row in sorted(below.get(above, ()), key=lambda each: collate(each.name)):
            found.append(_standing(row, rows, depth))
            visit(row.organisation_id, depth + 1)

    visit(None, 0)
    return found


def _standing(
    row: OrganisationVersion, rows: Mapping[int, OrganisationVersion], depth: int
) -> Standing:
    above = rows.get(row.parent_id) if row.parent_id else None
    return Standing(
        row.organisation_id, row.organisation.code, row.name, row.short_name,
        row.get_kind_display(), row.parent_id, above.name if above else "", row.first_day,
        bool(row.event and row.event.needs_check), row.event is not None, depth,
    )  # fmt: skip


def superiors_on(day: date) -> dict[int, int | None]:
    """Agency → its superior on `day`, of all that were there: one query."""
    return dict(_in_force(day).values_list("organisation", "parent"))


def ancestors(agency: int, day: date) -> list[int]:
    """Who stood above it on `day`, the nearest first; only those that were there."""
    above = superiors_on(day)
    found: list[int] = []
    at = above.get(agency)
    while at is not None and at in above and at not in found:
        found.append(at)
        at = above.get(at)
    return found


def descendants(agency: int, day: date) -> frozenset[int]:
    """Who stood below it on `day`, at any depth."""
    above = superiors_on(day)
    if agency not in above:
        return frozenset()
    found: set[int] = set()
    grown = {agency}
    while grown:
        grown = {each for each, parent in above.items() if parent in grown} - found
        found |= grown
    return frozenset(found - {agency})


def _in_force(day: date) -> QuerySet[OrganisationVersion]:
    return OrganisationVersion.objects.filter(
        Q(last_day=None) | Q(last_day__gte=day), first_day__lte=day
    )
