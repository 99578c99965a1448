"""The frame of a Vietnamese office document in Word: head, title, signature block."""

from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.shared import Length, Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from thidua.core.composing.document import Document, Signature
from thidua.render.docx_parts import (
    ALIGN,
    bottom_line,
    cell_margins,
    exact_height,
    keep_whole,
    set_widths,
    space,
)

COLUMNS = {"party": (Mm(80), Mm(85)), "state": (Mm(67), Mm(98))}
RULE = Mm(30)  # under the issuer of a state document


@dataclass(frozen=True, slots=True)
class Sizes:
    """Letter sizes in points and rules in millimetres, by document format."""

    heading: float
    motto: float
    parent: float
    issuer: float
    number: float
    place: float
    title: float
    summary: float
    heading_line: float
    signer: float


# Party: guide 36-HD/VPTW. State: Decree 30/2020/NĐ-CP, annex I.
SIZES = {
    "party": Sizes(15, 14, 14, 14, 14, 14, 16, 15, 76, 14),
    "state": Sizes(12, 13, 12, 12, 13, 13, 14, 14, 58, 13),
}


def write_head(word: WordDocument, document: Document) -> None:
    """Write issuer and number on the left, the name of Party or state on the right, the title."""
    sizes = SIZES[document.format]
    table = word.add_table(rows=1, cols=2)
    set_widths(table, list(COLUMNS[document.format]))
    cell_margins(table, 0)
    left, right = table.rows[0].cells
    _issuer(left, document, sizes)
    _heading(right, document, sizes)
    title = word.add_paragraph(style="Title")
    title.add_run(document.title.upper())
    space(title, before=14, after=2)


def _issuer(cell: _Cell, document: Document, sizes: Sizes) -> None:
    _line(cell, document.parent.upper(), sizes.parent, first=True)
    _line(cell, document.issuer.upper(), sizes.issuer, bold=True)
    if document.format == "party":
        _line(cell, "*", sizes.issuer)
    else:
        rule = _line(cell, "", 1)
        exact_height(rule, 2)
        bottom_line(rule, COLUMNS["state"][0], RULE)
        space(rule, after=4)
    _line(cell, document.form.number_line.format(number=document.number), sizes.number)


def _heading(cell: _Cell, document: Document, sizes: Sizes) -> None:
    first = _line(cell, document.form.heading, sizes.heading, bold=True, first=True)
    if document.form.motto:
        first = _line(cell, document.form.motto, sizes.motto, bold=True)
    bottom_line(first, COLUMNS[document.format][1], Mm(sizes.heading_line))
    place = _line(cell, document.day_line, sizes.place, italic=True)
    space(place, before=10)


def _line(
    cell: _Cell,
    text: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    first: bool = False,
) -> Paragraph:
    paragraph: Paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
    paragraph.alignment = ALIGN["center"]
    space(paragraph)
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return paragraph


def write_signature(word: WordDocument, document: Document) -> None:
    """Write recipients and signature side by side; they stay together and never stand alone."""
    if word.paragraphs:
        word.paragraphs[-1].paragraph_format.keep_with_next = True
    spacer = word.add_paragraph()
    spacer.paragraph_format.keep_with_next = True
    space(spacer)
    table = word.add_table(rows=1, cols=2)
    set_widths(table, list(COLUMNS[document.format]))
    keep_whole(table.rows[0])
    left, right = table.rows[0].cells
    _recipients(left, document)
    _signer(right, document.signature, SIZES[document.format])


def _recipients(cell: _Cell, document: Document) -> None:
    party = document.format == "party"
    title = _line(cell, document.form.recipients, 14 if party else 12, first=True)
    title.alignment = ALIGN["left"]
    title.runs[0].underline = party
    title.runs[0].bold = title.runs[0].italic = not party
    for recipient in document.recipients:
        line = _line(cell, f"- {recipient}", 12 if party else 11)
        line.alignment = ALIGN["left"]


def _signer(cell: _Cell, signature: Signature, sizes: Sizes) -> None:
    _line(cell, signature.authority.upper(), sizes.signer, bold=True, first=True)
    _line(cell, signature.post.upper(), sizes.signer, bold=True)
    room: Length = Pt(60)
    name = _line(cell, signature.name, sizes.signer, bold=True)
    name.paragraph_format.space_before = room
