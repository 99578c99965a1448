"""L2: approving asks who it is when that was proved long ago; nothing that was typed is lost."""

import time
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import now
from tests.apps.people import proved_at, signed_in
from tests.apps.world import world

from thidua.apps.accounts.models import SignedPaper, Transition, User
from thidua.apps.common import clock
from thidua.apps.movements.models import Pact, Registration
from thidua.apps.movements.services import (
    RegistrationEntry,
    begin_registration,
    keep_registration,
    step_pact,
    step_registration,
)
from thidua.apps.organisations.selectors import members

pytestmark = pytest.mark.django_db
CODE, PASSWORD = "CQ2A", "sông Đào chảy qua thành phố"
AGAIN = "/tai-khoan/xac-nhan/"
PAGE = f"/khoi-thu/2022/dang-ky/{CODE}/"
HTML = {"accept": "text/html,application/xhtml+xml"}


@pytest.fixture
def w():
    return world()


def waiting(w, code=CODE) -> Registration:
    officer = w.actor("officer", code)
    row = begin_registration(officer, w.year, w.agency(code))
    keep_registration(officer, row, RegistrationEntry("Cờ thi đua"), version=row.version)
    step_registration(officer, row, "submit")
    return row


def old(w, role="leader", code=CODE) -> Client:
    """Signed in an hour ago, and at work ever since."""
    user = w.user(role, code)
    user.set_password(PASSWORD)
    user.save()
    client = signed_in(user)
    session = client.session
    proved_at(session, user, time.time() - 3600)
    session.save()
    return client


def approve(client: Client, row: Registration, **more):
    return client.post(f"{PAGE}{row.round}/approve/", {"once": "mot-lan", **more})


def test_fresh_log_in_is_proof_enough(w):
    row = waiting(w)
    assert approve(w.client("leader", CODE), row).headers["Location"] == PAGE
    assert Transition.objects.get(name="approve").proof == "identity"
    assert "đã ký trên web" in w.client("leader", CODE).get(PAGE).content.decode()


def test_old_session_is_asked_and_the_approval_goes_through_after_it(w):
    row, client = waiting(w), old(w)
    asked = approve(client, row)
    assert asked.headers["Location"].split("?")[0] == AGAIN
    assert not Transition.objects.filter(name="approve").exists()
    assert client.get(asked.headers["Location"]).status_code == 200
    wrong = client.post(asked.headers["Location"], {"password": "sai mật khẩu rồi"})
    assert (wrong.status_code, Transition.objects.filter(name="approve").count()) == (200, 0)
    done = client.post(asked.headers["Location"], {"password": PASSWORD})
    assert done.headers["Location"] == PAGE
    step = Transition.objects.get(name="approve")
    assert (step.who, step.proof) == (w.user("leader", CODE), "identity")
    assert approve(client, row).headers["Location"] == PAGE  # the same click once more
    assert Transition.objects.filter(name="approve").count() == 1


def test_returning_signs_nothing(w):
    row, client = waiting(w), old(w)
    answer = client.post(f"{PAGE}{row.round}/return/", {"reason": "Thiếu chỉ tiêu"})
    assert answer.headers["Location"] == PAGE
    assert Transition.objects.get(name="return").proof == ""


def test_who_may_not_is_told_so_and_asked_nothing(w):
    row = waiting(w)
    assert approve(old(w, "officer"), row).status_code == 403


def test_demonstration_is_never_asked(w, settings):
    settings.DEMO = True
    row = waiting(w)
    assert approve(old(w), row).headers["Location"] == PAGE
    assert Transition.objects.get(name="approve").proof == ""


def test_signed_paper_stands_for_the_proof(w):
    row, leader = waiting(w), w.user("leader", CODE)
    SignedPaper.objects.create(
        subject_type="movements.registration", subject_id=row.pk, bloc_year=w.year,
        agency=w.agency(CODE), number="15-BC/BTC", day=clock.today(), file_hash="0" * 64,
        file_name="ban-ky.pdf", size=9, who=leader, at=clock.now(),
    )  # fmt: skip
    assert approve(old(w), row).headers["Location"] == PAGE
    assert Transition.objects.get(name="approve").proof == "paper"


def test_signers_of_the_pact_outlive_the_question(w):
    step_pact(w.actor("secretary"), w.year, "open")
    for member in members(w.year):
        step_registration(w.actor("leader", member.code), waiting(w, member.code), "approve")
    client = old(w, "secretary", "")
    given = {f"signer-{m.pk}": f"Người ký {m.code}" for m in members(w.year)} | {
        "day": "15/2/2022"
    }
    asked = client.post("/khoi-thu/2022/giao-uoc/ky/", given)
    assert asked.headers["Location"].split("?")[0] == AGAIN
    done = client.post(asked.headers["Location"], {"password": PASSWORD})
    assert done.headers["Location"] == "/khoi-thu/2022/giao-uoc/"
    pact = Pact.objects.get(bloc_year=w.year)
    assert sorted(pact.signatures.values_list("signer", flat=True)) == [
        "Người ký CQ1A", "Người ký CQ2A", "Người ký CQ3A",
    ]  # fmt: skip


def lapsed(w, user: User) -> Client:
    user.set_password(PASSWORD)
    user.save()
    client = signed_in(user)
    session = client.session
    session["seen"] = (now() - timedelta(hours=2)).isoformat()
    session.save()
    return client


def sent(client: Client, to: str, given: dict[str, str]):
    """As a browser sends a form without files."""
    kind = "application/x-www-form-urlencoded"
    return client.post(to, urlencode(given), content_type=kind, headers=HTML)


def sign_in(client: Client, user: User, to: str):
    return client.post(to, {"login": user.username, "password": PASSWORD})


def test_form_sent_after_the_session_ended_is_kept_and_sent_on(w):
    row, user = waiting(w), w.user("leader", CODE)
    client = lapsed(w, user)
    there = f"{PAGE}{row.round}/return/"
    out = sent(client, there, {"reason": "Thiếu chỉ tiêu về <b>hồ sơ</b>", "once": "x"})
    assert out.headers["Location"] == "/tai-khoan/dang-nhap/?next=%2Ftai-khoan%2Fgui-tiep%2F"
    back = sign_in(client, user, out.headers["Location"])
    assert back.headers["Location"] == reverse("accounts:send_on")
    html = client.get(back.headers["Location"]).content.decode()
    assert "Thiếu chỉ tiêu về &lt;b&gt;hồ sơ&lt;/b&gt;" in html
    assert f'action="{there}"' in html
    assert not Transition.objects.filter(name="return").exists()  # a person sends it
    assert client.post(reverse("accounts:send_on")).status_code == 302
    assert "kept_post" not in client.session


def test_what_somebody_typed_is_shown_to_nobody_else(w):
    row = waiting(w)
    client, other = lapsed(w, w.user("leader", CODE)), w.user("officer", "CQ3A")
    other.set_password(PASSWORD)
    other.save()
    out = sent(client, f"{PAGE}{row.round}/return/", {"reason": "CANARY"})
    sign_in(client, other, out.headers["Location"])
    answer = client.get(reverse("accounts:send_on"))
    assert answer.headers["Location"] == reverse("desk:my_work")
    assert "CANARY" not in str(dict(client.session))


def test_page_that_was_only_read_comes_back_after_the_log_in(w):
    user = w.user("leader", CODE)
    client = lapsed(w, user)
    out = client.get(PAGE, headers=HTML)
    assert sign_in(client, user, out.headers["Location"]).headers["Location"] == PAGE


@pytest.mark.parametrize("kind", ["grid", "file"])
def test_cells_and_files_are_not_kept_in_the_session(w, kind):
    client = lapsed(w, w.user("officer", CODE))
    more = {"headers": HTML} if kind == "file" else {}
    if kind == "grid":
        more["content_type"] = "application/x-www-form-urlencoded"
    client.post("/khoi-thu/2022/bao-cao-ky/CQ2A/Q1/o/", "row=x" if kind == "grid" else {}, **more)
    assert "kept_post" not in client.session
