"""To which indicator or document a figure or a number may belong: a guess that shows its reason.

The guess counts shared words. A word that few labels hold weighs more than one that many hold;
an indicator of another unit is never offered. A person decides.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thidua.core.citations import Citation, Figure, find_citations
from thidua.core.kernel.quantities import Unit
from thidua.core.kernel.strict_yaml import read_yaml
from thidua.core.vietnamese.folding import fold

WORD = re.compile(r"[^\W_]+")
# Words that stand in nearly every label and tell nothing.
COMMON = frozenset(fold("số tỷ lệ của và các được về trong cho có đã với năm tổng theo").split())
ENOUGH = 0.5  # share of the label's weight that the text must hold
MEASURED = frozenset({"unit", "max", "inputs", "rule"})
TYPED = frozenset({"type", "type_name"})
BEFORE, AFTER = 60, 60  # characters around a figure that may name what it counts
# What a figure counts stands in its own sentence, and in a list in its own part.
ENDS = re.compile(r"[.;!?]\s|\n")
NEXT = re.compile(r"[.;!?]\s|\n|\d")
COMPARED = re.compile(r",? so với .*", re.DOTALL)  # names what it is compared with, not what it is


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that a catalogue knows: an indicator or a scheme item, or a document."""

    code: str
    label: str
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Match:
    code: str
    label: str
    share: float  # of the label's words, by weight, that were found
    words: tuple[str, ...]  # which ones


class Catalogue:
    """Indicators and documents to match against; empty is allowed and matches nothing."""

    def __init__(
        self, indicators: Iterable[Candidate] = (), documents: Iterable[Candidate] = ()
    ) -> None:
        self.indicators = tuple(indicators)
        self.documents = {document.code: document for document in documents}
        self._words = {c.code: words_of(COMPARED.sub("", c.label)) for c in self.indicators}
        counts = Counter(word for words in self._words.values() for word in words)
        self._weights = {word: 1 / count for word, count in counts.items()}

    def indicator_of(self, figure: Figure, text: str, label: str = "") -> Match | None:
        """The likeliest indicator; none where two are equally likely or too little is shared."""
        context = ENDS.split(text[max(0, figure.start - BEFORE) : figure.start])[-1]
        rest = NEXT.split(text[figure.end : figure.end + AFTER])[0]
        found = words_of(f"{figure.noun} {label} {context} {figure.as_written} {rest}")
        matches = sorted(
            (match for c in self.indicators if (match := self._match(c, figure, found))),
            key=lambda match: -match.share,
        )
        if not matches or (len(matches) > 1 and matches[1].share == matches[0].share):
            return None
        return matches[0]

    def document_of(self, citation: Citation) -> Match | None:
        known = self.documents.get(citation.canonical)
        return Match(known.code, known.label, 1.0, (citation.canonical,)) if known else None

    def _match(self, candidate: Candidate, figure: Figure, found: set[str]) -> Match | None:
        if candidate.unit is not None and figure.unit not in {candidate.unit, None}:
            return None
        words = self._words[candidate.code]
        total = sum(self._weights[word] for word in words)
        shared = words & found
        share = sum(self._weights[word] for word in shared) / total if total else 0
        if share < ENOUGH:
            return None
        return Match(candidate.code, candidate.label, round(share, 3), tuple(sorted(shared)))


def words_of(text: str) -> set[str]:
    return set(WORD.findall(fold(text))) - COMMON


def read_catalogue(paths: Sequence[Path]) -> Catalogue:
    """Every labelled thing and every document of YAML files: schemes, indicators, a bloc."""
    indicators: dict[str, Candidate] = {}
    documents: dict[str, Candidate] = {}
    for path in paths:
        for mapping in _mappings(read_yaml(path)):
            if (document := _document(mapping)) is not None:
                documents.setdefault(document.code, document)
            elif (indicator := _indicator(mapping)) is not None:
                indicators.setdefault(indicator.code, indicator)
    return Catalogue(indicators.values(), documents.values())


def _mappings(data: Any) -> Iterator[Mapping[Any, Any]]:
    if isinstance(data, Mapping):
        yield data
        for value in data.values():
            yield from _mappings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _mappings(value)


def _document(mapping: Mapping[Any, Any]) -> Candidate | None:
    """A mapping with a document number, or with the name of a resolution that has none."""
    if TYPED.isdisjoint(mapping):
        return None
    for key in ("number", "as_written", "type_name", "title"):
        found = find_citations(str(mapping.get(key) or ""))
        if len(found) == 1:
            label = mapping.get("summary") or mapping.get("title") or found[0].canonical
            return Candidate(found[0].canonical, str(label))
    return None


def _indicator(mapping: Mapping[Any, Any]) -> Candidate | None:
    code = mapping.get("id") or mapping.get("code")
    label = mapping.get("label") or mapping.get("name")
    # Agencies have codes and names too, and headings of a scheme; what is reported is measured.
    if not code or not label or MEASURED.isdisjoint(mapping) or "items" in mapping:
        return None
    unit = mapping.get("unit")
    return Candidate(str(code), str(label), Unit(unit) if unit in set(Unit) else None)
