"""The results of old years along the line of an agency: links for those who may read them."""

from dataclasses import dataclass
from datetime import date

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.lineage.selectors import Names
from thidua.apps.accounts.policy import Place, may
from thidua.apps.accounts.selectors import years_for
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Line

OPEN = "open"


@dataclass(frozen=True, slots=True)
class OldYear:
    """One agency of the line in one year that the reader takes, or took, part in."""

    year: BlocYear
    code: str
    name: str  # as of that year
    own_results: bool


def old_years(actor: Actor, line: Line) -> list[OldYear]:
    """Newest first; an agency under the name that it had in that year."""
    names = Names(line.all)
    found = []
    held = {office.organisation_id for office in actor.offices}
    theirs = years_for(actor).filter(bloc__members__organisation__in=line.all).distinct()
    for year in theirs:
        if not may(actor, "year.view", Place(year)):
            continue
        sees = may(actor, "results.view", Place(year, state=OPEN if year.results_open else ""))
        for agency in sorted(line.all & actor.members(year)):
            party = names.on(agency, date(year.year, 12, 31))
            found.append(OldYear(year, party.code, party.name, sees or agency in held))
    return found
