"""Scoreboard, scorecard, one line, the scheme."""

import re
from datetime import date

import pytest
from django.urls import reverse
from tests.apps.assessment.books import TODAY, filled_agency, small_scheme, workbook
from tests.apps.pages_world import PLACE, page_urls, scored_bloc
from tests.apps.small_bloc import bare_bloc

from thidua.apps.assessment.models import ScoreLine
from thidua.apps.assessment.services import adopt_scheme, freeze_ranking, import_workbook
from thidua.apps.reporting.models import ResultLine

pytestmark = pytest.mark.django_db
BOARD = "/khoi-thu/2022/xep-hang/"


def text_of(response) -> str:
    return response.content.decode()


def order_of(html: str) -> list[str]:
    return re.findall(r'<th scope="row">\s*(?:<a[^>]*>)?\s*(Cơ quan \w+)', html)


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("", ["Cơ quan CQ1A", "Cơ quan CQ2A", "Cơ quan CQ3A"]),
        ("-place", ["Cơ quan CQ3A", "Cơ quan CQ2A", "Cơ quan CQ1A"]),
        ("total", ["Cơ quan CQ3A", "Cơ quan CQ2A", "Cơ quan CQ1A"]),
        ("-I", ["Cơ quan CQ1A", "Cơ quan CQ2A", "Cơ quan CQ3A"]),
        ("-name", ["Cơ quan CQ3A", "Cơ quan CQ2A", "Cơ quan CQ1A"]),
        ("no-such-column", ["Cơ quan CQ1A", "Cơ quan CQ2A", "Cơ quan CQ3A"]),
    ],
)
def test_scoreboard_is_sorted_by_its_links(client, sort, order):
    scored_bloc(3)
    assert order_of(text_of(client.get(BOARD, {"sort": sort} if sort else {}))) == order


def test_scoreboard_says_which_column_orders_it(client):
    scored_bloc(2)
    html = text_of(client.get(BOARD, {"sort": "-total"}))
    assert html.count("aria-sort=") == 1
    assert 'aria-sort="descending"' in html


def test_static_scoreboard_stands_alone(client):
    scored_bloc(2)
    html = text_of(client.get(BOARD, {"static": "1"}))
    assert order_of(html) == ["Cơ quan CQ1A", "Cơ quan CQ2A"]
    main = html[html.index("<main") : html.index("</main>")]
    assert "<a " not in main
    assert "<nav" not in html
    assert "Cách xếp hạng" in main


def test_missing_figure_makes_a_range_that_is_called_provisional(client):
    scored_bloc(2)
    ScoreLine.objects.filter(item="I.3", sheet__agency__code="CQ1A").delete()
    html = text_of(client.get(BOARD))
    assert "19,50–29,50" in html
    assert "tạm tính" in html


def test_scorecard_shows_each_item_with_a_link_to_its_reason(client):
    scored_bloc()
    html = text_of(client.get(page_urls()["scorecard"]))
    links = re.findall(r'class="score" href="([^"]+)"', html)
    assert links == [
        reverse("assessment:line", args=(*PLACE, "CQ1A", item)) for item in ("I.1", "I.2", "I.3")
    ]
    assert "95%" in html
    assert 'title="số liệu minh họa"' in html


def test_scorecard_before_any_scheme_says_what_to_do(client):
    bare_bloc("A")
    html = text_of(client.get(reverse("assessment:scorecard", args=(*PLACE, "A"))))
    assert "thidua run" in html


def test_line_leads_from_total_to_person(client):
    scored_bloc()
    html = text_of(client.get(page_urls()["line"]))
    for part in ("Tổng điểm của đơn vị", "28,50", "9,5", "95%", "90%", "Báo cáo số 12-BC/TU"):
        assert part in html, part
    order = [html.index(word) for word in ("<h2>Cách tính điểm", "Số liệu đầu vào", "Minh chứng")]
    assert order == sorted(order)


def test_line_as_a_fragment_and_as_a_page(client):
    scored_bloc()
    url = page_urls()["line"]
    fragment = client.get(url, headers={"hx-request": "true"})
    restored = client.get(
        url, headers={"hx-request": "true", "hx-history-restore-request": "true"}
    )
    assert "<html" not in text_of(fragment)
    assert "Báo cáo số 12-BC/TU" in text_of(fragment)
    assert "<html" in text_of(restored)
    assert "HX-Request" in fragment.headers["Vary"]


@pytest.mark.parametrize(("state", "marked"), [("", 0), ("waiting", 1), ("confirmed", 0)])
def test_a_figure_entered_on_behalf_is_marked_until_it_is_confirmed(client, state, marked):
    scored_bloc()
    fed = next(item for item in small_scheme().items() if item.indicator)
    ResultLine.objects.update(on_behalf=state)
    html = text_of(client.get(reverse("assessment:line", args=(*PLACE, "CQ1A", fed.id))))
    assert html.count("nhập thay") == marked


def test_corrected_figure_keeps_its_history(client):
    scored_bloc()
    book = workbook(filled_agency("CQ1A", judged="7"), deeds=(), bloc_code="khoi-thu")
    later = date(2023, 1, 9)
    import_workbook(book, file_hash="b" * 64, file_name="sua.xlsx", today=later)
    html = text_of(client.get(reverse("assessment:line", args=(*PLACE, "CQ1A", "I.3"))))
    assert "04/01/2023" in html
    assert "09/01/2023" in html


def test_scheme_tells_every_rule_and_whether_it_is_a_demonstration(client):
    year = bare_bloc("A")
    adopt_scheme(year, small_scheme(demonstration=True), today=TODAY)
    html = text_of(client.get(reverse("assessment:scheme", args=PLACE)))
    assert "Đây là thang điểm minh họa." in html
    assert html.count('class="rule-item"') == 3


def test_frozen_ranking_says_so(client):
    year = scored_bloc(2)
    freeze_ranking(year, today=date(2023, 1, 6), who="Thư ký khối")
    assert "Đã chốt ngày 06/01/2023" in text_of(client.get(BOARD))
