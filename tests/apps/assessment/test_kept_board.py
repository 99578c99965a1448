"""The ranking page is drawn once for each state of its records, and never shows another state."""

from decimal import Decimal

import pytest
from django.core.cache import caches
from tests.apps.pages_world import scored_bloc
from tests.apps.world import world

from thidua.apps.accounts.actor import system
from thidua.apps.accounts.services import open_results
from thidua.apps.assessment.fingerprint import fingerprint
from thidua.apps.assessment.models import (
    Ranking,
    RankingRow,
    SchemeAdoption,
    ScoreLine,
    ScoreSheet,
)
from thidua.apps.assessment.services import present_ranking, unlock_ranking
from thidua.apps.movements.models import Indicator, Pact, PactTarget
from thidua.apps.organisations.models import Organisation, OrganisationVersion
from thidua.apps.reporting.models import Report, ResultLine

pytestmark = pytest.mark.django_db
BOARD = "/khoi-thu/2022/xep-hang/"
FIRST, KEPT = 21, 7
PRESENTED = "Đã trình ngày"


@pytest.fixture(autouse=True)
def nothing_kept():
    caches["process"].clear()


def text_of(response) -> str:
    return response.content.decode()


def main_of(response) -> str:
    """What the page says, without the tokens of its forms."""
    html = text_of(response)
    return html[html.index("<main") : html.index("</main>")]


def presented():
    """A presented ranking with everything that its page rests on."""
    year = scored_bloc(2)
    pact, _ = Pact.objects.get_or_create(bloc_year=year)
    indicator = Indicator.objects.filter(bloc_year=year).first() or Indicator.objects.create(
        bloc_year=year, code="KT-99", label="Chỉ tiêu", unit="count"
    )
    agency = Organisation.objects.get(code="CQ1A")
    PactTarget.objects.get_or_create(
        pact=pact, agency=agency, indicator=indicator, defaults={"value": 5}
    )
    present_ranking(system(), year)
    return year


def test_second_reader_costs_a_fraction(client, django_assert_num_queries):
    presented()
    client.get("/khoi-thu/2022/thang-diem/")  # what a session writes once
    with django_assert_num_queries(FIRST):
        first = main_of(client.get(BOARD))
    with django_assert_num_queries(KEPT):
        again = main_of(client.get(BOARD))
    assert again == first


@pytest.mark.parametrize("number", [1, 3])
def test_a_kept_page_costs_the_same_for_any_number_of_agencies(
    client, number, django_assert_num_queries
):
    scored_bloc(number)
    client.get(BOARD)
    with django_assert_num_queries(KEPT):
        assert client.get(BOARD).status_code == 200


# Each as a bulk update: past every service, signal and counter.
CHANGES = {
    "an input": lambda: ScoreLine.objects.filter(item="I.3").update(inputs={"value": "3"}),
    "an absence": lambda: ScoreLine.objects.filter(item="I.1").update(absence="nothing_arose"),
    "a mark": lambda: ScoreLine.objects.update(illustrative=False),
    "a version": lambda: ScoreLine.objects.update(version=99),
    "a sheet's state": lambda: ScoreSheet.objects.update(state="draft"),
    "a sheet's stage": lambda: ScoreSheet.objects.update(stage="other"),
    "a result": lambda: ResultLine.objects.update(value=Decimal("41.5")),
    "a report's state": lambda: Report.objects.update(state="replaced"),
    "a target": lambda: PactTarget.objects.update(value=Decimal(77)),
    "an indicator's code": lambda: Indicator.objects.update(unit="days"),
    "a place": lambda: RankingRow.objects.update(place=7),
    "a day": lambda: Ranking.objects.update(frozen_on="2023-02-03"),
    "a line that goes": lambda: ScoreLine.objects.filter(item="I.2").delete(),
    "the scheme that goes": lambda: SchemeAdoption.objects.all().delete(),
    "the ranking that goes": lambda: Ranking.objects.all().delete(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_of_a_record_is_another_state(change):
    year = presented()
    before = fingerprint(year)
    assert fingerprint(year) == before
    changed = CHANGES[change]()
    assert changed, "nothing was there to change"
    assert fingerprint(year) != before


def test_a_corrected_figure_and_another_name_are_seen_at_once(client):
    year = scored_bloc(2)
    before = text_of(client.get(BOARD))
    ScoreLine.objects.filter(item="I.3", sheet__agency__code="CQ1A").delete()
    OrganisationVersion.objects.filter(organisation__code="CQ2A").update(name="Tên mới")
    after = text_of(client.get(BOARD))
    assert "19,50–29,50" not in before
    assert "19,50–29,50" in after
    assert "Tên mới" in after
    assert year.bloc.code in after


def test_each_state_of_a_ranking_has_its_own_page(client):
    year = scored_bloc(2)
    computed = text_of(client.get(BOARD))
    present_ranking(system(), year)
    shown = text_of(client.get(BOARD))
    unlock_ranking(system(), year, "sửa số liệu")
    assert PRESENTED in shown
    assert PRESENTED not in computed
    assert PRESENTED not in text_of(client.get(BOARD))


def test_order_language_and_printing_are_kept_apart(client):
    scored_bloc(2)
    pages = {main_of(client.get(BOARD, given)) for given in (
        {}, {"sort": "-total"}, {"static": "1"},
    )}  # fmt: skip
    client.cookies["django_language"] = "en"
    pages.add(main_of(client.get(BOARD)))
    assert len(pages) == 4


def test_who_may_not_read_it_gets_nothing_of_a_kept_page():
    w = world()
    url = f"/{w.year.bloc.code}/{w.year.year}/xep-hang/"
    secretary, officer = w.client("secretary"), w.client("officer", "CQ1A")
    stranger = w.client("officer", "LA1")
    drawn = text_of(secretary.get(url))
    closed = text_of(officer.get(url))
    assert "Thang điểm" in drawn or "Cách xếp hạng" in drawn or "thidua run" in drawn
    assert "thidua run" not in closed
    assert stranger.get(url).status_code == 404
    open_results(w.actor("secretary"), w.year, is_open=True)
    assert text_of(officer.get(url)).count("<main") == 1
