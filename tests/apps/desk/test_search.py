"""Search: marks or none, exact first, only what the reader may see, quick."""

import time

import pytest
from django.urls import reverse
from tests.apps.small_bloc import agency

from thidua.apps.common import offers
from thidua.apps.common.finding import holds
from thidua.apps.desk import search
from thidua.apps.desk.search import find
from thidua.apps.documents.models import Document
from thidua.apps.movements.models import Indicator
from thidua.apps.organisations.models import BlocMember, OrganisationVersion
from thidua.apps.reporting.services import EvidenceEntry, add_evidence, begin_report
from thidua.core.kernel.periods import Period

pytestmark = pytest.mark.django_db
SEARCH = reverse("desk:search")


def rename(code: str, name: str) -> None:
    OrganisationVersion.objects.filter(organisation__code=code).update(name=name)


def titles(found) -> tuple[list[str], list[str]]:
    return [hit.title for hit in found.exact], [hit.title for hit in found.other]


def every(found) -> list[str]:
    return [hit.title for hit in (*found.exact, *found.other)]


@pytest.mark.parametrize("query", ["so thi diem", "SỞ THÍ ĐIỂM", "điểm thí", "so   diem"])
def test_agency_is_found_with_and_without_marks(w, query):
    rename("CQ1A", "Sở Thí điểm")
    found = find(w.actor("officer", "CQ2A"), query)
    assert "Sở Thí điểm" in [hit.title for hit in (*found.exact, *found.other)]


def test_nothing_is_found_in_the_middle_of_a_word():
    assert [holds("khoa bang", "hoa"), holds("khoa (bang)", "bang"), holds("khoa", "kh")] == [
        False, True, True,
    ]  # fmt: skip


def test_exact_marks_stand_before_the_rest(w):
    rename("CQ1A", "Ban Hòa bình")
    rename("CQ2A", "Ban Hoa bình")
    assert titles(find(w.actor("officer", "CQ1A"), "hoà bình")) == (
        ["Ban Hòa bình"], ["Ban Hoa bình"],
    )  # fmt: skip
    assert titles(find(w.actor("officer", "CQ1A"), "hoa binh")) == (
        ["Ban Hòa bình", "Ban Hoa bình"], [],
    )  # fmt: skip


def test_link_leads_to_the_agency_in_its_newest_year(w):
    hit = find(w.actor("officer", "CQ1A"), "cq2a").exact[0]
    assert hit.url == reverse("reporting:agency", args=("khoi-thu", 2022, "CQ2A"))


def test_stranger_is_not_found(w):
    canary = "Canary bí mật"
    rename("LA1", canary)
    w.other_year.theme = canary
    w.other_year.save()
    other = Document.objects.create(
        type_name="Kế hoạch", number="01-KH/LA", canonical="01-KH/LA", format="party",
        summary=canary, issuer=w.agency("LA2"),
    )  # fmt: skip
    for role, code in (("officer", "CQ1A"), ("leader", "CQ3A"), ("secretary", "")):
        assert find(w.actor(role, code), "canary").count == 0
        assert find(w.actor(role, code), "01-KH/LA").count == 0
        url = reverse("desk:document", args=("khoi-thu", 2022, other.pk))
        assert w.client(role, code).get(url).status_code == 404
    assert find(w.actor("officer", "LA3"), "canary").count == 3


def test_document_is_found_by_number_and_summary(w):
    Document.objects.create(
        type_name="Chỉ thị", number="05-CT/TW", canonical="05-CT/TW", format="party",
        summary="Học tập và làm theo",
    )  # fmt: skip
    actor = w.actor("officer", "CQ1A")
    for query in ("05-ct/tw", "hoc tap", "làm theo"):
        assert find(actor, query).exact[0].kind == "Văn bản", query


def test_pages_of_the_help_are_found(w):
    assert "Việc của tôi" in titles(find(w.actor("officer", "CQ1A"), "viec cua toi"))[0]


@pytest.mark.parametrize("query", ["", " ", "a", "\x00", "\u200b", "🙂🙂", "%", "'" * 200])
def test_odd_queries_are_answered(w, query):
    assert w.client("officer", "CQ1A").get(SEARCH, {"q": query}).status_code == 200


def test_too_long_query_finds_nothing(w):
    response = w.client("officer", "CQ1A").get(SEARCH, {"q": "x" * 5000})
    assert response.status_code == 200


def test_page_says_what_was_found_and_what_to_do_when_nothing(w):
    client = w.client("officer", "CQ1A")
    html = client.get(SEARCH, {"q": "cơ quan cq"}).content.decode()
    assert "Tìm thấy 3 kết quả" in html
    assert "Hãy bớt từ" in client.get(SEARCH, {"q": "khongcogi"}).content.decode()


def test_query_is_escaped(w):
    html = w.client("officer", "CQ1A").get(SEARCH, {"q": "<script>alert(1)"}).content.decode()
    assert "<script>alert" not in html


def test_search_of_the_desks_own_costs_twelve_queries(w, django_assert_num_queries, monkeypatch):
    monkeypatch.setattr(offers, "_searches", list(search.PROVIDERS))
    client = w.client("officer", "CQ1A")
    client.get(SEARCH, {"q": "cq1a"})
    with django_assert_num_queries(12):
        client.get(SEARCH, {"q": "cq1a"})


def test_two_thousand_agencies_are_searched_in_300_ms_of_work(w):
    for number in range(500):
        made = agency(f"X{number}")
        BlocMember.objects.create(
            bloc=w.year.bloc, organisation=made, first_day="2022-01-01", position=number
        )
        for day in ("2010-01-01", "2014-01-01", "2018-01-01"):
            OrganisationVersion.objects.create(
                organisation=made, name=f"Ủy ban Kiểm tra Huyện ủy Nghĩa Hưng số {number}",
                kind="board", document_format="party", first_day=day, last_day="2021-12-31",
            )  # fmt: skip
    actor = w.actor("officer", "CQ1A")
    find(actor, "nghia hung")
    begun = time.process_time()
    assert find(actor, "nghia hung 499").count == 3
    assert time.process_time() - begun < 0.3


def test_own_report_proof_indicator_and_movement_are_found_and_a_stranger_s_are_not(w):
    """What the officer works with is found by its name; another agency's draft does not exist."""
    officer = w.actor("officer", "CQ2A")
    begin_report(officer, w.year, w.agency("CQ2A"), Period.Q1)
    add_evidence(officer, w.year, w.agency("CQ2A"), EvidenceEntry(reference="99-BC/CQ2A"))
    Indicator.objects.create(bloc_year=w.year, code="KT-77", label="Tập huấn khác", unit="count")
    kinds = {
        "bao cao quy": "Báo cáo: Quý I 2022", "99-bc": "99-BC/CQ2A",
        "tap huan khac": "KT-77 Tập huấn khác",
    }  # fmt: skip
    for query, title in kinds.items():
        assert title in every(find(officer, query)), query
    other = w.actor("officer", "CQ1A")
    assert find(other, "99-bc").count == 0
    assert "Báo cáo: Quý I 2022" not in every(find(other, "bao cao quy cq2a"))
    assert find(w.actor("officer", "LA1"), "tap huan khac").count == 0
