"""Reports that came after the last day, or did not come."""

from collections.abc import Iterable, Mapping

from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.apps.reporting.models import Report
from thidua.apps.yearbook.facts import Said
from thidua.apps.yearbook.sources import source_of
from thidua.core.kernel.periods import Period
from thidua.core.vietnamese import write_date


def late_reports(
    bloc_year: BlocYear,
    members: Iterable[Organisation],
    reports: Iterable[Report],
    names: Mapping[int, str],
) -> tuple[Said, ...]:
    """One sentence for each agency whose report of the year is late or missing.

    A day is inclusive: a report of the last day itself is in time.
    """
    due = bloc_year.report_due_day
    yearly = {r.agency_id: r for r in reports if r.period == Period.Y}
    found = []
    for member in members:
        report = yearly.get(member.pk)
        name = names[member.pk]
        if report is None:
            found.append(Said(f"{name} chưa nộp báo cáo năm", source_of(member, label=name)))
        elif (
            due
            and report.filed_on
            and report.filed_on > due
            and report.origin != Report.Origin.WORKBOOK  # its day is that of the import
        ):
            days = (report.filed_on - due).days
            text = f"{name} nộp báo cáo năm muộn {days} ngày (hạn {write_date(due)})"
            found.append(Said(text, source_of(report, label=name, when=report.filed_on)))
    return tuple(found)
