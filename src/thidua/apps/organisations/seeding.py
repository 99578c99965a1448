"""Loads the agencies, the bloc and its year from a seed; a second time changes nothing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from thidua.apps.common.seeding import Origin, SeedData
from thidua.apps.organisations.models import (
    Bloc,
    BlocMember,
    BlocYear,
    Organisation,
    OrganisationVersion,
)
from thidua.core.kernel.errors import BadFile


def seed_organisations(data: SeedData, origin: Origin) -> BlocYear:
    """Keep bodies, members, bloc and year."""
    first_day = data.get("members_from") or date(data["year"]["year"], 1, 1)
    for body in data.get("bodies", ()):
        _organisation(body, first_day, None, origin.of(body))
    bloc = _bloc(data["bloc"], origin)
    fact = origin.fact(data.get("members_source_ref", ""))
    for position, member in enumerate(data["members"], 1):
        agency = _organisation(member, first_day, bloc.superior, fact)
        BlocMember.objects.update_or_create(
            bloc=bloc, organisation=agency, first_day=first_day,
            defaults={"position": position, **fact},
        )  # fmt: skip
    return _year(data["year"], bloc, origin)


def refuse_taken_codes(data: SeedData, file: str) -> None:
    """Let no new bloc rename an agency of another one.

    Raises:
        BadFile: A code of the file belongs to an agency of another name.
    """
    names = {row["code"]: row["name"] for row in (*data.get("bodies", ()), *data["members"])}
    kept = OrganisationVersion.objects.filter(organisation__code__in=names, last_day=None)
    for code, name in kept.values_list("organisation__code", "name"):
        if names[code] != name:
            raise BadFile(reason="code_taken", file=file, code=code, name=name)


def _organisation(
    row: Mapping[str, Any], first_day: date, parent: Organisation | None, fact: dict[str, Any]
) -> Organisation:
    agency, _ = Organisation.objects.update_or_create(code=row["code"], defaults=fact)
    if agency.versions.filter(last_day=None).exclude(first_day=first_day).exists():
        return agency  # known since another day, by another bloc
    OrganisationVersion.objects.update_or_create(
        organisation=agency,
        first_day=first_day,
        defaults={
            "name": row["name"],
            "short_name": row.get("short_name", ""),
            "kind": row.get("kind", OrganisationVersion.Kind.OTHER),
            "document_format": row.get("format", OrganisationVersion.Format.PARTY),
            "parent": parent,
            **fact,
        },
    )
    return agency


def _bloc(row: Mapping[str, Any], origin: Origin) -> Bloc:
    superior = Organisation.objects.filter(code=row.get("superior")).first()
    bloc, _ = Bloc.objects.update_or_create(
        code=row["code"],
        defaults={
            "name": row["name"],
            "place": row.get("place", ""),
            "superior": superior,
            **origin.fact(row.get("source_ref", "")),
        },
    )
    return bloc


def _year(row: Mapping[str, Any], bloc: Bloc, origin: Origin) -> BlocYear:
    given = {key: row[key] for key in row if key not in {"year", "head", "deputy"}}
    heads = {
        key: Organisation.objects.get(code=row[key]) for key in ("head", "deputy") if key in row
    }
    year, _ = BlocYear.objects.update_or_create(
        bloc=bloc,
        year=row["year"],
        defaults={**given, **heads, **origin.fact(row.get("source_ref", ""))},
    )
    return year
