"""Where reports and proofs stand, as the policy asks."""

from thidua.apps.accounts.policy import Place
from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting.models import Report

NONE, PUBLISHED = "none", "published"


def place_of_report(bloc_year: BlocYear, agency: int | None, report: Report | None) -> Place:
    """A report in force is published when the results are open to the members."""
    if report is None:
        return Place(bloc_year, agency, NONE)
    opened = report.state == Report.State.IN_FORCE and bloc_year.results_open
    return Place(bloc_year, agency, PUBLISHED if opened else report.state)
