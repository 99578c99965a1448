"""The post: once each, retried, seen by the administrator; the digest once a day."""

from datetime import date, timedelta

import pytest
from django.core import mail as outbox
from django.core.mail.backends.base import BaseEmailBackend
from tests.apps.desk.desk_world import DUE

from thidua.apps.accounts.errors import Forbidden
from thidua.apps.common.clock import at, now
from thidua.apps.desk.models import Mail, Notice, Setting
from thidua.apps.desk.services import mailing
from thidua.apps.desk.services.daily import run_day
from thidua.apps.desk.services.digest import send_digests
from thidua.apps.desk.services.notices import News, tell, tick_off

pytestmark = pytest.mark.django_db
DAY = date(2022, 4, 1)
NEWS = {"code": "notice.remind_today", "data": {"agency": "A", "task": "B", "due": "2022-04-01"}}


class Refusing(BaseEmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, messages):
        raise ConnectionRefusedError("no mail server")


def news(key: str) -> News:
    return News(key=key, **NEWS)


def choose(user, mail: str, language: str = "vi") -> None:
    Setting.objects.update_or_create(user=user, defaults={"mail": mail, "language": language})


def test_same_news_is_told_once(w):
    user = w.user("officer", "CQ1A")
    assert len(tell([user, user], news("a"))) == 1
    assert tell([user], news("a")) == []
    assert Notice.objects.count() == 1


@pytest.mark.parametrize(
    ("mode", "at_once", "mails"),
    [
        ("off", False, 0), ("off", True, 0), ("digest", False, 0), ("digest", True, 1),
        ("at_once", False, 1), ("at_once", True, 1),
    ],
)  # fmt: skip
def test_each_person_hears_by_mail_as_chosen(w, mode, at_once, mails):
    user = w.user("officer", "CQ1A")
    choose(user, mode)
    tell([user], news("a"), at_once=at_once)
    assert Mail.objects.filter(user=user, kind="notice").count() == mails


def test_account_without_an_address_gets_no_mail(w):
    user = w.user("officer", "CQ1A")
    user.email = ""
    user.save()
    choose(user, "at_once")
    tell([user], news("a"))
    assert (Notice.objects.count(), Mail.objects.count()) == (1, 0)


def test_mail_goes_once_whoever_sends(w):
    user = w.user("officer", "CQ1A")
    choose(user, "at_once")
    tell([user], news("a"))
    pk = Mail.objects.get().pk
    assert [mailing.send(pk), mailing.send(pk)] == [True, False]
    assert mailing.send_due() == 0
    assert [message.to for message in outbox.outbox] == [[user.email]]
    assert Mail.objects.get().state == "sent"


def test_subjects_are_the_same_for_everybody(w):
    """Nothing personal, no agency and no task on a locked screen."""
    for code in ("CQ1A", "CQ2A"):
        choose(w.user("officer", code), "at_once")
        tell([w.user("officer", code)], News(key=code, code="notice.remind_today", data={
            "agency": code, "task": "Bí mật", "due": "2022-04-01",
        }))  # fmt: skip
    mailing.send_due()
    assert {message.subject for message in outbox.outbox} == {"Thi Đua: có thông báo mới"}


def test_refused_mail_is_tried_again_later_and_given_up_at_last(w, settings):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    user = w.user("officer", "CQ1A")
    choose(user, "at_once")
    tell([user], news("a"))
    waits = []
    for _ in range(mailing.TRIES):
        row = Mail.objects.get()
        with at(row.next_try_at):
            assert mailing.send_due() == 0
            waits.append((Mail.objects.get().next_try_at - now()) // timedelta(minutes=1))
    row = Mail.objects.get()
    assert waits == [5, 10, 20, 40, 80, 160]
    assert (row.state, row.tries) == ("failed", 6)
    assert row.error == "ConnectionRefusedError: no mail server"


def test_administrator_may_send_a_given_up_mail_again_others_may_not(w):
    user = w.user("officer", "CQ1A")
    choose(user, "at_once")
    tell([user], news("a"))
    Mail.objects.update(state=Mail.State.FAILED, tries=6)
    pk = Mail.objects.get().pk
    with pytest.raises(Forbidden):
        mailing.send_again(w.actor("secretary"), pk)
    mailing.send_again(w.actor("admin"), pk)
    assert mailing.send_due() == 1


def test_mail_of_a_killed_worker_is_unsure_and_never_repeated_by_itself(w):
    user = w.user("officer", "CQ1A")
    choose(user, "at_once")
    tell([user], news("a"))
    Mail.objects.update(state=Mail.State.SENDING, claimed_at=now())
    assert (mailing.mark_unsure(), mailing.send_due()) == (0, 0)
    with at(now() + timedelta(minutes=11)):
        assert (mailing.mark_unsure(), mailing.send_due()) == (1, 0)
    assert (Mail.objects.get().state, len(outbox.outbox)) == ("unsure", 0)


def test_digest_comes_once_a_day_and_only_with_something_new(w, report):
    counts = []
    for days in (-7, -7, -6, -5, -2):
        day = DUE + timedelta(days=days)
        with at(day):
            run_day(day)
            counts.append(Mail.objects.filter(user=w.user("officer", "CQ1A")).count())
    assert counts == [1, 1, 1, 1, 2]


def test_digest_lists_what_is_new_in_the_language_of_its_reader(w, report):
    choose(w.user("officer", "CQ1A"), "digest", "en")
    with at(DUE):
        run_day(DUE)
    row = Mail.objects.get(user=w.user("officer", "CQ1A"))
    assert row.subject == "Thi Đua: new for you today: 1"
    assert "Cơ quan CQ1A: “Report of the first quarter” is due today, 31/03/2022." in row.body
    assert "http://localhost:8000/khoi-thu/2022/don-vi/CQ1A/" in row.body
    assert "CQ2A" not in row.body


def test_digest_leaves_out_what_was_ticked_off_put_off_or_mailed(w):
    user = w.user("officer", "CQ1A")
    with at(DAY):
        for key in "abcd":
            tell([user], news(key), at_once=key == "d")
        tick_off(w.actor("officer", "CQ1A"), Notice.objects.get(key="a").pk)
        Notice.objects.filter(key="b").update(snoozed_until=DAY + timedelta(days=1))
        assert send_digests(DAY) == 1
    assert Mail.objects.get(kind="digest").subject == "Thi Đua: hôm nay có 1 việc mới"


@pytest.mark.parametrize("mode", ["off", "at_once"])
def test_who_wants_no_digest_gets_none(w, mode):
    user = w.user("officer", "CQ1A")
    choose(user, mode)
    with at(DAY):
        tell([user], news("a"))
        assert send_digests(DAY) == 0


def test_digest_tells_news_of_one_kind_in_one_line(w):
    user = w.user("secretary")
    with at(DAY):
        for step, agency in enumerate(("CQ1A", "CQ2A", "CQ3A")):
            data = {"agency": agency, "year": "2022"}
            tell([user], News(key=f"step:{step}", code="notice.report_received", data=data))
        send_digests(DAY)
    told = [line for line in Mail.objects.get().body.splitlines() if line.startswith("- ")]
    assert told == ["- CQ3A đã gửi báo cáo năm 2022. (và 2 thông báo cùng loại trước đó)"]


def test_long_digest_says_how_many_more(w):
    user = w.user("officer", "CQ1A")
    with at(DAY):
        for key in range(23):
            tell([user], news(str(key)))
        send_digests(DAY)
    assert "và 3 việc nữa" in Mail.objects.get().body


def test_closed_account_gets_nothing(w):
    user = w.user("officer", "CQ1A")
    user.is_active = False
    user.save()
    with at(DAY):
        tell([user], news("a"))
        assert send_digests(DAY) == 0
