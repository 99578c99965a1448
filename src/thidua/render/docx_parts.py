"""Small pieces of Word's XML that python-docx has no call for: fields, links, borders, fonts."""

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

FONT = "Times New Roman"
BLACK = RGBColor(0, 0, 0)
ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def element(tag: str, /, **attributes: str) -> Any:
    """An element of Word's main namespace, `element("tab", val="center")`."""
    made = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def set_style(
    word: WordDocument, name: str, size: float, *, bold: bool = False, italic: bool = False
) -> Any:
    """Give a built-in style our font in black, without the theme's own font and colour."""
    style: Any = word.styles[name]
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
    style.font.color.rgb = BLACK
    return style


def space(
    paragraph_or_style: Any, *, before: float = 0, after: float = 0, indent: Length | None = None
) -> None:
    layout = paragraph_or_style.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    layout.first_line_indent = indent if indent is not None else Mm(0)


def line_height(style: Any, points: float) -> None:
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
    style.paragraph_format.line_spacing = Pt(points)


def exact_height(paragraph: Paragraph, points: float) -> None:
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(points)


def page_number(paragraph: Paragraph) -> None:
    """Write the field that Word fills with the number of the page."""
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            run._r.append(element("fldChar", fldCharType=kind))  # noqa: SLF001 - python-docx has no fields
        else:
            instruction = element("instrText")
            instruction.text = text
            run._r.append(instruction)  # noqa: SLF001


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Make the paragraph a place that a link can point to."""
    start = element("bookmarkStart", id=str(number), name=name)
    end = element("bookmarkEnd", id=str(number))
    paragraph._p.append(start)  # noqa: SLF001
    paragraph._p.append(end)  # noqa: SLF001


def link(paragraph: Paragraph, text: str, anchor: str) -> Run:
    """Add text that leads to a bookmark of the same document."""
    hyperlink = element("hyperlink", anchor=anchor, history="1")
    run = paragraph.add_run(text)
    hyperlink.append(run._r)  # noqa: SLF001
    paragraph._p.append(hyperlink)  # noqa: SLF001
    return run


def bottom_line(paragraph: Paragraph, width: Length, line: Length) -> None:
    """Draw a rule of length `line` under a centred paragraph that is `width` wide."""
    borders = element("pBdr")
    borders.append(element("bottom", val="single", sz="6", space="1", color="000000"))
    paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001
    side = max(0, (int(width) - int(line)) // 2)
    paragraph.paragraph_format.left_indent = Length(side)
    paragraph.paragraph_format.right_indent = Length(side)


def repeat_header(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(element("tblHeader"))  # noqa: SLF001


def keep_whole(row: _Row) -> None:
    """Never break the row over two pages."""
    row._tr.get_or_add_trPr().append(element("cantSplit"))  # noqa: SLF001


def keep_together(table: Table) -> None:
    """Keep all rows of a short table on one page: each but the last stays with the next."""
    _stay_with_next(list(table.rows)[:-1])


def _stay_with_next(rows: list[_Row]) -> None:
    for row in rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def merge_repeated(table: Table) -> None:
    """Make one cell of equal cells below each other in the first column."""
    rows = list(table.rows)
    cells = [_Cell(row._tr.tc_lst[0], table) for row in rows]  # noqa: SLF001 - `row.cells` is slow
    start = 1
    for n in range(2, len(cells) + 1):
        if n < len(cells) and cells[n].text == cells[start].text:
            continue
        for repeated in cells[start + 1 : n]:
            repeated.text = ""
        if n - start > 1:
            _stay_with_next(rows[start : n - 1])
            merged = cells[start].merge(cells[n - 1])
            for empty in merged.paragraphs[1:]:
                empty._p.getparent().remove(empty._p)  # noqa: SLF001 - merging adds them
        start = n


def set_widths(table: Table, widths: list[Length]) -> None:
    """Fix the column widths; Word obeys the cells, LibreOffice the grid."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table._tbl.tr_lst:  # noqa: SLF001 - `column.cells` walks the whole table each time
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = width


def cell_margins(table: Table, millimetres: float) -> None:
    margins = element("tblCellMar")
    for side in ("left", "right"):
        margins.append(element(side, w=str(Mm(millimetres).twips), type="dxa"))
    table._tbl.tblPr.append(margins)  # noqa: SLF001


def first_paragraph(cell: _Cell) -> Paragraph:
    paragraph: Paragraph = cell.paragraphs[0]
    return paragraph
