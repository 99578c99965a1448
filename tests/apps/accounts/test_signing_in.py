"""T-AUTH: who gets in, how, and who does not."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client
from django.urls import reverse
from tests.apps.people import actor, person, signed_in, superior
from tests.apps.world import world

from thidua.apps.accounts import services
from thidua.apps.accounts.actor import system
from thidua.apps.accounts.errors import Forbidden, GrantRefused, NotVisible
from thidua.apps.accounts.models import RoleGrant, User
from thidua.apps.accounts.roles import Role
from thidua.apps.common import clock

pytestmark = pytest.mark.django_db
PASSWORD = "sông Đào chảy qua thành phố"
HOME = "/khoi-thu/2022/"


def account(username="van-thu", **changes) -> User:
    user = services.create_account(system(), username=username, full_name="Người Thử")
    services.set_first_password(system(), user, PASSWORD)
    User.objects.filter(pk=user.pk).update(must_change_password=False, **changes)
    return User.objects.get(pk=user.pk)


def sign_in(client, username="van-thu", password=PASSWORD, **headers):
    return client.post(
        reverse("account_login"), {"login": username, "password": password}, headers=headers
    )


def test_password_is_kept_as_argon2_outside_the_tests():
    from thidua.config import settings

    assert settings.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")


def test_everything_but_the_log_in_asks_for_the_log_in():
    w = world()
    for path in ("/", HOME, "/tai-khoan/quyen/", "/tai-khoan/nguoi-dung/"):
        answer = Client().get(path)
        assert (answer.status_code, answer.url.split("?")[0]) == (302, "/tai-khoan/dang-nhap/")
    assert w.client("officer", "CQ1A").get(HOME).status_code == 200


def test_right_password_lets_in_and_the_session_key_changes():
    account()
    client = Client()
    client.get(reverse("account_login"))
    before = client.cookies.get("sessionid")
    answer = sign_in(client)
    assert (answer.status_code, answer.url) == (302, "/")
    assert client.cookies["sessionid"].value != (before.value if before else "")


@pytest.mark.parametrize("username", ["van-thu", "khong-co-ai"])
def test_wrong_password_and_unknown_name_read_the_same(username):
    account()
    html = sign_in(Client(), username, "sai-mat-khau").content.decode()
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in html


def test_five_failures_lock_the_account_even_for_the_right_password():
    account()
    client = Client()
    codes = [sign_in(client, password="sai").status_code for _ in range(5)]
    assert codes == [200, 200, 200, 200, 429]
    assert sign_in(client).status_code == 429
    assert "15 phút" in sign_in(client).content.decode()


def test_the_lock_ends_after_a_quarter_of_an_hour():
    from axes.models import AccessAttempt

    account()
    client = Client()
    for _ in range(5):
        sign_in(client, password="sai")
    past = AccessAttempt.objects.get().attempt_time - timedelta(minutes=16)
    AccessAttempt.objects.update(attempt_time=past)
    assert sign_in(client).status_code == 302


def test_a_first_password_must_be_changed_before_anything_else():
    world()
    user = person(Role.OFFICER, superior(), username="moi")
    services.set_first_password(system(), user, PASSWORD)
    client = Client()
    sign_in(client, "moi")
    answer = client.get(HOME)
    assert answer.url.split("?")[0] == reverse("account_change_password")
    new = "núi Gôi sông Vị xanh"
    client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )
    assert not User.objects.get(username="moi").must_change_password


@pytest.mark.parametrize(
    ("password", "fine"),
    [("ngắn", False), ("mười bốn ký t", False), ("password12345678", True),
     ("thi đua là yêu nước", True), ("123456789012345", False)],
)  # fmt: skip
def test_a_password_alone_is_long_and_not_common(password, fine):
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    user = account()
    try:
        validate_password(password, user)
    except ValidationError:
        assert not fine
    else:
        assert fine


def code_of(user) -> str:
    secret = Authenticator.objects.get(user=user, type="totp").wrap().instance.data["secret"]
    from allauth.mfa.adapter import get_adapter

    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(get_adapter().decrypt(secret), counter))


def test_a_role_that_demands_a_second_factor_leads_to_its_set_up():
    w = world()
    user = w.user("secretary")
    Authenticator.objects.filter(user=user).delete()
    services.set_first_password(system(), user, PASSWORD)
    User.objects.filter(pk=user.pk).update(must_change_password=False)
    client = Client()
    sign_in(client, user.username)
    assert client.get(HOME).url.split("?")[0] == reverse("mfa_index")
    confirm = client.get(reverse("mfa_activate_totp")).url
    answer = client.post(confirm, {"password": PASSWORD}, follow=True)
    page = answer.content.decode()
    secret = re.search(r'class="secret">(\w+)<', page)[1]
    counter = next(iter(yield_hotp_counters_from_time()))
    client.post(
        reverse("mfa_activate_totp"), {"code": format_hotp_value(hotp_value(secret, counter))}
    )
    assert client.get(HOME).status_code == 200


def test_with_a_second_factor_the_password_alone_does_not_let_in():
    user = account()
    TOTP.activate(user, "ABCDEFGHIJKLMNOP")
    client = Client()
    answer = sign_in(client)
    assert answer.url.split("?")[0] == reverse("mfa_authenticate")
    assert client.get("/").status_code == 302
    assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    done = client.post(reverse("mfa_authenticate"), {"code": code_of(user)})
    assert (done.status_code, done.url) == (302, "/")


def test_no_second_factor_is_demanded_in_the_demonstration(settings):
    settings.DEMO = True
    w = world()
    Authenticator.objects.all().delete()
    client = signed_in(w.user("secretary"))
    session = client.session
    del session["second_factor"]
    session.save()
    assert client.get(HOME).status_code == 200


def test_an_invitation_works_once_and_only_with_its_token():
    user = services.create_account(system(), username="moi", full_name="Người Mới")
    path = services.invitation_path(system(), user)
    client = Client()
    assert client.get(path).status_code == 200
    assert client.get(path[:-3] + "xx/").status_code == 404
    answer = client.post(path, {"password": PASSWORD, "again": PASSWORD})
    assert answer.url == reverse("account_login")
    assert client.get(path).status_code == 404
    assert sign_in(client, "moi").status_code == 302


def test_two_different_passwords_are_refused_at_the_field():
    user = services.create_account(system(), username="moi", full_name="Người Mới")
    path = services.invitation_path(system(), user)
    html = Client().post(path, {"password": PASSWORD, "again": "khác hẳn"}).content.decode()
    assert "Hai lần gõ khác nhau" in html
    assert "Có lỗi cần sửa" in html


def test_a_closed_account_is_signed_out_at_once():
    w = world()
    client = Client()
    user = account(username="sap-khoa")
    sign_in(client, "sap-khoa")
    assert client.get("/tai-khoan/quyen/").status_code == 200
    services.set_active(w.actor("admin"), user, active=False)
    assert client.get("/tai-khoan/quyen/").status_code == 302
    assert sign_in(client, "sap-khoa").url == reverse("account_inactive")
    assert client.get("/").status_code == 302


def test_a_role_that_ends_ends_with_the_next_request():
    w = world()
    client = w.client("secretary")
    assert client.get(HOME).status_code == 200
    RoleGrant.objects.filter(user=w.user("secretary")).delete()
    assert client.get(HOME).status_code == 404


def test_a_session_ends_after_half_an_hour_of_nothing_and_after_twelve_hours():
    client = world().client("officer", "CQ1A")
    assert client.get(HOME).status_code == 200
    for key, age in (("seen", timedelta(minutes=31)), ("begun", timedelta(hours=13))):
        client = signed_in(User.objects.get(username="officer-cq1a"))
        session = client.session
        session[key] = (clock.now() - age).isoformat()
        session.save()
        assert client.get(HOME).status_code == 302


def test_nobody_gives_a_role_to_himself_and_only_the_administrator_gives_any():
    w = world()
    with pytest.raises(GrantRefused):
        services.grant_role(w.actor("admin"), w.user("admin"), Role.OFFICER, w.agency("CQ1A"))
    with pytest.raises(Forbidden):
        services.grant_role(
            w.actor("leader", "CQ1A"), w.user("officer", "CQ2A"), Role.OFFICER, w.agency("CQ1A")
        )


def test_the_head_appoints_the_secretary_of_the_year():
    w = world()
    made = services.grant_role(
        w.actor("leader", "CQ1A"), w.user("officer", "CQ1A"), Role.BLOC_SECRETARY,
        w.agency("CQ1A"), bloc_year=w.year,
    )  # fmt: skip
    again = services.grant_role(
        w.actor("leader", "CQ1A"), w.user("officer", "CQ1A"), Role.BLOC_SECRETARY,
        w.agency("CQ1A"), bloc_year=w.year,
    )  # fmt: skip
    assert made == again
    with pytest.raises(Forbidden):
        services.end_grant(w.actor("leader", "CQ2A"), made)


def test_a_reset_takes_password_factor_and_sessions_and_invites_anew():
    w = world()
    user = w.user("secretary")
    path = services.reset_account(w.actor("admin"), user)
    assert not User.objects.get(pk=user.pk).has_usable_password()
    assert not Authenticator.objects.filter(user=user).exists()
    assert Client().get(path).status_code == 200


def test_pages_of_accounts_are_the_administrators_alone():
    w = world()
    paths = ["/tai-khoan/nguoi-dung/", "/tai-khoan/nguoi-dung/moi/",
             f"/tai-khoan/nguoi-dung/{w.user('admin').pk}/"]  # fmt: skip
    for path in paths:
        assert w.client("admin").get(path).status_code == 200
        assert w.client("standing").get(path).status_code == 404
        assert w.client("leader", "CQ1A").get(path).status_code == 404


def test_an_account_made_twice_by_a_double_click_is_made_once():
    w = world()
    client = w.client("admin")
    sent = {"once": "một-lần", "username": "doi", "full_name": "Người Đôi"}
    first = client.post("/tai-khoan/nguoi-dung/moi/", sent)
    again = client.post("/tai-khoan/nguoi-dung/moi/", sent)
    assert (first.status_code, again.status_code) == (302, 302)
    assert first.url == again.url
    assert User.objects.filter(username="doi").count() == 1


def test_an_unknown_invitation_is_not_there():
    for key in ("", "MQ", "không", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5"):
        with pytest.raises(NotVisible):
            services.invited(key, "x")


def test_the_rights_page_says_why_not():
    w = world()
    html = w.client("officer", "CQ2A").get("/tai-khoan/quyen/").content.decode()
    assert "Vai trò của bạn ở đây không gồm việc này" in html
    assert actor(w.user("officer", "CQ2A")).agencies(w.year) == {w.agency("CQ2A").pk}
