"""Blocks of a PDF file."""

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from thidua.core.kernel.errors import BadFile
from thidua.intake.blocks import Block, Place, PlaceKind, tidy

MAX_PAGES = 500
# A line that ends a sentence or a list item ends its paragraph; others are joined.
ENDS = re.compile(r"[.;:…!?/]$")
PASSWORD = "password"  # noqa: S105 - the word in the message of PDFium


def pdf_blocks(path: Path) -> Iterator[Block]:
    """Paragraphs of each page, as near as lines let guess.

    Raises:
        BadFile: password, damaged, too many pages, or a scan without any text.
    """
    try:
        document = pypdfium2.PdfDocument(str(path))
    except pypdfium2.PdfiumError as error:
        reason = "password" if PASSWORD in str(error).lower() else "damaged"
        raise BadFile(reason=reason, file=path.name) from error
    try:
        if len(document) > MAX_PAGES:
            raise BadFile(reason="too_many_pages", file=path.name, limit=MAX_PAGES)
        pages = [_page_text(document, number) for number in range(len(document))]
    finally:
        document.close()
    if not any(page.strip() for page in pages):
        raise BadFile(reason="scan", file=path.name)
    for number, page in enumerate(pages, 1):
        for order, paragraph in enumerate(_paragraphs(page), 1):
            yield Block(tidy(paragraph), Place(PlaceKind.PAGE, (number, order)))


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    text_page = page.get_textpage()
    text: str = text_page.get_text_range()
    text_page.close()
    page.close()
    return text


def _paragraphs(page: str) -> Iterator[str]:
    lines: list[str] = []
    for line in page.replace("\ufffe", "-").splitlines():
        if line.strip():
            lines.append(line.strip())
        if lines and (not line.strip() or ENDS.search(lines[-1])):
            yield " ".join(lines)
            lines = []
    if lines:
        yield " ".join(lines)
