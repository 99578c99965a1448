"""Makes the figures of a document and, with each, its entry in the trace."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from thidua.core.composing.document import Figure, Note, Span, Spans, Text
from thidua.core.composing.trace import Entry, Proof, Record, Trace

# A word that holds a digit, without the marks that stand around it: 26/CT-TTg, 2020-2025, 7.897.
_INNER, _EDGE = r"[^\s“”\"'()\[\]…;]", r"[^\s“”\"'()\[\]…;,.:]"
NUMBERED = re.compile(rf"(?:{_EDGE}{_INNER}*?)?\d(?:{_INNER}*{_EDGE})?")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A proof as its room knows it, before it has a number in the annex."""

    key: str
    reference: str
    owner: str = ""
    quantity: str = ""
    period: str = ""
    illustrative: bool = False
    source_ref: str = ""
    kind: str = "evidence"  # or "provenance": the work that a record was taken from


@dataclass(frozen=True, slots=True)
class Source:
    """What stands behind a value: the record, its proofs, who entered it and when."""

    record: Record
    evidence: tuple[Evidence, ...] = ()
    source_ref: str = ""
    illustrative: bool = False
    who: str = ""
    when: date | None = None
    item: str = ""
    rule: str = ""


class Ledger:
    """Collects the trace of one document while it is composed.

    Evidence is numbered in the order in which it is first needed, once per proof and quantity.
    """

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._proofs: dict[tuple[str, str, str], Proof] = {}

    def figure(
        self,
        shown: str,
        source: Source,
        *,
        value: str = "",
        unit: str = "",
        parts: Iterable[str] = (),
    ) -> Figure:
        """The span of one figure; the same figure of the same record is one entry."""
        made = Entry(
            ref="",
            shown=shown,
            record=source.record,
            value=value or shown,
            unit=unit,
            item=source.item,
            rule=source.rule,
            evidence=self.note(source).numbers,
            source_ref=source.source_ref,
            illustrative=source.illustrative,
            who=source.who,
            when=source.when,
            parts=tuple(parts),
        )
        return Figure(shown, self._enter(made), source.illustrative)

    def _enter(self, made: Entry) -> str:
        base = f"{made.record.kind}-{made.record.key}"
        ref, n = base, 1
        while ref in self._entries and self._entries[ref] != replace(made, ref=ref):
            n += 1
            ref = f"{base}-{n}"
        self._entries[ref] = replace(made, ref=ref)
        return ref

    def quote(self, text: str, source: Source, *, bold: bool = False) -> Spans:
        """Words of a record; each number among them becomes a figure of that record."""
        spans: list[Span] = []
        end = 0
        for found in NUMBERED.finditer(text):
            if found.start() > end:
                spans.append(Text(text[end : found.start()], bold))
            spans.append(replace(self.figure(found[0], source), bold=bold))
            end = found.end()
        if end < len(text):
            spans.append(Text(text[end:], bold))
        return tuple(spans)

    def note(self, source: Source) -> Note:
        """The numbers of a source's proofs in the list of evidence."""
        return Note(tuple(sorted({self._number(proof) for proof in source.evidence})))

    def cite(self, source: Source) -> Spans:
        """A note, or nothing where there is no proof."""
        return (self.note(source),) if source.evidence else ()

    def _number(self, proof: Evidence) -> int:
        key = (proof.kind, proof.key, proof.quantity)
        if key not in self._proofs:
            self._proofs[key] = Proof(
                number=len(self._proofs) + 1,
                record=Record(proof.kind, proof.key, proof.reference),
                reference=proof.reference,
                owner=proof.owner,
                quantity=proof.quantity,
                period=proof.period,
                illustrative=proof.illustrative,
                source_ref=proof.source_ref,
            )
        return self._proofs[key].number

    @property
    def proofs(self) -> tuple[Proof, ...]:
        return tuple(self._proofs.values())

    def trace(self) -> Trace:
        proofs = {proof.number: proof for proof in self._proofs.values()}
        return Trace(MappingProxyType(dict(self._entries)), MappingProxyType(proofs))
