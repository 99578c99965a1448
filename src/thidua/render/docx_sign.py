"""The foot of a Vietnamese office document in Word: recipients, one signer, two, or all."""

from docx.document import Document as WordDocument
from docx.shared import Length, Mm, Pt
from docx.table import _Cell

from thidua.core.composing.document import Document, Signature
from thidua.render.docx_head import SIZES, Sizes, columns_of, write_line
from thidua.render.docx_parts import ALIGN, keep_together, keep_whole, set_widths, space

ROOM: Length = Pt(60)  # for a signature and a seal


def write_signature(word: WordDocument, document: Document, width: Length) -> None:
    """Write the foot; it stays together and never stands alone on a page.

    Two signers stand side by side and the recipients under them; the signers of a pact stand
    two in a row, in the order of the members.
    """
    _stay_with_text(word)
    if document.signers:
        _all_signers(word, document, width)
        return
    table = word.add_table(rows=1, cols=2)
    set_widths(table, list(columns_of(document, width)))
    keep_whole(table.rows[0])
    left, right = table.rows[0].cells
    sizes = SIZES[document.format]
    if document.left:
        _signer(left, document.left, sizes)
    else:
        _recipients(left, document)
    _signer(right, document.signature, sizes)
    if document.left and document.recipients:
        keep_together(table)
        under = word.add_table(rows=1, cols=1)
        _recipients(under.rows[0].cells[0], document)


def _stay_with_text(word: WordDocument) -> None:
    """Hold the last words, or the last rows of a table, on the page of the signature."""
    if word.paragraphs:
        word.paragraphs[-1].paragraph_format.keep_with_next = True
    if len(word.tables) > 1:
        for row in word.tables[-1].rows[-2:]:
            for cell in row.cells:
                cell.paragraphs[-1].paragraph_format.keep_with_next = True
    spacer = word.add_paragraph()
    spacer.paragraph_format.keep_with_next = True
    space(spacer)


def _recipients(cell: _Cell, document: Document) -> None:
    if not document.recipients:
        return
    party = document.format == "party"
    title = write_line(cell, document.form.recipients, 14 if party else 12, first=True)
    title.alignment = ALIGN["left"]
    title.runs[0].underline = party
    title.runs[0].bold = title.runs[0].italic = not party
    for recipient in document.recipients:
        line = write_line(cell, f"- {recipient}", 12 if party else 11)
        line.alignment = ALIGN["left"]


def _signer(cell: _Cell, signature: Signature, sizes: Sizes) -> None:
    first = True
    for words in (signature.authority, signature.post):
        if words:
            write_line(cell, words.upper(), sizes.signer, bold=True, first=first)
            first = False
    name = write_line(cell, signature.name, sizes.signer, bold=True)
    name.paragraph_format.space_before = ROOM


def _all_signers(word: WordDocument, document: Document, width: Length) -> None:
    rows = (len(document.signers) + 1) // 2
    table = word.add_table(rows=rows, cols=2)
    set_widths(table, [Length(width // 2), Length(width - width // 2)])
    for row in table.rows:
        keep_whole(row)
    sizes = SIZES[document.format]
    for n, signature in enumerate(document.signers):
        cell = table.rows[n // 2].cells[n % 2]
        _signer(cell, signature, sizes)
        cell.paragraphs[0].paragraph_format.space_before = Mm(2)
