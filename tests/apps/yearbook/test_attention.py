from dataclasses import replace
from decimal import Decimal

from tests.apps.yearbook.years import scored, year

from thidua.apps.yearbook.attention import attention

LAST = "Đề nghị khen thưởng, số và ngày của báo cáo để người có trách nhiệm ghi."


def test_what_is_open_is_said():
    assert list(attention(year())) == [
        "Tạm tính: Ban Bảo vệ 10 =1+1 còn thiếu số liệu; tổng điểm là khoảng.",
        "Ban Bảo vệ 10 =1+1: nguồn không ghi kết quả công tác; báo cáo nêu đúng như vậy.",
        "Số có dấu (*) là số liệu minh họa; hãy thay trước khi ký.",
        LAST,
    ]


def test_a_shared_place_is_said():
    facts = year()
    places = (scored("BTC", 1, "90"), replace(scored("BBVSK", 1, "90"), bonus=Decimal(1)))
    tied = replace(facts, scoring=replace(facts.scoring, places=places))
    assert "Có cơ quan cùng hạng 1" in next(attention(tied))


def test_an_unscored_year_says_so():
    assert next(attention(year(scoring=None))) == "Chưa chấm điểm: chưa có số liệu nào."
