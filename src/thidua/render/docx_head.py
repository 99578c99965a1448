"""The head of a Vietnamese office document in Word: issuer, number, name of the state, title."""

from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.shared import Length, Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from thidua.core.composing.document import Document
from thidua.render.docx_parts import (
    ALIGN,
    bottom_line,
    cell_margins,
    exact_height,
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


def columns_of(document: Document, width: Length) -> tuple[Length, Length]:
    """Widths of the two blocks of head and foot; both grow on a page that lies on its side."""
    left, right = COLUMNS[document.format]
    more = width - left - right
    return Length(left + more * 3 // 5), Length(right + more - more * 3 // 5)


def write_head(word: WordDocument, document: Document, width: Length) -> None:
    """Write issuer and number on the left, the name of Party or state on the right, the title."""
    sizes, columns = SIZES[document.format], columns_of(document, width)
    table = word.add_table(rows=1, cols=2)
    set_widths(table, list(columns))
    cell_margins(table, 0)
    left, right = table.rows[0].cells
    _issuer(left, document, sizes, columns[0])
    _heading(right, document, sizes, columns[1])
    title = word.add_paragraph(style="Title")
    title.add_run(document.title.upper())
    space(title, before=14, after=2)


def _issuer(cell: _Cell, document: Document, sizes: Sizes, width: Length) -> None:
    write_line(cell, document.parent.upper(), sizes.parent, first=True)
    write_line(cell, document.issuer.upper(), sizes.issuer, bold=True)
    if document.format == "party":
        write_line(cell, "*", sizes.issuer)
    else:
        rule = write_line(cell, "", 1)
        exact_height(rule, 2)
        bottom_line(rule, width, RULE)
        space(rule, after=4)
    if document.number:
        number = document.form.number_line.format(number=document.number)
        write_line(cell, number, sizes.number)


def _heading(cell: _Cell, document: Document, sizes: Sizes, width: Length) -> None:
    first = write_line(cell, document.form.heading, sizes.heading, bold=True, first=True)
    if document.form.motto:
        first = write_line(cell, document.form.motto, sizes.motto, bold=True)
    bottom_line(first, width, Mm(sizes.heading_line))
    if document.day_line:
        place = write_line(cell, document.day_line, sizes.place, italic=True)
        space(place, before=10)


def write_line(
    cell: _Cell,
    text: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    first: bool = False,
) -> Paragraph:
    """Add a centred line to a cell of the head or the foot; `first` fills its empty paragraph."""
    paragraph: Paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
    paragraph.alignment = ALIGN["center"]
    space(paragraph)
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return paragraph
