"""Who checks whom: drawn from a seed, or assigned by hand."""

from collections.abc import Mapping

from django.db import transaction

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.policy import Place, require
from thidua.apps.assessment.errors import CrossingRefused
from thidua.apps.assessment.models import CrossCheck
from thidua.apps.assessment.selectors import adopted_scheme
from thidua.apps.assessment.services.guard import lock_open_year
from thidua.apps.assessment.sheet_selectors import sheets_in_force
from thidua.apps.assessment.stages import Party, stages_of
from thidua.apps.common.clock import now
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import members
from thidua.core.scoring.crossing import conflicts, draw


@transaction.atomic
def draw_crossing(actor: Actor, bloc_year: BlocYear, seed: str) -> list[CrossCheck]:
    """Draw anew who checks whom; the seed is kept, so that anybody can repeat the draw.

    Raises:
        CrossingRefused: There is no seed, or a cross-check has begun.
        TooFewToCross: The bloc has fewer than three members.
    """
    require(actor, "crossing.assign", Place(bloc_year))
    if not seed.strip():
        raise CrossingRefused("needs_seed")
    codes = [member.code for member in members(bloc_year)]
    return _keep(actor, bloc_year, dict(draw(codes, seed.strip())), seed.strip())


@transaction.atomic
def assign_crossing(
    actor: Actor, bloc_year: BlocYear, checks: Mapping[str, str]
) -> list[CrossCheck]:
    """Keep who checks whom as it was agreed: checker's code → code of the agency it checks.

    Raises:
        CrossingRefused: Somebody is left out, checked twice, checks himself or his checker, or
            a cross-check has begun.
    """
    require(actor, "crossing.assign", Place(bloc_year))
    names = {member.code: member.name for member in members(bloc_year)}
    if set(checks) != set(names) or set(checks.values()) != set(names):
        left = sorted(set(names) - set(checks.values()))
        raise CrossingRefused("incomplete", agencies=[names[code] for code in left])
    for checker, checked in conflicts(tuple(checks.items())):
        raise CrossingRefused("conflict", checker=names[checker], checked=names[checked])
    return _keep(actor, bloc_year, checks, "")


def _keep(
    actor: Actor, bloc_year: BlocYear, checks: Mapping[str, str], seed: str
) -> list[CrossCheck]:
    lock_open_year(bloc_year)
    _refuse_begun(bloc_year)
    keys = {member.code: member.pk for member in members(bloc_year)}
    CrossCheck.objects.filter(bloc_year=bloc_year).delete()
    return CrossCheck.objects.bulk_create(
        CrossCheck(
            bloc_year=bloc_year,
            checker_id=keys[checker],
            checked_id=keys[checked],
            seed=seed,
            assigned_at=now(),
            assigned_by=actor.user,
        )
        for checker, checked in checks.items()
    )


def _refuse_begun(bloc_year: BlocYear) -> None:
    scheme = adopted_scheme(bloc_year)
    codes = [stage.code for stage in stages_of(scheme) if stage.party is Party.CROSS]
    begun = sheets_in_force(bloc_year).filter(stage__in=codes)
    if begun.filter(lines__isnull=False).exists() or begun.exclude(state="open").exists():
        raise CrossingRefused("begun")
