"""The line of an agency: what it came from, what became of it, and what belongs together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from thidua.apps.organisations.models import (
    Bloc,
    BlocMember,
    EventProposal,
    Organisation,
    OrganisationEvent,
    OrganisationVersion,
)

Edges = Mapping[int, set[int]]


@dataclass(frozen=True, slots=True)
class Line:
    """Agencies before and after one agency, through every event in force."""

    agency: int
    earlier: frozenset[int]
    later: frozenset[int]

    @property
    def all(self) -> frozenset[int]:
        return self.earlier | self.later | {self.agency}


def line_of(agency: int) -> Line:
    """Everything that the agency came from and that became of it: two queries."""
    forward: dict[int, set[int]] = {}
    backward: dict[int, set[int]] = {}
    for before, after in _steps():
        forward.setdefault(before, set()).add(after)
        backward.setdefault(after, set()).add(before)
    return Line(agency, _walk(agency, backward), _walk(agency, forward))


def _walk(start: int, edges: Edges) -> frozenset[int]:
    found: set[int] = set()
    grown = {start}
    while grown:
        grown = {after for each in grown for after in edges.get(each, ())} - found - {start}
        found |= grown
    return frozenset(found)


def _steps() -> set[tuple[int, int]]:
    """Predecessor → successor of every event in force: two queries."""
    before: dict[int, set[int]] = {}
    after: dict[int, set[int]] = {}
    pairs = {"predecessors": before, "successors": after}
    for name, kept in pairs.items():
        rows = OrganisationEvent.objects.filter(withdrawn_at=None).order_by()
        for event, agency in rows.exclude(**{name: None}).values_list("pk", name):
            kept.setdefault(event, set()).add(agency)
    return {
        (one, other)
        for event in before
        for one in before[event]
        for other in after.get(event, ())
        if one != other
    }


def reach(bloc: Bloc) -> frozenset[int]:
    """The agencies that belong together with a bloc, at any time: six queries.

    Its members and its superior; who stood above or below them; what they came from and what
    became of them; who a proposal joins them with. Members and superiors of other blocs are
    reached through events only, since another bloc's affairs are no business of this one.
    """
    members = set(BlocMember.objects.filter(bloc=bloc).values_list("organisation", flat=True))
    own = members | ({bloc.superior_id} if bloc.superior_id else set())
    others = BlocMember.objects.exclude(bloc=bloc).values_list("organisation", flat=True)
    above = Bloc.objects.exclude(pk=bloc.pk).exclude(superior=None)
    strangers = ({*others} | {*above.values_list("superior", flat=True)}) - own
    beside = _both_ways(_tree(), without=strangers)
    for one, other in _steps():
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    found, grown = set(own), set(own)
    while grown:
        grown = {each for key in grown for each in beside.get(key, ())} - found
        found |= grown
    return frozenset(found)


def _tree() -> set[tuple[int, int]]:
    rows = OrganisationVersion.objects.exclude(parent=None).order_by()
    return {(low, high) for low, high in rows.values_list("organisation", "parent") if high}


def _both_ways(pairs: Iterable[tuple[int, int]], *, without: set[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for one, other in pairs:
        if one not in without and other not in without:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return found


def events_of(agencies: Iterable[int]) -> QuerySet[OrganisationEvent]:
    """Everything entered about these agencies, withdrawn events too, the oldest first."""
    keys = list(agencies)
    touching = Q(predecessors__in=keys) | Q(successors__in=keys) | Q(terms__organisation__in=keys)
    found = OrganisationEvent.objects.filter(touching).distinct().order_by("day", "pk")
    return found.prefetch_related("predecessors", "successors", "terms", "corrected_by")


def names_of(agencies: Iterable[int]) -> QuerySet[OrganisationVersion]:
    """Every name of these agencies, the oldest first."""
    rows = OrganisationVersion.objects.filter(organisation__in=list(agencies))
    return rows.select_related("organisation", "event").order_by("first_day", "pk")


def agency_of(code: str) -> Organisation | None:
    return Organisation.objects.filter(code=code).first()


def proposals_of(agencies: Iterable[int]) -> QuerySet[EventProposal]:
    """Proposals about these agencies, and those of a whole level that concern everybody."""
    keys = list(agencies)
    about = Q(predecessors__in=keys) | Q(successors__in=keys) | Q(under__in=keys) | Q(general=True)
    found = EventProposal.objects.filter(about).distinct()
    return found.select_related("event", "under").prefetch_related("predecessors", "successors")
