"""The rulebook as pages: the text of the day, what is not certain, what cites what."""

from datetime import date

import pytest
from django.urls import reverse
from tests.apps.people import person, signed_in, superior

from thidua.apps.common import clock
from thidua.apps.eligibility.law_pages import (
    award_of,
    award_page,
    beside,
    citing,
    document_of,
    doubted,
    standard_of,
)
from thidua.core.rules.basis import Trust
from thidua.register.book import the_rulebook

pytestmark = pytest.mark.django_db
BOOK = the_rulebook()


@pytest.fixture
def client(db):
    return signed_in(person("officer", superior()))


def html(client, name, *args, **query) -> str:
    answer = client.get(reverse(f"eligibility:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("award", BOOK.awards, ids=lambda award: award.code)
@pytest.mark.parametrize("day", ["31/12/2023", "01/01/2024", "01/10/2026"])
def test_every_award_has_a_page_on_any_day(client, award, day):
    shown = html(client, "award", award.code, ngay=day)
    assert award.name.vi in shown
    assert f"xét ngày {day}" in shown


@pytest.mark.parametrize(
    ("day", "said", "not_said"),
    [
        ("31/12/2023", "từ 10 tháng trở lên", "từ 6 tháng trở lên"),
        ("15/04/2024", "từ 6 tháng trở lên", "từ 10 tháng trở lên"),
    ],
)
def test_the_text_of_the_day_is_shown(client, day, said, not_said):
    shown = html(client, "award", "LDTT", ngay=day)
    assert said in shown
    assert not_said not in shown


def test_a_text_that_was_not_read_is_said_to_decide_nothing(client):
    shown = html(client, "award", "CSTDCS", ngay="15/10/2026")
    assert "Quy định của thời gian này chưa đọc được." in shown
    assert "từ 01/01/2024 đến 30/09/2026" in shown


def test_a_day_that_no_calendar_has_is_told_and_today_is_shown(client):
    shown = html(client, "award", "LDTT", ngay="31/02/2024")
    assert 'class="error"' in shown
    assert f"xét ngày {clock.today():%d/%m/%Y}" in shown


def test_what_changed_between_two_versions():
    standard = standard_of("CSTDCS", "individual")
    old, new = standard.versions[:2]
    rows = {(row.new or row.old).clause: row.how for row in beside(standard, old, new)}
    assert rows == {
        "ldtt": "changed", "excellent": "added", "initiative": "changed", "ingenuity": "added",
    }  # fmt: skip
    assert {row.how for row in beside(standard, old, old)} == {"same"}


def test_two_versions_side_by_side(client):
    shown = html(client, "compare", "CSTDCS", "individual", cu="cstdcs-2017", moi="cstdcs-2024")
    assert shown.count("tag tag-good") == 2
    assert "chưa đọc được" not in shown


def test_links_lead_both_ways(client):
    law = html(client, "document", "ND91")
    assert reverse("eligibility:award", args=["CSTDCS"]) in law
    award = html(client, "award", "CSTDCS", ngay="31/12/2022")
    assert reverse("eligibility:document", args=["ND91"]) in award
    assert reverse("eligibility:cases", args=["CSTDCS", "individual"]) in award


def test_every_citation_stands_on_the_page_of_its_document():
    cited = {each.name for each in citing(document_of("L2022"))}
    assert "Hoàn thành xuất sắc nhiệm vụ" in cited


def test_every_doubt_is_listed(client):
    unsure = [fact for fact in BOOK.facts if fact.trust is not Trust.CONFIRMED]
    assert len(doubted()) == len(unsure)
    assert all(fact.doubt for _cited, fact in doubted())
    assert "Luật số 06/2026/QH16" in html(client, "doubts")


def test_the_cases_of_a_standard_are_shown_with_their_answers(client):
    shown = html(client, "cases", "TTLDXS", "collective")
    assert "Tập thể xuất sắc 2024: 13/20" in shown


def test_money_and_quota_are_those_of_the_day():
    page = award_page(award_of("CSTDCS"), date(2023, 12, 31))
    assert [reward.amount for _subject, reward in page.rewards] == [1_800_000]
    assert [quota.percent for quota in page.quotas] == [15]
    assert award_page(award_of("CSTDCS"), date(2024, 7, 1)).quotas == ()


@pytest.mark.parametrize("name", ["award", "document"])
def test_what_is_not_in_the_rulebook_is_not_there(client, name):
    assert client.get(reverse(f"eligibility:{name}", args=["KHONG-CO"])).status_code == 404


@pytest.mark.parametrize("name", ["compare", "cases"])
def test_an_award_without_standard_has_nothing_to_compare(client, name):
    assert (
        client.get(reverse(f"eligibility:{name}", args=["HC_SV", "individual"])).status_code == 404
    )


def test_the_pages_ask_the_database_for_the_reader_only(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        html(client, "rulebook")


def test_search_finds_awards_and_laws(client):
    found = client.get(reverse("desk:search"), {"q": "chien si thi dua co so"}).content.decode()
    assert reverse("eligibility:award", args=["CSTDCS"]) in found
    found = client.get(reverse("desk:search"), {"q": "91/2017"}).content.decode()
    assert reverse("eligibility:document", args=["ND91"]) in found
