"""What the pages of one report show: figures beside last period's, problems, what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.flow import took
from thidua.apps.accounts.policy import ask, may, require
from thidua.apps.movements.models import Indicator
from thidua.apps.movements.page_selectors import indicators_of, targets_of
from thidua.apps.movements.register_page import member_or_hidden
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.apps.organisations.selectors import Member
from thidua.apps.reporting.models import Deed, Report, ReportPeriod, ResultLine
from thidua.apps.reporting.places import place_of_report
from thidua.apps.reporting.services.drafting import before_of
from thidua.core.kernel.findings import Finding, Severity
from thidua.core.kernel.periods import Period


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One indicator: what stands now, what was promised, what the period before said."""

    indicator: Indicator
    line: ResultLine | None
    before: Decimal | None
    target: Decimal | None
    proofs: int

    @property
    def value(self) -> Decimal | None:
        return self.line.value if self.line else None

    @property
    def version(self) -> int:
        return self.line.version if self.line else 0

    @property
    def difference(self) -> Decimal | None:
        if self.value is None or self.before is None:
            return None
        return self.value - self.before


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that differs from the round before; None where one of the two has none."""

    indicator: Indicator
    before: Decimal | None
    now: Decimal | None


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One agency's report for one period, as one person may see it."""

    agency: Member
    period: Period
    report: Report | None
    rounds: tuple[Report, ...]
    rows: tuple[EntryRow, ...]
    deeds: tuple[Deed, ...]
    problems: tuple[Finding, ...]
    due: date | None
    may_write: bool
    may_approve: bool
    may_begin: bool
    submitted_by_reader: bool  # then another person approves it
    changes: tuple[Change, ...] | None  # since the round before; None in the first one

    @property
    def period_name(self) -> str:
        return str(Report(period=self.period.value).get_period_display())

    @property
    def errors(self) -> list[Finding]:
        return [each for each in self.problems if each.severity == Severity.ERROR]

    @property
    def filled(self) -> int:
        return sum(row.line is not None for row in self.rows)


def period_or_hidden(code: str) -> Period:
    """The period of that code.

    Raises:
        NotVisible: There is none.
    """
    try:
        return Period(code)
    except ValueError as error:
        raise NotVisible from error


def rounds_for(
    actor: Actor, bloc_year: BlocYear, agency: int, period: Period
) -> tuple[Report, ...]:
    """The rounds of one period that this person may read, oldest first: one query."""
    rows = Report.objects.filter(bloc_year=bloc_year, agency=agency, period=period.value)
    return tuple(
        row
        for row in rows.select_related("bloc_year__bloc").order_by("round")
        if ask(actor, "report.view", place_of_report(bloc_year, agency, row)).allowed
    )


def report_page(
    actor: Actor, bloc_year: BlocYear, code: str, period: Period, number: int | None = None
) -> ReportPage:
    """The newest round that the person may read, or the one of that number.

    Raises:
        NotVisible: Nothing of it is for this person: not even whether it exists.
    """
    agency = member_or_hidden(bloc_year, code)
    rounds = rounds_for(actor, bloc_year, agency.pk, period)
    begin = may(actor, "report.edit", place_of_report(bloc_year, agency.pk, None))
    chosen = [row for row in rounds if number is None or row.round == number]
    if (number is not None and not chosen) or not (chosen or begin):
        raise NotVisible
    report = chosen[-1] if chosen else None
    rows = entry_rows(bloc_year, agency.pk, period, report)
    place = place_of_report(bloc_year, agency.pk, report)
    waits = (
        report is not None
        and report.state == Report.State.SUBMITTED
        and may(actor, "report.approve", place)
    )
    submitted = waits and report is not None and took(actor, report, "submit")
    deeds = tuple(report.deeds.select_related("document")) if report else ()
    return ReportPage(
        agency=agency, period=period, report=report, rounds=rounds, rows=rows, deeds=deeds,
        problems=problems(rows, deeds, bloc_year, period), due=due_day(bloc_year, period),
        may_write=begin and (report is None or may(actor, "report.edit", place)),
        may_approve=waits and not submitted, submitted_by_reader=submitted,
        may_begin=begin, changes=_changes(report, rounds, rows),
    )  # fmt: skip


def _changes(
    report: Report | None, rounds: Iterable[Report], rows: Iterable[EntryRow]
) -> tuple[Change, ...] | None:
    """What an approver wants to see first in a later round: one query, none in the first."""
    if report is None:
        return None
    older = [each for each in rounds if each.round < report.round]
    if not older:
        return None
    values = dict(older[-1].results.values_list("indicator_id", "value"))
    return tuple(
        Change(row.indicator, values.get(row.indicator.pk), row.value)
        for row in rows
        if row.value != values.get(row.indicator.pk)
    )


def cell_at(
    actor: Actor, bloc_year: BlocYear, code: str, period: Period, row: str
) -> tuple[Report, Indicator]:
    """The report and the indicator of one cell: three queries, however long the report.

    Raises:
        NotVisible: Nothing of it is for this person, nothing is begun, or there is no such row.
    """
    here = Organisation.objects.filter(code=code, pk__in=actor.members(bloc_year))
    agency = here.values_list("pk", flat=True).first()
    rounds = rounds_for(actor, bloc_year, agency, period) if agency else ()
    indicator = Indicator.objects.filter(bloc_year=bloc_year, code=row).first()
    if not rounds or indicator is None:
        raise NotVisible
    return rounds[-1], indicator


def require_edit(actor: Actor, bloc_year: BlocYear, found: ReportPage) -> None:
    """Nothing, if the actor may write what this page shows, now."""
    require(actor, "report.edit", place_of_report(bloc_year, found.agency.pk, found.report))


def due_day(bloc_year: BlocYear, period: Period) -> date | None:
    found = ReportPeriod.objects.filter(bloc_year=bloc_year, period=period.value).first()
    return found.due_day if found else None


def entry_rows(
    bloc_year: BlocYear, agency: int, period: Period, report: Report | None
) -> tuple[EntryRow, ...]:
    """Every indicator of the year in printed order: five queries."""
    lines = {}
    if report:
        rows = ResultLine.objects.filter(report=report).prefetch_related("citations")
        lines = {line.indicator_id: line for line in rows}
    earlier = before_of(bloc_year, agency, period)
    before = dict(earlier.results.values_list("indicator_id", "value")) if earlier else {}
    targets = targets_of(bloc_year, agency)
    return tuple(
        EntryRow(
            indicator=indicator,
            line=lines.get(indicator.pk),
            before=before.get(indicator.pk),
            target=targets[indicator.pk].value if indicator.pk in targets else None,
            proofs=len(lines[indicator.pk].citations.all()) if indicator.pk in lines else 0,
        )
        for indicator in indicators_of(bloc_year)
    )


def problems(
    rows: Iterable[EntryRow], deeds: tuple[Deed, ...], bloc_year: BlocYear, period: Period
) -> tuple[Finding, ...]:
    """What a person should look at before the report is sent."""
    found = []
    rows = tuple(rows)
    if not deeds and not any(row.line for row in rows):
        found.append(Finding("reporting.nothing_yet", "", {}, Severity.ERROR))
    for row in rows:
        place = f"{row.indicator.code} {row.indicator.label}"
        if row.line is None:
            found.append(Finding("reporting.no_figure", place, {}, Severity.WARNING))
            continue
        fell = row.difference is not None and row.difference < 0
        if fell and row.indicator.adds_up == Indicator.AddsUp.SUM:
            data = {"before": row.before, "now": row.value}
            found.append(Finding("reporting.figure_fell", place, data, Severity.WARNING))
        if not row.proofs:
            found.append(Finding("reporting.no_proof", place, {}, Severity.WARNING))
        estimated = row.line.certainty == ResultLine.Certainty.ESTIMATED
        if estimated and period == Period.Y:
            until = {"day": bloc_year.last_day}
            found.append(Finding("reporting.is_estimate", place, until, Severity.WARNING))
    return tuple(found)


def row_or_hidden(found: ReportPage, code: str) -> EntryRow:
    """The row of an indicator.

    Raises:
        NotVisible: The year has no such indicator.
    """
    row = next((each for each in found.rows if each.indicator.code == code), None)
    if row is None:
        raise NotVisible
    return row
