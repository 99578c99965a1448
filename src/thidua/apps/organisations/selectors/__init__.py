"""Reads of agencies through time, of blocs, years and their members."""

from thidua.apps.organisations.selectors.as_of import (
    Standing,
    ancestors,
    descendants,
    standing_on,
    versions_on,
)
from thidua.apps.organisations.selectors.blocs import (
    Member,
    bloc_year,
    bloc_years,
    member_keys,
    members,
    members_by_name,
    organisation_names,
    practice_years,
)
from thidua.apps.organisations.selectors.lineage import (
    Line,
    agency_of,
    events_of,
    line_of,
    names_of,
    proposals_of,
    reach,
)

__all__ = [
    "Line",
    "Member",
    "Standing",
    "agency_of",
    "ancestors",
    "bloc_year",
    "bloc_years",
    "descendants",
    "events_of",
    "line_of",
    "member_keys",
    "members",
    "members_by_name",
    "names_of",
    "organisation_names",
    "practice_years",
    "proposals_of",
    "reach",
    "standing_on",
    "versions_on",
]
