"""Reads of documents."""

from django.db.models import Q, QuerySet

from thidua.apps.documents.models import Document
from thidua.apps.organisations.models import Bloc, BlocMember, BlocYear
from thidua.core.citations import find_citations


def documents() -> QuerySet[Document]:
    """Every registered document, in the order of the register."""
    return Document.objects.select_related("issuer", "provenance")


def documents_in(year: BlocYear) -> QuerySet[Document]:
    """The register without what members and superiors of other blocs alone issued."""
    own = BlocMember.objects.filter(bloc=year.bloc).values("organisation")
    strangers = BlocMember.objects.exclude(bloc=year.bloc).exclude(organisation__in=own)
    above = Bloc.objects.exclude(superior=None).exclude(superior=year.bloc.superior_id)
    return documents().exclude(
        Q(issuer__in=strangers.values("organisation")) | Q(issuer__in=above.values("superior"))
    )


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
