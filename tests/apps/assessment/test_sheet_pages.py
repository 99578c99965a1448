"""The score sheet on the web: cells, pasting, steps, and who sees which of it."""

import re

import pytest
from django.urls import reverse
from tests.apps.assessment.stage_world import on_the_day, owned_scheme, staged, staged_scheme
from tests.apps.world import CODES

from thidua.apps.accounts.models import Transition
from thidua.apps.assessment import services
from thidua.apps.assessment.models import ScoreLine, ScoreSheet

pytestmark = pytest.mark.django_db
PLACE = ("khoi-thu", 2022)


@pytest.fixture
def s():
    with on_the_day():
        yield staged()


@pytest.fixture
def owned():
    with on_the_day():
        yield staged(owned_scheme())


def url(name: str, *more: object) -> str:
    return reverse(f"assessment:{name}", args=(*PLACE, *more))


def send(client, sheet, row="I.3", col="value", value="8,5", version=0):
    cell = {"row": row, "col": col, "value": value, "version": version}
    return client.post(url("cell", sheet.pk), cell)


def opened(s, code="CQ1A"):
    s.open("self")
    return s.w.client("officer", code), s.sheet("self", code)


def test_a_cell_is_kept_and_tells_the_sums_that_it_changes(s):
    client, sheet = opened(s)
    assert send(client, sheet).json() == {
        "state": "saved", "value": "8,5", "version": 1,
        "sums": {
            "sheet-total": "17,5–27,5", "points-I-3": "8,5",
            "sheet-lacks": "2 tiêu chí còn thiếu điểm hoặc lý do: I.2, I.3.",
        },
    }  # fmt: skip
    line = sheet.lines.get()
    assert (line.item, line.inputs, line.who) == ("I.3", {"value": "8.5"}, "Người officer-cq1a")


def test_a_cell_tells_what_is_still_missing_until_nothing_is(s):
    client, sheet = opened(s)
    version = send(client, sheet).json()["version"]
    given = [("I.3", "reason", "Đủ hồ sơ", version), ("I.2", "absence", "not_assigned", 0)]
    told = [send(client, sheet, *each).json()["sums"]["sheet-lacks"] for each in given]
    assert told == [
        "1 tiêu chí còn thiếu điểm hoặc lý do: I.2.", "Mọi tiêu chí đã có điểm hoặc lý do.",
    ]  # fmt: skip


def test_a_cell_that_does_not_fit_says_what_to_type_and_nothing_is_kept(s):
    client, sheet = opened(s)
    answer = send(client, sheet, value="11").json()
    assert answer["state"] == "invalid"
    assert "không quá 10" in answer["words"]
    assert ScoreLine.objects.count() == 0


def test_two_people_at_one_line_the_second_sees_both_and_loses_nothing(s):
    officer, sheet = opened(s)
    leader = s.w.client("leader", "CQ1A")
    send(officer, sheet, value="8")
    second = send(leader, sheet, value="7").json()
    assert (second["state"], second["value"], second["version"]) == ("stale", "8", 1)
    assert send(leader, sheet, value="7", version=1).json()["state"] == "saved"
    assert sheet.lines.get().inputs == {"value": "7"}


def test_the_same_cell_sent_twice_is_saved_once(s):
    client, sheet = opened(s)
    send(client, sheet)
    again = send(client, sheet).json()
    assert (again["state"], again["version"]) == ("saved", 1)


def test_a_computed_item_is_not_typed_by_the_agency(s):
    client, sheet = opened(s)
    answer = send(client, sheet, row="I.1", value="99").json()
    assert answer["state"] == "invalid"
    assert "được tính từ báo cáo" in answer["words"]


def test_a_submitted_sheet_is_locked(s):
    client, sheet = opened(s)
    s.self_score("CQ1A")
    assert send(client, sheet, version=2).json()["state"] == "locked"


def test_without_script_the_whole_sheet_is_sent_and_wrong_cells_come_back(s):
    client, sheet = opened(s)
    form = {"c|I.2|value": "có", "c|I.3|value": "12", "c|I.3|reason": "Biên bản"}
    html = client.post(url("sheet", sheet.pk), form).content.decode()
    assert 'value="12"' in html
    assert html.count('class="error-summary"') == 1
    stored = dict(sheet.lines.values_list("item", "reason"))
    assert stored == {"I.2": "", "I.3": "Biên bản"}


def test_pasted_lines_are_previewed_by_code_and_only_good_ones_are_taken(s):
    client, sheet = opened(s)
    given = {"text": "2\tcó\n3\t11\tQuá\n", "row": "I.2", "col": "value"}
    html = client.post(url("paste", sheet.pk), given).content.decode()
    assert "data-preview" in html
    assert html.count("tag-error") == 1
    assert ScoreLine.objects.count() == 0
    client.post(url("accept", sheet.pk), given | {"version-I.2": "0", "version-I.3": "0"})
    assert dict(sheet.lines.values_list("item", "reason")) == {"I.2": "", "I.3": "Quá"}


def test_pasted_lines_without_codes_go_down_from_the_cell(s):
    client, sheet = opened(s)
    given = {"text": "có\tTheo kế hoạch\n9.5\t\n", "row": "I.2", "col": "value"}
    client.post(url("accept", sheet.pk), given)
    found = {line.item: (line.inputs, line.reason) for line in sheet.lines.all()}
    assert found == {
        "I.2": ({"value": True}, "Theo kế hoạch"), "I.3": ({"value": "9.5"}, ""),
    }  # fmt: skip


def test_a_step_sent_twice_is_taken_once(s):
    client, sheet = opened(s)
    s.put(
        s.actor("officer", "CQ1A"), sheet, ("I.2", "value", "có"), ("I.3", "value", "8"),
        ("I.3", "reason", "Biên bản"),
    )  # fmt: skip
    sheet.refresh_from_db()
    form = {"name": "submit", "version": sheet.version, "once": "mot-lan"}
    answers = [client.post(url("step", sheet.pk), form) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].url == answers[1].url
    assert Transition.objects.filter(machine="self_score", name="submit").count() == 1


def test_an_incomplete_sheet_is_not_submitted_and_says_which_items(s):
    client, sheet = opened(s)
    html = client.post(url("step", sheet.pk), {"name": "submit", "version": 1}).content.decode()
    assert "Còn 2 tiêu chí" in html
    sheet.refresh_from_db()
    assert sheet.state == "open"


def test_the_leader_returns_with_a_reason_and_the_round_is_kept(s):
    _client, sheet = opened(s)
    officer, leader = s.actor("officer", "CQ1A"), s.w.client("leader", "CQ1A")
    s.put(officer, sheet, ("I.2", "value", "có"), ("I.3", "value", "8"), ("I.3", "reason", "BB"))
    s.step(officer, sheet, "submit")
    sheet.refresh_from_db()
    empty = leader.post(url("step", sheet.pk), {"name": "return", "version": sheet.version})
    assert "“Trả lại” cần" in empty.content.decode()
    leader.post(
        url("step", sheet.pk),
        {"name": "return", "version": sheet.version, "reason": "Bổ sung"},
    )
    rounds = ScoreSheet.objects.filter(agency__code="CQ1A").values_list("round", "state")
    assert list(rounds) == [(1, "returned"), (2, "open")]
    fresh = s.sheet("self", "CQ1A")
    assert fresh.lines.get(item="I.3").inputs == {"value": "8"}
    assert "Bổ sung" in leader.get(url("sheet", sheet.pk)).content.decode()


@pytest.mark.parametrize(
    ("role", "code", "status"),
    [
        ("officer", "CQ1A", 200), ("leader", "CQ1A", 200), ("officer", "CQ2A", 404),
        ("leader", "CQ3A", 404), ("secretary", "", 404), ("standing", "", 404),
        ("inspector", "", 404), ("officer", "LA1", 404),
    ],
)  # fmt: skip
def test_a_draft_is_there_for_nobody_but_its_agency(s, role, code, status):
    _client, sheet = opened(s)
    client = s.w.client(role, code)
    assert client.get(url("sheet", sheet.pk)).status_code == status
    assert send(client, sheet).status_code == status


def test_a_reviewer_sees_the_self_score_only_if_the_scheme_says_so():
    with on_the_day():
        stages = [dict(each) for each in staged_scheme().model_dump()["stages"]]
        stages[2]["sees_earlier"] = False
        blind = staged(staged_scheme(stages=stages, id="kin"))
        blind.to_cross()
        sheet = blind.sheet("cross", "CQ2A")
        checker = blind.w.client("officer", blind.checker_of("CQ2A"))
        html = checker.get(url("sheet", sheet.pk)).content.decode()
        assert "Tự chấm" not in html
        assert 'placeholder="8' not in html
        refused = checker.post(url("step", sheet.pk), {"name": "finish", "version": 1})
        assert "Còn 2 tiêu chí" in refused.content.decode()


def test_a_reviewer_who_may_see_it_has_the_self_score_beside_his_cell(s):
    s.to_cross()
    sheet = s.sheet("cross", "CQ2A")
    html = s.w.client("officer", s.checker_of("CQ2A")).get(url("sheet", sheet.pk)).content.decode()
    assert "Tự chấm" in html
    assert re.search(r'name="c\|I\.3\|value"[^>]*placeholder="8 ', html)


def test_a_change_without_a_reason_is_not_finished(s):
    s.to_cross()
    sheet, code = s.sheet("cross", "CQ2A"), s.checker_of("CQ2A")
    checker = s.w.client("officer", code)
    send(checker, sheet, value="6")
    html = checker.post(url("step", sheet.pk), {"name": "finish", "version": 1}).content.decode()
    assert "1 tiêu chí cần nêu lý do: 3" in html


def test_an_owned_item_is_entered_by_its_owner_and_by_nobody_else(owned):
    owned.open("self")
    own = owned.sheet("self", "CQ1A")
    with pytest.raises(services.cells.CellRefused) as refused:
        owned.put(owned.actor("officer", "CQ1A"), own, ("II.1", "value", "5"))
    assert refused.value.code == "assessment.cell_not_yours"
    owned.open("specialised")
    theirs = owned.sheet("specialised", "CQ1A", "CQ3A")
    owner, office = owned.w.client("officer", "CQ3A"), owned.w.client("standing")
    assert send(owner, theirs, row="II.1", value="4").json()["state"] == "saved"
    assert send(owned.w.client("officer", "CQ2A"), theirs, row="II.1").status_code == 404
    assert send(office, theirs, row="II.1").status_code == 404
    by_office = owned.sheet("specialised", "CQ1A", "HD")
    assert send(office, by_office, row="II.2", value="3").json()["state"] == "saved"
    assert send(owner, by_office, row="II.2").status_code == 404


def test_the_overview_shows_an_agency_its_own_sheets_and_the_bloc_all_of_them(s):
    s.open("self")
    own = s.w.client("officer", "CQ1A").get(url("stages")).content.decode()
    assert re.findall(r'<th scope="row">(.*?)</th>', own) == ["Cơ quan CQ1A"]
    bloc = s.w.client("secretary").get(url("stages")).content.decode()
    assert re.findall(r'<th scope="row">(.*?)</th>', bloc) == [f"Cơ quan {c}" for c in CODES]
    assert "/cham-diem/phieu/" not in bloc


@pytest.mark.parametrize(
    ("name", "queries"),
    [
        ("stages", 12),
        ("differences", 12),
        ("deliberation", 32),
        ("crossing", 10),
        ("hand_over", 10),
    ],
)
def test_pages_ask_as_often_for_few_as_for_many(s, name, queries, django_assert_num_queries):
    s.all_checked()
    client = s.w.client("secretary")
    with django_assert_num_queries(queries):
        client.get(url(name))


def test_a_sheet_asks_as_often_whatever_its_length(s, django_assert_num_queries):
    s.to_cross()
    sheet = s.sheet("cross", "CQ2A")
    client = s.w.client("officer", s.checker_of("CQ2A"))
    with django_assert_num_queries(22):
        client.get(url("sheet", sheet.pk))
