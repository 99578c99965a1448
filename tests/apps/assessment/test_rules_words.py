"""What of the rules decided about whom, in words under the ranking."""

from decimal import Decimal

from django.utils import translation
from tests.apps.assessment.books import small_scheme

from thidua.apps.assessment.rules import of_other_years, ranking_rules
from thidua.core.scoring.card import Place, Ranking, Step


def place(unit: str, *steps: Step) -> Place:
    points = Decimal(90)
    own = Step("scoring.graded", {"value": points, "grade": "Tốt"})
    return Place(unit, 1, points, points, points, "good", (*steps, own))


def test_who_is_lowered_or_shares_a_place_is_told_by_name():
    capped = Step("scoring.share_capped", {
        "grade": "Xuất sắc", "seats": 3, "base": 10, "share": 30, "lower": "Tốt",
    })  # fmt: skip
    shared = Step("scoring.place_shared", {"units": ["B"]})
    ranking = Ranking((place("A", shared), place("B", capped), place("C")))
    names = {"A": "Ban A", "B": "Ban B", "C": "Ban C"}
    with translation.override("vi"):
        told = ranking_rules(small_scheme(), ranking, names, "vi").reasons
    assert told == (
        "Ban A: Bằng nhau mọi tiêu chí với Ban B: đồng hạng.",
        "Ban B: Mức Xuất sắc không quá 30%: 3/10 đơn vị. Xếp loại Tốt.",
    )


def test_items_that_name_an_earlier_year_are_told():
    scheme = small_scheme()
    first = next(iter(scheme.items()))
    dated = first.model_copy(update={"name": "Gửi báo cáo đúng hạn (ngày 10/12/2022)"})
    section = scheme.sections[0].model_copy(update={"items": (dated,), "sections": ()})
    carried = scheme.model_copy(update={"sections": (section, *scheme.sections[1:])})
    assert of_other_years(carried, 2023) == (first.id,)
    assert of_other_years(carried, 2022) == ()
    assert of_other_years(scheme, 2023) == ()
