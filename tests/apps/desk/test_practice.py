"""C6: a report and a score sheet are tried; nothing of it leaks and nothing real changes."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from tests.apps.assessment.stage_world import staged_scheme
from tests.apps.world import world

from thidua.apps.accounts.actor import actor_of, system
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.models import RoleGrant, Transition, User
from thidua.apps.accounts.practice import practising
from thidua.apps.accounts.selectors import agencies_to_choose, years_for, years_to_choose
from thidua.apps.assessment import services as assessment
from thidua.apps.assessment.models import ScoreSheet
from thidua.apps.assessment.services import Cell, Step
from thidua.apps.common import clock
from thidua.apps.desk.models import Mail, Notice, Reminder
from thidua.apps.desk.search import find
from thidua.apps.desk.services.daily import run_day
from thidua.apps.desk.services.practising import begin_anew, begin_practice, play_leader
from thidua.apps.movements.models import Indicator
from thidua.apps.organisations.errors import UnknownBloc
from thidua.apps.organisations.models import Bloc, BlocYear, Organisation, OrganisationVersion
from thidua.apps.organisations.selectors import bloc_year, bloc_years
from thidua.apps.reporting import services as reporting
from thidua.apps.reporting.models import Evidence, Report, ReportPeriod
from thidua.core.kernel.periods import Period

pytestmark = pytest.mark.django_db
TODAY, CODE, CANARY = date(2022, 5, 10), "CQ2A", "CHIMHOANGYEN"
HERE = "/thu/"


@pytest.fixture
def w():
    with clock.at(TODAY):
        made = world()
        assessment.adopt_scheme(made.year, staged_scheme(), today=TODAY)
        yield made


def tried(user: User):
    """The practice of a person: as whom he acts there, the year, his agency."""
    own = begin_practice(actor_of(user))
    return practising(user, own.pk), BlocYear.objects.get(bloc__code=f"thu-{user.pk}"), own


def everything_tried(user: User):
    """A report with a proof and a self-score, both submitted and decided on."""
    actor, year, own = tried(user)
    report = reporting.begin_report(actor, year, own, Period.H1)
    code = Indicator.objects.filter(bloc_year=year).values_list("code", flat=True)[0]
    reporting.keep_cell(actor, report, code, "97", version=0)
    proof = reporting.add_evidence(actor, year, own, reporting.EvidenceEntry(reference=CANARY))
    reporting.cite_result(actor, report, report.results.get(), {proof.pk: None})
    reporting.step_report(actor, report, "submit")
    sheet = ScoreSheet.objects.get(bloc_year=year)
    cells = (("I.2", "value", "có"), ("I.3", "value", "8,5"), ("I.3", "reason", CANARY))
    assessment.save_cells(actor, year, sheet.pk, [Cell(*cell) for cell in cells])
    return actor, year, own, report, sheet


def test_first_use_makes_a_bloc_of_ones_own_and_the_second_the_same(w):
    user = w.user("officer", CODE)
    own = begin_practice(w.actor("officer", CODE))
    assert begin_practice(w.actor("officer", CODE)) == own
    bloc = Bloc.objects.get(practice=True)
    year = bloc.years.get()
    assert (bloc.code, year.year, bloc.members.count()) == (f"thu-{user.pk}", 2022, 3)
    assert year.scheme_adoption.scheme == w.year.scheme_adoption.scheme
    assert ReportPeriod.objects.get(bloc_year=year).period == "H1"
    assert not RoleGrant.objects.filter(organisation=own).exists()


def test_two_people_practise_apart(w):
    first, _year, own = tried(w.user("officer", CODE))
    second, other, _own = tried(w.user("officer", "CQ3A"))
    assert list(years_for(second)) == [other]
    with pytest.raises(NotVisible):
        play_leader(first, other, approve=True)
    assert own.pk not in second.members(other)


def test_while_practising_nothing_real_is_there(w):
    actor, year, _own = tried(w.user("leader", CODE))
    assert list(years_for(actor)) == [year]
    assert actor.agencies(w.year) == frozenset()
    client = w.client("leader", CODE)
    assert client.get("/khoi-thu/2022/").status_code == 200
    client.post("/thu/bat-dau/")
    assert client.get("/khoi-thu/2022/").status_code == 404
    assert client.post(f"/khoi-thu/2022/dang-ky/{CODE}/1/approve/").status_code == 404
    client.post("/thu/thoat/")
    assert client.get("/khoi-thu/2022/").status_code == 200


@pytest.mark.parametrize("approve", [True, False])
def test_report_is_tried_to_the_end(w, approve):
    actor, year, _own, report, _sheet = everything_tried(w.user("officer", CODE))
    assert play_leader(actor, year, approve=approve) == 1
    report.refresh_from_db()
    assert report.state == ("in_force" if approve else "returned")
    step = Transition.objects.filter(bloc_year=year).last()
    assert (step.who, bool(step.reason)) == (None, not approve)


def test_score_sheet_is_tried_to_the_end(w):
    actor, year, _own, _report, sheet = everything_tried(w.user("officer", CODE))
    play_leader(actor, year, approve=True)  # the report: a figure in force fills its line
    assessment.take_step(actor, year, sheet.pk, Step("submit"))
    assert play_leader(actor, year, approve=False) == 1
    again = ScoreSheet.objects.get(bloc_year=year, state="open")
    assessment.take_step(actor, year, again.pk, Step("submit"))
    assert play_leader(actor, year, approve=True) == 1
    with pytest.raises(NotVisible):
        play_leader(w.actor("officer", CODE), w.year, approve=True)


# Nothing leaks


def everybody(w) -> Iterator[Client]:
    for (role, code), user in w.people.items():
        if code in {"", CODE, "CQ3A", "LA1"}:
            yield w.client(role, code) if user else Client()


def marked(year: BlocYear) -> None:
    """Every name of the practice carries the canary."""
    Bloc.objects.filter(pk=year.bloc_id).update(name=f"Khối {CANARY}")
    BlocYear.objects.filter(pk=year.pk).update(theme=CANARY)
    OrganisationVersion.objects.filter(organisation__memberships__bloc=year.bloc).update(
        name=CANARY, short_name=CANARY
    )
    for row in Organisation.objects.filter(memberships__bloc=year.bloc):
        row.code = f"{CANARY}{row.pk}"
        row.save()


PAGES = (
    "/", "/nam/", "/viec-cua-toi/", f"/tim/?q={CANARY[:-4]}", "/tim/?q=PT", "/tai-khoan/quyen/",
    "/tai-khoan/nguoi-dung/", "/khoi-thu/2022/", "/khoi-thu/2022/don-vi/",
    "/khoi-thu/2022/van-ban/", "/khoi-thu/2022/theo-doi/", "/khoi-thu/2022/bao-cao-ky/",
    "/khoi-thu/2022/bao-cao-ky/xuat/", "/khoi-thu/2022/dang-ky/", "/khoi-thu/2022/giao-uoc/",
    "/khoi-thu/2022/phong-trao/", "/thu-gui/",
)  # fmt: skip


def test_no_page_of_anybody_knows_of_it(w):
    user = w.user("officer", CODE)
    _actor, year, own, report, sheet = everything_tried(user)
    marked(year)
    own.refresh_from_db()
    admin_page = f"/tai-khoan/nguoi-dung/{user.pk}/"
    at = f"/{year.bloc.code}/{year.year}"
    hidden = (
        f"{at}/", f"{at}/bao-cao-ky/{own.code}/H1/", f"{at}/kho-minh-chung/{own.code}/",
        f"{at}/ban-ky/report/{report.pk}/", f"{at}/ban-ky/self_score/{sheet.pk}/",
    )  # fmt: skip
    for client in everybody(w):
        for page in (*PAGES, admin_page):
            told = client.get(page)
            text = b"".join(told.streaming_content) if told.streaming else told.content
            assert CANARY.encode() not in text, page
        assert [client.get(page).status_code for page in hidden] == [404] * len(hidden)


def test_no_list_or_chooser_or_command_knows_of_it(w):
    _actor, year, own, *_rest = everything_tried(w.user("officer", CODE))
    assert year not in bloc_years()
    assert year not in years_to_choose()
    assert own not in agencies_to_choose()
    assert year not in years_for(system())
    assert year not in years_for(w.actor("admin"))
    for role, code in (("officer", CODE), ("standing", ""), ("inspector", "")):
        assert year not in years_for(w.actor(role, code))
    with pytest.raises(UnknownBloc) as caught:
        bloc_year(year.bloc.code, year.year)
    assert not any("thu-" in known for known in caught.value.data["known"])


def test_nobody_is_told_or_reminded_of_it(w):
    actor, year, *_rest = everything_tried(w.user("officer", CODE))
    play_leader(actor, year, approve=True)
    for day in (TODAY, date(2022, 5, 17), date(2022, 5, 25), date(2022, 6, 20)):
        with clock.at(day):
            run_day(day)
    assert not Notice.objects.filter(bloc_year=year).exists()
    assert not Reminder.objects.filter(bloc_year=year).exists()
    assert not Mail.objects.filter(body__contains="thu-").exists()


def test_search_finds_it_only_while_practising(w):
    actor, year, *_rest = everything_tried(w.user("officer", CODE))
    marked(year)
    assert find(actor, CANARY).count > 0
    for role, code in (("officer", CODE), ("admin", ""), ("standing", "")):
        assert find(w.actor(role, code), CANARY).count == 0


# Nothing real changes


def real_rows(w) -> dict[str, Any]:
    """Every row of every table, but those of practice and of sessions."""
    kept: dict[str, Any] = {}
    own = Organisation.objects.filter(memberships__bloc__practice=True).values("pk")
    for model in apps.get_models():
        if model._meta.app_label in {"sessions", "auditlog", "contenttypes", "usersessions"}:
            continue
        rows: models.QuerySet[Any] = model._default_manager.order_by("pk")
        names = {field.name for field in model._meta.fields}
        if "bloc_year" in names:
            rows = rows.exclude(bloc_year__bloc__practice=True)
        kept[model._meta.label] = [
            row for row in rows.values()
            if not ({row.get("organisation_id"), row.get("owner_id"), row.get("agency_id")}
                    & {pk for (pk,) in own.values_list("pk")})
        ]  # fmt: skip
    return kept


def test_real_years_are_untouched(w):
    row = reporting.begin_report(w.actor("officer", CODE), w.year, w.agency(CODE), Period.H1)
    Evidence.objects.create(owner=w.agency(CODE), reference="Thật")
    before = real_rows(w)
    actor, year, *_rest = everything_tried(w.user("officer", CODE))
    play_leader(actor, year, approve=True)
    begin_anew(actor)
    after = real_rows(w)
    changed = {label for label in before if before[label] != after[label]}
    # What has no year of its own: the practice bloc itself, and rows below a tried thing.
    assert changed <= {
        "organisations.Bloc", "organisations.BlocYear", "organisations.Organisation",
        "organisations.BlocMember",
    }  # fmt: skip
    lost = {label for label in before if any(row not in after[label] for row in before[label])}
    assert lost == set()
    assert Report.objects.filter(pk=row.pk).exists()


def test_beginning_anew_takes_only_what_was_tried(w):
    user = w.user("officer", CODE)
    actor, year, own, *_rest = everything_tried(user)
    play_leader(actor, year, approve=True)
    other = everything_tried(w.user("officer", "CQ3A"))
    assert begin_anew(actor) == own
    fresh = BlocYear.objects.get(bloc=year.bloc)
    assert not Report.objects.filter(bloc_year=fresh).exists()
    assert not Evidence.objects.filter(owner=own).exists()
    assert not Transition.objects.filter(bloc_year=fresh).exists()
    assert ScoreSheet.objects.get(bloc_year=fresh).state == "open"
    assert Report.objects.filter(pk=other[3].pk).exists()


def test_pages_say_so_and_lead_out_again(w):
    client = w.client("officer", CODE)
    assert "Bắt đầu thử" in client.get(HERE).content.decode()
    assert "/thu/" in client.get("/viec-cua-toi/").content.decode()  # the card of the first steps
    assert client.post("/thu/bat-dau/", {"once": "mot"}).headers["Location"] == HERE
    year = BlocYear.objects.get(bloc__practice=True)
    at = f"/{year.bloc.code}/{year.year}"
    own = year.bloc.members.order_by("position")[0].organisation.code
    for page in (HERE, "/viec-cua-toi/", f"{at}/", f"{at}/bao-cao-ky/{own}/H1/"):
        told = client.get(page)
        assert (told.status_code, "Chế độ thử." in told.content.decode()) == (200, True)
    sheet = ScoreSheet.objects.get(bloc_year=year)
    assert client.get(f"{at}/ban-ky/self_score/{sheet.pk}/").status_code == 200
    assert client.post("/thu/lam-lai/").headers["Location"] == HERE
    assert client.post("/thu/thoat/").headers["Location"] == "/viec-cua-toi/"
    assert "Chế độ thử." not in client.get("/viec-cua-toi/").content.decode()


def test_leader_of_the_practice_is_played_from_the_page(w):
    user = w.user("officer", CODE)
    everything_tried(user)
    client = w.client("officer", CODE)
    client.post("/thu/bat-dau/")
    assert "Thủ trưởng duyệt" in client.get(HERE).content.decode()
    assert client.post("/thu/lanh-dao/", {"quyet-dinh": "duyet"}).headers["Location"] == HERE
    assert Report.objects.get(bloc_year__bloc__practice=True).state == "in_force"
    client.post("/thu/thoat/")
    assert client.post("/thu/lanh-dao/").status_code == 404


def test_person_without_any_office_can_practise(w):
    user = User.objects.create(username="moi-den", full_name="Người mới đến")
    _actor, year, _own = tried(user)
    assert not hasattr(year, "scheme_adoption")
    assert Indicator.objects.get(bloc_year=year).code == "THU-01"


def test_other_session_of_the_same_person_stays_real(w):
    first, second = w.client("officer", CODE), w.client("officer", CODE)
    first.post("/thu/bat-dau/")
    assert first.get("/khoi-thu/2022/").status_code == 404
    assert second.get("/khoi-thu/2022/").status_code == 200
