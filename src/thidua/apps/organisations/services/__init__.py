"""Agencies, what happens to them, their blocs, and the year of a bloc."""

from thidua.apps.organisations.services.drafts import EventDraft, NewAgency, Paper
from thidua.apps.organisations.services.events import (
    correct_event,
    record_event,
    rename_organisation,
    withdraw_event,
)
from thidua.apps.organisations.services.proposals import (
    Decided,
    confirm_proposal,
    dismiss_proposal,
    seed_proposals,
)
from thidua.apps.organisations.services.years import lock_year, move_to_phase

__all__ = [
    "Decided",
    "EventDraft",
    "NewAgency",
    "Paper",
    "confirm_proposal",
    "correct_event",
    "dismiss_proposal",
    "lock_year",
    "move_to_phase",
    "record_event",
    "rename_organisation",
    "seed_proposals",
    "withdraw_event",
]
