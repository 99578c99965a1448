"""What a composed document says, place by place, so that two rounds of it can be compared.

A figure is found again by the words around it: the row and column of a table, or the sentence
with its figures taken out. So “Ban Tổ chức · Tổng điểm: 92,5 → 93” can be told without the
old document.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thidua.core.composing.document import (
    Block,
    Document,
    Figure,
    Note,
    Spans,
    Table,
    Text,
    all_blocks,
    all_spans,
    plain,
)

GAP = "…"
SHORT = 160


@dataclass(frozen=True, slots=True)
class Change:
    """One place that says something else; an empty side means that it was not there."""

    place: str
    old: str
    new: str

    @property
    def whole(self) -> bool:
        """Whether both sides are whole sentences, which need no place beside them."""
        return GAP in self.place or self.place in {self.old, self.new}


def values_of(document: Document) -> dict[str, str]:
    """Place → what stands there, in reading order; head, summary, body and annexes."""
    found: dict[str, str] = {}
    for place, value in _places(document):
        key, n = place, 1
        while key in found:
            n += 1
            key = f"{place} ({n})"
        found[key] = value
    return found


def fingerprint(values: Mapping[str, str]) -> str:
    """The same for equal values in equal order, and for those only."""
    data = json.dumps(list(values.items()), ensure_ascii=False)
    return hashlib.sha256(data.encode()).hexdigest()


def changes(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Change, ...]:
    """Every place where the two differ: first by the order of the new, then what fell away."""
    kept = [Change(place, old.get(place, ""), new[place]) for place in new]
    gone = [Change(place, old[place], "") for place in old if place not in new]
    return tuple(
        each
        for each in (*kept, *gone)
        if each.old != each.new or (each.place in old) != (each.place in new)
    )


def missing_in(document: Document) -> tuple[str, ...]:
    """What a person must still write, once each, in reading order."""
    found = (span.text for span in all_spans(document) if isinstance(span, Text) and span.missing)
    return tuple(dict.fromkeys(found))


def _places(document: Document) -> Iterator[tuple[str, str]]:
    for line in (document.parent, document.issuer, document.number, document.day_line):
        yield line, line
    yield _sentence(document.summary)
    for block in all_blocks(document):
        yield from _block(block)


def _block(block: Block) -> Iterator[tuple[str, str]]:
    if not isinstance(block, Table):
        yield _sentence(block.spans)
        return
    naming = _naming(block)
    for row in block.rows:
        label = " · ".join(_shown(row.cells[n]) for n in naming)
        yield label, label
        for n, (column, cell) in enumerate(zip(block.columns, row.cells, strict=True)):
            if n not in naming:
                yield f"{label} · {column.title}", _shown(cell)


def _naming(table: Table) -> list[int]:
    """The columns that name a row: the first on the left, with the second where that repeats."""
    left = [n for n, column in enumerate(table.columns) if column.align == "left"][:2] or [0]
    first = {_shown(row.cells[left[0]]) for row in table.rows}
    return left[:1] if len(first) == len(table.rows) else left


def _sentence(spans: Spans) -> tuple[str, str]:
    """The sentence with its figures taken out, and the sentence as it stands."""
    words = "".join(
        GAP if isinstance(span, Figure) else span.text
        for span in spans
        if not isinstance(span, Note)
    )
    place = words if len(words) <= SHORT else f"{words[:SHORT]}{GAP}{_tag(words)}"
    return place, plain(spans)


def _tag(words: str) -> str:
    """Keeps two long sentences of the same beginning apart."""
    return hashlib.sha256(words.encode()).hexdigest()[:6]


def _shown(cell: Spans) -> str:
    return plain(cell).strip()
