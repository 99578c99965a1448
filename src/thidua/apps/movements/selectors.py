"""Reads of indicators and targets that scoring needs."""

from thidua.apps.movements.models import Indicator, PactTarget, TitleAim
from thidua.apps.organisations.models import BlocYear


def indicators_by_code(bloc_year: BlocYear) -> dict[str, Indicator]:
    """Every indicator of the year: one query."""
    return {row.code: row for row in Indicator.objects.filter(bloc_year=bloc_year)}


def targets(bloc_year: BlocYear) -> dict[tuple[str, str], PactTarget]:
    """(agency code, indicator code) → what was promised: one query."""
    rows = PactTarget.objects.filter(pact__bloc_year=bloc_year).select_related(
        "agency", "indicator"
    )
    return {(row.agency.code, row.indicator.code): row for row in rows}


def agencies_with_aims(year: int) -> frozenset[int]:
    """Agencies that registered a title in the year."""
    rows = TitleAim.objects.filter(bloc_year__year=year, bloc_year__bloc__practice=False)
    return frozenset(rows.order_by().values_list("agency", flat=True))
