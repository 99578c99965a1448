"""Blocks with their places, the guess where a figure belongs, and the command."""

import json
import zlib
from decimal import Decimal
from pathlib import Path

import docx
import openpyxl
import pytest
from click.testing import CliRunner
from tests.intake.make_reports import measure

from thidua.commands.read_ import command
from thidua.core.citations import find_figures
from thidua.core.kernel.errors import BadFile
from thidua.core.kernel.quantities import Unit
from thidua.intake.blocks import Block, Place, PlaceKind, cell_name, read_blocks
from thidua.intake.matching import Candidate, Catalogue, read_catalogue

RESTATED = Path(__file__).parents[1] / "data/reports/restated.txt"
TCVN3 = "Chi bé ®· kÕt n¹p 5 ®¶ng viªn míi"  # Chi bộ đã kết nạp 5 đảng viên mới, in ABC letters


def pdf(*lines: str) -> bytes:
    """A PDF of one page, made by hand: its text is ASCII, drawn with a font of the format."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = zlib.compress(f"BT /F1 12 Tf 14 TL 50 700 Td {shown} ET".encode())
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\n" % table
    return out + tail + b"startxref\n%d\n%%%%EOF" % len(out)


def test_blocks_of_word(tmp_path):
    document = docx.Document()
    document.add_paragraph("Đoạn một")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["Chỉ tiêu", "Kết quả", "Số hội nghị", "12"], strict=True):
        cell.text = text
    document.add_paragraph("")
    document.add_paragraph("").add_run(TCVN3).font.name = ".VnTime"
    document.sections[0].header.paragraphs[0].text = "Đầu trang"
    document.save(str(tmp_path / "a.docx"))
    assert read_blocks(tmp_path / "a.docx") == [
        Block("Đoạn một", Place(PlaceKind.PARAGRAPH, (1,))),
        Block("Chỉ tiêu", Place(PlaceKind.TABLE, (1, 1, 1))),
        Block("Kết quả", Place(PlaceKind.TABLE, (1, 1, 2)), "Chỉ tiêu"),
        Block("Số hội nghị", Place(PlaceKind.TABLE, (1, 2, 1)), "Chỉ tiêu"),
        Block("12", Place(PlaceKind.TABLE, (1, 2, 2)), "Số hội nghị Kết quả"),
        Block("Chi bộ đã kết nạp 5 đảng viên mới", Place(PlaceKind.PARAGRAPH, (3,))),
        Block("Đầu trang", Place(PlaceKind.HEADER, (1,))),
    ]


def test_blocks_of_excel(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Số liệu"
    for row in (["Nội dung", "Kết quả"], ["Huy hiệu Đảng", 7897], ["Tỷ lệ", 87.3]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    found = {b.place.data["cell"]: (b.text, b.label) for b in read_blocks(tmp_path / "a.xlsx")}
    assert found["B2"] == ("7.897", "Huy hiệu Đảng Kết quả")
    assert found["B3"] == ("87,3", "Tỷ lệ Kết quả")


def test_blocks_of_pdf_join_the_lines_of_a_paragraph(tmp_path):
    (tmp_path / "a.pdf").write_bytes(pdf("Theo 05-CT/TW va", "103/KH-UBND.", "Het."))
    assert [(b.text, b.place.numbers) for b in read_blocks(tmp_path / "a.pdf")] == [
        ("Theo 05-CT/TW va 103/KH-UBND.", (1, 1)),
        ("Het.", (1, 2)),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [(pdf(), "scan"), (pdf("x")[:60], "damaged"), (b"", "empty")],
    ids=["scan", "damaged", "empty"],
)
def test_pdf_that_can_not_be_read(data, reason, tmp_path):
    (tmp_path / "a.pdf").write_bytes(data)
    with pytest.raises(BadFile) as caught:
        read_blocks(tmp_path / "a.pdf")
    assert caught.value.code == f"file.{reason}"


@pytest.mark.parametrize(
    "raw",
    [
        "Đảng viên mới".encode(),
        "Đảng viên mới".encode("utf-8-sig"),
        "Đảng viên mới".encode("utf-16"),
        "Đảng viên mới".encode("utf-16-le"),
        "§¶ng viªn míi".encode("latin-1"),
    ],
)
def test_text_in_old_and_new_codings(raw, tmp_path):
    (tmp_path / "a.txt").write_bytes(raw)
    assert [block.text for block in read_blocks(tmp_path / "a.txt")] == ["Đảng viên mới"]


def test_names_of_cells():
    assert [cell_name(1, n) for n in (1, 26, 27, 52, 703)] == ["A1", "Z1", "AA1", "AZ1", "AAA1"]


CATALOGUE = Catalogue(
    [
        Candidate("KT-01", "Số tổ chức đảng được kiểm tra", Unit.COUNT),
        Candidate("KT-02", "Số đảng viên được kiểm tra", Unit.COUNT),
        Candidate("TC-01", "Số đảng viên được tặng Huy hiệu Đảng", Unit.COUNT),
        Candidate("TC-02", "Tỷ lệ hồ sơ số hóa", Unit.PERCENT),
    ]
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("tặng Huy hiệu Đảng cho 7.897 đảng viên", "TC-01"),
        ("kiểm tra đối với 23 tổ chức đảng", "KT-01"),
        ("đã số hóa hồ sơ đạt 90%", "TC-02"),
        ("mở 5 lớp bơi", None),
    ],
)
def test_the_indicator_it_may_belong_to(text, code):
    (figure,) = find_figures(text)
    match = CATALOGUE.indicator_of(figure, text)
    assert (match and match.code) == code


def test_another_unit_is_never_offered():
    text = "tổ chức đảng được kiểm tra đạt 50%"
    (figure,) = find_figures(text)
    assert CATALOGUE.indicator_of(figure, text) is None


def test_the_command_lists_documents_and_figures(tmp_path):
    catalogue = tmp_path / "chi-tieu.yaml"
    catalogue.write_text(
        "indicators:\n"
        "  - {code: TC-01, label: Số đảng viên được tặng Huy hiệu Đảng, unit: count}\n"
        "agencies:\n"
        "  - {code: TU, name: Huy hiệu Đảng}\n"  # an agency has a code and a name as well
        "documents:\n"
        "  - {type_name: Nghị quyết Đại hội XIII của Đảng}\n"
        "  - {number: 05-CT/TW, type: Chỉ thị, summary: Học tập và làm theo Bác}\n",
        encoding="utf-8",
    )
    assert len(read_catalogue([catalogue]).documents) == 2
    arguments = [str(RESTATED), "--json", "--scheme", str(catalogue)]
    shown = CliRunner().invoke(command, arguments, catch_exceptions=False)
    found = json.loads(shown.output)
    documents = {d["canonical"]: d["belongs"] for d in found["documents"]}
    assert documents["05-CT/TW"]["label"] == "Học tập và làm theo Bác"
    figures = {Decimal(f["value"]): f["belongs"] for f in found["figures"]}
    assert figures[Decimal(7897)]["code"] == "TC-01"
    plain = CliRunner().invoke(command, [str(RESTATED)], catch_exceptions=False).output
    assert "dòng 5: 7.897 đảng viên" in plain
    assert "Văn bản (10)" in plain


def test_ten_reports_full_of_traps(tmp_path):
    numbers, figures, misses = measure(tmp_path)
    assert (numbers.precision, numbers.recall) == (1.0, 1.0), misses
    assert figures.precision >= 0.95, misses
    assert figures.recall >= 0.95, misses
