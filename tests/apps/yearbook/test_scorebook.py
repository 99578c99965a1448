from dataclasses import replace
from decimal import Decimal

import openpyxl
from tests.apps.yearbook.years import year

from thidua.apps.yearbook.facts import LineFact
from thidua.apps.yearbook.scorebook import score_sheets
from thidua.render import xlsx

LINE = LineFact(
    "I.1", "1", "=HYPERLINK(1)", Decimal(5), "Đủ 100% được 5 điểm", "97%", Decimal("4.85"),
    Decimal("4.85"), Decimal("4.85"), "97/100 × 5", "Báo cáo số 12-BC/BTC", illustrative=True,
)  # fmt: skip
MISSING = replace(LINE, code="2", points=None, low=Decimal(0), given="chưa có số liệu")
SECTION = replace(LINE, code="I", name="Nhiệm vụ chính trị", is_section=True)


def sheets():
    facts = year()
    scoring = replace(facts.scoring, lines={"BTC": (SECTION, LINE, MISSING)})
    return score_sheets(replace(facts, scoring=scoring))


def test_ranking_first_then_each_agency_with_a_card():
    ranking, card = sheets()
    assert (ranking.name, card.name) == ("Xếp hạng", "BTC")
    assert [row[:3] for row in ranking.rows] == [
        (1, "Ban Tổ chức Tỉnh ủy", Decimal("92.5")),
        (2, "Ban Bảo vệ 10 =1+1", "tạm tính 70–95"),
    ]
    assert card.rows[1] == (
        "1", "=HYPERLINK(1)", Decimal(5), "Đủ 100% được 5 điểm", "97%", Decimal("4.85"),
        "97/100 × 5", "Báo cáo số 12-BC/BTC", "(*)",
    )  # fmt: skip
    assert card.rows[2][5] == "tạm tính 0–4,85"
    assert card.strong == {0, 3}


def test_nothing_in_the_file_is_a_formula_or_a_link(tmp_path):
    xlsx.write(sheets(), tmp_path / "xep-hang.xlsx")
    book = openpyxl.load_workbook(tmp_path / "xep-hang.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    assert book["BTC"]["F8"].value == 4.85


def test_a_year_without_scores_has_no_sheets():
    assert score_sheets(year(scoring=None)) == []
