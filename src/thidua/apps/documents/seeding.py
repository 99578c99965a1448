"""Loads the documents of a seed."""

from thidua.apps.common.seeding import Origin, SeedData
from thidua.apps.documents.services import DocumentEntry, register_document
from thidua.apps.organisations.models import Organisation


def seed_documents(data: SeedData, origin: Origin) -> None:
    bodies = {body.code: body for body in Organisation.objects.all()}
    for position, row in enumerate(data.get("documents", ()), 1):
        given = {key: row[key] for key in row if key not in {"issuer", "source_ref"}}
        register_document(
            DocumentEntry(
                **given,
                issuer=bodies[row["issuer"]] if "issuer" in row else None,
                position=position,
                provenance=origin.source,
                source_ref=row["source_ref"],
            )
        )
