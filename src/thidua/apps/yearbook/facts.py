"""What the year-end report needs to know about a year, gathered from the records below.

Plain values with their sources: composing needs no database, and a test can write them by hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from thidua.core.composing.ledger import Source


@dataclass(frozen=True, slots=True)
class Said:
    """Words of one record; numbers among them are figures of that record."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class GoverningDocument:
    citation: str  # "Chỉ thị số 26/CT-TTg"
    about: str
    source: Source


@dataclass(frozen=True, slots=True)
class MovementFact:
    name: str
    period: str  # "2019-2025" or ""
    launch: str  # who launched it, who answers, on which basis
    source: Source


@dataclass(frozen=True, slots=True)
class TargetFact:
    """An indicator of one agency: what it registered and what it reached."""

    indicator: str
    unit: str
    target: str  # as shown; "" where none was registered
    achieved: str  # as shown; "" where nothing was reported
    met: bool | None  # None: no target, or nothing reported
    target_source: Source | None
    achieved_source: Source | None


@dataclass(frozen=True, slots=True)
class AgencyFacts:
    code: str
    name: str
    source: Source
    deeds: tuple[Said, ...] = ()
    targets: tuple[TargetFact, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoreFact:
    """One agency in the ranking; a provisional total is a range."""

    code: str
    place: int
    total: Decimal | None
    low: Decimal
    high: Decimal
    grade: str  # words; "" where no class is given
    sections: Mapping[str, tuple[Decimal | None, Decimal, Decimal]]  # id → points, low, high
    bonus: Decimal | None
    deducted: Decimal | None
    source: Source


@dataclass(frozen=True, slots=True)
class LineFact:
    """One item of one agency's scorecard, in words."""

    item: str
    code: str  # as printed
    name: str
    frame: Decimal
    rule: str
    given: str  # the input, or why there is none
    points: Decimal | None
    low: Decimal
    high: Decimal
    reason: str
    evidence: str
    illustrative: bool
    is_section: bool = False
    section: str = ""  # its section of the top level
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class ScoringFacts:
    title: str
    source: Source  # the scheme
    total: Decimal
    item_count: int
    sections: tuple[tuple[str, str, str, Decimal], ...]  # id, code, name, frame
    places: tuple[ScoreFact, ...]
    provisional: bool
    lines: Mapping[str, tuple[LineFact, ...]] = field(default_factory=dict)  # agency → card

    @property
    def illustrative(self) -> bool:
        return any(place.source.illustrative for place in self.places)


@dataclass(frozen=True, slots=True)
class YearFacts:
    """All of a bloc's year, by the headings of the report."""

    bloc: str
    bloc_source: Source
    year: int
    place: str  # Nam Định
    parent: str  # Tỉnh ủy Nam Định
    format: Literal["party", "state"]
    day: date | None
    head: str
    deputy: str
    head_source: Source
    agencies: tuple[AgencyFacts, ...]
    situation: tuple[Said, ...] = ()
    audience: Said | None = None
    documents: tuple[GoverningDocument, ...] = ()
    directing: tuple[Said, ...] = ()
    regimes: tuple[Said, ...] = ()
    building: tuple[Said, ...] = ()
    emulation: tuple[Said, ...] = ()
    movements: tuple[MovementFact, ...] = ()
    models: tuple[Said, ...] = ()
    shortcomings: tuple[Said, ...] = ()
    causes: tuple[Said, ...] = ()
    theme: Said | None = None
    directions: tuple[Said, ...] = ()
    scoring: ScoringFacts | None = None
