"""T-EXP: any list as Excel, and not one cell of it is a formula."""

import io
import shutil
import subprocess
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from django.utils import translation
from django.utils.translation import gettext_lazy
from tests.apps.common.formulas import FORMULAS

from thidua.apps.common import clock
from thidua.apps.common.exports import TYPE, export_rows
from thidua.render.xlsx import SheetColumn

HEAD = 3  # the row of the titles, after the title and an empty row


def opened(response):
    return openpyxl.load_workbook(io.BytesIO(response.content)).active


def formulas_everywhere():
    rows = [(text, Decimal(n), text) for n, text in enumerate(FORMULAS)]
    return export_rows(
        FORMULAS[0], [FORMULAS[1], "TT", FORMULAS[2]], rows, FORMULAS[3], notes=FORMULAS
    )


def texts(sheet, first: int) -> list[str]:
    rows = range(first, first + len(FORMULAS))
    return [shown(sheet.cell(row, 1).value) for row in rows]


def shown(text: str) -> str:
    """As Excel shows it: openpyxl leaves the escape of a carriage return as it stands."""
    return text.replace("_x000D_", "\r")


def test_there_are_sixty_texts():
    assert len(set(FORMULAS)) == len(FORMULAS) >= 60


def test_no_text_becomes_a_formula_a_link_or_a_number():
    sheet = opened(formulas_everywhere())
    first = len(FORMULAS) + HEAD
    assert texts(sheet, first + 1) == list(FORMULAS)
    assert texts(sheet, 2) == list(FORMULAS)
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert [cell for cell in cells if cell.hyperlink] == []
    assert {cell.data_type for row in sheet.iter_rows(min_row=first + 1) for cell in row[::2]} == {
        "s"
    }
    quoted = {shown(str(cell.value)) for cell in cells if cell.quotePrefix}
    assert {text for text in FORMULAS if text[0] in "=+-@\t\r\n"} <= quoted


def soffice() -> str:
    return shutil.which("soffice") or ""


def test_libreoffice_reads_the_same_texts(tmp_path):
    """Where LibreOffice is installed; elsewhere the program that stands in copies the file."""
    book = tmp_path / "a.xlsx"
    book.write_bytes(formulas_everywhere().content)
    again = tmp_path / "out"
    convert(book, again)
    sheet = openpyxl.load_workbook(again / "a.xlsx").active
    first = len(FORMULAS) + HEAD
    assert [same(text) for text in texts(sheet, first + 1)] == [same(text) for text in FORMULAS]
    found = {cell.data_type for row in sheet.iter_rows(min_row=first + 1) for cell in row[::2]}
    assert found == {"s"}


def same(text: str) -> str:
    return text.replace("\r", "\n")


def convert(book: Path, folder: Path) -> None:
    if not soffice():
        folder.mkdir()
        shutil.copy(book, folder)
        return
    command = [soffice(), f"-env:UserInstallation=file://{folder}/profile", "--headless",
               "--convert-to", "xlsx", "--outdir", str(folder), str(book)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def test_numbers_days_and_moments_can_be_computed_with():
    row = (
        7897,
        Decimal("12.5"),
        -3,
        date(2026, 11, 23),
        datetime(2026, 11, 23, 1, 30, tzinfo=UTC),
        None,
    )
    columns = ["TT", SheetColumn("Điểm", 10, places=2), "Chênh", "Ngày", "Lúc", "Ghi chú"]
    cells = opened(export_rows("Bảng", columns, [row], "a"))[HEAD + 1]
    assert [cell.value for cell in cells] == [
        7897, 12.5, -3, datetime.fromisoformat("2026-11-23"),
        datetime.fromisoformat("2026-11-23T08:30"), None,
    ]  # fmt: skip
    assert [cell.number_format for cell in cells[1:5]] == [
        "#,##0.00", "General", "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
    ]  # fmt: skip


@pytest.mark.parametrize(("language", "words"), [("vi", ["Có", "Không"]), ("en", ["Yes", "No"])])
def test_yes_and_no_are_words_and_lazy_texts_are_said(language, words):
    with translation.override(language):
        cells = opened(
            export_rows("x", ["a", "b", "c"], [(True, False, gettext_lazy("Yes"))], "a")
        )
    assert [cell.value for cell in cells[HEAD + 1]] == [*words, words[0]]


def test_the_head_stays_in_sight_and_is_printed_on_each_page():
    sheet = opened(export_rows("Sổ theo dõi", ["Đơn vị", "Hạn nộp"], [("Ban Tổ chức", None)], "a"))
    assert [cell.value for cell in sheet[HEAD]] == ["Đơn vị", "Hạn nộp"]
    assert (sheet.title, sheet.freeze_panes) == ("Sổ theo dõi", f"A{HEAD + 1}")
    assert sheet.print_title_rows == f"${HEAD}:${HEAD}"
    assert sheet.auto_filter.ref == f"A{HEAD}:B{HEAD + 1}"


def test_an_empty_list_is_a_table_without_rows():
    sheet = opened(export_rows("Sổ", ["Đơn vị"], [], "a"))
    assert sheet.max_row == HEAD


def test_the_answer_is_a_download_with_a_vietnamese_name():
    with clock.at(date(2026, 11, 23)):
        response = export_rows("x", ["a"], [], "Sổ phong trào/2026")
    assert response.headers["Content-Type"] == TYPE
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="2026 2026-11-23.xlsx"'
    )
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_vietnamese_name_is_encoded():
    with clock.at(date(2026, 11, 23)):
        response = export_rows("x", ["a"], [], "Sổ")
    assert response.headers["Content-Disposition"] == (
        "attachment; filename*=utf-8''S%E1%BB%95%202026-11-23.xlsx"
    )
