"""The board and the reminder by hand: privacy, sleep, log, five clicks, the text for Zalo."""

from datetime import date, timedelta

import pytest
from django.core import mail as outbox
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from tests.apps.assessment.books import small_scheme

from thidua.apps.accounts.errors import Forbidden, NotVisible
from thidua.apps.assessment.models import SchemeAdoption, ScoreSheet
from thidua.apps.assessment.services import adopt_scheme
from thidua.apps.common.clock import at, now
from thidua.apps.desk.board import board_of
from thidua.apps.desk.errors import AlreadyReminded, NobodyChosen
from thidua.apps.desk.models import Mail, Notice, Reminder
from thidua.apps.desk.services.by_hand import draft_of, remind_by_hand
from thidua.apps.desk.services.mailing import send_due
from thidua.apps.desk.zalo import LONGEST, zalo_text
from thidua.apps.movements.models import Pact, Registration
from thidua.apps.reporting.models import Report, ReportPeriod

pytestmark = pytest.mark.django_db
DUE = date(2022, 11, 20)
PLACE = ("khoi-thu", 2022)
BOARD = reverse("desk:board", args=PLACE)
PREVIEW, REMIND = reverse("desk:remind_preview", args=PLACE), reverse("desk:remind", args=PLACE)


def file_report(w, code: str, state: str, day: date | None = None) -> Report:
    return Report.objects.create(
        bloc_year=w.year, agency=w.agency(code), period="Y", state=state, origin="screen",
        filed_on=day,
    )  # fmt: skip


@pytest.fixture
def due(w):
    """The report of the year is due on 20/11/2022; CQ1A sent it in time, CQ2A began it."""
    ReportPeriod.objects.create(bloc_year=w.year, period="Y", due_day=DUE)
    file_report(w, "CQ1A", "in_force", DUE)
    file_report(w, "CQ2A", "draft")
    return w


def on(days_late: int) -> date:
    return DUE + timedelta(days=days_late)


def lights(w) -> dict[str, str]:
    return {row.agency.code: row.cells[0].light for row in board_of(w.year).rows}


def key(w, code: str) -> int:
    return w.agency(code).pk


def test_lights_tell_only_what_was_sent(due):
    with at(on(-3)):
        assert lights(due) == {"CQ1A": "done", "CQ2A": "none", "CQ3A": "none"}
    with at(on(4)):
        assert lights(due) == {"CQ2A": "late", "CQ3A": "late", "CQ1A": "done"}


@pytest.mark.parametrize("days", [-3, 0, 4])
@pytest.mark.parametrize("role", ["secretary", "standing", "inspector"])
def test_a_draft_changes_nothing_on_the_board(due, role, days):
    """The agency that has begun looks exactly like the one that has not."""
    with at(on(days)):
        client = due.client(role)
        html = client.get(BOARD).content.decode()
        Report.objects.filter(agency__code="CQ2A").delete()
        assert strip_tokens(client.get(BOARD).content.decode()) == strip_tokens(html)


def strip_tokens(html: str) -> list[str]:
    return [line for line in html.splitlines() if "csrf" not in line and "once" not in line]


def test_head_counts_sent_and_in_time(due):
    file_report(due, "CQ3A", "in_force", on(2))
    with at(on(4)):
        head = board_of(due.year).heads[0]
        row = next(r for r in board_of(due.year).rows if r.agency.code == "CQ3A")
    assert (head.sent, head.in_time, head.expected) == (2, 1, 3)
    assert row.cells[0].word == "Đã gửi, trễ 2 ngày"


def test_late_ones_stand_first_and_are_ticked(due):
    with at(on(4)):
        html = due.client("secretary").get(BOARD).content.decode()
    assert html.index("Cơ quan CQ2A") < html.index("Cơ quan CQ1A")
    assert html.count(" checked>") == 2
    assert "Quá hạn 4 ngày" in html


@pytest.mark.parametrize(
    ("role", "code", "status"),
    [
        ("secretary", "", 200), ("leader", "CQ1A", 200), ("standing", "", 200),
        ("inspector", "", 200), ("officer", "CQ1A", 404), ("leader", "CQ2A", 404),
        ("officer", "LA1", 404), ("leader", "LA1", 404),
    ],
)  # fmt: skip
def test_board_is_for_those_who_lead_the_bloc(due, role, code, status):
    assert due.client(role, code).get(BOARD).status_code == status


@pytest.mark.parametrize(
    ("role", "code", "status"),
    [
        ("standing", "", 403),
        ("inspector", "", 403),
        ("officer", "CQ2A", 404),
        ("leader", "LA1", 404),
    ],
)
def test_only_secretary_and_head_remind(due, role, code, status):
    with at(on(4)):
        response = due.client(role, code).post(REMIND, {"don_vi": [key(due, "CQ2A")]})
    assert response.status_code == status
    assert Reminder.objects.count() == 0


def test_stranger_learns_nothing_from_the_service(due):
    with at(on(4)), pytest.raises(NotVisible):
        draft_of(due.actor("leader", "LA1"), due.year, [key(due, "CQ2A")])
    with at(on(4)), pytest.raises(Forbidden):
        draft_of(due.actor("inspector"), due.year, [key(due, "CQ2A")])


def test_secretary_reminds_in_three_clicks(due):
    """J3: the late ones are ticked; preview, send, copy."""
    client = due.client("secretary")
    with at(on(4)):
        chosen = {"don_vi": [key(due, "CQ2A"), key(due, "CQ3A")]}
        preview = client.get(PREVIEW, chosen).content.decode()  # one
        assert "Không kể tên người" not in preview
        assert "Cơ quan CQ2A" in preview
        assert Reminder.objects.count() == 0
        response = client.post(REMIND, {**chosen, "once": "t"})  # two
        page = client.get(response.url).content.decode()
        assert 'data-copy="zalo-text"' in page  # three
    assert response.url == reverse("desk:reminded", args=PLACE)
    assert sorted(Notice.objects.values_list("user__username", flat=True)) == [
        "leader-cq2a", "leader-cq3a", "officer-cq2a", "officer-cq3a",
    ]  # fmt: skip
    send_due()
    assert len(outbox.outbox) == 4
    log = Reminder.objects.filter(agency__code="CQ2A").get()
    assert (log.kind, log.who, log.hearers) == ("manual", due.user("secretary"), 2)
    assert "Người thu-ky" in page


def test_same_form_twice_reminds_once(due):
    client = due.client("secretary")
    with at(on(4)):
        for _ in range(2):
            response = client.post(REMIND, {"don_vi": [key(due, "CQ2A")], "once": "same"})
            assert response.url == reverse("desk:reminded", args=PLACE)
    assert (Reminder.objects.count(), Mail.objects.count()) == (1, 2)


def test_agency_sleeps_for_a_day(due):
    secretary, chosen = due.actor("secretary"), [key(due, "CQ2A")]
    with at(on(4)):
        first = now()
        remind_by_hand(secretary, due.year, chosen)
    with at(first + timedelta(hours=23, minutes=59)), pytest.raises(AlreadyReminded):
        remind_by_hand(secretary, due.year, chosen)
    with at(first + timedelta(hours=24, minutes=1)):
        remind_by_hand(secretary, due.year, chosen)
    assert Reminder.objects.count() == 2


def test_sleeping_agency_does_not_hold_the_others_back(due):
    secretary = due.actor("secretary")
    with at(on(4)):
        remind_by_hand(secretary, due.year, [key(due, "CQ2A")])
        draft = remind_by_hand(secretary, due.year, [key(due, "CQ2A"), key(due, "CQ3A")])
    assert [row.agency.code for row in draft.rows] == ["CQ3A"]
    assert Reminder.objects.count() == 2


def test_nobody_chosen_is_told_in_words(due):
    with at(on(4)):
        for chosen in ({}, {"don_vi": ["999999"]}, {"don_vi": ["x"]}):
            response = due.client("secretary").get(PREVIEW, chosen, follow=True)
            assert "Chưa chọn đơn vị nào" in response.content.decode()
        with pytest.raises(NobodyChosen):
            draft_of(due.actor("secretary"), due.year, [])


def test_agency_of_another_bloc_can_not_be_chosen(due):
    with at(on(4)), pytest.raises(NobodyChosen):
        draft_of(due.actor("secretary"), due.year, [key(due, "LA1")])


def test_leader_hears_only_from_the_third_day(due):
    with at(on(2)):
        remind_by_hand(due.actor("secretary"), due.year, [key(due, "CQ2A")])
    assert [n.user.username for n in Notice.objects.all()] == ["officer-cq2a"]


def test_who_has_sent_is_not_reminded(due):
    with at(on(4)):
        draft = draft_of(due.actor("secretary"), due.year, [key(due, "CQ1A"), key(due, "CQ2A")])
    assert [row.agency.code for row in draft.rows] == ["CQ2A"]


def test_year_without_deadlines_says_what_to_do(w):
    html = w.client("secretary").get(BOARD).content.decode()
    assert "Hãy đặt lịch" in html


def test_board_costs_the_same_for_any_state(due, django_assert_num_queries):
    client = due.client("secretary")
    with at(on(4)):
        client.get(BOARD)
        with django_assert_num_queries(13):
            client.get(BOARD)
        remind_by_hand(due.actor("secretary"), due.year, [key(due, "CQ2A"), key(due, "CQ3A")])
        with django_assert_num_queries(13):
            client.get(BOARD)


words = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=200)


@given(
    words, st.lists(st.tuples(words, words), max_size=9), st.lists(words, max_size=60), words,
)  # fmt: skip
def test_text_for_zalo_is_never_too_long(bloc, tasks, agencies, url):
    assert len(zalo_text(bloc, tasks, agencies, url)) <= LONGEST


def test_text_for_zalo_names_tasks_agencies_and_the_place():
    text = zalo_text("Khối A", [("Báo cáo năm", "20/11/2022")], ["Sở B", "Sở C"], "http://x/")
    assert text == (
        "Khối A nhắc: Báo cáo năm (hạn 20/11/2022). Chưa nhận được của: Sở B, Sở C."
        " Thực hiện tại: http://x/"
    )


def test_text_for_zalo_counts_those_for_whom_there_is_no_room():
    names = [f"Cơ quan có tên rất dài số {n}" for n in range(40)]
    text = zalo_text("Khối A", [("Báo cáo năm", "20/11/2022")], names, "http://x/")
    assert "đơn vị khác" in text


def test_registrations_and_self_scores_stand_on_the_board_once_they_are_due(due):
    Pact.objects.create(bloc_year=due.year, state=Pact.State.OPEN)
    due.year.launch_day = on(-200)
    due.year.save()
    adopt_scheme(due.year, small_scheme(), today=on(0))
    SchemeAdoption.objects.update(stage="self", stage_due=on(10))
    for code, state in (("CQ1A", "approved"), ("CQ2A", "submitted"), ("CQ3A", "draft")):
        Registration.objects.create(bloc_year=due.year, agency=due.agency(code), state=state)
    for code, state in (("CQ1A", "finished"), ("CQ2A", "open"), ("CQ3A", "replaced")):
        ScoreSheet.objects.create(
            bloc_year=due.year, agency=due.agency(code), stage="self", state=state,
            entered_on=on(0),
        )  # fmt: skip
    with at(on(1)):
        found = {row.agency.code: [c.light for c in row.cells] for row in board_of(due.year).rows}
    assert found == {
        "CQ1A": ["done", "done", "done"],
        "CQ2A": ["late", "late", "none"],
        "CQ3A": ["late", "late", "wait"],  # sent and sent back: the bloc knows of it
    }


def test_overview_of_a_member_holds_no_other_agency_until_results_are_open(due):
    url = reverse("desk:dashboard", args=PLACE)
    client = due.client("officer", "CQ2A")
    html = client.get(url).content.decode()
    assert "Đơn vị của đồng chí" in html
    assert "Cơ quan CQ3A" not in html
    due.year.results_open = True
    due.year.save()
    assert "Cơ quan CQ3A" in client.get(url).content.decode()


@pytest.mark.parametrize(
    ("role", "code", "shown"),
    [("secretary", "", True), ("leader", "CQ1A", True), ("officer", "CQ2A", False)],
)
def test_overview_leads_those_who_lead_to_their_work(due, role, code, shown):
    html = due.client(role, code).get(reverse("desk:dashboard", args=PLACE)).content.decode()
    assert ("Điều hành năm thi đua" in html) is shown


def test_reminders_of_the_daily_job_are_told_beside_those_by_hand(due):
    with at(on(1)):
        Reminder.objects.create(
            bloc_year=due.year, agency=due.agency("CQ2A"), task="report:Y", title="Báo cáo",
            kind="late", day=on(1), at=now(),
        )  # fmt: skip
        html = due.client("secretary").get(BOARD).content.decode()
    assert html.count("tự động, ngày 21/11") == 1
