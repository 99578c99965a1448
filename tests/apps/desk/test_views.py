"""Front page, overview, papers; and what holds for every page."""

import re

import pytest
from django.urls import reverse
from tests.apps.pages_world import PLACE, page_urls, scored_bloc
from tests.apps.small_bloc import bare_bloc

from thidua.apps.organisations.models import BlocYear, OrganisationVersion
from thidua.apps.reporting.models import Deed, Evidence

pytestmark = pytest.mark.django_db

QUERIES = {"dashboard": 21, "agencies": 18, "papers": 10, "document": 12, "evidence": 13}
PAGES = [
    *QUERIES, "scoreboard", "scorecard", "line", "scheme", "movements", "movement", "agency",
    "report",
]  # fmt: skip
KB = 1024


def text_of(response) -> str:
    return response.content.decode()


@pytest.mark.parametrize("agencies", [1, 3])
@pytest.mark.parametrize("name", QUERIES)
def test_page_costs_the_same_for_any_number_of_agencies(
    client, name, agencies, django_assert_num_queries
):
    scored_bloc(agencies)
    url = page_urls()[name]
    with django_assert_num_queries(QUERIES[name]):
        assert client.get(url).status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_page_is_read_without_log_in_and_only_read(client, name):
    scored_bloc()
    url = page_urls()[name]
    assert client.get(url).status_code == 200
    assert client.head(url).status_code == 200
    assert client.post(url).status_code == 405


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_page_has_one_heading_a_language_and_nothing_inline(client, name, language):
    scored_bloc(2)
    client.cookies["django_language"] = language
    html = text_of(client.get(page_urls()[name]))
    assert html.count("<h1") == 1
    assert f'<html lang="{language}">' in html
    assert re.findall(r"<style|<script(?![^>]* src=)|\sstyle=|\son\w+=|https?://", html) == []


@pytest.mark.parametrize("name", PAGES)
def test_page_is_light(client, name):
    scored_bloc(3)
    response = client.get(page_urls()[name], headers={"accept-encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert len(response.content) < 40 * KB


@pytest.mark.parametrize(
    "path",
    [
        "/khong-co/2022/",
        "/khoi-thu/2021/",
        "/khoi-thu/99999999999999999999/",
        "/khoi-thu/2022/don-vi/KHONG/",
        "/khoi-thu/2022/phieu-diem/KHONG/",
        "/khoi-thu/2022/phieu-diem/CQ1A/IX.9/",
        "/khoi-thu/2022/phieu-diem/KHONG/I.1/",
        "/khoi-thu/2022/phong-trao/999999/",
        "/khoi-thu/2022/van-ban/999999/",
        "/khoi-thu/2022/van-ban/99999999999999999999/",
        "/khoi-thu/2022/minh-chung/999999/",
        "/khoi-thu/2022/nguon/khong-co/",
        "/khoi-thu/2022/bao-cao/so/khong-co/",
        "/khoi-thu/2022/bao-cao/tep/khong-co.docx",
        "/khoi-thu/2022/bao-cao/tep/..%2Fsettings.py",
    ],
)
def test_unknown_address_is_a_page_that_says_what_to_do(client, path):
    scored_bloc()
    response = client.get(path)
    assert response.status_code == 404
    assert "Không có trang này" in text_of(response)


def test_what_people_wrote_is_escaped(client):
    scored_bloc()
    bad = "<script>alert(1)</script>"
    OrganisationVersion.objects.update(name=bad)
    Deed.objects.update(text=bad)
    Evidence.objects.filter(pk=Evidence.objects.first().pk).update(reference=bad)
    BlocYear.objects.update(theme=bad)
    for name, url in page_urls().items():
        html = text_of(client.get(url))
        assert "<script>alert" not in html, name


def test_front_page_leads_to_ones_work(client):
    scored_bloc()
    assert client.get("/").url == reverse("desk:my_work")


def test_years_page_lets_choose_between_years(client):
    bare_bloc("A")
    bare_bloc("B", code="khoi-hai")
    html = text_of(client.get(reverse("desk:years")))
    assert re.findall(r'<h2><a href="([^"]*)">', html) == ["/khoi-hai/2022/", "/khoi-thu/2022/"]


def test_front_page_without_a_bloc_says_what_to_do(client):
    assert "make demo" in text_of(client.get("/"))


@pytest.mark.parametrize(
    "name", ["dashboard", "agencies", "papers", "scoreboard", "scheme", "movements", "report"]
)
def test_a_year_without_anything_has_its_pages(client, name):
    bare_bloc("A")
    names = {
        "dashboard": "desk:dashboard", "agencies": "desk:agencies", "papers": "desk:papers",
        "scoreboard": "assessment:scoreboard", "scheme": "assessment:scheme",
        "movements": "movements:list", "report": "yearbook:report",
    }  # fmt: skip
    assert client.get(reverse(names[name], args=PLACE)).status_code == 200


def test_overview_lists_what_needs_a_person(client):
    scored_bloc(2)
    year = BlocYear.objects.get()
    year.reports.filter(agency__code="CQ2A").delete()
    html = text_of(client.get(page_urls()["dashboard"]))
    assert "Cơ quan CQ2A: chưa nộp báo cáo năm" in html
    assert "Cơ quan CQ1A: chưa nộp báo cáo năm" not in html


def test_evidence_names_what_rests_on_it(client):
    scored_bloc()
    html = text_of(client.get(page_urls()["evidence"]))
    assert "Hoàn thành chương trình công tác" in html


def test_document_names_the_movement_that_rests_on_it(client):
    scored_bloc()
    assert "Văn hóa công sở" in text_of(client.get(page_urls()["document"]))


def test_language_switch_keeps_the_page_and_speaks_english(client):
    scored_bloc()
    url = page_urls()["scoreboard"]
    assert "Cách xếp hạng" in text_of(client.get(url))
    response = client.post(reverse("set_language"), {"language": "en", "next": url})
    assert response.url == url
    assert "How the places come about" in text_of(client.get(url))


@pytest.mark.parametrize("demo", [True, False])
def test_demonstration_says_that_it_is_one(client, settings, demo):
    scored_bloc()
    settings.DEMO = demo
    assert ("Bản minh họa." in text_of(client.get(page_urls()["dashboard"]))) is demo
