"""Self-score → approval → cross-check → explanation → appraisal → ranking → hand-over."""

from decimal import Decimal

import pytest
from tests.apps.assessment.stage_world import on_the_day, staged
from tests.apps.world import CODES

from thidua.apps.accounts.models import Transition
from thidua.apps.assessment import services
from thidua.apps.assessment.errors import NotYet, YearIsFrozen
from thidua.apps.assessment.models import Explanation, Ranking
from thidua.apps.assessment.selectors import units_in_force
from thidua.apps.assessment.services import Elected
from thidua.apps.organisations.models import BlocYear

pytestmark = pytest.mark.django_db


@pytest.fixture
def s():
    with on_the_day():
        yield staged()


def test_the_whole_chain_from_self_score_to_the_next_head(s):
    s.all_checked()
    row = Explanation.objects.get()
    assert (row.item, row.earlier_stage, row.before, row.after) == (
        "I.3", "self", Decimal(8), Decimal(6)
    )  # fmt: skip
    secretary, leader = s.actor("secretary"), s.actor("leader", "CQ1A")
    presented = services.present_ranking(secretary, s.year)
    assert [(r.agency.code, r.total) for r in presented.rows.select_related("agency")] == [
        ("CQ3A", Decimal("28.2")), ("CQ1A", Decimal(26)), ("CQ2A", Decimal("25.1")),
    ]  # fmt: skip
    final = services.finalise_ranking(leader, s.year)
    assert (final.state, final.frozen_by) == ("final", leader.name)
    keys = [s.w.agency(code).pk for code in CODES]
    kept = services.hand_over(
        leader, s.year, Elected(keys[1], keys[2], s.year.last_day, "Hồ sơ khối")
    )
    following = BlocYear.objects.get(bloc=s.year.bloc, year=s.year.year + 1)
    assert kept.next_year == following
    assert (following.head_id, following.deputy_id) == (keys[1], keys[2])
    assert following.scheme_adoption.proposed is True
    assert list(following.indicators.values_list("code", flat=True)) == ["KT-01"]
    s.year.refresh_from_db()
    assert s.year.phase == BlocYear.Phase.CLOSED
    steps = list(Transition.objects.filter(bloc_year=s.year).values_list("machine", "name"))
    assert steps[-4:] == [
        ("appraisal", "finish"), ("ranking", "present"), ("ranking", "finalise"),
        ("year", "hand_over"),
    ]  # fmt: skip


def test_what_a_reviewer_gave_counts_and_what_the_agency_gave_is_kept(s):
    s.to_cross()
    s.change("CQ2A", "6")
    given = units_in_force(s.year)[1]["CQ2A"]["I.3"]
    assert given.values == {"value": Decimal(6)}
    assert s.sheet("self", "CQ2A").lines.get(item="I.3").points == Decimal(8)


def test_a_reviewer_accepts_another_figure_and_the_report_stays(s):
    s.to_cross()
    s.change("CQ2A", "80", "I.1")
    given = units_in_force(s.year)[1]["CQ2A"]["I.1"]
    assert given.values == {"value": Decimal(80), "target": Decimal(90)}
    row = Explanation.objects.get()
    assert (row.before, row.after) == (Decimal("9.1"), Decimal(8))
    assert row.told["before"]["value"] == "91"


def test_nothing_is_presented_while_a_difference_waits(s):
    s.to_cross()
    s.change("CQ2A")
    for code in ("CQ1A", "CQ3A"):
        s.keep("cross", code, s.actor("officer", s.checker_of(code)))
    with pytest.raises(NotYet) as refused:
        services.present_ranking(s.actor("secretary"), s.year)
    assert refused.value.code == "assessment.not_yet_explanations"
    assert Ranking.objects.count() == 0


def test_nothing_is_presented_while_a_sheet_is_open(s):
    s.to_cross()
    with pytest.raises(NotYet) as refused:
        services.present_ranking(s.actor("secretary"), s.year)
    assert (refused.value.code, refused.value.data["n"]) == ("assessment.not_yet_sheets", 3)


def test_a_presented_ranking_stops_every_step_below_it(s):
    s.all_checked()
    services.present_ranking(s.actor("secretary"), s.year)
    with pytest.raises(YearIsFrozen):
        s.step(s.actor("standing"), s.sheet("appraisal", "CQ1A"), "reopen", "Sửa lại")
    with pytest.raises(YearIsFrozen):
        s.open("bloc")
