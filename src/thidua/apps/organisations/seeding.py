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


def seed_organisations(data: SeedData, origin: Origin) -> BlocYear:
    """Keep bodies, members, bloc and year."""
    first_day = data["members_from"]
    for body in data["bodies"]:
        _organisation(body, first_day, None, origin.of(body))
    bloc = _bloc(data["bloc"], origin)
    fact = origin.fact(data["members_source_ref"])
    for position, member in enumerate(data["members"], 1):
        agency = _organisation(member, first_day, bloc.superior, fact)
        BlocMember.objects.update_or_create(
            bloc=bloc, organisation=agency, first_day=first_day,
            defaults={"position": position, **fact},
        )  # fmt: skip
    return _year(data["year"], bloc, origin)


def _organisation(
    row: Mapping[str, Any], first_day: date, parent: Organisation | None, fact: dict[str, Any]
) -> Organisation:
    agency, _ = Organisation.objects.update_or_create(code=row["code"], defaults=fact)
    OrganisationVersion.objects.update_or_create(
        organisation=agency,
        first_day=first_day,
        defaults={
            "name": row["name"],
            "short_name": row["short_name"],
            "kind": row["kind"],
            "document_format": row["format"],
            "parent": parent,
            **fact,
        },
    )
    return agency


def _bloc(row: Mapping[str, Any], origin: Origin) -> Bloc:
    superior = Organisation.objects.get(code=row["superior"])
    bloc, _ = Bloc.objects.update_or_create(
        code=row["code"],
        defaults={
            "name": row["name"], "place": row["place"], "superior": superior, **origin.of(row)
        },
    )  # fmt: skip
    return bloc


def _year(row: Mapping[str, Any], bloc: Bloc, origin: Origin) -> BlocYear:
    given = {key: row[key] for key in row if key not in {"year", "head", "deputy"}}
    heads = {key: Organisation.objects.get(code=row[key]) for key in ("head", "deputy")}
    year, _ = BlocYear.objects.update_or_create(
        bloc=bloc, year=row["year"], defaults={**given, **heads, **origin.of(row)}
    )
    return year
