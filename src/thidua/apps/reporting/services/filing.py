"""Filing reports. A correction is a new round: what it replaces is kept."""

from django.db import transaction

from thidua.apps.movements.models import Indicator
from thidua.apps.movements.selectors import indicators_by_code
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.apps.reporting.entries import ProofEntry, ReportEntry
from thidua.apps.reporting.evidence import EvidenceShelf
from thidua.apps.reporting.models import (
    Deed,
    DeedCitation,
    Passage,
    Report,
    ResultCitation,
    ResultLine,
)


@transaction.atomic
def file_report(bloc_year: BlocYear, agency: Organisation | None, entry: ReportEntry) -> Report:
    """Put a report in force; the one that was in force for its period is replaced and kept.

    Args:
        bloc_year: The year it belongs to.
        agency: Who reports; None for the bloc's own report.
        entry: What it says. Every indicator must be one of the year's.
    """
    report = _next_round(bloc_year, agency, entry)
    shelf = EvidenceShelf(agency, _references(entry)) if agency else None
    _keep_results(report, entry, indicators_by_code(bloc_year), shelf)
    _keep_deeds(report, entry, shelf)
    Passage.objects.bulk_create(
        Passage(
            report=report,
            heading=row.heading,
            text=row.text,
            position=position,
            source_ref=row.source_ref,
            illustrative=row.illustrative,
            provenance=row.provenance,
        )
        for position, row in enumerate(entry.passages, 1)
    )
    return report


def _next_round(bloc_year: BlocYear, agency: Organisation | None, entry: ReportEntry) -> Report:
    earlier = Report.objects.select_for_update().filter(
        bloc_year=bloc_year, agency=agency, period=entry.period
    )
    last = earlier.order_by("round").last()
    earlier.filter(state=Report.State.IN_FORCE).update(state=Report.State.REPLACED)
    return Report.objects.create(
        bloc_year=bloc_year,
        agency=agency,
        period=entry.period,
        round=last.round + 1 if last else 1,
        state=Report.State.IN_FORCE,
        origin=entry.origin,
        file_hash=entry.file_hash,
        file_name=entry.file_name,
        filed_on=entry.filed_on,
        source_ref=entry.source_ref,
        illustrative=entry.illustrative,
        provenance=entry.provenance,
    )


def _references(entry: ReportEntry) -> list[str]:
    proofs: list[ProofEntry] = []
    for result in entry.results:
        proofs += result.proofs
    for deed in entry.deeds:
        proofs += deed.proofs
    return [proof.reference for proof in proofs] + [deed.document for deed in entry.deeds]


def _keep_results(
    report: Report,
    entry: ReportEntry,
    indicators: dict[str, Indicator],
    shelf: EvidenceShelf | None,
) -> None:
    rows = ResultLine.objects.bulk_create(
        ResultLine(
            report=report,
            indicator=indicators[row.indicator],
            value=row.value,
            certainty=row.certainty,
            source_ref=row.source_ref,
            illustrative=row.illustrative,
            provenance=row.provenance,
        )
        for row in entry.results
    )
    if shelf:
        ResultCitation.objects.bulk_create(
            citation
            for row, given in zip(rows, entry.results, strict=True)
            for citation in shelf.cite(ResultCitation, given.proofs, result=row)
        )


def _keep_deeds(report: Report, entry: ReportEntry, shelf: EvidenceShelf | None) -> None:
    rows = Deed.objects.bulk_create(
        Deed(
            report=report,
            kind=row.kind,
            text=row.text,
            when=row.when,
            day=row.day,
            quantity=row.quantity,
            noun=row.noun,
            reference=row.document,
            document=shelf.documents.get(row.document) if shelf else None,
            position=position,
            source_ref=row.source_ref,
            illustrative=row.illustrative,
            provenance=row.provenance,
        )
        for position, row in enumerate(entry.deeds, 1)
    )
    if shelf:
        DeedCitation.objects.bulk_create(
            citation
            for row, given in zip(rows, entry.deeds, strict=True)
            for citation in shelf.cite(DeedCitation, given.proofs, deed=row)
        )
