"""A scheme as Excel: comes back the same, readable by a clerk, refusals name sheet and row."""

from decimal import Decimal

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.core.scoring.rule_examples import examples
from tests.core.scoring.samples import demo, item, police, scheme_of

from thidua.core.kernel.errors import BadData, BadFile
from thidua.core.scoring.load import dump_scheme, parse_scheme
from thidua.workbook.scheme_form import read_scheme_form, write_scheme_form

SCHEMES = {"demo": demo(), "police": police()} | {e.path.stem: e.scheme() for e in examples()}
WORDS = st.text(
    "aăâbcdđeêghiklmnoôơpqrstuưvxyÀỆ 019.,:;-'\"#{}[]=@%&*!|>?", min_size=1, max_size=30
)
WORDS = WORDS.map(str.strip).filter(bool)


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_yaml_to_excel_to_yaml_changes_nothing(scheme, tmp_path):
    path = tmp_path / "scheme.xlsx"
    write_scheme_form(scheme, path)
    again = parse_scheme(dump_scheme(read_scheme_form(path)), "again.yaml")
    assert again == scheme
    assert again.hash == scheme.hash


@st.composite
def schemes(draw):
    """Small schemes with any words, frames to four decimals and any depth of tiers."""
    count = draw(st.integers(1, 3))
    items = []
    for number in range(count):
        frame = Decimal(draw(st.integers(1, 999_999))) / 10_000
        edge = Decimal(draw(st.integers(1, 9_999))) / 100
        rule = {"bands": {"of": "value", "tiers": [
            {"from": edge, "give": "max"}, {"below": edge, "give": frame / 2}]}}  # fmt: skip
        asked = [{"label": draw(WORDS), "unit": "percent"}]
        if edge <= 1:
            asked, rule = [{"label": draw(WORDS), "unit": "points"}], {"given": {}}
        items.append(item(f"I.{number}", frame, name=draw(WORDS), evidence=draw(WORDS),
                          inputs=asked, rule=rule))  # fmt: skip
    return scheme_of(*items, title=draw(WORDS), note=draw(WORDS), basis=[draw(WORDS)])


@settings(max_examples=25,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(schemes())
def test_any_small_scheme_survives(tmp_path, scheme):
    path = tmp_path / "scheme.xlsx"
    write_scheme_form(scheme, path)
    assert read_scheme_form(path).hash == scheme.hash


def changed(tmp_path, change):
    path = tmp_path / "scheme.xlsx"
    write_scheme_form(demo(), path)
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def test_a_clerk_reads_one_row_for_each_item(tmp_path):
    path = changed(tmp_path, lambda _book: None)
    rows = list(openpyxl.load_workbook(path)["Bảng điểm"].iter_rows(values_only=True))
    items = [row for row in rows if row[0] == "Nội dung"]
    assert len(items) == 53
    assert items[1][2:6] == ("I.1.2", "1.2", "Nhiệm vụ cấp ủy giao hoàn thành đúng hạn", 4)
    assert items[1][7].startswith(
        "Tính theo “Tỷ lệ nhiệm vụ hoàn thành đúng hạn”. Trên 95%: 4 điểm."
    )


def test_moved_columns_and_empty_rows_are_read(tmp_path):
    def change(book):
        sheet = book["Bảng điểm"]
        sheet.insert_rows(4)
        sheet.insert_cols(1)
        sheet["A1"] = "Ghi chú riêng"
        book["Ô nhập liệu"].move_range("A1:A200", cols=20)

    assert read_scheme_form(changed(tmp_path, change)).hash == demo().hash


def test_a_frame_that_no_longer_adds_up_is_named_with_its_row(tmp_path):
    def change(book):
        book["Bảng điểm"]["F4"] = 6  # item 1.1, was 5

    with pytest.raises(BadData) as caught:
        read_scheme_form(changed(tmp_path, change))
    [finding] = caught.value.data["findings"]
    assert (finding.code, finding.place) == ("scheme.frame_not_sum", "scheme.xlsx:Bảng điểm!3")


def test_text_for_a_number_is_named_with_its_row(tmp_path):
    def change(book):
        book["Bảng điểm"]["F4"] = "năm"

    with pytest.raises(BadData) as caught:
        read_scheme_form(changed(tmp_path, change))
    [finding] = caught.value.data["findings"]
    assert (finding.code, finding.place) == (
        "format.wrong_type_number", "scheme.xlsx:Bảng điểm!4",
    )  # fmt: skip


def test_a_missing_sheet_or_column_is_named(tmp_path):
    with pytest.raises(BadFile) as caught:
        read_scheme_form(changed(tmp_path, lambda book: book.remove(book["Ô nhập liệu"])))
    assert caught.value.code == "file.no_scheme_sheet"
    with pytest.raises(BadFile) as caught:
        read_scheme_form(changed(tmp_path, lambda book: book["Bảng điểm"].delete_cols(6)))
    assert (caught.value.code, caught.value.data["columns"]) == (
        "file.no_scheme_column", ["Điểm tối đa"],
    )  # fmt: skip


def found_in(tmp_path, change) -> list[tuple[str, str]]:
    with pytest.raises(BadData) as caught:
        read_scheme_form(changed(tmp_path, change))
    return [(finding.code, finding.place) for finding in caught.value.data["findings"]]


@pytest.mark.parametrize("level", ["hai", "[1]", 9, 1.5, 0])
def test_a_level_that_leads_nowhere_is_named(tmp_path, level):
    found = found_in(tmp_path, lambda book: book["Bảng điểm"].__setitem__("B3", level))
    assert found == [("form.wrong_level", "scheme.xlsx:Bảng điểm!3")]


def test_an_unknown_kind_of_row_is_named(tmp_path):
    found = found_in(tmp_path, lambda book: book["Bảng điểm"].__setitem__("A4", "Nhóm"))
    assert ("form.unknown_row_kind", "scheme.xlsx:Bảng điểm!4") in found


def test_an_input_of_no_item_is_named_rather_than_dropped(tmp_path):
    found = found_in(
        tmp_path, lambda book: book["Ô nhập liệu"].append(["IX.9", "value", "Nhãn lạ", "count"])
    )
    assert [code for code, _place in found] == ["input.unknown_item"]
