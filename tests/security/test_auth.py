"""T-AUTH: nobody half signed in gets anywhere, no post passes without its token, no log-in leaks.

What one person's log-in does step by step stands in `tests/apps/accounts`; here every address of
the site is asked.
"""

import time
from datetime import timedelta
from statistics import median

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from axes.models import AccessAttempt
from django.conf import settings
from django.core.cache import CacheHandler
from django.test import Client, override_settings
from django.urls import resolve, reverse
from django.utils.timezone import now
from tests.apps.people import signed_in
from tests.apps.world import World, world
from tests.security.addresses import every_address
from tests.security.routes import OPEN

from thidua.apps.accounts import services
from thidua.apps.accounts.actor import system
from thidua.apps.accounts.models import RoleGrant, User
from thidua.apps.accounts.web import DUTY_FREE, FACTOR_FREE
from thidua.apps.common.models import Remembered

pytestmark = pytest.mark.django_db
PASSWORD, OTHER = "sông Đào chảy qua thành phố", "núi Gôi sông Vị xanh"
METHODS = ("get", "post", "put", "delete")
SECRET = "ABCDEFGHIJKLMNOP"
LOGIN, CHANGE = "/tai-khoan/dang-nhap/", "/tai-khoan/mat-khau/"
FACTORS = "/tai-khoan/hai-lop/"


@pytest.fixture(scope="module")
def w(kept_db) -> World:
    return world()


def account(username: str = "van-thu") -> User:
    user = services.create_account(system(), username=username, full_name="Người Thử")
    services.set_first_password(system(), user, PASSWORD)
    User.objects.filter(pk=user.pk).update(must_change_password=False)
    return User.objects.get(pk=user.pk)


def sign_in(client, username="van-thu", password=PASSWORD, **more):
    return client.post(LOGIN, {"login": username, "password": password}, **more)


def half_way(user: User) -> Client:
    """Signed in by the password alone."""
    client = signed_in(user)
    session = client.session
    del session["second_factor"]
    session.save()
    return client


def led_elsewhere(
    client: Client, to: str, free: tuple[str, ...], *, names: frozenset[str] = frozenset()
) -> tuple[int, list[str]]:
    """How many addresses were asked, by four methods, and those that did not lead to the duty."""
    count, wrong = 0, []
    for name, address in every_address().items():
        if address.startswith(free) or name in names:
            continue
        for method in METHODS:
            count += 1
            answer = getattr(client, method)(address)
            if answer.status_code != 302 or not answer.url.startswith(to):
                wrong.append(f"{method} {name}: {answer.status_code}")
    return count, wrong


def test_every_pattern_is_met_by_its_address():
    wrong = {}
    for name, address in every_address().items():
        if (met := resolve(address).view_name) != name:
            wrong[name] = met
    assert wrong == {}


def test_a_first_password_is_changed_before_any_other_address(w, asked):
    user = w.user("admin")
    User.objects.filter(pk=user.pk).update(must_change_password=True)
    count, wrong = led_elsewhere(signed_in(user), CHANGE, DUTY_FREE)
    asked("T-AUTH addresses while a duty waits", count)
    assert wrong == []
    assert count > 300


@pytest.mark.parametrize("role", ["admin", "standing", "secretary", "inspector"])
def test_no_address_is_reached_without_the_second_factor_of_the_role(w, role, asked, whole):
    """The administrator asks every address; the others, whose duty is the same, read them."""
    user = w.user(role)
    Authenticator.objects.filter(user=user).delete()
    client = half_way(user)
    if whole or role == "admin":
        count, wrong = led_elsewhere(client, FACTORS, FACTOR_FREE)
    else:
        left = [each for each in every_address().values() if not each.startswith(FACTOR_FREE)]
        count, wrong = len(left), [a for a in left if client.get(a).status_code != 302]
    asked("T-AUTH addresses while a duty waits", count)
    assert wrong == []


def test_the_pages_that_a_duty_lets_through_are_those_of_the_duty(w):
    free = {name for name, address in every_address().items() if address.startswith(FACTOR_FREE)}
    assert {name for name in free if ":" in name} == {"accounts:invitation"}


def test_a_password_without_its_second_factor_reaches_nothing(asked):
    """Between the password and the code nobody is signed in yet."""
    TOTP.activate(account(), SECRET)
    client = Client()
    assert sign_in(client).url.startswith(FACTORS)
    free = (*FACTOR_FREE, "/tai-khoan/")
    count, wrong = led_elsewhere(client, LOGIN, free, names=OPEN)  # a leader's link needs none
    asked("T-AUTH addresses between password and code", count)
    assert wrong == []


def test_every_post_wants_its_token(w, asked):
    """No address takes a form that another site could have sent."""
    client, count, wrong = Client(enforce_csrf_checks=True), 0, []
    client.cookies["sessionid"] = signed_in(w.user("officer", "CQ1A")).cookies["sessionid"].value
    for name, address in every_address().items():
        for method in ("post", "put", "delete"):
            count += 1
            if getattr(client, method)(address).status_code != 403:
                wrong.append(f"{method} {name}")
    asked("T-AUTH posts without a token", count)
    assert wrong == []


@pytest.mark.parametrize("by", ["account", "address"])
def test_five_failures_lock_the_account_from_anywhere_and_the_address_for_anybody(by):
    account(), account("nguoi-khac")
    for n in range(5):
        name, at = ("van-thu", f"10.0.0.{n}") if by == "account" else (f"ai-{n}", "10.0.0.9")
        sign_in(Client(), name, "sai", REMOTE_ADDR=at)
    who, at = ("van-thu", "10.9.9.9") if by == "account" else ("nguoi-khac", "10.0.0.9")
    refused = sign_in(Client(), who, REMOTE_ADDR=at)
    assert refused.status_code == 429
    assert "15 phút" in refused.content.decode()
    free = sign_in(Client(), "nguoi-khac", REMOTE_ADDR="10.7.7.7")
    assert free.status_code == 302


def test_the_administrator_ends_a_lock_by_a_new_invitation(w):
    user = account()
    for _ in range(5):
        sign_in(Client(), password="sai")
    assert AccessAttempt.objects.exists()
    path = services.reset_account(w.actor("admin"), user)
    Client().post(path, {"password": OTHER, "again": OTHER})
    assert sign_in(Client(), password=OTHER).status_code == 302


@pytest.mark.parametrize("after", ["used", "renewed", "expired"])
def test_an_invitation_ends(after):
    user = services.create_account(system(), username="moi", full_name="Người Mới")
    path = services.invitation_path(system(), user)
    if after == "used":
        Client().post(path, {"password": PASSWORD, "again": PASSWORD})
    elif after == "renewed":
        services.reset_account(system(), User.objects.get(pk=user.pk))
    timeout = -1 if after == "expired" else settings.PASSWORD_RESET_TIMEOUT
    with override_settings(PASSWORD_RESET_TIMEOUT=timeout):
        statuses = [getattr(Client(), each)(path).status_code for each in ("get", "post")]
    assert statuses == [404, 404]


@pytest.mark.parametrize("what", ["password", "reset", "closed", "first"])
def test_other_sessions_end(w, what):
    """By a new password of one's own, by a reset, by closing, by a password that was told."""
    user, here, there = account(), Client(), Client()
    sign_in(here), sign_in(there)
    assert [each.get("/").status_code for each in (here, there)] == [200, 200]
    if what == "password":
        sent = {"oldpassword": PASSWORD, "password1": OTHER, "password2": OTHER}
        assert here.post(CHANGE, sent).status_code == 302
        assert here.get("/").status_code == 200
    elif what == "reset":
        services.reset_account(w.actor("admin"), user)
    elif what == "closed":
        services.set_active(w.actor("admin"), user, active=False)
    else:
        services.set_first_password(w.actor("admin"), user, OTHER)
    assert there.get("/").url.startswith(LOGIN)


def test_a_role_that_is_taken_away_ends_inside_the_session(w):
    client, home = w.client("officer", "CQ1A"), "/khoi-thu/2022/"
    assert client.get(home).status_code == 200
    RoleGrant.objects.filter(user=w.user("officer", "CQ1A")).delete()
    assert client.get(home).status_code == 404


def test_a_session_of_before_is_worth_nothing_after_the_log_in():
    """Somebody who planted a session key does not come in with it."""
    account()
    client = Client()
    client.get(LOGIN)
    planted = client.session
    planted["x"] = 1
    planted.save()
    client.cookies["sessionid"] = planted.session_key
    sign_in(client)
    assert client.cookies["sessionid"].value != planted.session_key
    thief = Client()
    thief.cookies["sessionid"] = planted.session_key
    assert thief.get("/").status_code == 302


@pytest.mark.parametrize(("key", "age", "there"), [
    ("seen", timedelta(minutes=29), True), ("seen", timedelta(minutes=31), False),
    ("begun", timedelta(hours=11), True), ("begun", timedelta(hours=13), False),
])  # fmt: skip
def test_a_session_is_as_long_as_it_says(w, key, age, there):
    client = w.client("officer", "CQ1A")
    session = client.session
    session[key] = (now() - age).isoformat()
    session.save()
    assert (client.get("/viec-cua-toi/").status_code == 200) is there


def test_cookies_are_out_of_reach_of_scripts_and_other_sites():
    account()
    client = Client()
    client.get(LOGIN)
    sign_in(client)
    for name in ("sessionid", "csrftoken"):
        cookie = client.cookies[name]
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax"), name
        assert cookie["domain"] == "", name


def code_at(step: int) -> str:
    counter = list(yield_hotp_counters_from_time())[step]
    return format_hotp_value(hotp_value(SECRET, counter))


def test_a_code_of_the_authenticator_app_is_taken_once():
    TOTP.activate(account(), SECRET)
    code, statuses = code_at(0), []
    for _ in range(2):
        client = Client()
        sign_in(client)
        statuses.append(client.post(reverse("mfa_authenticate"), {"code": code}).status_code)
    assert statuses == [302, 200]


def test_what_one_process_counts_holds_for_the_others():
    """Several processes answer: neither a used code nor a count is a thing of one of them."""
    TOTP.activate(account(), SECRET)
    client, known = Client(), set(Remembered.objects.values_list("cache_key", flat=True))
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    sign_in(other := Client())
    other.post(reverse("mfa_authenticate"), {"code": code_at(0)})
    kept = set(Remembered.objects.values_list("cache_key", flat=True)) - known
    another_process = CacheHandler(settings.CACHES).create_connection("default")
    read = [another_process.get(key.split(":", 2)[2]) for key in kept]
    assert len(read) > 0
    assert None not in read
    used = [key for key in kept if "totp" in key]
    assert len(used) == 1


def test_a_recovery_code_is_taken_once():
    user = account()
    TOTP.activate(user, SECRET)
    code = RecoveryCodes.activate(user).get_unused_codes()[0]
    statuses = []
    for _ in range(2):
        client = Client()
        sign_in(client)
        statuses.append(client.post(reverse("mfa_authenticate"), {"code": code}).status_code)
    assert statuses == [302, 200]


def test_after_five_wrong_codes_the_right_one_is_refused_too():
    """Guessing a code is guessing a password: it is counted, by person, in any session."""
    TOTP.activate(account(), SECRET)
    for _ in range(5):
        client = Client()
        sign_in(client)
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    client = Client()
    sign_in(client)
    assert client.post(reverse("mfa_authenticate"), {"code": code_at(0)}).status_code == 200
    assert client.get("/").url.startswith(LOGIN)


@pytest.mark.parametrize("to", [
    "https://ke-xau.example/", "//ke-xau.example/", "/\\ke-xau.example/", "javascript:alert(1)",
    "http:ke-xau.example", "https:///ke-xau.example", "\thttps://ke-xau.example",
])  # fmt: skip
def test_the_log_in_leads_to_no_other_site(to):
    account()
    for sent in ({"next": to}, {}):
        client = Client()
        answer = client.post(
            f"{LOGIN}?next={to}" if not sent else LOGIN,
            {"login": "van-thu", "password": PASSWORD} | sent,
        )
        assert (answer.status_code, answer.url) == (302, "/")


ARGON = ["django.contrib.auth.hashers.Argon2PasswordHasher"]


@override_settings(PASSWORD_HASHERS=ARGON)
def test_the_log_in_tells_no_name_by_its_words_or_its_time():
    """The password is hashed for an unknown name too: both take the same time, within a class."""
    account()
    pages, times = {}, {"van-thu": [], "khong-co-ai": []}
    for _ in range(4):
        for name, taken in times.items():
            AccessAttempt.objects.all().delete()
            begun = time.process_time()
            answer = sign_in(Client(), name, "sai-mat-khau")
            taken.append(time.process_time() - begun)
            pages[name] = answer.content.decode().replace(name, "")
    strip = lambda page: [line for line in page.splitlines() if "csrf" not in line]  # noqa: E731
    assert strip(pages["van-thu"]) == strip(pages["khong-co-ai"])
    known, unknown = (median(each) for each in times.values())
    assert 0.4 < known / unknown < 2.5


@override_settings(PASSWORD_HASHERS=ARGON)
def test_a_password_is_kept_as_argon2id():
    assert account().password.startswith("argon2$argon2id$")
