"""What happened to agencies: recorded, corrected, withdrawn; nothing is deleted silently.

Whoever calls these has been asked for his permission (`accounts.lineage.services`).
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from thidua.apps.common import clock, versions
from thidua.apps.organisations.errors import EventRefused
from thidua.apps.organisations.models import (
    EventTerm,
    Organisation,
    OrganisationEvent,
    OrganisationVersion,
)
from thidua.apps.organisations.services.drafts import EventDraft, Paper, check_draft
from thidua.apps.organisations.services.founding import (
    draft_for_new,
    found_agencies,
    in_use,
    like_their_model,
)
from thidua.apps.organisations.services.heirs import pass_on_units
from thidua.apps.organisations.services.laying import happening, lay_anew
from thidua.apps.organisations.services.memberships import (
    begin_memberships,
    end_memberships,
    undo_memberships,
)
from thidua.apps.organisations.services.sameness import check_says_something, same_event
from thidua.apps.organisations.services.telling import name_of, told

Kind = OrganisationEvent.Kind


@transaction.atomic
def record_event(draft: EventDraft, *, by: int = 0) -> OrganisationEvent:
    """Write an event down and give the agencies their new names from its day on.

    The same event a second time is the one that is there.

    Args:
        draft: What happened, by which decision.
        by: The key of the account that records it; 0 for the system.

    Raises:
        EventRefused: It can not be; nothing was written.
    """
    check_draft(draft)
    hold_lineage()
    draft = like_their_model(draft)
    if (found := same_event(draft)) is not None:
        return found
    check_says_something(draft)
    with told():
        event = _write(draft, by)
        lay_anew(happening(event).touched)
        _follow(event, draft)
    return event


@transaction.atomic
def withdraw_event(
    key: int, *, reason: str, version: int | None = None, by: int = 0
) -> OrganisationEvent:
    """Take a wrongly entered event out of force; it stays on record with the reason.

    A second time changes nothing.

    Raises:
        EventRefused: No reason; or later records stand on it and have to go first.
        Stale: Somebody else changed it meanwhile.
    """
    hold_lineage()
    event = OrganisationEvent.objects.filter(pk=key).exclude(withdrawn_at=None).first()
    if event is not None:
        return event
    event = _take_back(key, reason, version, by)
    happened = happening(event)
    _refuse_in_use(happened.begins)
    with told(later=True):
        lay_anew(happened.touched)
    return event


@transaction.atomic
def correct_event(
    key: int, draft: EventDraft, *, reason: str, version: int | None = None, by: int = 0
) -> OrganisationEvent:
    """Withdraw a wrongly entered event and record the right one in its place, or do neither.

    An agency that it founded keeps its key, and what hangs on it, if the right one founds it too.

    Raises:
        EventRefused: The right one can not be either, or there is no reason.
        Stale: Somebody else changed it meanwhile.
    """
    check_draft(draft)
    hold_lineage()
    draft = like_their_model(draft)
    old = OrganisationEvent.objects.filter(pk=key).exclude(withdrawn_at=None).first()
    if old is not None:
        return _in_its_place(old)
    old = _take_back(key, reason, version, by)
    before = happening(old)
    with told():
        event = _write(draft, by, corrects=old)
        after = happening(event)
        _refuse_in_use(before.begins - after.begins)
        lay_anew(before.touched | after.touched)
        _follow(event, draft)
    return event


def _in_its_place(old: OrganisationEvent) -> OrganisationEvent:
    found = old.corrected_by.filter(withdrawn_at=None).first()
    if found is None:
        raise EventRefused("in_force_no_more")
    return found


def _write(
    draft: EventDraft, by: int, *, corrects: OrganisationEvent | None = None
) -> OrganisationEvent:  # fmt: skip
    paper = draft.paper
    event = OrganisationEvent.objects.create(
        kind=draft.kind, day=draft.day, decision=paper.number.strip(), decision_day=paper.day,
        needs_check=paper.needs_check, note=paper.note, recorded_at=clock.now(),
        recorded_key=by, corrects=corrects,
    )  # fmt: skip
    before = happening(corrects) if corrects else None
    founded = found_agencies(draft.founds, before.begins if before else frozenset())
    event.predecessors.set(draft.predecessors)
    event.successors.set([*draft.successors, *founded.values()])
    says = dict(draft.says) | {founded[new.code]: draft_for_new(new) for new in draft.founds}
    for agency, said in says.items():
        _keep_term(event, agency, said)
    heir = founded[draft.heir] if isinstance(draft.heir, str) else draft.heir
    pass_on_units(event, heir, also=before.only_moved if before else frozenset())
    return event


def _keep_term(event: OrganisationEvent, agency: int, said: Mapping[str, Any]) -> None:
    values = {name: value for name, value in said.items() if name != "parent"}
    parent = {"sets_parent": True, "parent_id": said["parent"]} if "parent" in said else {}
    EventTerm.objects.create(event=event, organisation_id=agency, **values, **parent)


def _follow(event: OrganisationEvent, draft: EventDraft) -> None:
    end_memberships(event)
    if draft.joins is not None:
        begin_memberships(event, draft.joins)


def _take_back(key: int, reason: str, version: int | None, by: int) -> OrganisationEvent:
    """Mark the event as withdrawn; the lines are not laid yet."""
    if not reason.strip():
        raise EventRefused("reason_missing")
    event = versions.locked(OrganisationEvent.objects.all(), key, version)
    event.withdrawn_at, event.withdrawn_key = clock.now(), by
    event.withdrawn_reason = reason.strip()
    versions.keep(event, ["withdrawn_at", "withdrawn_key", "withdrawn_reason"])
    undo_memberships(event)
    return event


def _refuse_in_use(agencies: frozenset[int]) -> None:
    for agency in sorted(agencies):
        if in_use(agency):
            raise EventRefused("in_use", agency=name_of(agency))


def rename_organisation(
    organisation: Organisation, *, name: str, day: date, decision: str, short_name: str = ""
) -> OrganisationVersion:
    """Give an agency a new name from `day` on; the old one ends the day before and is kept.

    Raises:
        EventRefused: Another name began on that day, or the agency is not there.
    """
    said = {"name": name, "short_name": short_name or name}
    draft = EventDraft(
        kind=Kind.RENAMED, day=day, paper=Paper(number=decision),
        predecessors=(organisation.pk,), successors=(organisation.pk,),
        says={organisation.pk: said},
    )  # fmt: skip
    record_event(draft)
    return organisation.versions.get(first_day=day)


def hold_lineage() -> None:
    """Let one writer at a time change what happened: lines of several agencies hang together."""
    rows = Organisation.objects.select_for_update(of=("self",), no_key=True)
    rows.order_by("pk").first()
