"""C5 and C7: one's own account, how one hears of things, devices, signing out everywhere."""

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse
from tests.apps.world import world

from thidua.apps.accounts.models import User
from thidua.apps.accounts.templatetags.devices import device

pytestmark = pytest.mark.django_db
PASSWORD = "sông Đào chảy qua thành phố"
WINDOWS = "Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 Chrome/109.0 Safari/537.36"


@pytest.fixture
def w():
    return world()


def test_account_menu_leads_to_every_page_of_ones_own(w):
    client = w.client("officer", "CQ2A")
    html = client.get("/viec-cua-toi/").content.decode()
    for name in (
        "accounts:profile", "desk:settings", "usersessions_list", "account_change_password",
        "mfa_index", "desk:practice", "account_logout",
    ):  # fmt: skip
        assert f'href="{reverse(name)}"' in html
        assert client.get(reverse(name)).status_code == 200


def test_own_e_mail_is_kept_and_the_name_is_not_ones_own_to_change(w):
    client, user = w.client("officer", "CQ2A"), w.user("officer", "CQ2A")
    given = {"email": "moi@example.vn", "full_name": "Người khác", "once": "a"}
    assert client.post("/tai-khoan/ho-so/", given).headers["Location"] == "/tai-khoan/ho-so/"
    kept = User.objects.get(pk=user.pk)
    assert (kept.email, kept.full_name) == ("moi@example.vn", user.full_name)
    wrong = client.post("/tai-khoan/ho-so/", {"email": "khong-phai"}).content.decode()
    assert 'value="khong-phai"' in wrong
    assert 'role="alert"' in wrong


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (WINDOWS, "Chrome, Windows"),
        (f"{WINDOWS} Edg/109.0", "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 16 like Mac OS X) Safari/604.1", "Safari, iPhone"),
        ("curl", "thiết bị không rõ"),
    ],
)
def test_devices_have_names_that_people_know(agent, name):
    assert device(agent) == name


def test_signing_out_everywhere_else_ends_the_other_devices(w):
    user = w.user("officer", "CQ2A")
    user.set_password(PASSWORD)
    user.save()
    here, there = Client(), Client(headers={"user-agent": WINDOWS})
    for client in (here, there):
        client.post(reverse("account_login"), {"login": user.username, "password": PASSWORD})
    html = here.get(reverse("usersessions_list")).content.decode()
    assert "Chrome, Windows" in html
    here.post(reverse("usersessions_list"))
    assert UserSession.objects.filter(user=user).count() == 1
    assert here.get("/viec-cua-toi/").status_code == 200
    assert there.get("/viec-cua-toi/").status_code == 302
