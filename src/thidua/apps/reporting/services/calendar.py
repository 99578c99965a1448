"""The periods of a year and their last days."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.policy import Place, require
from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting.errors import NotYetPossible
from thidua.apps.reporting.models import Report, ReportPeriod
from thidua.core.kernel.periods import Period


@transaction.atomic
def set_calendar(
    actor: Actor, bloc_year: BlocYear, days: Mapping[Period, date | None]
) -> list[ReportPeriod]:
    """Say for which periods the agencies report, and until when (that day included).

    Raises:
        Forbidden: The actor is neither secretary nor head.
        NotYetPossible: A period that has reports can not be taken away.
    """
    require(actor, "calendar.edit", Place(bloc_year))
    for period, day in days.items():
        rows = ReportPeriod.objects.filter(bloc_year=bloc_year, period=period.value)
        if day is not None:
            ReportPeriod.objects.update_or_create(
                bloc_year=bloc_year, period=period.value, defaults={"due_day": day}
            )
        elif rows.exists():
            if Report.objects.filter(bloc_year=bloc_year, period=period.value).exists():
                raise NotYetPossible("period_in_use", period=period.value)
            rows.delete()
    return list(ReportPeriod.objects.filter(bloc_year=bloc_year))
