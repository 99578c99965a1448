"""From records to lines and back: the names of agencies are laid anew from their events."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django.db.models import Q

from thidua.apps.organisations.models import OrganisationEvent, OrganisationVersion
from thidua.apps.organisations.timeline import (
    Happening,
    Known,
    Says,
    Span,
    check_together,
    lay,
)

Lines = dict[int, tuple[Span, ...]]
SAID = ("name", "short_name", "kind", "document_format")


def happenings(agencies: Iterable[int]) -> list[Happening]:
    """Events in force that touch any of these agencies: four queries."""
    keys = list(agencies)
    touching = Q(predecessors__in=keys) | Q(successors__in=keys) | Q(terms__organisation__in=keys)
    found = OrganisationEvent.objects.filter(touching, withdrawn_at=None).distinct()
    return [
        happening(event) for event in found.prefetch_related("predecessors", "successors", "terms")
    ]


def happening(event: OrganisationEvent) -> Happening:
    terms: dict[int, dict[str, Any]] = {}
    for term in event.terms.all():
        said: dict[str, Any] = {
            name: value for name in SAID if (value := getattr(term, name))
        }  # fmt: skip
        if term.sets_parent:
            said["parent"] = term.parent_id
        terms[term.organisation_id] = said
    return Happening(
        event.pk, event.kind, event.day,
        frozenset(each.pk for each in event.predecessors.all()),
        frozenset(each.pk for each in event.successors.all()),
        terms,
    )  # fmt: skip


def lay_anew(agencies: frozenset[int]) -> None:
    """Bring the names of these agencies into line with their sources and events.

    Raises:
        Refusal: What is recorded contradicts itself.
    """
    rows: dict[int, list[OrganisationVersion]] = {agency: [] for agency in agencies}
    for row in OrganisationVersion.objects.filter(organisation__in=agencies):
        rows[row.organisation_id].append(row)
    events = happenings(agencies)
    for agency in sorted(agencies):
        known = [_known(row) for row in rows[agency] if row.event_id is None]
        spans = lay(agency, known, [each for each in events if agency in each.touched])
        _write(agency, spans, rows[agency])
    check_together(_all_lines(), agencies)


def _known(row: OrganisationVersion) -> Known:
    last = row.source_last_day if row.ended_by_id else row.last_day
    return Known(row.pk, row.first_day, last, _says(row))


def _says(row: OrganisationVersion) -> Says:
    said = {name: getattr(row, name) for name in SAID}
    return Says(**said, parent=row.parent_id)


def _write(agency: int, spans: Iterable[Span], rows: list[OrganisationVersion]) -> None:
    """Save only what differs; what no event says any more goes (its history is kept)."""
    kept = {row.first_day: row for row in rows}
    wanted = {span.first: span for span in spans}
    for first, row in kept.items():
        if first not in wanted:
            row.delete()
    # Ended ones first: the database allows one open name an agency.
    for span in sorted(wanted.values(), key=lambda each: each.last is None):
        old = kept.get(span.first)
        row = old or OrganisationVersion(organisation_id=agency, first_day=span.first)
        values = _row_of(span)
        if old is None or any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            row.save()


def _row_of(span: Span) -> dict[str, Any]:
    said = asdict(span.says)
    said["parent_id"] = said.pop("parent")
    return said | {
        "last_day": span.last,
        "event_id": span.event,
        "ended_by_id": span.ended_by,
        "source_last_day": span.source_last,
    }


def _all_lines() -> Mapping[int, tuple[Span, ...]]:
    """The line of every agency: one query; a superior may stand anywhere."""
    rows = OrganisationVersion.objects.order_by("organisation", "first_day").only(
        "organisation", "first_day", "last_day", "name", "parent", "event"
    )
    lines: dict[int, list[Span]] = {}
    for row in rows:
        says = Says(row.name, parent=row.parent_id)
        span = Span(row.first_day, row.last_day, says, event=row.event_id)
        lines.setdefault(row.organisation_id, []).append(span)
    return {agency: tuple(spans) for agency, spans in lines.items()}
