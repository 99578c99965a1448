"""What the engine answers: every number with its reasons."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from thidua.core.scoring.inputs import ItemInput


@dataclass(frozen=True, slots=True)
class Step:
    """One reason of a number; `thidua.wording` turns code and data into a sentence."""

    code: str
    data: Mapping[str, object] = field(default_factory=dict)


class LineState(StrEnum):
    SCORED = "scored"
    NOT_ASSIGNED = "not_assigned"
    NOTHING_AROSE = "nothing_arose"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Line:
    """The result of one item. `points` is None exactly when the input is missing.

    `low` and `high` are what the points can still become; `frame` is what the item adds to
    the denominator: its maximum, or 0 where it was not assigned.
    """

    item: str
    state: LineState
    points: Decimal | None
    low: Decimal
    high: Decimal
    frame: Decimal
    steps: tuple[Step, ...] = ()
    given: ItemInput | None = None
    provisional: bool = False
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class SectionTotal:
    """What a section adds up to; `points` is None while something in it is missing."""

    section: str
    points: Decimal | None
    low: Decimal
    high: Decimal
    frame: Decimal
    steps: tuple[Step, ...] = ()
    provisional: bool = False
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class Scorecard:
    """One unit's result. While anything is missing `total` is None and the card a range."""

    unit: str
    lines: Mapping[str, Line]
    sections: Mapping[str, SectionTotal]
    base: Decimal | None
    bonus: Decimal | None
    deducted: Decimal | None
    total: Decimal | None
    low: Decimal
    high: Decimal
    frame: Decimal
    percent: Decimal | None
    steps: tuple[Step, ...] = ()
    provisional: bool = False
    illustrative: bool = False

    def of(self, part: str) -> Line | SectionTotal:
        """The line or section with this id."""
        return self.lines[part] if part in self.lines else self.sections[part]


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the ranking; equal places are shared when no tie-break decides."""

    unit: str
    place: int
    total: Decimal | None
    low: Decimal
    high: Decimal
    grade: str | None
    steps: tuple[Step, ...] = ()
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class Ranking:
    places: tuple[Place, ...]
    steps: tuple[Step, ...] = ()
    provisional: bool = False
    illustrative: bool = False
