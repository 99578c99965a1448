import re
import unicodedata
from datetime import UTC, date, datetime

import docx
import openpyxl
import pypdfium2
import pytest
from tests.render.samples import NASTY, PARTY, STATE, document

from thidua.core.composing.document import Figure, all_spans
from thidua.render import docx as word
from thidua.render import pdf, xlsx
from thidua.render.xlsx import Sheet, SheetColumn

NUMBER = re.compile(r"\d+,\d+")


def pdf_text(path) -> str:
    with pypdfium2.PdfDocument(path) as opened:
        return unicodedata.normalize(
            "NFC", "\n".join(page.get_textpage().get_text_bounded() for page in opened)
        )


def word_text(path) -> str:
    opened = docx.Document(str(path))
    texts = [node.text or "" for node in opened.element.body.iter() if node.tag.endswith("}t")]
    return "".join(texts)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("written")
    for form in (PARTY, STATE):
        word.write(document(form, rows=60), folder / f"{form.code}.docx")
        pdf.write(document(form, rows=60), folder / f"{form.code}.pdf")
    return folder


@pytest.mark.parametrize("form", [PARTY, STATE], ids=["party", "state"])
def test_word_and_pdf_hold_the_same_numbers(written, form):
    figures = {
        span.text for span in all_spans(document(form, rows=60))
        if isinstance(span, Figure) and NUMBER.fullmatch(span.text)
    }  # fmt: skip
    assert set(NUMBER.findall(word_text(written / f"{form.code}.docx"))) == figures
    assert set(NUMBER.findall(pdf_text(written / f"{form.code}.pdf"))) == figures


@pytest.mark.parametrize("form", [PARTY, STATE], ids=["party", "state"])
def test_marks_of_markup_stay_as_they_were_written(written, form):
    kept = NASTY.replace("1", "")
    assert kept in word_text(written / f"{form.code}.docx")
    assert kept in pdf_text(written / f"{form.code}.pdf").replace("\r\n", " ")


def test_the_page_is_that_of_the_party_guide(written):
    section = docx.Document(str(written / "party.docx")).sections[0]
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in sides] == [20, 20, 30, 15]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header.paragraphs[0]._p.xml
    assert section.first_page_header.paragraphs[0].text == ""


def test_each_format_has_its_own_head(written):
    party, state = (word_text(written / f"{code}.docx") for code in ("party", "state"))
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in party
    assert "Số …-BC/KTĐ" in party
    assert "Độc lập" not in party
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in state
    assert "Số: …-BC/KTĐ" in state
    assert "ĐẢNG CỘNG SẢN" not in state


def test_headings_tables_and_links_are_words_own(written):
    opened = docx.Document(str(written / "party.docx"))
    styles = [p.style.name for p in opened.paragraphs if p.style.name.startswith("Heading")]
    assert styles == ["Heading 1", "Heading 2", "Heading 1", "Heading 1"]
    assert all(r.font.name is None for p in opened.paragraphs for r in p.runs)
    assert opened.styles["Heading 1"].font.name == "Times New Roman"
    xml = opened.element.xml
    assert xml.count("<w:tblHeader") == 3
    assert 'w:anchor="evidence-2"' in xml
    assert 'w:name="evidence-2"' in xml
    assert [round(s.page_width.mm) for s in opened.sections] == [210, 210, 297]


def test_the_signature_never_stands_alone_on_a_page(tmp_path):
    for rows in range(24, 44):
        path = tmp_path / "signed.pdf"
        pdf.write(document(rows=rows), path)
        with pypdfium2.PdfDocument(path) as opened:
            pages = [page.get_textpage().get_text_bounded() for page in opened]
        signed = next(page for page in pages if "T/M KHỐI THI ĐUA" in page)
        assert "Trên đây là báo cáo" in signed
        assert "KHỐI TRƯỞNG" in signed


def test_the_same_document_makes_the_same_pdf(tmp_path):
    day = datetime(2022, 12, 28, tzinfo=UTC)
    for name in ("a", "b"):
        pdf.write(document(), tmp_path / name, made=day)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def sheet(name="Xếp hạng", **changes):
    columns = (SheetColumn("Đơn vị", 20), SheetColumn("Điểm", 10, places=2))
    return Sheet(**{"name": name, "title": "Bảng", "columns": columns, "rows": ()} | changes)


def test_no_value_becomes_a_formula(tmp_path):
    evil = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")', "\t=1", "http://x.vn"]
    rows = tuple((text, None) for text in evil)
    xlsx.write([sheet(name="=cmd|' /C'!A0", title="=2+2", rows=rows)], tmp_path / "x.xlsx")
    opened = openpyxl.load_workbook(tmp_path / "x.xlsx").active
    values = [cell for row in opened.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in values} == {"s"}
    assert all(cell.hyperlink is None for cell in values)
    assert [cell.value for cell in values] == ["=2+2", "Đơn vị", "Điểm", *evil]
    assert [cell.value for cell in values if not cell.quotePrefix] == [
        "Đơn vị",
        "Điểm",
        "http://x.vn",
    ]


def test_totals_are_numbers_and_pages_are_a4(tmp_path):
    from decimal import Decimal

    xlsx.write([sheet(rows=(("Ban A", Decimal("92.50")), ("Ban B", 7)))], tmp_path / "x.xlsx")
    opened = openpyxl.load_workbook(tmp_path / "x.xlsx").active
    assert [opened.cell(row, 2).value for row in (4, 5)] == [92.5, 7]
    assert (opened.page_setup.paperSize, opened.page_setup.orientation) == (9, "landscape")
    assert opened.print_title_rows == "$3:$3"


def test_sheets_of_the_same_name_get_a_number():
    taken: set[str] = set()
    long = "Đảng ủy Khối các Cơ quan và Doanh nghiệp tỉnh"
    names = [xlsx.sheet_name(name, taken) for name in (long, long, "a/b", "")]
    assert names == [long[:31], f"{long[:27]} (2)", "a-b", "-"]


def test_rows_are_as_high_as_their_longest_cell():
    columns = (SheetColumn("Mã", 6), SheetColumn("Lý do", 20, wrap=True))
    heights = [xlsx.row_height(("1", text), columns) for text in ("ngắn", "dài " * 20, "x" * 9000)]
    assert heights == [18, 63, 400]


def test_days_and_moments_are_such_and_long_numbers_keep_their_digits(tmp_path):
    row = (
        date(2026, 11, 23),
        datetime(2026, 11, 23, 8, 30, tzinfo=UTC),
        1.5,
        36_000_000_012_345_678,
    )
    columns = tuple(SheetColumn(f"{n}", 12) for n in range(4))
    with (tmp_path / "x.xlsx").open("wb") as stream:
        xlsx.write([sheet(columns=columns, rows=(row,))], stream)
    cells = openpyxl.load_workbook(tmp_path / "x.xlsx").active[4]
    assert [cell.value for cell in cells] == [
        datetime.fromisoformat("2026-11-23"), datetime.fromisoformat("2026-11-23T08:30"),
        1.5, "36000000012345678",
    ]  # fmt: skip
    assert [cell.number_format for cell in cells[:2]] == ["dd/mm/yyyy", "dd/mm/yyyy hh:mm"]
