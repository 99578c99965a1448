"""What was printed in a year stays as it was: names change afterwards, old pages do not."""

import re
from datetime import date

import pytest
from tests.apps.organisations.agencies import merged, renamed
from tests.apps.pages_world import page_urls, scored_bloc
from tests.apps.people import person, signed_in

from thidua.apps.accounts.actor import actor_of
from thidua.apps.accounts.lineage.results import old_years
from thidua.apps.organisations.models import BlocMember, Organisation
from thidua.apps.organisations.selectors import line_of
from thidua.apps.organisations.services import NewAgency, Paper, record_event

pytestmark = pytest.mark.django_db
TOKENS = re.compile(r'value="[\w-]{20,}"|nonce="[^"]*"')
PAPER = Paper(number="9-QĐ/TU")
LATER = date(2025, 3, 1)


def agency(code: str) -> Organisation:
    return Organisation.objects.get(code=code)


def pages(client) -> dict[str, str]:
    """Every page of the year, without what is drawn anew for each answer."""
    found = {}
    for name, url in page_urls().items():
        answer = client.get(url)
        assert answer.status_code == 200, name
        found[name] = TOKENS.sub("", answer.content.decode())
    return found


def rename_and_merge_afterwards() -> None:
    record_event(renamed(agency("CQ1A"), "Tên Của Sau Này", LATER, PAPER))
    record_event(
        merged(agency("CQ2A"), agency("CQ3A"), day=LATER, paper=PAPER,
               founds=NewAgency(code="CQ23", name="Đơn Vị Sau Hợp Nhất"))
    )  # fmt: skip


def test_pages_of_an_old_year_are_the_same_after_agencies_were_renamed_and_merged(client):
    scored_bloc(3)
    before = pages(client)
    rename_and_merge_afterwards()
    after = pages(client)
    assert {name for name in before if before[name] != after[name]} == set()
    assert "Cơ quan CQ1A" in after["scoreboard"]
    assert "Cơ quan CQ2A" in after["report"]


def test_files_of_an_old_year_keep_its_names(client, tmp_path):
    from thidua.apps.yearbook.services import publish

    year = scored_bloc(3)
    rename_and_merge_afterwards()
    publish(year, tmp_path, lambda: None)
    trace = next(tmp_path.glob("*.json")).read_text(encoding="utf-8")
    assert "Sau Này" not in trace
    assert "Sau Hợp Nhất" not in trace


def test_a_name_of_the_middle_of_the_year_stands_on_its_pages(client):
    scored_bloc(3)
    record_event(renamed(agency("CQ1A"), "Tên Giữa Năm", date(2022, 7, 1), PAPER))
    assert "Tên Giữa Năm" in pages(client)["scoreboard"]


def test_an_agency_that_ended_within_the_year_stands_under_its_last_name(client):
    scored_bloc(3)
    record_event(
        merged(agency("CQ2A"), agency("CQ3A"), day=date(2022, 9, 1), paper=PAPER,
               founds=NewAgency(code="CQ23", name="Đơn Vị Mới"))
    )  # fmt: skip
    assert "Cơ quan CQ2A" in pages(client)["scoreboard"]


def test_the_history_of_the_merged_is_reached_from_its_successor(client):
    year = scored_bloc(3)
    rename_and_merge_afterwards()
    answer = client.get(f"/khoi-thu/{year.year}/co-cau/don-vi/CQ23/")
    text = answer.content.decode()
    for code in ("CQ2A", "CQ3A"):
        link = f"/khoi-thu/2022/phieu-diem/{code}/"
        assert link in text
        assert client.get(link).status_code == 200
    assert "/khoi-thu/2022/xep-hang/" in text


def test_who_may_not_read_the_scores_of_another_gets_no_link_to_them():
    scored_bloc(3)
    officer = person("officer", agency("CQ2A"))
    line = line_of(agency("CQ3A").pk)
    assert [row.own_results for row in old_years(actor_of(officer), line)] == [False]
    text = signed_in(officer).get("/khoi-thu/2022/co-cau/don-vi/CQ3A/").content.decode()
    assert "/phieu-diem/CQ3A/" not in text


def test_a_stranger_of_the_bloc_reads_no_year_of_it():
    year = scored_bloc(3)
    stranger = person("officer", Organisation.objects.create(code="LA"))
    assert old_years(actor_of(stranger), line_of(agency("CQ1A").pk)) == []
    assert BlocMember.objects.filter(bloc=year.bloc).count() == 3
