"""A scheme as checked data: sections, items, one rule per item, classes, tie-breaks.

A scheme in force is never edited: a change is a new version with its first day. `hash`
names a version exactly; scorecards and rankings keep it.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from pydantic import Field

from thidua.core.kernel.pieces import Piece
from thidua.core.kernel.quantities import Unit
from thidua.core.scoring.pieces import Bounds, Rule


class InputSpec(Piece):
    """One thing an item asks for; its unit is fixed."""

    name: str = "value"
    label: str
    unit: Unit
    options: dict[str, str] | None = None  # code → Vietnamese label, for unit grade
    several: bool = False  # several options may hold at once
    minimum: Decimal | None = None
    maximum: Decimal | None = None


class Item(Piece):
    """What gets points: one rule, its inputs, the proof demanded, and who enters it."""

    id: str
    code: str
    name: str
    max: Decimal
    min: Decimal = Decimal(0)
    inputs: tuple[InputSpec, ...]
    rule: Rule
    kind: int | None = None  # which of the thirty kinds it shows, for the reference
    evidence: str | None = None
    scored_by: str = "unit"
    indicator: str | None = None
    allows_not_assigned: bool = False
    nothing_arose: Literal["full", "zero"] | None = None

    def input(self, name: str) -> InputSpec:
        return next(spec for spec in self.inputs if spec.name == name)


class Section(Piece):
    """A part of the scheme. Only the top level has a kind other than `base`."""

    id: str
    code: str
    name: str
    max: Decimal
    min: Decimal = Decimal(0)
    kind: Literal["base", "bonus", "extra", "deduction"] = "base"
    combine: Literal["sum", "best"] = "sum"
    sections: tuple["Section", ...] = ()
    items: tuple[Item, ...] = ()

    def all_items(self) -> Iterator[Item]:
        """Own items first, then those of the sections inside, in printed order."""
        yield from self.items
        for section in self.sections:
            yield from section.all_items()

    def all_sections(self) -> Iterator["Section"]:
        yield self
        for section in self.sections:
            yield from section.all_sections()


class Grade(Bounds):
    """A class of totals: "xuất sắc" from 90, "tốt" from 70 to below 90 …; best first."""

    code: str
    name: str


class KnockOut(Piece):
    """A condition that bars classes or lowers them; the total stays as it is."""

    name: str
    flag: str | None = None  # an item whose yes/no input is yes
    section: str | None = None  # a section …
    item: str | None = None  # … or an item whose points …
    below_share: Decimal | None = None  # … are under this share of its own frame
    is_zero: bool = False  # … or nothing at all
    from_total: Decimal | None = None  # only for totals from here on
    at_most: str | None = None  # the best class still open
    lower: int = 0  # or so many classes lower


class ShareCap(Piece):
    """How many units may hold a class: a share of a base, rounded as the scheme says."""

    grade: str
    share: Decimal  # 0 to 1
    base: tuple[str, ...] | None = None  # units of these classes; None: all units
    round: Literal["down", "up", "half_up"] = "down"


class TieBreak(Piece):
    """One key that orders equal totals: more (or less) of this part goes first."""

    by: str  # a section or item id
    order: Literal["more", "less"] = "more"


class Rounding(Piece):
    when: Literal["item", "end"] = "end"
    decimals: int = 2


class Stage(Piece):
    """Who scores in which order; a stage may have a ceiling below the total."""

    code: str
    name: str
    who: str
    sees_earlier: bool = True
    may_change: bool = True
    ceiling: Decimal | None = None


class Scheme(Piece):
    """A whole scoring scheme; `version` is its first day as text."""

    id: str
    title: str
    first_day: date
    demonstration: bool = False
    note: str | None = None
    basis: tuple[str, ...] = ()
    total: Decimal
    rank_on: Literal["total", "percent"] = "total"
    rounding: Rounding = Rounding()
    stages: tuple[Stage, ...] = ()
    scorers: dict[str, str] = Field(default_factory=dict)  # specialised owner → Vietnamese name
    sections: tuple[Section, ...]
    grades: tuple[Grade, ...] = ()
    knock_outs: tuple[KnockOut, ...] = ()
    shares: tuple[ShareCap, ...] = ()
    tie_breaks: tuple[TieBreak, ...] = ()

    @property
    def version(self) -> str:
        return self.first_day.isoformat()

    def items(self) -> Iterator[Item]:
        """Every item in printed order."""
        for section in self.sections:
            yield from section.all_items()

    def all_sections(self) -> Iterator[Section]:
        for section in self.sections:
            yield from section.all_sections()

    @cached_property
    def _by_id(self) -> dict[str, Item]:
        return {item.id: item for item in self.items()}

    @cached_property
    def _sections_by_id(self) -> dict[str, Section]:
        return {section.id: section for section in self.all_sections()}

    def item(self, item_id: str) -> Item:
        return self._by_id[item_id]

    def section(self, section_id: str) -> Section:
        return self._sections_by_id[section_id]

    def grade(self, code: str) -> Grade:
        return next(grade for grade in self.grades if grade.code == code)

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the canonical form: equal schemes have equal hashes."""
        plain = json.dumps(canonical(self), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(plain.encode()).hexdigest()


def canonical(value: object) -> object:
    """The scheme as plain data without defaults; 10, 10.0 and 1E+1 are one number."""
    if isinstance(value, Piece):
        dumped = value.model_dump(by_alias=True, exclude_defaults=True)
        return canonical(dumped)
    if isinstance(value, dict):
        return {str(key): canonical(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [canonical(part) for part in value]
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else value
