"""Composed document → Word, in the form of the Party's guide or of the state's decree."""

from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_ALIGN_VERTICAL, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_COLOR_INDEX
from docx.section import Section
from docx.shared import Length, Mm, Pt
from docx.table import _Row
from docx.text.paragraph import Paragraph as WordParagraph

from thidua.core.composing.document import (
    Annex,
    Block,
    Document,
    Figure,
    Heading,
    Note,
    Paragraph,
    Row,
    Spans,
    Table,
    Text,
    plain,
)
from thidua.render import docx_parts as parts
from thidua.render.docx_head import SIZES, write_head
from thidua.render.docx_sign import write_signature

A4_SHORT, A4_LONG = Mm(210), Mm(297)
TOP, BOTTOM, LEFT, RIGHT = Mm(20), Mm(20), Mm(30), Mm(15)
INDENT = Mm(10)
BODY, SMALL = 14, 12
TABLE_LINE = 15
TOGETHER = 14  # a table of so few rows stays on one page
BULLET = "- "


def write(document: Document, path: Path) -> None:
    """Write the document as a Word file."""
    writer = _Writer(document)
    writer.write_all()
    writer.word.save(str(path))


class _Writer:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.word: WordDocument = docx.Document()
        self.bookmarks = 0
        self.width = Length(A4_SHORT - LEFT - RIGHT)

    def write_all(self) -> None:
        document = self.document
        self._properties()
        self._styles()
        self._page(self.word.sections[0], landscape=document.landscape)
        self.word.sections[0].different_first_page_header_footer = True
        self._page_number(self.word.sections[0])
        write_head(self.word, document, self.width)
        self._centred(document.summary, size=SIZES[document.format].summary, bold=True, after=10)
        if document.head_note:
            self._centred(document.head_note, size=SMALL, italic=True, after=10)
        for block in document.blocks:
            self._block(block)
        if not document.unsigned:
            write_signature(self.word, document, self.width)
        for annex in document.annexes:
            self._annex(annex)

    def _properties(self) -> None:
        properties = self.word.core_properties
        properties.title = f"{self.document.title} - {plain(self.document.summary)}"
        properties.author = self.document.issuer
        properties.language = "vi-VN"
        properties.comments = ""

    def _styles(self) -> None:
        normal = parts.set_style(self.word, "Normal", BODY)
        parts.line_height(normal, 18)
        parts.space(normal, after=6)
        title = parts.set_style(self.word, "Title", SIZES[self.document.format].title, bold=True)
        title.paragraph_format.alignment = parts.ALIGN["center"]
        for border in title.element.xpath(".//w:pBdr"):
            border.getparent().remove(border)
        for level, italic in ((1, False), (2, False), (3, True)):
            style = parts.set_style(self.word, f"Heading {level}", BODY, bold=True, italic=italic)
            parts.space(style, before=8 if level == 1 else 6, after=4, indent=INDENT)
            style.paragraph_format.keep_with_next = True

    def _page(self, section: Section, *, landscape: bool) -> None:
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width = A4_LONG if landscape else A4_SHORT
        section.page_height = A4_SHORT if landscape else A4_LONG
        section.top_margin, section.bottom_margin = TOP, BOTTOM
        section.left_margin, section.right_margin = LEFT, RIGHT
        section.header_distance = Mm(10)
        self.width = Length(section.page_width - LEFT - RIGHT)

    def _page_number(self, section: Section) -> None:
        line = section.header.paragraphs[0]
        line.alignment = parts.ALIGN["center"]
        parts.page_number(line)

    def _annex(self, annex: Annex) -> None:
        section = self.word.add_section(WD_SECTION.NEW_PAGE)
        section.different_first_page_header_footer = False
        self._page(section, landscape=annex.landscape)
        name = self.document.form.annex.format(number=annex.number)
        line = self.word.add_heading(level=1)
        line.alignment = parts.ALIGN["center"]
        parts.space(line, after=8)
        line.add_run(f"{name}\n{plain(annex.title)}")
        for block in annex.blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Table):
            self._table(block)
        else:
            self._paragraph(block)

    def _heading(self, block: Heading) -> None:
        line = self.word.add_heading(level=block.level)
        mark = ")" if block.level == 3 else "."  # noqa: PLR2004 - a), b) under 1., 2.
        if block.number:
            line.add_run(f"{block.number}{mark} ")
        self._runs(line, block.spans)
        if block.level == 1:
            for run in line.runs:
                run.font.all_caps = True

    def _paragraph(self, block: Paragraph) -> None:
        line = self.word.add_paragraph()
        line.alignment = parts.ALIGN["center" if block.centred else "justify"]
        if not block.centred:
            line.paragraph_format.first_line_indent = INDENT
        if block.bullet:
            line.add_run(BULLET)
        self._runs(line, block.spans)
        if block.anchor:
            self._bookmark(line, block.anchor)

    def _centred(
        self, spans: Spans, *, size: float, after: float, bold: bool = False, italic: bool = False
    ) -> None:
        line = self.word.add_paragraph()
        line.alignment = parts.ALIGN["center"]
        parts.space(line, after=after)
        self._runs(line, spans, size=size)
        for run in line.runs:
            run.bold, run.italic = bold or run.bold, italic or run.italic

    def _runs(self, line: WordParagraph, spans: Spans, size: float | None = None) -> None:
        for span in spans:
            if isinstance(span, Note):
                self._note(line, span)
                continue
            run = line.add_run(span.text)
            run.bold = span.bold or None
            run.font.size = Pt(size) if size else None
            if isinstance(span, Text):
                run.italic = span.italic or None
                if span.missing:
                    run.font.highlight_color = WD_COLOR_INDEX.YELLOW
            if isinstance(span, Figure) and span.illustrative:
                line.add_run(self.document.form.sign).font.superscript = True

    def _note(self, line: WordParagraph, note: Note) -> None:
        for n, number in enumerate(note.numbers):
            before = "[" if n == 0 else ", "
            line.add_run(before).font.superscript = True
            parts.link(line, str(number), f"evidence-{number}").font.superscript = True
        line.add_run("]").font.superscript = True

    def _table(self, block: Table) -> None:
        if block.caption:
            self._centred(block.caption, size=SMALL, italic=True, after=4)
            self.word.paragraphs[-1].paragraph_format.keep_with_next = True
        table = self.word.add_table(rows=1, cols=len(block.columns), style="Table Grid")
        parts.cell_margins(table, 1.2)
        for cell, column in zip(table.rows[0].cells, block.columns, strict=True):
            line = parts.first_paragraph(cell)
            line.alignment = parts.ALIGN["center"]
            parts.space(line, before=2, after=2)
            parts.line_height(line, TABLE_LINE)
            cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
            run = line.add_run(column.title)
            run.bold, run.font.size = True, Pt(SMALL)
        parts.repeat_header(table.rows[0])
        parts.keep_whole(table.rows[0])
        for row in block.rows:
            self._row(table.add_row(), row, block)
        if block.merged:
            parts.merge_repeated(table)
        if len(block.rows) <= TOGETHER and self.width < A4_SHORT:
            parts.keep_together(table)
        total = sum(column.width for column in block.columns)
        parts.set_widths(table, [Length(self.width * c.width // total) for c in block.columns])
        parts.space(self.word.add_paragraph(), after=2)

    def _row(self, written: _Row, row: Row, block: Table) -> None:
        parts.keep_whole(written)
        if block.room:
            written.height, written.height_rule = Mm(block.room), WD_ROW_HEIGHT_RULE.AT_LEAST
        for cell, column, spans in zip(written.cells, block.columns, row.cells, strict=True):
            line = parts.first_paragraph(cell)
            line.alignment = parts.ALIGN[column.align]
            if block.room:
                cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
            parts.space(line, before=1, after=1)
            parts.line_height(line, TABLE_LINE)
            self._runs(line, spans, size=SMALL)
            if row.strong:
                for run in line.runs:
                    run.bold = True
        if row.anchor:
            self._bookmark(parts.first_paragraph(written.cells[0]), row.anchor)

    def _bookmark(self, line: WordParagraph, name: str) -> None:
        self.bookmarks += 1
        parts.bookmark(line, name, self.bookmarks)
