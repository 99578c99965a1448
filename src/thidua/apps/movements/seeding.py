"""Loads movements, the pact and the direction of the next year from a seed."""

from thidua.apps.common.seeding import Origin, SeedData
from thidua.apps.documents.models import Document
from thidua.apps.movements.models import Direction, Movement, Pact
from thidua.apps.movements.services import MovementEntry, launch_movement
from thidua.apps.organisations.models import BlocYear, Organisation


def seed_movements(data: SeedData, year: BlocYear, origin: Origin) -> None:
    """Keep the movements as a cascade, an (illustrative) pact, and the direction."""
    _movements(data, year, origin)
    Pact.objects.get_or_create(bloc_year=year, defaults=origin.illustration())
    for position, row in enumerate(data.get("directions", ()), 1):
        given = {key: row[key] for key in row if key != "source_ref"}
        Direction.objects.update_or_create(
            bloc_year=year,
            source_ref=row["source_ref"],
            defaults={**given, "position": position, **origin.of(row)},
        )


def _movements(data: SeedData, year: BlocYear, origin: Origin) -> None:
    agencies = {agency.code: agency for agency in Organisation.objects.all()}
    documents = {document.number: document for document in Document.objects.all()}
    launched: dict[str, Movement] = {}
    aside = {"key", "answers", "launcher", "basis", "source_ref"}
    for position, row in enumerate(data.get("movements", ()), 1):
        entry = MovementEntry(
            **{key: row[key] for key in row if key not in aside},
            bloc_year=year,
            parent=launched[row["answers"]] if "answers" in row else None,
            launcher=agencies[row["launcher"]] if "launcher" in row else None,
            position=position,
            provenance=origin.source,
            source_ref=row["source_ref"],
        )
        basis = [documents[number] for number in row.get("basis", ())]
        launched[row["key"]] = launch_movement(entry, basis=basis)
