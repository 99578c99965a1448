"""Agencies, their names, blocs, and the year of a bloc."""

from datetime import date, timedelta

from django.db import transaction

from thidua.apps.organisations.errors import NamesOverlap
from thidua.apps.organisations.models import (
    BlocYear,
    Organisation,
    OrganisationEvent,
    OrganisationVersion,
)


@transaction.atomic
def rename_organisation(
    organisation: Organisation, *, name: str, day: date, decision: str, short_name: str = ""
) -> OrganisationVersion:
    """Give an agency a new name from `day` on; the old one ends the day before and is kept.

    Raises:
        NamesOverlap: The name in force began on that day or later.
    """
    old = organisation.versions.select_for_update().get(last_day=None)
    if old.first_day >= day:
        raise NamesOverlap(name=old.name, day=old.first_day)
    old.last_day = day - timedelta(days=1)
    old.save(update_fields=["last_day"])
    event = OrganisationEvent.objects.create(kind="renamed", day=day, decision=decision)
    event.predecessors.add(organisation)
    event.successors.add(organisation)
    return OrganisationVersion.objects.create(
        organisation=organisation,
        name=name,
        short_name=short_name,
        kind=old.kind,
        parent=old.parent,
        document_format=old.document_format,
        first_day=day,
    )


def lock_year(bloc_code: str, year: int) -> None:
    """Until the transaction ends, whoever else locks this year waits; needs a transaction.

    SQLite lets only one writer in anyway.
    """
    rows = BlocYear.objects.select_for_update(of=("self",))
    rows.filter(bloc__code=bloc_code, year=year).first()


def move_to_phase(bloc_year: BlocYear, phase: BlocYear.Phase) -> BlocYear:
    """Put the year into a phase: launch, running, scoring, closed."""
    bloc_year.phase = phase
    bloc_year.save(update_fields=["phase"])
    return bloc_year
