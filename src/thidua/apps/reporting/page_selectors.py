"""What pages read about reports: work done, results against targets, and their proofs."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Prefetch, Q, QuerySet

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.policy import Place, require
from thidua.apps.movements.models import Indicator
from thidua.apps.movements.page_selectors import indicators_of, targets_of
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member
from thidua.apps.reporting.models import (
    Deed,
    DeedCitation,
    Evidence,
    Report,
    ResultCitation,
    ResultLine,
)
from thidua.apps.reporting.places import PUBLISHED
from thidua.core.kernel.periods import Period

LATEST_FIRST = tuple(reversed(Period))


@dataclass(frozen=True, slots=True)
class Result:
    """One indicator of one agency: promised and reached; either may be missing."""

    indicator: Indicator
    target: Decimal | None
    target_illustrative: bool
    line: ResultLine | None
    met: bool | None

    @property
    def key(self) -> int:
        return self.indicator.pk


@dataclass(frozen=True, slots=True)
class AgencyReport:
    """What is in force for the latest period that an agency reported."""

    report: Report | None
    deeds: tuple[Deed, ...]
    results: tuple[Result, ...]


def reports_in_force(year: BlocYear) -> QuerySet[Report]:
    return Report.objects.filter(bloc_year=year, state=Report.State.IN_FORCE)


def agency_report(year: BlocYear, agency: Member) -> AgencyReport:
    """The latest report of one agency, with its deeds, results, targets and proofs."""
    found = {each.period: each for each in reports_in_force(year).filter(agency=agency.pk)}
    report = next((found[period] for period in LATEST_FIRST if period in found), None)
    return AgencyReport(report, _deeds(report), _results(year, agency, report))


def _deeds(report: Report | None) -> tuple[Deed, ...]:
    if report is None:
        return ()
    cited = DeedCitation.objects.select_related("evidence__document")
    found = Deed.objects.filter(report=report).select_related("document")
    return tuple(found.prefetch_related(Prefetch("citations", cited)))


def _results(year: BlocYear, agency: Member, report: Report | None) -> tuple[Result, ...]:
    """All indicators that the agency promised or reported, in printed order."""
    targets = targets_of(year, agency.pk)
    cited = ResultCitation.objects.select_related("evidence__document")
    lines = {
        line.indicator_id: line
        for line in ResultLine.objects.filter(report=report).prefetch_related(
            Prefetch("citations", cited)
        )
    }
    results = []
    for indicator in indicators_of(year):
        target, line = targets.get(indicator.pk), lines.get(indicator.pk)
        if target or line:
            results.append(
                Result(
                    indicator=indicator,
                    target=target.value if target else None,
                    target_illustrative=bool(target and target.illustrative),
                    line=line,
                    met=_met(indicator, target.value if target else None, line),
                )
            )
    return tuple(results)


def _met(indicator: Indicator, target: Decimal | None, line: ResultLine | None) -> bool | None:
    """Whether the promise was kept; None while one of the two is missing."""
    if target is None or line is None:
        return None
    if indicator.direction == Indicator.Direction.DOWN:
        return line.value <= target
    return line.value >= target


def counts_by_agency(year: BlocYear) -> dict[int, tuple[int, bool]]:
    """Agency → number of deeds of its reports in force, and whether the year's report is in."""
    rows = (
        reports_in_force(year)
        .exclude(agency=None)
        .values_list("agency", "period")
        .annotate(done=Count("deeds"))
    )
    counts: dict[int, tuple[int, bool]] = {}
    for agency, period, done in rows:
        before, whole_year = counts.get(agency, (0, False))
        counts[agency] = (before + done, whole_year or period == Period.Y)
    return counts


def evidence_of(agencies: Iterable[int]) -> QuerySet[Evidence]:
    """Every proof that these agencies own."""
    return Evidence.objects.filter(owner__in=agencies).select_related("document", "provenance")


def evidence_counts(agencies: Iterable[int]) -> dict[int, int]:
    rows = Evidence.objects.filter(owner__in=agencies).values_list("owner").annotate(n=Count("pk"))
    return dict(rows.order_by())


def deeds_on(evidence: Iterable[int], year: BlocYear, document: int | None = None) -> list[Deed]:
    """Deeds of the year that rest on these proofs, or name the document themselves."""
    rests = Q(citations__evidence__in=evidence) | Q(document=document, document__isnull=False)
    found = Deed.objects.filter(rests, report__in=reports_in_force(year))
    return list(found.select_related("report").distinct())


def results_on(evidence: Iterable[int], year: BlocYear) -> list[ResultLine]:
    """Results of the year that rest on these proofs."""
    return list(
        ResultLine.objects.filter(
            citations__evidence__in=evidence, report__in=reports_in_force(year)
        )
        .select_related("report", "indicator")
        .distinct()
    )


def deeds_from(source: int, year: BlocYear) -> list[Deed]:
    """Deeds of the year that were taken from a work."""
    found = Deed.objects.filter(provenance=source, report__in=reports_in_force(year))
    return list(found.select_related("report"))


def results_from(source: int, year: BlocYear) -> list[ResultLine]:
    """Results of the year that were taken from a work."""
    found = ResultLine.objects.filter(provenance=source, report__in=reports_in_force(year))
    return list(found.select_related("report", "indicator"))


def require_sight(actor: Actor, year: BlocYear, agency: Member) -> None:
    """Nothing, if the person may read what this agency has in force.

    Raises:
        NotVisible: It is another agency's, and the results are not open.
    """
    state = PUBLISHED if year.results_open else Report.State.IN_FORCE
    require(actor, "report.view", Place(year, agency.pk, state))
