"""What the pages of agencies through time show."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar

from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.lineage.prefill import of_agency
from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import (
    BlocYear,
    EventProposal,
    Organisation,
    OrganisationEvent,
    OrganisationVersion,
)
from thidua.apps.organisations.selectors import (
    Line,
    Standing,
    agency_of,
    ancestors,
    descendants,
    events_of,
    line_of,
    names_of,
    proposals_of,
    reach,
    standing_on,
)
from thidua.core.vietnamese import collate

T = TypeVar("T")
EVE = timedelta(days=1)
LATEST = date.max


@dataclass(slots=True)
class Node:
    """An agency on a day, with those below it."""

    agency: Standing
    below: list["Node"] = field(default_factory=list)


def tree_on(bloc_year: BlocYear, day: date) -> list[Node]:
    """The agencies that belong with the bloc, as of a day, under their superiors."""
    top: list[Node] = []
    path: list[Node] = []
    for agency in standing_on(day, reach(bloc_year.bloc)):
        node = Node(agency)
        del path[agency.depth :]
        (path[-1].below if path else top).append(node)
        path.append(node)
    return top


@dataclass(frozen=True, slots=True)
class Party:
    """An agency as an event names it."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Told:
    """An event in words: who was there before, who goes on, and what became of the entry."""

    event: OrganisationEvent
    before: tuple[Party, ...]
    after: tuple[Party, ...]
    moved: tuple[Party, ...]
    superior: Party | None
    recorded_by: str
    withdrawn_by: str
    corrected_by: OrganisationEvent | None


class Names:
    """What agencies were called on any day, read once."""

    def __init__(self, agencies: Iterable[int]) -> None:
        keys = list(agencies)
        self.codes = dict(
            Organisation.objects.filter(pk__in=keys).values_list("pk", "code")
        )  # fmt: skip
        self.versions: dict[int, list[OrganisationVersion]] = {}
        for row in names_of(keys):
            self.versions.setdefault(row.organisation_id, []).append(row)

    def on(self, agency: int, day: date, instead: str = "") -> Party:
        """Its name on that day, or at last before it; else what stands `instead`."""
        begun = [row for row in self.versions.get(agency, ()) if row.first_day <= day]
        name = begun[-1].name if begun else instead or self.codes.get(agency, "")
        return Party(self.codes.get(agency, ""), name)


def told(events: Iterable[OrganisationEvent]) -> list[Told]:
    """The events in words; four queries however many there are."""
    rows = list(events)
    agencies = {
        each.pk for row in rows for each in (*row.predecessors.all(), *row.successors.all())
    }
    for row in rows:
        for term in row.terms.all():
            agencies |= {term.organisation_id} | ({term.parent_id} if term.parent_id else set())
    names = Names(agencies)
    users = User.objects.in_bulk(
        {key for row in rows for key in (row.recorded_key, row.withdrawn_key)}
    )
    return [_told(row, names, users) for row in rows]


def _told(event: OrganisationEvent, names: Names, users: Mapping[int, User]) -> Told:
    said = {term.organisation_id: term for term in event.terms.all()}
    before = [each.pk for each in event.predecessors.all()]
    after = [each.pk for each in event.successors.all()]

    def then(agency: int) -> Party:
        term = said.get(agency)
        if term and term.name and not event.in_force:
            return Party(names.codes.get(agency, ""), term.name)
        return names.on(agency, event.day, term.name if term else "")

    placed = next(
        (said[key].parent_id for key in after if key in said and said[key].parent_id), None
    )
    return Told(
        event,
        tuple(names.on(key, event.day - EVE) for key in before),
        tuple(then(key) for key in after),
        tuple(then(key) for key in said if key not in {*before, *after}),
        names.on(placed, event.day) if placed else None,
        str(users.get(event.recorded_key, "")),
        str(users.get(event.withdrawn_key, "")),
        next((each for each in event.corrected_by.all() if each.in_force), None),
    )


@dataclass(frozen=True, slots=True)
class NameRow:
    """One name of an agency, with its superior as that was called at the end."""

    version: OrganisationVersion
    superior: str


@dataclass(frozen=True, slots=True)
class AgencyPage:
    """Everything about one agency through time."""

    agency: Organisation
    name: str
    founded: bool  # by an event; else it is known since its first day and may be older
    first_day: date | None
    last_day: date | None
    rows: tuple[NameRow, ...]
    events: tuple[Told, ...]
    earlier: tuple[Party, ...]
    later: tuple[Party, ...]
    above: tuple[Party, ...]  # on the day that was asked, the nearest first
    below: tuple[Party, ...]
    line: Line


def agency_page(bloc_year: BlocYear, code: str, day: date) -> AgencyPage:
    """One agency that belongs with the bloc; who stands above and below it is told as of `day`.

    Raises:
        NotVisible: There is none, or it has nothing to do with the bloc.
    """
    agency = agency_of(code)
    inside = reach(bloc_year.bloc)
    if agency is None or agency.pk not in inside:
        raise NotVisible
    above_it, below_it = ancestors(agency.pk, day), descendants(agency.pk, day) & inside
    line = line_of(agency.pk)
    names = Names(line.all)
    versions = tuple(names.versions.get(agency.pk, ()))
    around = Names({*above_it, *below_it} | {row.parent_id for row in versions if row.parent_id})
    last = versions[-1] if versions else None
    return AgencyPage(
        agency,
        last.name if last else agency.code,
        bool(versions and versions[0].event_id),
        versions[0].first_day if versions else None,
        last.last_day if last else None,
        tuple(NameRow(row, _superior(row, around)) for row in versions),
        tuple(told(events_of([agency.pk]))),
        tuple(names.on(key, LATEST) for key in sorted(line.earlier)),
        tuple(names.on(key, LATEST) for key in sorted(line.later)),
        tuple(around.on(key, day) for key in above_it),
        tuple(sorted((around.on(key, day) for key in below_it), key=by_name)),
        line,
    )


def by_name(party: Party) -> str:
    return collate(party.name)


def _superior(row: OrganisationVersion, names: Names) -> str:
    return names.on(row.parent_id, row.last_day or LATEST).name if row.parent_id else ""


def event_in(bloc_year: BlocYear, key: int) -> OrganisationEvent:
    """An event about agencies that belong with the bloc, withdrawn or not.

    Raises:
        NotVisible: There is none.
    """
    found = events_of(reach(bloc_year.bloc)).filter(pk=key).first()
    if found is None:
        raise NotVisible
    return found


def agency_choices(agencies: Iterable[int]) -> list[tuple[str, str]]:
    """Key and last name of each agency, in Vietnamese order; an ended one says since when."""
    last = {row.organisation_id: row for row in names_of(agencies)}
    rows = sorted(last.values(), key=lambda row: (row.last_day is not None, collate(row.name)))
    return [(str(row.organisation_id), _label(row)) for row in rows]


def _label(row: OrganisationVersion) -> str:
    until = f" – {row.last_day:%d/%m/%Y}" if row.last_day else ""
    return f"{row.name} ({row.organisation.code}){until}"


def flat(nodes: Iterable[Node]) -> Iterator[Standing]:
    """The tree line by line, as it is read."""
    for node in nodes:
        yield node.agency
        yield from flat(node.below)


def kind_name(kind: str) -> str:
    """What a kind of event is called: “Renamed”."""
    return str(OrganisationEvent.Kind(kind).label)


def kinds(each: Iterable[str]) -> list[tuple[str, str]]:
    """Kinds of events with their names."""
    return [(kind, kind_name(kind)) for kind in each]


def known_kind(kind: str, kinds: Mapping[str, T]) -> T:
    """What is kept under a kind of event.

    Raises:
        NotVisible: There is no such kind.
    """
    if kind not in kinds:
        raise NotVisible
    return kinds[kind]


def initial_agency(inside: frozenset[int], code: str) -> dict[str, object]:
    """What a form begins with when it was opened from the page of an agency."""
    found = agency_of(code) if code else None
    return of_agency(found.pk) if found is not None and found.pk in inside else {}


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal, the agencies that it names, and who decided it."""

    proposal: EventProposal
    before: tuple[Party, ...]
    after: tuple[str, ...]
    decided_by: str


def proposals_page(bloc_year: BlocYear) -> list[Proposed]:
    """Those that wait first, then what was decided."""
    rows = sorted(
        proposals_of(reach(bloc_year.bloc)),
        key=lambda row: (row.state != row.State.WAITING, row.general, row.pk),
    )
    agencies = {
        each.pk for row in rows for each in (*row.predecessors.all(), *row.successors.all())
    }
    names, users = Names(agencies), User.objects.in_bulk({row.decided_key for row in rows})
    return [
        Proposed(
            row,
            tuple(names.on(each.pk, row.day or LATEST) for each in row.predecessors.all()),
            (
                *(names.on(each.pk, LATEST).name for each in row.successors.all()),
                *(str(new["name"]) for new in row.founds),
            ),
            str(users.get(row.decided_key, "")),
        )
        for row in rows
    ]
