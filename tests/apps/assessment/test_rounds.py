"""Presenting, voting, finalising, unlocking, handing over: what the bloc sees of it and when."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.translation import override
from tests.apps.assessment.books import TODAY
from tests.apps.assessment.stage_world import on_the_day, staged
from tests.apps.world import CODES

from thidua.apps.accounts.errors import Forbidden, ReasonNeeded, WrongState
from thidua.apps.accounts.models import Transition
from thidua.apps.accounts.stand_ins import Absence, name_stand_in
from thidua.apps.assessment import services
from thidua.apps.assessment.errors import CrossingRefused, NotYet, YearIsFrozen
from thidua.apps.assessment.models import Explanation, Ranking, Vote
from thidua.apps.assessment.services import Elected
from thidua.apps.assessment.votes import votes_needed
from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting.models import ResultLine

pytestmark = pytest.mark.django_db
PLACE = ("khoi-thu", 2022)
BOARD = "/khoi-thu/2022/xep-hang/"


@pytest.fixture
def s():
    with on_the_day():
        yield staged()


@pytest.fixture
def presented(s):
    s.all_checked()
    services.present_ranking(s.actor("secretary"), s.year)
    s.year.refresh_from_db()
    return s


def url(name: str, *more: object) -> str:
    return reverse(f"assessment:{name}", args=(*PLACE, *more))


def text(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def correct(code: str, value: str) -> None:
    """A late figure of an agency reaches the records."""
    ResultLine.objects.filter(report__agency__code=code).update(value=Decimal(value))


def test_before_it_is_presented_members_see_their_own_card_only(s):
    s.all_checked()
    officer = s.w.client("officer", "CQ1A")
    html = text(officer, BOARD)
    assert "chưa được trình" in html
    assert "Cơ quan CQ2A" not in html
    assert text(officer, url("scorecard", "CQ1A")).count("đơn vị</small>") == 1
    for name in ("scorecard", "line"):
        more = ("CQ2A", "I.3") if name == "line" else ("CQ2A",)
        assert officer.get(url(name, *more)).status_code == 404
    assert officer.get(url("deliberation")).content.decode().count("Cơ quan CQ2A") == 0


def test_once_it_is_presented_all_members_see_it(presented):
    html = text(presented.w.client("officer", "CQ1A"), BOARD)
    assert [f"Cơ quan {code}" in html for code in CODES] == [True, True, True]
    assert "Đã trình ngày 04/01/2023, chưa chốt" in html


def test_strangers_see_nothing_of_it(presented):
    for name in ("stages", "differences", "deliberation", "hand_over", "crossing"):
        assert presented.w.client("leader", "LA1").get(url(name)).status_code == 404


def test_a_vote_below_the_threshold_does_not_let_it_be_final(s):
    s.all_checked()
    services.set_vote(s.actor("secretary"), s.year, 67, None)
    services.present_ranking(s.actor("secretary"), s.year)
    keys = {code: s.w.agency(code).pk for code in CODES}
    services.cast_vote(s.actor("leader", "CQ1A"), s.year, keys["CQ1A"], "yes")
    services.record_votes(s.actor("secretary"), s.year, {keys["CQ2A"]: "yes", keys["CQ3A"]: "no"})
    with pytest.raises(NotYet) as refused:
        services.finalise_ranking(s.actor("secretary"), s.year)
    assert (refused.value.code, refused.value.data["n"]) == ("assessment.not_yet_votes", 1)
    services.cast_vote(s.actor("leader", "CQ3A"), s.year, keys["CQ3A"], "yes")
    assert services.finalise_ranking(s.actor("secretary"), s.year).state == "final"
    assert Vote.objects.count() == 3


@pytest.mark.parametrize(
    ("members", "threshold", "needed"),
    [(10, None, 0), (10, 50, 5), (10, 51, 6), (3, 67, 3), (3, 66, 2), (10, 100, 10), (7, 1, 1)],
)
def test_votes_needed_are_rounded_up(members, threshold, needed):
    assert votes_needed(members, threshold) == needed


def test_a_vote_of_a_deputy_says_for_whom(presented):
    w, deputy = presented.w, presented.w.user("officer", "CQ1A")
    presented.year.closing_day = TODAY  # the meeting of the year is in January
    presented.year.save()
    away = Absence(deputy.pk, TODAY, TODAY, "Giấy ủy quyền số 12-UQ/BTC")
    agency = w.agency("CQ1A").pk
    name_stand_in(w.actor("leader", "CQ1A"), presented.year, agency, away)
    with override("en"):
        services.cast_vote(w.actor("officer", "CQ1A"), presented.year, agency, "yes")
    names = f"{deputy}, thay mặt {w.user('leader', 'CQ1A')}"
    assert Vote.objects.get().recorded_by == names


def test_nobody_votes_for_another_agency(presented):
    other = presented.w.agency("CQ2A").pk
    with pytest.raises(Forbidden):
        services.cast_vote(presented.actor("leader", "CQ1A"), presented.year, other, "yes")
    with pytest.raises(Forbidden):
        services.cast_vote(presented.actor("officer", "CQ2A"), presented.year, other, "yes")


def test_a_late_figure_is_said_on_the_screen_and_moves_nothing_by_itself(presented):
    before = [row.total for row in presented.year.rankings.get().rows.all()]
    correct("CQ2A", "10")
    html = text(presented.w.client("secretary"), url("deliberation"))
    assert "Số liệu đã thay đổi sau khi trình" in html
    assert "I.1: 9,1 → 1" in html
    assert "Số liệu đã thay đổi" in text(presented.w.client("officer", "CQ3A"), BOARD)
    with pytest.raises(NotYet) as refused:
        services.finalise_ranking(presented.actor("secretary"), presented.year)
    assert refused.value.code == "assessment.not_yet_out_of_date"
    assert [row.total for row in presented.year.rankings.get().rows.all()] == before
    board = re.findall(r'class="number total".*?<span>([\d,]+)', text(
        presented.w.client("secretary"), BOARD), re.DOTALL)  # fmt: skip
    assert "25,10" in board


def test_what_moves_is_accepted_by_presenting_anew_for_a_reason(presented):
    correct("CQ2A", "10")
    client = presented.w.client("secretary")
    client.post(url("recompute"), {"reason": "", "version": 1})
    assert Ranking.objects.count() == 1
    client.post(url("recompute"), {"reason": "Sửa báo cáo của CQ2A", "version": 1})
    found = Ranking.objects.order_by("round").values_list("round", "state")
    assert list(found) == [(1, "unlocked"), (2, "presented")]
    first, second = Ranking.objects.order_by("round")
    assert first.rows.get(agency__code="CQ2A").total == Decimal("25.1")
    assert second.rows.get(agency__code="CQ2A").total == Decimal(17)


def test_unlocking_needs_a_reason_is_read_by_the_bloc_and_lets_corrections_in(presented):
    services.finalise_ranking(presented.actor("secretary"), presented.year)
    with pytest.raises(Forbidden):
        services.unlock_ranking(presented.actor("secretary"), presented.year, "Vì sao")
    head = presented.actor("leader", "CQ1A")
    with pytest.raises(ReasonNeeded):
        services.unlock_ranking(head, presented.year, " ")
    services.unlock_ranking(head, presented.year, "Có khiếu nại của CQ3A")
    assert "Có khiếu nại của CQ3A" in text(
        presented.w.client("officer", "CQ2A"), url("deliberation")
    )
    sheet = presented.sheet("appraisal", "CQ1A")
    again = presented.step(presented.actor("standing"), sheet, "reopen", "Theo khiếu nại")
    assert (again.round, again.state) == (2, "open")
    assert Ranking.objects.get().state == "unlocked"


def test_finalising_twice_is_told_so(presented):
    services.finalise_ranking(presented.actor("secretary"), presented.year)
    with pytest.raises(WrongState):
        services.finalise_ranking(presented.actor("secretary"), presented.year)
    with pytest.raises(YearIsFrozen):
        services.present_ranking(presented.actor("secretary"), presented.year)


def test_a_double_click_on_finalise_is_one_step(presented):
    client = presented.w.client("leader", "CQ1A")
    form = {"version": 1, "once": "chot"}
    assert [client.post(url("finalise"), form).status_code for _ in range(2)] == [302, 302]
    assert Transition.objects.filter(name="finalise").count() == 1


def test_the_hand_over_page_elects_two_members_and_closes_the_year(presented):
    services.finalise_ranking(presented.actor("secretary"), presented.year)
    client, key = presented.w.client("secretary"), presented.w.agency("CQ2A").pk
    form = {"head": key, "deputy": key, "day": "30/12/2022", "note": ""}
    html = client.post(url("hand_over"), form).content.decode()
    assert "phải là hai đơn vị khác nhau" in html
    assert BlocYear.objects.filter(year=2023).count() == 0
    assert client.post(url("hand_over"), form | {"deputy": ""}).status_code == 302
    following = BlocYear.objects.get(bloc=presented.year.bloc, year=2023)
    assert (following.head_id, following.deputy_id) == (key, None)
    assert presented.w.client("leader", "CQ2A").get("/khoi-thu/2023/cham-diem/").status_code == 200
    with pytest.raises(Forbidden) as refused:
        services.unlock_ranking(presented.actor("leader", "CQ1A"), reread(presented), "Sửa")
    assert refused.value.code == "policy.year_closed"


def test_only_the_standing_office_reopens_a_closed_year(presented):
    services.finalise_ranking(presented.actor("secretary"), presented.year)
    elected = Elected(presented.w.agency("CQ2A").pk, None, presented.year.last_day)
    services.hand_over(presented.actor("secretary"), presented.year, elected)
    year = reread(presented)
    with pytest.raises(Forbidden):
        services.reopen_year(presented.actor("secretary"), year, "Sửa")
    assert services.reopen_year(presented.actor("standing"), year, "Sửa").phase == "scoring"


def test_nothing_is_handed_over_before_the_ranking_is_final(presented):
    elected = Elected(presented.w.agency("CQ2A").pk, None, presented.year.last_day)
    with pytest.raises(NotYet) as refused:
        services.hand_over(presented.actor("secretary"), presented.year, elected)
    assert refused.value.code == "assessment.not_yet_final"


def test_two_that_check_one_another_are_refused_by_name(s):
    checks = {"CQ1A": "CQ2A", "CQ2A": "CQ1A", "CQ3A": "CQ3A"}
    with pytest.raises(CrossingRefused) as refused:
        services.assign_crossing(s.actor("secretary"), s.year, checks)
    assert refused.value.code == "assessment.crossing_conflict"
    client = s.w.client("secretary")
    assert client.post(url("crossing"), {"seed": "8/2022"}).status_code == 302
    assert "8/2022" in text(s.w.client("officer", "CQ2A"), url("crossing"))


def test_an_explanation_is_read_by_its_agency_its_checker_and_the_bloc(s):
    s.to_cross()
    s.change("CQ2A")
    row = Explanation.objects.get()
    third = next(c for c in CODES if c not in {"CQ2A", s.checker_of("CQ2A")})
    seen = {
        who: s.w.client(*who).get(url("difference", row.pk)).status_code
        for who in (
            ("officer", "CQ2A"), ("officer", s.checker_of("CQ2A")), ("officer", third),
            ("secretary", ""), ("inspector", ""), ("officer", "LA1"),
        )
    }  # fmt: skip
    assert list(seen.values()) == [200, 200, 404, 200, 200, 404]
    client = s.w.client("officer", "CQ2A")
    form = {"name": "answer", "text": "", "version": 1}
    assert "cần có lý do" in client.post(url("difference", row.pk), form).content.decode()
    form["text"] = "Có văn bản số 12"
    assert client.post(url("difference", row.pk), form).status_code == 302
    stale = s.w.client("leader", "CQ2A").post(url("difference", row.pk), form)
    assert "đã thay đổi mục này" in stale.content.decode()


def reread(s) -> BlocYear:
    return BlocYear.objects.select_related("bloc").get(pk=s.year.pk)
