"""A bloc is opened on an installation of its own: its first administrator is invited."""

import pytest
from click.testing import CliRunner
from django.test import Client
from tests.apps.assessment.books import TODAY

from thidua.apps.accounts.errors import GrantRefused
from thidua.apps.accounts.first import invite_administrator
from thidua.apps.accounts.models import RoleGrant, User
from thidua.apps.common import clock
from thidua.apps.organisations.models import BlocYear, OrganisationVersion
from thidua.cli import cli
from thidua.core.kernel.errors import BadFile

pytestmark = pytest.mark.django_db
SMALL = """
bloc: {code: khoi-nho, name: Khối nhỏ, superior: TU}
bodies: [{code: TU, name: Tỉnh ủy, kind: committee}]
members_from: 2024-01-01
members: [{code: A1, name: Cơ quan một}, {code: A2, name: Cơ quan hai}]
year: {year: 2024, head: A1}
"""
PASSWORD = "đò ngang sang bến Đục sớm mai"


@pytest.fixture
def opened(tmp_path):
    def run(text: str = SMALL):
        path = tmp_path / "khoi.yaml"
        path.write_text(text, encoding="utf-8")
        words = ["open", str(path), "--administrator", "quan-tri", "--full-name", "Nguyễn Văn A"]
        return CliRunner().invoke(cli, words, catch_exceptions=False)

    return run


def test_the_first_administrator_is_invited_and_is_asked_for_a_second_factor(opened):
    said = opened().output.splitlines()
    assert said[0] == "Khối nhỏ, năm 2024: đã mở, 2 đơn vị."
    address = said[1].partition("http://localhost:8000")[2]
    browser = Client()
    page = browser.post(address, {"password": PASSWORD, "again": PASSWORD}, follow=True)
    browser.post("/tai-khoan/dang-nhap/", {"login": "quan-tri", "password": PASSWORD})
    assert page.status_code == 200
    assert browser.get("/tai-khoan/nguoi-dung/").url.startswith("/tai-khoan/hai-lop/")
    grant = RoleGrant.objects.get()
    assert (grant.role, grant.organisation.code, grant.user.full_name) == (
        "admin", "TU", "Nguyễn Văn A",
    )  # fmt: skip
    assert Client().get(address).status_code == 404


def test_a_second_time_gives_a_new_address_until_a_password_was_chosen(opened):
    addresses = [opened().output.splitlines()[1] for _ in range(2)]
    assert (User.objects.count(), RoleGrant.objects.count(), BlocYear.objects.count()) == (1, 1, 1)
    assert addresses[0].partition("/loi-moi/")[2][:3] == addresses[1].partition("/loi-moi/")[2][:3]
    user = User.objects.get()
    user.set_password(PASSWORD)
    user.save()
    with pytest.raises(GrantRefused) as refused:
        opened()
    assert refused.value.code == "accounts.grant_username_taken"


def test_a_year_that_is_there_is_left_as_it_is(opened):
    opened()
    BlocYear.objects.update(phase="closed", theme="Của khối")
    opened()
    assert BlocYear.objects.values_list("phase", "theme").get() == ("closed", "Của khối")


def test_a_second_bloc_renames_no_agency_of_the_first(opened):
    opened()
    other = SMALL.replace("khoi-nho", "khoi-hai").replace("2024-01-01", "2025-01-01")
    with pytest.raises(BadFile) as refused:
        opened(other.replace("Cơ quan một", "Cơ quan khác"))
    assert (refused.value.code, refused.value.data["code"]) == ("file.code_taken", "A1")
    User.objects.all().update(username="nguoi-truoc")
    assert opened(other).exit_code == 0
    names = OrganisationVersion.objects.values_list("organisation__code", "name", "first_day")
    assert {day.year for _code, _name, day in names} == {2024}


def test_nobody_else_becomes_administrator_by_it(opened):
    opened()
    with clock.at(TODAY):
        RoleGrant.objects.all().delete()
    with pytest.raises(GrantRefused):
        invite_administrator(BlocYear.objects.get(), "quan-tri", "Nguyễn Văn A")


@pytest.mark.parametrize(("old", "new", "missing"), [
    ("name: Khối nhỏ, ", "", "bloc: name"), ("{year: 2024, head: A1}", "{head: A1}", "year: year"),
    ("{code: A2, name: Cơ quan hai}", "{code: A2}", "members 2: name"),
    ("[{code: A1, name: Cơ quan một}, {code: A2, name: Cơ quan hai}]", "[]", "members"),
    ("khoi-nho", "khối.nhỏ", "bloc: code"), ("code: A2", "code: A/2", "members 2: code"),
    ("head: A1", "head: A9", "year: head"), ("superior: TU", "superior: UB", "bloc: superior"),
    ("year: 2024", "year: hai", "year: year"),
])  # fmt: skip
def test_an_incomplete_bloc_says_what_is_missing_and_keeps_nothing(opened, old, new, missing):
    with pytest.raises(BadFile) as refused:
        opened(SMALL.replace(old, new))
    assert (refused.value.code, refused.value.data["missing"]) == ("file.bloc_incomplete", missing)
    assert (User.objects.count(), BlocYear.objects.count()) == (0, 0)


def test_a_bloc_without_any_office_for_the_administrator_is_not_opened(opened):
    with pytest.raises(GrantRefused) as refused:
        opened(SMALL.replace(", superior: TU", "").replace(", head: A1", ""))
    assert refused.value.code == "accounts.grant_no_office"
    assert BlocYear.objects.count() == 0
