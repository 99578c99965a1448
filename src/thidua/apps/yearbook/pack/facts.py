"""What the papers of a meeting need to know, beside the facts of the year itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from thidua.apps.yearbook.facts import AgencyFacts, Said, TargetFact, YearFacts
from thidua.apps.yearbook.pack.kinds import MeetingKind
from thidua.core.composing.ledger import Source
from thidua.core.scoring.scheme import Scheme

Targets = tuple[tuple[AgencyFacts, TargetFact], ...]


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """What was typed about the meeting; an empty field becomes a blank on paper."""

    kind: MeetingKind
    source: Source
    day: date | None = None
    hour: str = ""
    venue: str = ""
    chair: str = ""
    secretary: str = ""
    guests: str = ""
    submit_to: str = ""
    legal_basis: str = ""


@dataclass(frozen=True, slots=True)
class ProposalFact:
    """One ticked proposal: the agency, the award in the bloc's own words, why."""

    agency: str  # code
    award: str
    reason: str
    source: Source


@dataclass(frozen=True, slots=True)
class AimFact:
    agency: str  # code
    title: str
    source: Source


@dataclass(frozen=True, slots=True)
class PactFacts:
    """The pact that the meeting signs or drafts: of this year, or of the next."""

    year: int
    draft: bool
    content: tuple[str, ...] = ()
    source: Source | None = None
    theme: Said | None = None
    directions: tuple[Said, ...] = ()
    targets: Targets = ()


@dataclass(frozen=True, slots=True)
class PackFacts:
    year: YearFacts
    meeting: MeetingFacts
    pact: PactFacts
    scheme: Scheme | None = None
    scheme_source: Source | None = None
    short: Mapping[str, str] = field(default_factory=dict)  # code → short name
    progress: Targets = ()
    proposals: tuple[ProposalFact, ...] = ()
    aims: tuple[AimFact, ...] = ()
