"""Events that a source tells of: kept as proposals, active only when a person confirms them."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from thidua.apps.common import clock, versions
from thidua.apps.common.models import Provenance
from thidua.apps.organisations.errors import EventRefused
from thidua.apps.organisations.lineage_book import Body, Change, LineageBook
from thidua.apps.organisations.models import (
    EventProposal,
    Organisation,
    OrganisationEvent,
    OrganisationVersion,
)
from thidua.apps.organisations.services.drafts import EventDraft
from thidua.apps.organisations.services.events import hold_lineage, record_event

State = EventProposal.State


@transaction.atomic
def seed_proposals(book: LineageBook) -> list[EventProposal]:
    """Keep what a lineage file tells of agencies that are recorded; a second time nothing new.

    Nothing becomes active. A change none of whose agencies is known here, and which is no
    general one, is left out; one that was decided stays as it was decided.
    """
    source, _made = Provenance.objects.get_or_create(
        code=f"lineage-{book.id}"[:50],
        defaults={"title": book.title, "proof": Provenance.Proof.PRESS},
    )
    known = dict(Organisation.objects.values_list("code", "pk"))
    kept = []
    for change in book.changes:
        if not change.general and not (change.concerned & known.keys()):
            continue
        for body in book.bodies:
            if body.code in change.concerned:
                known[body.code] = _body(body, source)
        if change.concerned <= known.keys():
            kept.append(_keep(change, known, source))
    return kept


def _body(body: Body, source: Provenance) -> int:
    """An agency that a source names as being there from a day on."""
    agency, _made = Organisation.objects.get_or_create(
        code=body.code, defaults={"provenance": source}
    )
    if not agency.versions.exists():
        OrganisationVersion.objects.create(
            organisation=agency, first_day=body.known_from, name=body.name,
            short_name=body.short_name, kind=body.kind, document_format=body.format,
            provenance=source,
        )  # fmt: skip
    return int(agency.pk)


def _keep(change: Change, known: dict[str, int], source: Provenance) -> EventProposal:
    found = EventProposal.objects.filter(code=change.code).first()
    if found is not None and found.state != State.WAITING:
        return found
    values: dict[str, Any] = {
        "title": change.title, "kind": change.kind, "day": change.day,
        "day_text": change.day_text, "decision": change.decision,
        "decision_day": change.decision_day, "proven": change.status == "CONFIRMED",
        "general": change.general, "note": change.note, "sources": list(change.sources),
        "under_id": known.get(change.under),
        "founds": [new.model_dump(mode="json") for new in change.founds], "provenance": source,
    }  # fmt: skip
    proposal, _made = EventProposal.objects.update_or_create(code=change.code, defaults=values)
    proposal.predecessors.set([known[code] for code in change.predecessors])
    proposal.successors.set([known[code] for code in change.successors])
    return proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """By whom a proposal is decided, over which version of it."""

    by: int = 0
    version: int | None = None


@transaction.atomic
def confirm_proposal(key: int, draft: EventDraft, decided: Decided) -> OrganisationEvent:
    """Make the proposal an event, as the person who checked it wrote it.

    A second time gives the event that is there.

    Raises:
        EventRefused: It can not be, or is of a whole level and changes no agency.
        Stale: Somebody else decided it meanwhile.
    """
    hold_lineage()
    proposal = _locked(key, decided)
    if proposal.event is not None and proposal.event.in_force:
        return proposal.event
    if proposal.general:
        raise EventRefused("general")
    event = record_event(draft, by=decided.by)
    proposal.event, proposal.state, proposal.reason = event, State.CONFIRMED, ""
    _decide(proposal, decided)
    return event


@transaction.atomic
def dismiss_proposal(key: int, *, reason: str, decided: Decided) -> EventProposal:
    """Set a proposal aside with the reason; it stays in the list.

    Raises:
        EventRefused: No reason, or it is an event already.
        Stale: Somebody else decided it meanwhile.
    """
    proposal = _locked(key, decided)
    if not reason.strip():
        raise EventRefused("reason_missing")
    if proposal.event is not None and proposal.event.in_force:
        raise EventRefused("proposal_confirmed")
    proposal.state, proposal.reason = State.DISMISSED, reason.strip()
    _decide(proposal, decided)
    return proposal


def _locked(key: int, decided: Decided) -> EventProposal:
    rows = EventProposal.objects.select_related("event")
    return versions.locked(rows, key, decided.version)


def _decide(proposal: EventProposal, decided: Decided) -> None:
    proposal.decided_at, proposal.decided_key = clock.now(), decided.by
    versions.keep(proposal, ["event", "state", "reason", "decided_at", "decided_key"])
