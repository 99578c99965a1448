"""The year of a bloc: held by one at a time, in one phase."""

from thidua.apps.organisations.models import BlocYear


def lock_year(bloc_code: str, year: int) -> None:
    """Until the transaction ends, whoever else locks this year waits; needs a transaction.

    SQLite lets only one writer in anyway.
    """
    rows = BlocYear.objects.select_for_update(of=("self",))
    rows.filter(bloc__code=bloc_code, year=year).first()


def move_to_phase(bloc_year: BlocYear, phase: BlocYear.Phase) -> BlocYear:
    """Put the year into a phase: launch, running, scoring, closed."""
    bloc_year.phase = phase
    bloc_year.save(update_fields=["phase"])
    return bloc_year
