"""Reads of reports in force that scoring and import need."""

from collections.abc import Iterable

from django.db.models import QuerySet

from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting.models import Deed, DeedCitation, Report, ResultCitation, ResultLine
from thidua.core.kernel.periods import Period


def reports_in_force(bloc_year: BlocYear, period: Period = Period.Y) -> QuerySet[Report]:
    """The report in force of each agency for one period."""
    return Report.objects.filter(
        bloc_year=bloc_year, period=period.value, state=Report.State.IN_FORCE
    ).exclude(agency=None)


def results_in_force(
    bloc_year: BlocYear, period: Period = Period.Y
) -> dict[tuple[str, str], ResultLine]:
    """(agency code, indicator code) → result of the report in force: one query."""
    rows = ResultLine.objects.filter(
        report__in=reports_in_force(bloc_year, period)
    ).select_related("indicator", "report__agency")
    return {(row.report.agency.code, row.indicator.code): row for row in rows if row.report.agency}


def deeds_in_force(bloc_year: BlocYear, period: Period = Period.Y) -> dict[str, list[Deed]]:
    """Agency code → its deeds, in the order of the report: two queries."""
    rows = (
        Deed.objects.filter(report__in=reports_in_force(bloc_year, period))
        .select_related("report__agency", "document", "provenance")
        .prefetch_related("citations__evidence")
    )
    found: dict[str, list[Deed]] = {}
    for row in rows:
        if row.report.agency:
            found.setdefault(row.report.agency.code, []).append(row)
    return found


def result_citations(results: Iterable[ResultLine]) -> dict[int, list[ResultCitation]]:
    """Result → its proofs, in order: one query."""
    found: dict[int, list[ResultCitation]] = {}
    for row in ResultCitation.objects.filter(result__in=list(results)).select_related("evidence"):
        found.setdefault(row.result_id, []).append(row)
    return found


def evidence_of_deed(deed: Deed) -> QuerySet[DeedCitation]:
    """The proofs of a deed, each with the quantity that it proves here."""
    return deed.citations.select_related("evidence__document", "evidence__owner")


def evidence_of_result(result: ResultLine) -> QuerySet[ResultCitation]:
    """The proofs of a result, each with the quantity that it proves here."""
    return result.citations.select_related("evidence__document", "evidence__owner")
