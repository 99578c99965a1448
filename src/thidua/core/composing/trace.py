"""Where each number of a document comes from: figure → record → evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Record:
    """The record that holds a value; `kind` and `key` find it, `label` is for a reader."""

    kind: str  # "result_line", "deed", "document", "score_line", "ranking", …
    key: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """One row of the list of evidence: a document or file, the quantity it proves, its period."""

    number: int  # as printed in the annex and in notes
    record: Record
    reference: str
    owner: str = ""  # the agency's name
    quantity: str = ""
    period: str = ""
    illustrative: bool = False
    source_ref: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure of the document with everything that stands behind it."""

    ref: str
    shown: str  # exactly as printed
    record: Record
    value: str = ""  # in machine form: 7897, 12.5, 2022-12-01
    unit: str = ""
    item: str = ""  # scheme item, where a score
    rule: str = ""  # its rule in words
    evidence: tuple[int, ...] = ()  # numbers of proofs
    source_ref: str = ""  # fact of the source: "F34"
    illustrative: bool = False
    who: str = ""
    when: date | None = None
    parts: tuple[str, ...] = ()  # refs of the figures it was computed from


@dataclass(frozen=True, slots=True)
class Trace:
    """All entries by ref, and all proofs by number."""

    entries: Mapping[str, Entry] = field(default_factory=lambda: MappingProxyType({}))
    proofs: Mapping[int, Proof] = field(default_factory=lambda: MappingProxyType({}))

    def proofs_of(self, ref: str) -> tuple[Proof, ...]:
        """The proofs of one figure; a computed figure has the proofs of its parts too."""
        seen: dict[int, Proof] = {}
        waiting, done = [ref], set()
        while waiting:
            entry = self.entries[waiting.pop(0)]
            if entry.ref in done:
                continue
            done.add(entry.ref)
            seen |= {n: self.proofs[n] for n in entry.evidence}
            waiting += entry.parts
        return tuple(seen[number] for number in sorted(seen))
