"""What a year takes over from the one before."""

from dataclasses import dataclass

from django.db import transaction

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.policy import Place, require
from thidua.apps.movements.errors import NotYetPossible
from thidua.apps.movements.models import Indicator, Movement, Pact
from thidua.apps.organisations.models import BlocYear

NOT_COPIED = {"id", "bloc_year_id", "provenance_id", "source_ref", "illustrative"}


@dataclass(frozen=True, slots=True)
class Copied:
    """How much of each was taken over; what was there already is left as it is."""

    indicators: int
    movements: int
    pact: bool


@transaction.atomic
def copy_last_year(actor: Actor, bloc_year: BlocYear) -> Copied:
    """Take over indicators, the bloc's movements that still run (as drafts) and the pact's text.

    A second time takes over nothing.

    Raises:
        NotYetPossible: The bloc has no year before this one.
    """
    require(actor, "year.copy", Place(bloc_year))
    last = BlocYear.objects.filter(bloc=bloc_year.bloc, year=bloc_year.year - 1).first()
    if last is None:
        raise NotYetPossible("no_last_year", year=str(bloc_year.year - 1))
    known = set(Indicator.objects.filter(bloc_year=bloc_year).values_list("code", flat=True))
    indicators = Indicator.objects.bulk_create(
        _copy_of(each, bloc_year)
        for each in Indicator.objects.filter(bloc_year=last).exclude(code__in=known)
    )
    return Copied(len(indicators), _movements(last, bloc_year), _pact(last, bloc_year))


def _copy_of(indicator: Indicator, bloc_year: BlocYear) -> Indicator:
    kept = {
        field.attname: getattr(indicator, field.attname)
        for field in Indicator._meta.concrete_fields  # noqa: SLF001 - Django's documented way
        if field.attname not in NOT_COPIED
    }
    return Indicator(bloc_year=bloc_year, **kept)


def _movements(last: BlocYear, bloc_year: BlocYear) -> int:
    running = Movement.objects.filter(bloc_year=last).exclude(level=Movement.Level.AGENCY)
    running = running.exclude(last_year__lt=bloc_year.year)
    known = set(Movement.objects.filter(bloc_year=bloc_year).values_list("name", flat=True))
    copied = 0
    for old in running.exclude(name__in=known).prefetch_related("basis"):
        fresh = Movement.objects.create(
            bloc_year=bloc_year, level=old.level, launcher=old.launcher,
            launcher_name=old.launcher_name, name=old.name, theme=old.theme, content=old.content,
            subjects=old.subjects, criteria=old.criteria, aims=old.aims,
            first_year=old.first_year, last_year=old.last_year, position=old.position,
            state=Movement.State.DRAFT if old.level == Movement.Level.BLOC else old.state,
        )  # fmt: skip
        fresh.basis.set(old.basis.all())
        copied += 1
    return copied


def _pact(last: BlocYear, bloc_year: BlocYear) -> bool:
    old = Pact.objects.filter(bloc_year=last).first()
    pact, _ = Pact.objects.get_or_create(bloc_year=bloc_year)
    if old is None or not old.content or pact.content:
        return False
    pact.content = old.content
    pact.save(update_fields=["content"])
    return True
