"""Reads of documents."""

from django.db.models import QuerySet

from thidua.apps.documents.models import Document
from thidua.core.citations import find_citations


def documents() -> QuerySet[Document]:
    """Every registered document, in the order of the register."""
    return Document.objects.select_related("issuer", "provenance")


def registered(references: list[str]) -> dict[str, Document]:
    """Which of these references, as agencies write them, name a registered document: one query.

    A number that two registered documents share names neither: a person must choose.
    """
    wanted: dict[str, str] = {}
    for reference in references:
        found = [each for each in find_citations(reference) if each.grammar != "named"]
        if len(found) == 1:
            wanted[reference] = found[0].canonical
    rows = Document.objects.filter(canonical__in=set(wanted.values()))
    by_number: dict[str, list[Document]] = {}
    for row in rows:
        by_number.setdefault(row.canonical, []).append(row)
    return {
        reference: by_number[number][0]
        for reference, number in wanted.items()
        if len(by_number.get(number, [])) == 1
    }
