"""Whose results a reader sees in a year: all agencies', or only those of the own one."""

from collections.abc import Iterable

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.policy import Place, may
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member

OPEN = "open"


def sees_all(actor: Actor, year: BlocYear) -> bool:
    """Whether the reader sees every agency's results: by office, or because they are open."""
    return may(actor, "results.view", Place(year, state=OPEN if year.results_open else ""))


def own_agencies(actor: Actor, year: BlocYear) -> frozenset[int]:
    """The reader's own agencies, of today or of that year: reading stays when an office ends."""
    held = {office.organisation_id for office in actor.offices}
    return frozenset(held & actor.members(year)) if not actor.is_system else actor.members(year)


def seen_agencies(actor: Actor, year: BlocYear, agencies: Iterable[Member]) -> tuple[Member, ...]:
    """Those of the agencies whose results the reader sees, in the same order."""
    if sees_all(actor, year):
        return tuple(agencies)
    own = own_agencies(actor, year)
    return tuple(agency for agency in agencies if agency.pk in own)
