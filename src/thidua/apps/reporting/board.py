"""Who has sent what, and when: for the bloc as a whole and for one agency."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from thidua.apps.common.clock import days_left
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member, members
from thidua.apps.reporting.models import Report, ReportPeriod, ResultLine
from thidua.core.kernel.periods import Period

SENT = (Report.State.IN_FORCE, Report.State.REPLACED)


@dataclass(frozen=True, slots=True)
class Cell:
    """One agency and period: when its first report was sent, against the last day."""

    due: date | None
    sent: date | None
    unconfirmed: int = 0  # figures in force that another entered and the leader did not confirm

    @property
    def state(self) -> str:
        """`on_time`, `late`, `missing` (past the last day) or `open`."""
        if self.sent:
            return "late" if self.due and self.sent > self.due else "on_time"
        return "missing" if self.due and days_left(self.due) < 0 else "open"

    @property
    def days(self) -> int | None:
        """Days left (negative: days late) while nothing was sent."""
        return days_left(self.due) if self.due and not self.sent else None


@dataclass(frozen=True, slots=True)
class Column:
    period: Period
    name: str
    due: date | None
    sent: int
    on_time: int


@dataclass(frozen=True, slots=True)
class Board:
    """Agencies × periods; what an agency drafts is not in it."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Member, tuple[Cell, ...]], ...]

    @property
    def expected(self) -> int:
        return len(self.rows)


def board(bloc_year: BlocYear) -> Board:
    """Four queries, whatever the size. Only what was sent counts: drafts are the agency's own."""
    calendar = list(ReportPeriod.objects.filter(bloc_year=bloc_year))
    sent: dict[tuple[int, str], date] = {}
    unconfirmed: dict[tuple[int, str], int] = {}
    rows = Report.objects.filter(bloc_year=bloc_year, state__in=SENT).exclude(filed_on=None)
    waits = Q(state=Report.State.IN_FORCE, results__on_behalf=ResultLine.OnBehalf.WAITING)
    told = rows.annotate(waits=Count("results", filter=waits)).order_by()
    for agency, period, day, waiting in told.values_list("agency", "period", "filed_on", "waits"):
        if agency is not None and day is not None:
            sent[agency, period] = min(day, sent.get((agency, period), day))
            unconfirmed[agency, period] = unconfirmed.get((agency, period), 0) + waiting
    table = tuple(
        (each, tuple(
            Cell(
                row.due_day, sent.get((each.pk, row.period)),
                unconfirmed.get((each.pk, row.period), 0),
            )
            for row in calendar
        ))
        for each in members(bloc_year)
    )  # fmt: skip
    columns = tuple(
        Column(
            Period(row.period), row.get_period_display(), row.due_day,
            sum(cells[n].sent is not None for _, cells in table),
            sum(cells[n].state == "on_time" for _, cells in table),
        )
        for n, row in enumerate(calendar)
    )  # fmt: skip
    return Board(columns, table)


def default_days(bloc_year: BlocYear) -> dict[Period, date]:
    """What the calendar form proposes: some days before the period ends."""
    year = bloc_year.year
    return {
        Period.Q1: date(year, 3, 25),
        Period.H1: date(year, 6, 25),
        Period.M9: date(year, 9, 25),
        Period.Y: bloc_year.report_due_day or date(year, 12, 20),
    }


def calendar_of(bloc_year: BlocYear) -> dict[Period, date]:
    rows = ReportPeriod.objects.filter(bloc_year=bloc_year)
    return {Period(row.period): row.due_day for row in rows}
