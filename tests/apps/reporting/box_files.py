"""Files as agencies send them, with known figures and document numbers."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from openpyxl import Workbook

HEADING = "BÁO CÁO kết quả công tác quý I năm 2022"
PAPER = "Kế hoạch số 12-KH/TU"


def word(*paragraphs: str, table: tuple[tuple[str, ...], ...] = ()) -> bytes:
    document, stream = Document(), BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        made = document.add_table(rows=0, cols=len(table[0]))
        for row in table:
            for cell, text in zip(made.add_row().cells, row, strict=True):
                cell.text = text
    document.save(stream)
    return stream.getvalue()


def sheet(rows: tuple[tuple[object, ...], ...]) -> bytes:
    book, stream = Workbook(), BytesIO()
    book.active.title = "Q1"
    for row in rows:
        book.active.append(list(row))
    book.save(stream)
    return stream.getvalue()


def quarter(agency: str = "Cơ quan CQ2A", checks: str = "12") -> bytes:
    """A report of a first quarter: two figures, one number of a document."""
    return word(
        agency, HEADING,
        "Tỷ lệ hoàn thành nhiệm vụ được giao đạt 95,5%.",
        f"Đã tổ chức {checks} cuộc kiểm tra theo {PAPER} ngày 10/01/2022.",
    )  # fmt: skip


def upload(content: bytes, name: str = "bao-cao-quy-1.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)
