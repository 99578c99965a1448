"""What a file says: documents and figures, each with its place and where it may belong."""

from collections.abc import Iterable
from dataclasses import dataclass

from thidua.core.citations import Citation, Figure, find_citations, find_figures
from thidua.intake.blocks import Block, Place
from thidua.intake.matching import Catalogue, Match


@dataclass(frozen=True, slots=True)
class Found:
    """One document or figure where it stands; `belongs` is a guess for a person to confirm."""

    what: Citation | Figure
    place: Place
    context: str
    belongs: Match | None


AROUND = 40  # characters of the text shown on each side


def read_found(blocks: Iterable[Block], catalogue: Catalogue) -> tuple[list[Found], list[Found]]:
    """The documents and the figures of a file, in reading order."""
    documents: list[Found] = []
    figures: list[Found] = []
    for block in blocks:
        for citation in find_citations(block.text):
            belongs = catalogue.document_of(citation)
            documents.append(Found(citation, block.place, _around(block, citation), belongs))
        for figure in find_figures(block.text):
            belongs = catalogue.indicator_of(figure, block.text, block.label)
            figures.append(Found(figure, block.place, _around(block, figure), belongs))
    return documents, figures


def _around(block: Block, what: Citation | Figure) -> str:
    start, end = max(0, what.start - AROUND), what.end + AROUND
    text = block.text[start:end]
    return f"{block.label}: {text}" if block.label else text
