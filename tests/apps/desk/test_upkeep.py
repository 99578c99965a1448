"""The history of a thing, the post of the administrator, the help."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from tests.apps.desk.test_steps import begin, step
from tests.security.readable import FILES, readable

from thidua.apps.common.clock import now
from thidua.apps.desk.helping import TOPICS, topic_of
from thidua.apps.desk.models import DailyRun, Mail
from thidua.apps.movements.models import Pact, Registration
from thidua.apps.movements.services import step_pact

pytestmark = pytest.mark.django_db
POST = reverse("desk:post")


@pytest.fixture
def registration(w):
    """CQ2A's registration: submitted, and approved by its leader."""
    Pact.objects.create(bloc_year=w.year, state=Pact.State.DRAFT)
    step_pact(w.actor("secretary"), w.year, "open")
    begin(w)
    step(w, "submit", "officer")
    return Registration.objects.get()


def history_url(row: Registration, machine: str = "registration") -> str:
    return reverse("desk:history", args=("khoi-thu", 2022, machine, row.pk))


@pytest.mark.parametrize(
    ("role", "code", "before", "after"),
    [
        ("officer", "CQ2A", ["Trình lãnh đạo"], ["Phê duyệt", "Trình lãnh đạo"]),
        ("leader", "CQ2A", ["Trình lãnh đạo"], ["Phê duyệt", "Trình lãnh đạo"]),
        ("secretary", "", None, ["Phê duyệt"]),
        ("officer", "CQ1A", None, ["Phê duyệt"]),
        ("officer", "LA1", None, None),
    ],
)  # fmt: skip
def test_history_tells_each_reader_what_he_may_see(w, registration, role, code, before, after):
    client, url = w.client(role, code), history_url(registration)
    assert steps_on(client.get(url)) == before
    step(w, "approve", "leader")
    assert steps_on(client.get(url)) == after


def steps_on(response) -> list[str] | None:
    if response.status_code == 404:
        return None
    html = response.content.decode().split('id="changes"')[0]
    return [part.split("</th>")[0] for part in html.split('<th scope="row">')[1:]]


def test_history_keeps_the_reason(w, registration):
    step(w, "return", "leader", reason="Thiếu <b>chỉ tiêu</b>")
    html = w.client("officer", "CQ2A").get(history_url(registration)).content.decode()
    assert "Thiếu &lt;b&gt;chỉ tiêu&lt;/b&gt;" in html
    assert "Người leader-cq2a" in html


@pytest.mark.parametrize("machine", ["khong-co", "pact", "movement"])
def test_history_of_nothing_is_not_there(w, registration, machine):
    url = history_url(registration, machine).replace(f"/{registration.pk}/", "/999999/")
    assert w.client("officer", "CQ2A").get(url).status_code == 404


def test_history_costs_the_same_for_any_number_of_steps(
    w, registration, django_assert_num_queries
):
    client, url = w.client("officer", "CQ2A"), history_url(registration)
    client.get(url)
    with django_assert_num_queries(10):
        client.get(url)
    step(w, "approve", "leader")
    with django_assert_num_queries(10):
        client.get(url)


def mail(w, state: str, **more) -> Mail:
    return Mail.objects.create(
        user=w.user("officer", "CQ1A"), kind="notice", key=state, to="a@example.vn",
        subject="Tiêu đề", body="Nội dung riêng", state=state, made_at=now(), next_try_at=now(),
        **more,
    )  # fmt: skip


def test_administrator_sees_mails_in_trouble_and_no_text(w):
    mail(w, "failed", error="ConnectionRefusedError", tries=6)
    mail(w, "sent")
    html = w.client("admin").get(POST).content.decode()
    assert "ConnectionRefusedError" in html
    assert html.count("Gửi lại</button>") == 1
    assert "Nội dung riêng" not in html
    assert "Việc hằng ngày chưa chạy lần nào" in html


def test_administrator_sees_the_last_daily_run(w):
    when = datetime(2022, 3, 31, 7, tzinfo=UTC)
    DailyRun.objects.create(
        day="2022-03-31", started_at=when, finished_at=when, reminders=3, digests=2
    )
    assert "3 lần nhắc, 2 thư tổng hợp" in w.client("admin").get(POST).content.decode()


def test_administrator_sends_again(w):
    row = mail(w, "failed")
    w.client("admin").post(reverse("desk:send_again", args=[row.pk]))
    assert Mail.objects.get().state == "waiting"


@pytest.mark.parametrize(
    ("role", "code"),
    [("officer", "CQ1A"), ("leader", "CQ1A"), ("secretary", ""), ("standing", "")],
)
def test_the_post_is_for_the_administrator_only(w, role, code):
    row, client = mail(w, "failed"), w.client(role, code)
    assert client.get(POST).status_code == 404
    assert client.post(reverse("desk:send_again", args=[row.pk])).status_code == 404
    assert Mail.objects.get().state == "failed"


def test_help_opens_on_the_screen_one_comes_from(w):
    client = w.client("officer", "CQ1A")
    html = client.get(reverse("desk:help"), {"tu": "movements:list"}).content.decode()
    assert "Màn hình vừa mở: Phong trào" in html
    assert "Màn hình vừa mở" not in client.get(reverse("desk:help"), {"tu": "x"}).content.decode()


def test_every_topic_has_an_address_of_its_own():
    anchors = [topic.anchor for topic in TOPICS]
    assert sorted(anchors) == sorted(set(anchors))


def test_every_page_has_a_help():
    assert {name for name in readable() if topic_of(name) is None} == FILES | {"desk:help"}


def test_every_help_is_of_a_page():
    views = [view for topic in TOPICS for view in topic.views]
    assert len(views) == len(set(views))
    of_others = {"mfa_index", "account_change_password", "usersessions_list"}
    by_token = {"reporting:confirm"}  # opened by a link, without an account
    forms = {"assessment:vote", "assessment:votes", "movements:answer"}  # shown with their errors
    assert set(views) - readable() == of_others | by_token | forms
