"""What the template offers to whoever fills it."""

import openpyxl
import pytest
from click.testing import CliRunner
from tests.workbook.samples import BLOC, good_workbook, scheme

from thidua.commands.template_ import command
from thidua.core.kernel.errors import BadFile
from thidua.core.kernel.periods import Period
from thidua.workbook.rule_words import rule_in_words
from thidua.workbook.template import write_template


@pytest.fixture
def book(tmp_path):
    path = write_template(tmp_path / "so.xlsx", scheme(), BLOC, (2022, Period.Y))
    return openpyxl.load_workbook(path)


def test_sheets(book):
    assert book.sheetnames == [
        "Hướng dẫn", "Thông tin", "Ban Tổ chức Tỉnh ủy", "Đảng ủy Khối", "Báo Nam Định",
        "Việc đã làm", "Cơ quan chuyên ngành chấm", "Danh mục",
    ]  # fmt: skip
    assert book["Danh mục"].sheet_state == "hidden"


def test_only_the_cells_to_fill_are_open(book):
    sheet = book["Báo Nam Định"]
    assert sheet.protection.sheet
    opened = {
        cell.column_letter
        for row in sheet.iter_rows(min_row=7)
        for cell in row
        if not isinstance(cell, openpyxl.cell.cell.MergedCell) and not cell.protection.locked
    }
    assert opened == set("GHIJKL")


def test_each_unit_has_its_validation(book):
    kinds = {}
    for rule in book["Báo Nam Định"].data_validations.dataValidation:
        for cell in str(rule.sqref).split():
            kinds[cell] = (rule.type, rule.formula1)
    assert [kinds[f"G{row}"][0] for row in range(8, 14)] == [
        "whole", "decimal", "date", "whole", "whole", "list",
    ]  # fmt: skip
    assert kinds["H8"][0] == "list"


def test_it_prints_on_a4_with_its_head_on_every_page(book):
    sheet = book["Ban Tổ chức Tỉnh ủy"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$6:$6"
    assert sheet.freeze_panes == "C7"


def test_the_completeness_column_counts(tmp_path):
    values = openpyxl.load_workbook(good_workbook(tmp_path / "so.xlsx"), data_only=True)
    sheet = values["Báo Nam Định"]
    assert sheet["A4"].value == "Đã đủ 7/7 mục"
    assert [sheet[f"M{row}"].value for row in (7, 8, 9, 10, 11)] == ["5/5", "Đủ", "Đủ", "Đủ", "Đủ"]


def test_text_that_looks_like_a_formula_stays_text(tmp_path):
    sheet = openpyxl.load_workbook(good_workbook(tmp_path / "so.xlsx"))["Việc đã làm"]
    assert (sheet["C6"].value, sheet["C6"].data_type) == ("=Báo in có bài chuyên sâu", "s")


def test_the_same_contents_make_the_same_bytes(tmp_path):
    one = good_workbook(tmp_path / "mot.xlsx").read_bytes()
    assert good_workbook(tmp_path / "hai.xlsx").read_bytes() == one


def test_rules_are_told_in_words():
    said = {item.id: rule_in_words(item) for item in scheme().items()}
    assert said == {
        "I.1": "Mỗi số lượng: 1 điểm; tối đa 10 điểm",
        "I.2": "Tỷ lệ: từ 95: 10 điểm; từ 50 dưới 95: 5 điểm; dưới 50: 0 điểm",
        "I.3": "Số ngày chậm: đến 0: 10 điểm; trên 0: 0 điểm",
        "I.4": "So với chỉ tiêu và với cả khối: đúng chỉ tiêu được nửa điểm tối đa,"
        " dẫn đầu được điểm tối đa",
        "I.5": "Đạt đủ: 10 điểm; không đạt: 0 điểm",
        "II.A.1": "Hoàn thành xuất sắc: 10; Hoàn thành tốt: 7",
        "II.A.2": "Tính mức cao nhất: Cờ: 10; Bằng khen: 5",
        "II.B.1": "Chấm từ 0 đến 20 điểm",
    }


def test_the_command_writes_one_file_and_one_for_each_agency(tmp_path):
    asked = ["--scheme", "nam-dinh-demo-2022", "--bloc", "khoi-dang-nam-dinh", "--year", "2022"]
    whole, each = tmp_path / "ca-khoi.xlsx", tmp_path / "tung-don-vi"
    done = CliRunner().invoke(command, [*asked, "--out", str(whole), "--per-agency", str(each)])
    assert done.exit_code == 0, done.output
    assert whole.is_file()
    assert len(list(each.iterdir())) == 10


def test_an_unknown_scheme_is_named_with_those_there_are(tmp_path):
    asked = ["--scheme", "x", "--bloc", "khoi-dang-nam-dinh", "--year", "2022"]
    failed = CliRunner().invoke(command, [*asked, "--out", str(tmp_path / "so.xlsx")])
    assert isinstance(failed.exception, BadFile)
    assert failed.exception.code == "file.no_such_scheme"
    assert list(tmp_path.iterdir()) == []
