"""What people do to workbooks and the reader takes: the figures stay the same."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.styles import Font
from tests.workbook.samples import good_workbook, schemes

from thidua.core.kernel.findings import Severity
from thidua.core.scoring.inputs import Absence
from thidua.workbook.reader import read_workbook

BTC = "Ban Tổ chức Tỉnh ủy"


def changed(tmp_path, change):
    """The good workbook after `change(book)`, read."""
    path = good_workbook(tmp_path / "so.xlsx")
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return read_workbook(path, schemes)


def with_value(tmp_path, cell, value, **style):
    def change(book):
        book[BTC][cell] = value
        for name, wanted in style.items():
            setattr(book[BTC][cell], name, wanted)

    return changed(tmp_path, change)


def value_of(read, item, name="value"):
    return read.agencies[0].row(item).values.get(name)


def codes(read):
    return [(f.code, f.severity) for f in read.findings]


def figures(read):
    return [[replace(row, place="") for row in agency.rows] for agency in read.agencies]


def unmerge(sheet):
    """openpyxl, unlike Excel, leaves merged ranges behind when rows or columns move."""
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))


def insert_column(book):
    unmerge(book[BTC])
    book[BTC].insert_cols(3)


def insert_rows_above(book):
    unmerge(book[BTC])
    book[BTC].insert_rows(1, 3)


def move_value_column(book):
    sheet = book[BTC]
    for row in range(6, 30):
        cell = sheet.cell(row, 7)
        if not hasattr(cell, "column_letter"):
            continue
        sheet.cell(row, 20).value, sheet.cell(row, 20).number_format = (
            cell.value,
            cell.number_format,
        )
        cell.value = None


def rename_sheets(book):
    book[BTC].title = "Sheet1"
    book["Thông tin"].title = "thong tin (2)"
    book["Việc đã làm"].title = "VIEC"


def drop_keys(book):
    book[BTC].delete_cols(14)


def drop_title_block(book):
    for row in range(1, 5):
        for column in range(1, 6):
            book[BTC].cell(row, column).value = None


def decorate(book):
    book[BTC].merge_cells("I8:J8")
    book[BTC]["A40"] = "Người lập biểu"
    book[BTC].merge_cells("A40:D40")


def shout(book):
    sheet = book[BTC]
    for column in range(1, 15):
        header = sheet.cell(6, column)
        header.value = str(header.value).upper() + "  "


@pytest.mark.parametrize(
    "change",
    [insert_column, insert_rows_above, move_value_column, rename_sheets, drop_keys,
     drop_title_block, shout],
    ids=lambda change: change.__name__,
)  # fmt: skip
def test_moved_and_renamed_things_are_found(change, tmp_path):
    good = read_workbook(good_workbook(tmp_path / "tot.xlsx"), schemes)
    read = changed(tmp_path, change)
    assert figures(read) == figures(good)
    assert read.findings == ()


def test_merged_cells_and_a_signature_do_not_disturb(tmp_path):
    read = changed(tmp_path, decorate)
    assert value_of(read, "I.1") == 12
    assert read.findings == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", 12), (" 12\u00a0", 12), ("１２", 12), ("1 500", 1500), ("7.897", 7897)],
)
def test_whole_numbers_typed_as_text(text, value, tmp_path):
    assert value_of(with_value(tmp_path, "G8", text), "I.1") == value


@pytest.mark.parametrize(("text", "value"), [("97,5", "97.5"), ("97.5", "97.5"), ("95 %", "95")])
def test_percents_typed_as_text_in_either_form(text, value, tmp_path):
    def change(book):
        book[BTC]["G9"], book[BTC]["H9"] = text, None

    read = changed(tmp_path, change)
    assert value_of(read, "I.2") == Decimal(value)
    assert read.findings == ()


def test_a_doubtful_number_says_how_it_was_read(tmp_path):
    read = with_value(tmp_path, "G8", "1.500")
    assert value_of(read, "I.1") == 1500
    assert codes(read) == [("workbook.number_read_as", Severity.WARNING)]
    assert read.is_usable


def test_a_text_that_only_one_form_fits_is_read_so(tmp_path):
    read = with_value(tmp_path, "G8", "1,500")
    assert value_of(read, "I.1") == 1500


def test_a_cell_in_percent_format_holds_a_share(tmp_path):
    def change(book):
        book[BTC]["G9"], book[BTC]["H9"] = 0.95, None
        book[BTC]["G9"].number_format = "0.00%"

    assert value_of(changed(tmp_path, change), "I.2") == 95


@pytest.mark.parametrize("typed", ["9/12/2022", "09-12-2022", 44904, date(2022, 12, 9)])
def test_days_in_each_form(typed, tmp_path):
    read = with_value(tmp_path, "G10", typed, number_format="General")
    assert value_of(read, "I.3", "done") == date(2022, 12, 9)


@pytest.mark.parametrize(("typed", "meant"), [("co", True), ("x", True), ("KHÔNG", False)])
def test_yes_and_no_as_people_write_them(typed, meant, tmp_path):
    assert value_of(with_value(tmp_path, "G13", typed), "I.5") is meant


def test_old_fonts_are_converted_by_the_cells_font(tmp_path):
    read = with_value(tmp_path, "G16", "Hoµn thµnh tèt", font=Font(name=".VnTime"))
    assert value_of(read, "II.A.1") == "tot"


def test_hidden_sheets_and_rows_are_read_and_noted(tmp_path):
    def change(book):
        book[BTC].sheet_state = "hidden"
        book[BTC].row_dimensions[8].hidden = True

    read = changed(tmp_path, change)
    assert value_of(read, "I.1") == 12
    assert codes(read) == [
        ("workbook.hidden_sheet", Severity.NOTE),
        ("workbook.hidden_rows", Severity.NOTE),
    ]


def test_an_extra_sheet_is_noted(tmp_path):
    read = changed(tmp_path, lambda book: book.create_sheet("Nháp"))
    assert codes(read) == [("workbook.extra_sheet", Severity.NOTE)]


def test_a_row_inserted_below_an_item_brings_more_proof(tmp_path):
    read = changed(tmp_path, lambda book: insert_proof(book[BTC]))
    proofs = [proof.document_as_written for proof in read.agencies[0].row("I.1").evidence]
    assert proofs == ["80-KH/BTCTU", "81-BC/BTCTU"]


def insert_proof(sheet):
    unmerge(sheet)
    sheet.insert_rows(9)
    sheet["I9"], sheet["J9"] = "81-BC/BTCTU", date(2022, 3, 1)


def test_the_four_kinds_of_nothing_stay_apart(tmp_path):
    def change(book):
        sheet = book[BTC]
        sheet["G8"], sheet["H8"] = None, "không được giao"
        sheet["H9"] = "Không phát sinh"
        sheet["G11"] = 0
        sheet["G13"] = None

    agency = changed(tmp_path, change).agencies[0]
    assert agency.row("I.1").absence is Absence.NOT_ASSIGNED
    assert agency.row("I.2").absence is Absence.NOTHING_AROSE
    assert agency.row("I.4").values["value"] == 0
    assert agency.row("I.5").absence is Absence.MISSING


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("H16", "Không được giao", "workbook.absent_with_value"),
        ("H8", "Chưa rõ", "workbook.unknown_status"),
        ("G8", 1.5, "workbook.not_whole"),
        ("G8", date(2022, 2, 1), "workbook.not_a_number"),
        ("G8", True, "workbook.not_a_number"),
        ("G10", "quý II", "workbook.not_a_day"),
        ("G13", "một phần", "workbook.not_yes_no"),
        ("J8", "hôm qua", "workbook.not_a_day"),
        ("G20", 5, "workbook.scored_elsewhere"),
    ],
)
def test_each_wrong_cell_is_named(cell, value, code, tmp_path):
    read = with_value(tmp_path, cell, value)
    assert [f.code for f in read.findings] == [code]
    assert read.findings[0].place == f"{BTC}!{cell}"
    assert not read.is_usable


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("A5", "Sở Y tế", "workbook.unknown_agency"),
        ("B5", "Đi chơi", "workbook.unknown_option"),
        ("C5", None, "workbook.deed_without_words"),
        ("A5", None, "workbook.deed_without_agency"),
        ("E5", "nhiều", "workbook.not_a_number"),
    ],
)
def test_wrong_deeds_are_named(cell, value, code, tmp_path):
    def change(book):
        book["Việc đã làm"][cell] = value

    read = changed(tmp_path, change)
    assert [(f.code, f.place) for f in read.findings] == [(code, f"Việc đã làm!{cell}")]


def test_a_specialised_column_of_a_stranger_is_an_error(tmp_path):
    def change(book):
        book["Cơ quan chuyên ngành chấm"]["G4"] = "Sở Y tế"

    read = changed(tmp_path, change)
    assert codes(read) == [("workbook.unknown_agency", Severity.ERROR)]


def test_a_stray_cell_at_the_end_of_the_sheet_costs_nothing(tmp_path):
    def change(book):
        book[BTC].cell(1_048_576, 1).value = "x"

    read = changed(tmp_path, change)
    assert codes(read) == [("workbook.far_rows", Severity.NOTE)]
    assert value_of(read, "I.1") == 12
