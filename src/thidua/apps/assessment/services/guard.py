"""What every service that changes a score asks first."""

from thidua.apps.assessment.errors import YearIsFrozen
from thidua.apps.assessment.sheet_selectors import ranking_in_force
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.services import lock_year


def lock_open_year(bloc_year: BlocYear) -> None:
    """Until the transaction ends, nobody else changes what counts in the year.

    Raises:
        YearIsFrozen: A ranking was presented or is final; it must be unlocked first.
    """
    lock_year(bloc_year.bloc.code, bloc_year.year)
    if ranking_in_force(bloc_year):
        raise YearIsFrozen(year=str(bloc_year.year))
