"""Blocks of a Word file that the guard let pass."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import ParseError

import docx
from defusedxml.ElementTree import fromstring
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.table import Table
from docx.text.paragraph import Paragraph

from thidua.core.kernel.errors import BadFile
from thidua.core.vietnamese.legacy import to_unicode
from thidua.intake.blocks import Block, Place, PlaceKind, tidy

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOTES = "/word/footnotes.xml"


def word_blocks(path: Path) -> Iterator[Block]:
    """Paragraphs and table cells in reading order, then headers, footers and footnotes."""
    try:
        document = docx.Document(str(path))
        yield from _body(document)
        yield from _margins(document)
        yield from _footnotes(document)
    except (OpcError, ParseError, KeyError, ValueError, SyntaxError) as error:
        raise BadFile(reason="damaged", file=path.name) from error


def _body(document: Document) -> Iterator[Block]:
    paragraphs = tables = 0
    for part in document.iter_inner_content():
        if isinstance(part, Paragraph):
            paragraphs += 1
            yield Block(_text(part), Place(PlaceKind.PARAGRAPH, (paragraphs,)))
        else:
            tables += 1
            yield from _table(part, tables)


def _table(table: Table, number: int) -> Iterator[Block]:
    rows = [[_cell_text(cell.paragraphs) for cell in row.cells] for row in table.rows]
    heads = rows[0] if rows else []
    for row, texts in enumerate(rows, 1):
        for column, text in enumerate(texts, 1):
            if column > 1 and texts[column - 2] == text and not text.isdigit():
                continue  # a merged cell is given once for each column it covers
            head = heads[column - 1] if row > 1 and column <= len(heads) else ""
            label = " ".join(part for part in (row_label(texts, column - 1), head) if part)
            yield Block(text, Place(PlaceKind.TABLE, (number, row, column)), label)


def row_label(texts: list[str], column: int) -> str:
    """What the row calls a value: the longest text to its left."""
    left = [text for text in texts[:column] if any(char.isalpha() for char in text)]
    return max(left, key=len, default="")


def _margins(document: Document) -> Iterator[Block]:
    for number, section in enumerate(document.sections, 1):
        for kind, part in (
            (PlaceKind.HEADER, section.header),
            (PlaceKind.FOOTER, section.footer),
        ):
            if part.is_linked_to_previous:
                continue
            yield Block(_cell_text(part.paragraphs), Place(kind, (number,)))


def _footnotes(document: Document) -> Iterator[Block]:
    for part in document.part.package.iter_parts():
        if str(part.partname) != NOTES:
            continue
        for note in fromstring(part.blob, forbid_dtd=True).iter(f"{W}footnote"):
            text = "".join(piece.text or "" for piece in note.iter(f"{W}t"))
            number = int(note.get(f"{W}id", "0"))
            if number > 0:
                yield Block(tidy(text), Place(PlaceKind.FOOTNOTE, (number,)))


def _cell_text(paragraphs: list[Paragraph]) -> str:
    return " ".join(text for paragraph in paragraphs if (text := _text(paragraph)))


def _text(paragraph: Paragraph) -> str:
    """The text of a paragraph; neighbouring runs of one font are converted together.

    `paragraph.text` also holds hyperlinks; it is used where no run has an old font.
    """
    fonts = {run.font.name for run in paragraph.runs}
    if len(fonts) <= 1:
        return tidy(paragraph.text, next(iter(fonts), None))
    joined: list[tuple[str | None, str]] = []
    for run in paragraph.runs:
        if joined and joined[-1][0] == run.font.name:
            joined[-1] = (run.font.name, joined[-1][1] + run.text)
        else:
            joined.append((run.font.name, run.text))
    if "".join(text for _, text in joined) != paragraph.text:
        return tidy(paragraph.text)
    return tidy("".join(to_unicode(text, font) for font, text in joined))
