"""What a new round begins with."""

from django.db import models

from thidua.apps.reporting.models import (
    Deed,
    DeedCitation,
    Passage,
    Report,
    ResultCitation,
    ResultLine,
)

OWN = frozenset({"id", "report_id", "version"})


def copy_contents(source: Report, fresh: Report, *, deeds: bool) -> None:
    """Figures with their proofs; with `deeds`, the deeds and the prose too."""
    for line in source.results.prefetch_related("citations"):
        copied = ResultLine.objects.create(report=fresh, **_values(line))
        ResultCitation.objects.bulk_create(
            ResultCitation(result=copied, **_citation(each)) for each in line.citations.all()
        )
    if not deeds:
        return
    for deed in source.deeds.prefetch_related("citations"):
        done = Deed.objects.create(report=fresh, **_values(deed))
        DeedCitation.objects.bulk_create(
            DeedCitation(deed=done, **_citation(each)) for each in deed.citations.all()
        )
    Passage.objects.bulk_create(
        Passage(report=fresh, **_values(passage)) for passage in source.passages.all()
    )


def _values(row: models.Model) -> dict[str, object]:
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields  # noqa: SLF001 - Django's documented way
        if field.attname not in OWN
    }


def _citation(row: ResultCitation | DeedCitation) -> dict[str, object]:
    names = ("evidence_id", "quantity", "note", "position")
    return {name: getattr(row, name) for name in names}
