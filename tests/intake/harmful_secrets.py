"""Papers with a secrecy stamp, as text, and names that lead elsewhere."""

import io
from collections.abc import Callable, Iterator

import docx
import openpyxl
import typst
from docx.oxml import parse_xml
from tests.intake.corpus import Harm, refused

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LEVELS = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")
SPELLINGS = (
    *LEVELS,
    "Mật",
    "M Ậ T",
    "[MẬT]",
    "Độ mật: Tối mật",
    "ĐỘ MẬT: MẬT",
    "Dấu độ mật: TUYỆT MẬT",
    "TỐI  MẬT",
    "Mức độ mật: Mật",
    "TUYỆT\u00a0MẬT",
)


def harms() -> Iterator[Harm]:
    for stamp in SPELLINGS:
        yield refused(f"word paragraph {stamp!r}", "a.docx", word(paragraph(stamp)), "secret")
        yield refused(f"cell {stamp!r}", "a.xlsx", book(stamp), "secret")
    for stamp in LEVELS:
        for place, put in PLACES.items():
            yield refused(f"{stamp} in {place}", "a.docx", word(put(stamp)), "secret")
        for place, sheet in SHEETS.items():
            yield refused(f"{stamp} in {place}", "a.xlsx", sheet(stamp), "secret")
        for place, source in PAGES.items():
            made = page(source.replace("STAMP", stamp))
            yield refused(f"pdf {stamp} {place}", "a.pdf", made, "secret")


Put = Callable[[docx.document.Document], None]


def word(put: Put) -> bytes:
    document = docx.Document()
    document.add_paragraph("BÁO CÁO kết quả phong trào thi đua năm 2026")
    put(document)
    document.add_paragraph("Thực hiện quy chế bảo vệ bí mật nhà nước.")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def paragraph(text: str) -> Put:
    return lambda document: document.add_paragraph(text) and None


def runs(stamp: str) -> Put:
    def put(document) -> None:
        line = document.add_paragraph()
        for letter in stamp:
            line.add_run(letter).bold = True

    return put


def capitals(stamp: str) -> Put:
    def put(document) -> None:
        cells = document.add_table(1, 2).rows[0].cells
        cells[0].paragraphs[0].add_run(stamp.capitalize()).font.all_caps = True
        cells[1].text = "ĐẢNG CỘNG SẢN VIỆT NAM"

    return put


def head_table(stamp: str) -> Put:
    def put(document) -> None:
        cells = document.add_table(1, 2).rows[0].cells
        cells[0].text = "TỈNH ỦY"
        cells[0].add_paragraph("Số 12-BC/TU")
        cells[0].add_paragraph(stamp)
        cells[1].text = "ĐẢNG CỘNG SẢN VIỆT NAM"

    return put


def header(stamp: str) -> Put:
    return lambda document: setattr(document.sections[0].header.paragraphs[0], "text", stamp)


def tabbed(stamp: str) -> Put:
    return paragraph(f"Số: 12-BC/TU\t{stamp}")


def box(stamp: str) -> Put:
    shape = (
        f'<w:p {W} xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:shape><v:textbox>'
        f"<w:txbxContent><w:p><w:r><w:t>{stamp}</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r><w:r><w:t>Kính gửi các đồng chí</w:t></w:r></w:p>"
    )
    return lambda document: document.element.body.insert(0, parse_xml(shape))


def watermark(stamp: str) -> Put:
    shape = (
        f'<w:p {W} xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:shape>'
        f'<v:textpath string="{stamp}"/></v:shape></w:pict></w:r></w:p>'
    )
    return lambda document: document.sections[0].header._element.append(parse_xml(shape))


def decomposed(stamp: str) -> Put:
    import unicodedata

    return paragraph(unicodedata.normalize("NFD", stamp))


PLACES = {
    "single runs": runs,
    "all-caps runs": capitals,
    "the head": head_table,
    "a page header": header,
    "a line with a tab": tabbed,
    "a text box": box,
    "a watermark": watermark,
    "NFD": decomposed,
}


def book(*row: str, change: Callable[[openpyxl.Workbook], None] = lambda _: None) -> bytes:
    made = openpyxl.Workbook()
    made.active.append(["Đơn vị", "Số liệu"])
    made.active.append(list(row))
    change(made)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def hidden(stamp: str) -> bytes:
    def change(made: openpyxl.Workbook) -> None:
        sheet = made.create_sheet("ẩn")
        sheet.sheet_state = "hidden"
        sheet["F40"] = stamp

    return book("x", change=change)


def margin(stamp: str) -> bytes:
    return book("x", change=lambda made: setattr(made.active.oddHeader.center, "text", stamp))


SHEETS = {
    "a cell beside text": lambda stamp: book("TỈNH ỦY", stamp),
    "a hidden sheet": hidden,
    "the margin of a sheet": margin,
}
PAGES = {
    "on its own line": "= Báo cáo\n\nSTAMP\n\nNội dung báo cáo.",
    "in the corner": "#place(top + right)[STAMP]\nNội dung báo cáo bình thường của cơ quan.",
    "beside the place": "#grid(columns: (1fr, 1fr), [*STAMP*], align(right)[Nam Định])\n\nx",
    "in a box": "#box(stroke: 1pt, inset: 4pt)[STAMP]\n\nSố 12-BC/TU",
    "in the margin": "#set page(header: align(right)[STAMP])\nNội dung.",
}


def page(source: str) -> bytes:
    return typst.compile(source.encode())
