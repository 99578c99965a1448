"""Figures with their units and nouns, and the numbers that are none."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.citations import find_figures
from thidua.core.kernel.quantities import Unit
from thidua.core.vietnamese.numbers import write_number

FIGURES = {
    "tặng Huy hiệu Đảng cho 7.897 đảng viên": (Decimal(7897), Unit.COUNT, "đảng viên", ()),
    "đạt 87,3 % kế hoạch": (Decimal("87.3"), Unit.PERCENT, "", ()),
    "đạt 100%": (Decimal(100), Unit.PERCENT, "", ()),
    "tỷ lệ 95 phần trăm": (Decimal(95), Unit.PERCENT, "", ()),
    "ủng hộ 250 triệu đồng": (Decimal(250_000_000), Unit.DONG, "", ()),
    "kinh phí 1,5 tỷ đồng": (Decimal(1_500_000_000), Unit.DONG, "", ()),
    "kinh phí 12.500.000đ": (Decimal(12_500_000), Unit.DONG, "", ()),
    "mở gần 20 lớp": (Decimal(20), Unit.COUNT, "lớp", ("about",)),
    "trước hạn 5 ngày": (Decimal(5), Unit.DAYS, "ngày", ()),
    "đạt 97,5 điểm": (Decimal("97.5"), Unit.POINTS, "điểm", ()),
    "tổ chức hai hội nghị": (Decimal(2), Unit.COUNT, "hội nghị", ("in_words",)),
    "có 1,500 đảng viên": (Decimal(1500), Unit.COUNT, "đảng viên", ("english_form",)),
    "có 02 (hai) hội nghị": (Decimal(2), Unit.COUNT, "hội nghị", ()),
    "có 46/48 chi bộ": (Decimal(46), Unit.COUNT, "chi bộ", ("fraction",)),
    "đã mở 10-15 lớp": (Decimal(10), Unit.COUNT, "lớp", ("range",)),
    "đạt giải Ba": (Decimal(3), Unit.GRADE, "giải", ("ordinal",)),
    "đoạt giải nhì": (Decimal(2), Unit.GRADE, "giải", ("ordinal",)),
    "tổng số: 23": (Decimal(23), None, "", ()),
    "7.897": (Decimal(7897), None, "", ("ambiguous", "bare")),
    "có 2012 đảng viên": (Decimal(2012), Unit.COUNT, "đảng viên", ("maybe_year",)),
    "toàn tỉnh có tổng số 12 chi bộ": (Decimal(12), Unit.COUNT, "chi bộ", ()),
    "được tặng 5 Bằng khen": (Decimal(5), Unit.COUNT, "Bằng khen", ()),
}
NEVER = (
    "ngày 24/5/2019", "ngày 7 tháng 5 năm 2022", "điện thoại: 0228.3849386", "ĐT 0912 345 678",
    "Điều 6, khoản 2", "nhiệm kỳ 2020-2025", "năm 2022", "Số 68 Trần Phú", "đợt 7-11",
    "08:24", "lúc 8 giờ 30 phút", "Quyết định số 103/KH-UBND", "6 tháng đầu năm", "Covid-19",
    "a@b5.vn",
    "mã 1.234,567.89 hồ sơ", "1" * 20_000 + " hồ sơ", "1 - " * 2_000,
    "quý 4", "Nghị quyết 18", "lần thứ 3", "giải quyết xong", "2. Công tác Đảng",
)  # fmt: skip


@pytest.mark.parametrize("text", FIGURES)
def test_figure(text):
    (found,) = find_figures(text)
    assert (found.value, found.unit, found.noun, found.flags) == FIGURES[text]
    assert text[found.start : found.end].strip() == found.as_written


@pytest.mark.parametrize("text", NEVER)
def test_what_is_no_figure(text):
    assert find_figures(text) == []


@pytest.mark.parametrize("piece", ["a", "1", "1/", "a@", "số ", "Điều 1, 2 ", "1.000 "])
def test_time_grows_with_the_length_and_not_faster(piece):
    began = time.process_time()
    find_figures(piece * (40_000 // len(piece)))
    assert time.process_time() - began < 3  # some tenths; a pattern that goes back takes minutes


def test_both_ends_of_a_range_and_the_whole_of_a_fraction():
    ranged, fraction = find_figures("mở 10-15 lớp; 46/48 chi bộ tham gia")
    assert (ranged.high, fraction.whole) == (Decimal(15), Decimal(48))


def test_two_prizes_are_a_count_and_not_a_grade():
    assert [(f.value, f.unit) for f in find_figures("đoạt 2 giải Ba")] == [
        (Decimal(2), Unit.COUNT)
    ]


@given(st.integers(0, 10**9))
def test_what_is_written_is_read(number):
    if 1900 <= number < 2100:
        number += 1000
    (found,) = find_figures(f"tuyên truyền tới {write_number(number)} lượt người")
    assert (found.value, found.noun) == (Decimal(number), "lượt người")


@given(st.text(alphabet="0123456789.,/-% đồngtriệu giải", max_size=50))
def test_places_are_true(text):
    for figure in find_figures(text):
        assert text[figure.start : figure.end].rstrip() == figure.as_written
