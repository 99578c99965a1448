"""Agencies that an event founds; a code given to one that never came to be is free again."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from thidua.apps.organisations.errors import EventRefused
from thidua.apps.organisations.models import Organisation, OrganisationVersion
from thidua.apps.organisations.services.drafts import EventDraft, NewAgency

LINEAGE = frozenset({"OrganisationVersion", "OrganisationEvent", "EventTerm", "EventProposal"})


def found_agencies(
    founds: Iterable[NewAgency], again: frozenset[int] = frozenset()
) -> dict[str, int]:
    """Code as given → key of the agency; those `again` were founded by the corrected event.

    Raises:
        EventRefused: The code belongs to another agency.
    """
    return {new.code: _agency(new.code.strip().upper(), again) for new in founds}


def _agency(code: str, again: frozenset[int]) -> int:
    found = Organisation.objects.filter(code=code).first()
    if found is None:
        return int(Organisation.objects.create(code=code).pk)
    if found.pk not in again and _ever_was(found):
        raise EventRefused("code_taken", code=code)
    return int(found.pk)


def _ever_was(agency: Organisation) -> bool:
    """Whether it has a name or stands in an event in force."""
    return (
        agency.versions.exists()
        or agency.events_as_successor.filter(withdrawn_at=None).exists()
        or agency.events_as_predecessor.filter(withdrawn_at=None).exists()
    )


def like_their_model(draft: EventDraft) -> EventDraft:
    """The draft with kind, format and superior of those founded like another filled in."""
    models = {new.like for new in draft.founds if new.like is not None}
    if not models:
        return draft
    rows = OrganisationVersion.objects.filter(organisation__in=models, first_day__lt=draft.day)
    last = {row.organisation_id: row for row in rows.order_by("first_day")}
    filled = tuple(_filled(new, last.get(new.like or 0)) for new in draft.founds)
    return replace(draft, founds=filled)


def _filled(new: NewAgency, model: OrganisationVersion | None) -> NewAgency:
    if model is None:
        return new
    kind, form = model.kind, model.document_format
    return replace(new, kind=kind, document_format=form, parent=model.parent_id)


def draft_for_new(new: NewAgency) -> dict[str, Any]:
    return {
        "name": new.name.strip(),
        "short_name": new.short_name.strip(),
        "kind": new.kind,
        "document_format": new.document_format,
        "parent": new.parent,
    }


def in_use(agency: int) -> bool:
    """Whether anything hangs on an agency beside its line: roles, reports, scores.

    Rooms above are found through the keys that point here, so that none is forgotten.
    """
    for relation in Organisation._meta.related_objects:  # noqa: SLF001 - Django's documented way
        model = relation.related_model
        if model.__name__ in LINEAGE:
            continue
        rows = model._default_manager.filter(**{relation.field.name: agency})  # noqa: SLF001
        if rows.exists():
            return True
    return False
