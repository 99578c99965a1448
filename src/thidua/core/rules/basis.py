"""Where a fact of the rulebook comes from, and how sure we are of it."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field

from thidua.core.kernel.pieces import Piece


class Trust(StrEnum):
    """How a fact was read. Only what is confirmed decides; the rest needs a person's check."""

    CONFIRMED = "confirmed"  # read in the cited source
    PARTIAL = "partial"  # read, but the text stopped before its end
    LOW = "low"  # read only in somebody's notes
    UNCONFIRMED = "unconfirmed"  # known, read nowhere


class Source(Piece):
    """Where a fact was read: an address, or words where there is none."""

    code: str
    where: str


class At(Piece):
    """A place in a document of law."""

    document: str
    at: str = ""  # "Điều 23 khoản 1"; empty: the document as a whole


class Fact(Piece):
    """What every fact carries: its places in the law, its sources, and trust."""

    law: tuple[At, ...] = ()
    sources: tuple[str, ...] = ()
    trust: Trust = Trust.CONFIRMED
    doubt: str = ""  # what a person has to look up, in Vietnamese


class Words(Piece):
    vi: str
    en: str


class Period(Piece):
    """From a first to a last day, both inclusive; no last day: until another takes its place."""

    from_: date | None = Field(default=None, alias="from")
    until: date | None = None

    def covers(self, day: date) -> bool:
        begun = self.from_ is None or self.from_ <= day
        return begun and (self.until is None or day <= self.until)


class Document(Fact, Period):
    """A law, a decree or a circular. `doubts` names the days that were not read in a source."""

    code: str
    name: str
    signed: date | None = None
    replaced_by: str = ""
    status: Literal["in_force", "not_read"] = "in_force"  # not_read: its text was not found
    doubts: tuple[Literal["signed", "from", "until"], ...] = ()


class Documents(Piece):
    """The format of `documents.yaml`."""

    documents: tuple[Document, ...]


class Sources(Piece):
    """The format of `sources.yaml`."""

    sources: tuple[Source, ...]


def doubtful(facts: "tuple[Fact, ...]") -> Iterator[Fact]:
    """Those that a person has to check before they decide anything."""
    return (fact for fact in facts if fact.trust is not Trust.CONFIRMED)
