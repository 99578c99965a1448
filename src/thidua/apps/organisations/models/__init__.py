"""Agencies through time, and the blocs they belong to year by year."""

from thidua.apps.organisations.models.agencies import Organisation, OrganisationVersion
from thidua.apps.organisations.models.blocs import Bloc, BlocMember, BlocYear
from thidua.apps.organisations.models.events import EventTerm, OrganisationEvent
from thidua.apps.organisations.models.proposals import EventProposal

__all__ = [
    "Bloc",
    "BlocMember",
    "BlocYear",
    "EventProposal",
    "EventTerm",
    "Organisation",
    "OrganisationEvent",
    "OrganisationVersion",
]
