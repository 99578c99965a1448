"""What stands in one's practice: how far one came, and what waits for the leader."""

from dataclasses import dataclass

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.selectors import years_for
from thidua.apps.assessment.models import ScoreSheet
from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting.models import Report, ReportPeriod

SUBMITTED = "submitted"


@dataclass(frozen=True, slots=True)
class Waiting:
    """What was submitted and waits for the leader of the practice agency."""

    reports: tuple[Report, ...]
    sheets: tuple[ScoreSheet, ...]

    @property
    def count(self) -> int:
        return len(self.reports) + len(self.sheets)


@dataclass(frozen=True, slots=True)
class Practice:
    """The year of practice with what can be tried in it."""

    bloc_year: BlocYear
    agency: str
    period: str
    sheet: ScoreSheet | None
    waiting: Waiting


def waiting_of(bloc_year: BlocYear) -> Waiting:
    reports = Report.objects.filter(bloc_year=bloc_year, state=SUBMITTED)
    sheets = ScoreSheet.objects.filter(bloc_year=bloc_year, state=SUBMITTED)
    return Waiting(tuple(reports), tuple(sheets))


def practice_of(actor: Actor) -> Practice | None:
    """The practice that is switched on; None while it is off."""
    year = years_for(actor).first() if actor.practises else None
    if year is None:
        return None
    own = year.bloc.members.select_related("organisation").order_by("position")[0]
    period = ReportPeriod.objects.filter(bloc_year=year).values_list("period", flat=True).first()
    sheets = ScoreSheet.objects.filter(bloc_year=year, agency=own.organisation)
    return Practice(
        bloc_year=year,
        agency=own.organisation.code,
        period=period or "",
        sheet=sheets.order_by("-round").first(),
        waiting=waiting_of(year),
    )
