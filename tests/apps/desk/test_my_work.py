"""“Việc của tôi”: order, filters, putting off, ticking off; nobody else's."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from tests.apps.desk.desk_world import DUE, ReportTask, offered

from thidua.apps.common.clock import at
from thidua.apps.common.offers import Task
from thidua.apps.desk.models import Notice, Setting, TaskMark
from thidua.apps.desk.my_work import work_of
from thidua.apps.desk.selectors import notices_shown
from thidua.apps.desk.services.notices import News, tell
from thidua.apps.organisations.models import BlocYear

pytestmark = pytest.mark.django_db
WORK = reverse("desk:my_work")
DAY = date(2022, 4, 2)


def several(actor, year):
    """Tasks in every state, out of order, and one of a stranger's year."""
    if year.bloc.code == "khoi-thu":
        for key, status, due in (
            ("c", "todo", date(2022, 12, 1)), ("a", "todo", date(2022, 3, 1)),
            ("b", "doing", date(2022, 4, 5)), ("d", "done", date(2022, 1, 1)),
            ("e", "locked", None), ("f", "waiting", None), ("g", "error", None),
        ):  # fmt: skip
            yield Task(key=key, title=f"Việc {key}", status=status, url=f"/viec/{key}/", due=due)


@pytest.fixture
def work(w):
    with offered(several), at(DAY):
        yield w


def tell_officer(w, key: str = "a", **more) -> Notice:
    user = w.user("officer", "CQ1A")
    data = {"agency": "Cơ quan CQ1A", "task": "Báo cáo", "due": "2022-04-01"}
    tell([user], News(key=key, code="notice.remind_today", data=data, **more))
    return Notice.objects.get(key=key, user=user)


def test_soonest_deadline_stands_first_and_none_last(work):
    items = work_of(work.actor("officer", "CQ1A")).items
    assert [item.task.key for item in items] == ["d", "a", "b", "c", "e", "f", "g"]


@pytest.mark.parametrize(
    ("chosen", "keys"),
    [
        ("can-lam", ["a", "b", "c", "g"]), ("qua-han", ["a"]), ("tuan-nay", ["a", "b"]),
        ("cho", ["e", "f"]), ("da-hoan", []), ("xong", ["d"]),
    ],
)  # fmt: skip
def test_filters(work, chosen, keys):
    assert [i.task.key for i in work_of(work.actor("officer", "CQ1A")).chosen(chosen)] == keys


@pytest.mark.parametrize("text", ["", "khong-co", "%00", "x" * 5000])
def test_any_filter_in_the_address_is_answered(work, text):
    response = work.client("officer", "CQ1A").get(WORK, {"loc": text})
    assert response.status_code == 200
    assert "Việc a" in response.content.decode()


def test_page_tells_how_late_each_task_is(work):
    html = work.client("officer", "CQ1A").get(WORK).content.decode()
    assert "Hạn 01/03/2022, quá 32 ngày" in html
    assert "Hạn 05/04/2022, còn 3 ngày" in html
    assert "1/7" in html


def test_put_off_task_comes_back_on_its_day(work):
    client = work.client("officer", "CQ1A")
    sent = {"bloc": "khoi-thu", "year": "2022", "key": "a", "days": "3"}
    assert client.post(reverse("desk:put_off"), sent).status_code == 302
    actor = work.actor("officer", "CQ1A")
    assert [i.task.key for i in work_of(actor).chosen("da-hoan")] == ["a"]
    assert [i.task.key for i in work_of(actor).chosen("qua-han")] == []
    with at(DAY + timedelta(days=3)):
        assert [i.task.key for i in work_of(actor).chosen("qua-han")] == ["a", "b"][:1]
    client.post(reverse("desk:put_off"), {**sent, "days": "0"})
    assert TaskMark.objects.count() == 0


def test_nobody_puts_off_in_a_strangers_year(work):
    client = work.client("officer", "CQ1A")
    sent = {"bloc": "khoi-la", "year": "2022", "key": "a", "days": "3"}
    assert client.post(reverse("desk:put_off"), sent).status_code == 404
    assert TaskMark.objects.count() == 0


def test_putting_off_is_ones_own(work):
    sent = {"bloc": "khoi-thu", "year": "2022", "key": "a", "days": "3"}
    work.client("officer", "CQ1A").post(reverse("desk:put_off"), sent)
    assert [i.task.key for i in work_of(work.actor("officer", "CQ2A")).chosen("qua-han")] == ["a"]


def test_top_bar_counts_open_notices(work):
    client = work.client("officer", "CQ1A")
    for key in "abc":
        tell_officer(work, key, bloc_year=work.year)
    assert '<span class="count">3' in client.get(WORK).content.decode()
    client.post(reverse("desk:done", args=[Notice.objects.get(key="a").pk]))
    client.post(reverse("desk:snooze", args=[Notice.objects.get(key="b").pk]), {"days": "7"})
    html = client.get(WORK).content.decode()
    assert '<span class="count">1' in html
    with at(DAY + timedelta(days=7)):
        assert '<span class="count">2' in client.get(WORK).content.decode()


def received(w, agency: str, step: int) -> Notice:
    user, data = w.user("secretary"), {"agency": agency, "year": "2022"}
    news = News(key=f"step:{step}", code="notice.report_received", data=data, bloc_year=w.year)
    return tell([user], news)[0]


def test_news_of_one_kind_is_one_line(work):
    client = work.client("secretary")
    for step, agency in enumerate(("CQ1A", "CQ2A", "CQ3A")):
        received(work, agency, step)
    tell([work.user("secretary")], News(key="x", code="notice.pact_open", data={"year": "2022"}))
    html = client.get(WORK).content.decode()
    assert html.count("và 2 thông báo cùng loại trước đó") == 1
    assert '<span class="count">2' in html
    assert [html.count(f"{agency} đã gửi báo cáo") for agency in ("CQ1A", "CQ2A")] == [1, 1]


def test_ticking_a_thread_off_spares_what_came_after_it(work):
    client = work.client("secretary")
    seen = [received(work, agency, step) for step, agency in enumerate(("CQ1A", "CQ2A"))]
    later = received(work, "CQ3A", 3)
    newest = Notice.objects.get(key="step:1")
    client.post(reverse("desk:done_thread", args=[newest.pk]))
    assert len(seen) == 2
    assert list(Notice.objects.filter(done_at=None)) == [Notice.objects.get(key=later.key)]


def test_ticking_a_thread_off_spares_what_was_put_off(work):
    for step, agency in enumerate(("CQ1A", "CQ2A", "CQ3A")):
        received(work, agency, step)
    client, off = work.client("secretary"), Notice.objects.get(key="step:0")
    client.post(reverse("desk:snooze", args=[off.pk]), {"days": "7"})
    client.post(reverse("desk:done_thread", args=[Notice.objects.get(key="step:2").pk]))
    assert list(Notice.objects.filter(done_at=None)) == [off]


def test_what_asks_for_an_act_stands_first_and_alone(work):
    w = work
    data = {"agency": "CQ1A", "year": "2022", "reason": "Thiếu"}
    for step in (1, 2):
        asked = News(key=f"step:{step}", code="notice.report_returned", data=data, asks=True)
        tell([w.user("officer", "CQ1A")], asked)
    tell([w.user("officer", "CQ1A")], News(key="step:3", code="notice.pact_open", data=data))
    threads = notices_shown(w.actor("officer", "CQ1A"), "can-lam")
    assert [thread.newest.key for thread in threads] == ["step:2", "step:1", "step:3"]
    assert [thread.number for thread in threads] == [1, 1, 1]


def test_ticked_off_notice_can_be_brought_back(work):
    client, notice = work.client("officer", "CQ1A"), tell_officer(work)
    client.post(reverse("desk:done", args=[notice.pk]))
    assert "Đưa lại danh sách" in client.get(WORK, {"loc": "xong"}).content.decode()
    client.post(reverse("desk:back", args=[notice.pk]))
    assert Notice.objects.get().done_at is None


def test_ticking_all_off_spares_what_came_after_the_page(work):
    first, second = tell_officer(work, "a"), tell_officer(work, "b")
    client = work.client("officer", "CQ1A")
    client.post(reverse("desk:done_all"), {"newest": str(first.pk)})
    assert list(Notice.objects.filter(done_at=None)) == [second]
    assert client.post(reverse("desk:done_all"), {"newest": "x"}).status_code == 302


def test_ticking_all_off_leaves_what_asks_for_an_act_and_what_was_put_off(work):
    user, client = work.user("officer", "CQ1A"), work.client("officer", "CQ1A")
    data = {"period": "Q1", "agency": "A", "year": 2022, "reason": "r"}
    tell([user], News(key="step:1", code="notice.report_returned", data=data, asks=True))
    put_off, seen = tell_officer(work, "a"), tell_officer(work, "b")
    Notice.objects.filter(pk=put_off.pk).update(snoozed_until=DUE + timedelta(days=900))
    page = client.get(WORK).content.decode()
    assert f'name="newest" value="{seen.pk}"' in page
    client.post(reverse("desk:done_all"), {"newest": str(seen.pk)})
    assert set(Notice.objects.exclude(done_at=None)) == {seen}
    assert "Đã xem tất cả tin" not in client.get(WORK).content.decode()


@pytest.mark.parametrize("name", ["done", "done_thread", "back", "snooze"])
def test_strangers_notice_does_not_exist(work, name):
    notice = tell_officer(work)
    response = work.client("officer", "CQ2A").post(reverse(f"desk:{name}", args=[notice.pk]))
    assert response.status_code == 404
    assert Notice.objects.get().done_at is None


@pytest.mark.parametrize("name", ["done", "back", "snooze"])
def test_acts_are_posts_only(work, name):
    notice = tell_officer(work)
    url = reverse(f"desk:{name}", args=[notice.pk])
    assert work.client("officer", "CQ1A").get(url).status_code == 405


def test_notice_of_a_year_that_is_not_seen_any_more_is_hidden(work):
    notice = tell_officer(work, bloc_year=work.other_year, url="/khoi-la/2022/")
    client = work.client("officer", "CQ1A")
    assert "khoi-la" not in client.get(WORK).content.decode()
    assert client.post(reverse("desk:done", args=[notice.pk])).status_code == 404


@pytest.mark.parametrize("number", [1, 5])
def test_list_costs_the_same_for_any_number(w, number, django_assert_num_queries):
    with offered(ReportTask()), at(DAY):
        for key in range(number):
            tell_officer(w, str(key), bloc_year=w.year)
        client = w.client("officer", "CQ1A")
        client.get(WORK)
        with django_assert_num_queries(11):
            client.get(WORK)


def test_first_steps_close_and_come_back(work):
    client = work.client("officer", "CQ1A")
    assert "Bốn bước đầu tiên" in client.get(WORK).content.decode()
    client.post(reverse("desk:first_steps"), {"closed": "1"})
    assert "Bốn bước đầu tiên" not in client.get(WORK).content.decode()
    client.post(reverse("desk:first_steps"), {"closed": "0"})
    assert "Bốn bước đầu tiên" in client.get(WORK).content.decode()


def test_settings_are_kept_and_turn_the_keys_off(work):
    client, url = work.client("officer", "CQ1A"), reverse("desk:settings")
    assert "data-keys" in client.get(url).content.decode()
    response = client.post(url, {"mail": "off", "language": "en", "version": "1"})
    assert response.url == url
    row = Setting.objects.get()
    assert (row.mail, row.language, row.shortcuts) == ("off", "en", False)
    assert "data-keys" not in client.get(url).content.decode()


def test_settings_changed_in_another_window_are_not_overwritten(work):
    client, url = work.client("officer", "CQ1A"), reverse("desk:settings")
    for mail in ("off", "at_once"):
        client.post(url, {"mail": mail, "language": "vi", "version": "1"})
    response = client.post(url, {"mail": "digest", "language": "vi", "version": "1"})
    assert "đã được sửa ở cửa sổ khác" in response.content.decode()
    assert Setting.objects.get().mail == "off"


def test_wrong_choice_is_told_at_the_field(work):
    url = reverse("desk:settings")
    response = work.client("officer", "CQ1A").post(url, {"mail": "x", "language": "vi"})
    assert response.status_code == 200
    assert 'class="error-summary"' in response.content.decode()


def test_who_takes_part_in_no_year_learns_what_to_do(w):
    BlocYear.objects.all().delete()
    html = w.client("officer", "CQ1A").get("/").content.decode()
    assert "chưa tham gia năm thi đua nào" in html


def test_canary_of_a_stranger_is_on_no_page_of_ones_own(w, report):
    canary = "CANARY-khoi-la"
    BlocYear.objects.filter(pk=w.other_year.pk).update(theme=canary)
    w.other_year.bloc.name = canary
    w.other_year.bloc.save()
    with at(DUE):
        from thidua.apps.desk.services.daily import run_day

        run_day(DUE)
    for name in ("my_work", "years", "settings", "help"):
        html = w.client("officer", "CQ1A").get(reverse(f"desk:{name}")).content.decode()
        assert canary not in html, name
        assert "LA1" not in html, name
