"""L4: a leader who is away names a deputy, for one agency, one year and some days."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests.apps.world import world

from thidua.apps.accounts import services, stand_ins
from thidua.apps.accounts.actor import actor_of, system
from thidua.apps.accounts.errors import Forbidden, NotVisible, StandInRefused
from thidua.apps.accounts.models import RoleGrant, Transition, User
from thidua.apps.accounts.policy import Place, ask, may
from thidua.apps.accounts.roles import Position, Role
from thidua.apps.accounts.selectors import years_for
from thidua.apps.accounts.stand_ins import Absence
from thidua.apps.common import clock
from thidua.apps.desk.history import history_of
from thidua.apps.desk.models import Notice
from thidua.apps.movements.services import (
    RegistrationEntry,
    begin_registration,
    keep_registration,
    step_registration,
)
from thidua.apps.organisations.models import BlocYear

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2022, 6, 6), date(2022, 6, 10)
BEFORE, DURING, AFTER = date(2022, 6, 1), date(2022, 6, 8), date(2022, 6, 11)
CODE = "CQ2A"
ADDRESS = f"/khoi-thu/2022/thay-mat/{CODE}/"


@pytest.fixture
def w():
    with clock.at(BEFORE):
        yield world()


def named(w, *, first=FIRST, last=LAST, by="leader", who=None, code=CODE) -> RoleGrant:
    deputy = who or w.user("officer", code)
    given = Absence(deputy.pk, first, last, "Giấy ủy quyền số 12-UQ/BTC")
    return stand_ins.name_stand_in(w.actor(by, code), w.year, w.agency(code).pk, given)


def place(w, code=CODE, state="", year=None) -> Place:
    return Place(year or w.year, w.agency(code).pk, state)


def test_deputy_leads_his_agency_on_these_days_only(w):
    named(w)
    held = {}
    for day in (BEFORE, FIRST, LAST, AFTER):
        with clock.at(day):
            held[day] = Position.LEADER in w.actor("officer", CODE).positions(place(w))
    assert held == {BEFORE: False, FIRST: True, LAST: True, AFTER: False}


def test_deputy_leads_no_other_agency_no_other_year_and_no_bloc(w):
    following = BlocYear.objects.create(bloc=w.year.bloc, year=2023, head=w.year.head)
    named(w, who=w.user("officer", "CQ1A"), code="CQ1A")  # the agency that heads the bloc
    with clock.at(DURING):
        deputy = w.actor("officer", "CQ1A")
        assert deputy.positions(place(w, "CQ1A")) == {
            Position.OFFICER, Position.LEADER, Position.MEMBER,
        }  # fmt: skip
        assert deputy.positions(place(w, "CQ2A")) == {Position.MEMBER}
        assert Position.LEADER not in deputy.positions(place(w, "CQ1A", year=following))
        assert not may(deputy, "results.open", Place(w.year))


def test_deputy_without_another_office_reaches_that_year_alone(w):
    BlocYear.objects.create(bloc=w.year.bloc, year=2023)
    grant = named(w)
    RoleGrant.objects.filter(user=grant.user, role=Role.OFFICER).update(last_day=BEFORE)
    with clock.at(DURING):
        deputy = w.actor("officer", CODE)
        assert [year.year for year in years_for(deputy)] == [2022]
        assert deputy.agencies(w.year) == {w.agency(CODE).pk}


def test_closed_year_ends_it(w):
    named(w)
    BlocYear.objects.filter(pk=w.year.pk).update(phase=BlocYear.Phase.CLOSED)
    w.year.refresh_from_db()
    with clock.at(DURING):
        verdict = ask(w.actor("officer", CODE), "registration.approve", place(w))
    assert (verdict.allowed, verdict.code) == (False, "policy.year_closed")


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (date(2022, 5, 31), LAST, "in_the_past"),
        (LAST, FIRST, "ends_before_it_begins"),
        (FIRST, date(2023, 1, 1), "beyond_the_year"),
    ],
)
def test_wrong_days_are_refused(w, first, last, code):
    with pytest.raises(StandInRefused) as caught:
        named(w, first=first, last=last)
    assert caught.value.code == f"accounts.stand_in_{code}"
    assert not RoleGrant.objects.exclude(stands_in_for=None).exists()


def test_year_that_has_its_meeting_in_january_closes_with_it(w):
    BlocYear.objects.filter(pk=w.year.pk).update(closing_day=date(2023, 1, 12))
    w.year.refresh_from_db()
    named(w, first=date(2023, 1, 10), last=date(2023, 1, 12))
    with clock.at(date(2023, 1, 11)):
        deputy = w.actor("officer", CODE)
        assert Position.LEADER in deputy.positions(place(w))
        assert w.year in years_for(deputy)


@pytest.mark.parametrize(
    ("role", "code"), [("leader", CODE), ("officer", "CQ3A"), ("secretary", ""), ("leader", "LA1")]
)
def test_only_a_colleague_who_does_not_lead_can_stand_in(w, role, code):
    with pytest.raises(StandInRefused) as caught:
        named(w, who=w.user(role, code))
    assert caught.value.code == "accounts.stand_in_not_of_agency"


def test_closed_account_can_not_stand_in(w):
    User.objects.filter(pk=w.user("officer", CODE).pk).update(is_active=False)
    with pytest.raises(StandInRefused):
        named(w)


def test_one_deputy_at_a_time(w):
    named(w)
    with pytest.raises(StandInRefused) as caught:
        named(w, first=LAST, last=AFTER)
    assert caught.value.code == "accounts.stand_in_already_named"
    assert named(w, first=AFTER, last=AFTER).first_day == AFTER


def test_it_is_never_passed_on(w):
    from tests.apps.people import person

    second = person("officer", w.agency(CODE), username="can-bo-hai")
    named(w)
    with clock.at(DURING), pytest.raises(Forbidden) as caught:
        named(w, by="officer", who=second, first=DURING, last=LAST)
    assert caught.value.code == "policy.not_passed_on"


@pytest.mark.parametrize(("role", "code"), [("officer", CODE), ("secretary", "")])
def test_others_name_nobody(w, role, code):
    given = Absence(w.user("officer", CODE).pk, FIRST, LAST, "Đi công tác")
    with pytest.raises(Forbidden):
        stand_ins.name_stand_in(w.actor(role, code), w.year, w.agency(CODE).pk, given)


@pytest.mark.parametrize(("role", "code"), [("leader", "CQ3A"), ("leader", "LA1"), ("admin", "")])
def test_for_other_agencies_nobody_stands_in(w, role, code):
    named(w)
    with pytest.raises(NotVisible):
        stand_ins.stand_ins_of(w.actor(role, code), w.year, w.agency(CODE).pk)


@pytest.mark.parametrize("role", ["leader", "officer"])
def test_leader_and_deputy_end_it_at_once(w, role):
    grant = named(w)
    with clock.at(DURING):
        stand_ins.end_stand_in(w.actor(role, CODE), w.year, w.agency(CODE).pk, grant.pk)
        assert Position.LEADER not in w.actor("officer", CODE).positions(place(w))
    with pytest.raises(NotVisible):
        stand_ins.end_stand_in(w.actor("leader", CODE), w.year, w.agency(CODE).pk, 0)


def test_it_ends_with_the_office_of_the_leader(w):
    grant = named(w)
    own = RoleGrant.objects.get(user=w.user("leader", CODE), stands_in_for=None)
    services.end_grant(system(), own, last_day=BEFORE)
    grant.refresh_from_db()
    assert grant.laid_down_at is not None


def test_both_hear_of_it_and_of_its_early_end(w):
    grant = named(w)
    stand_ins.end_stand_in(w.actor("leader", CODE), w.year, w.agency(CODE).pk, grant.pk)
    told = Notice.objects.order_by("pk").values_list("code", "user__username")
    both = [grant.user.username, w.user("leader", CODE).username]
    assert sorted(told) == sorted(
        (f"notice.stand_in_{what}", name) for what in ("named", "ended") for name in both
    )


def submitted(w):
    row = begin_registration(w.actor("leader", CODE), w.year, w.agency(CODE))
    keep_registration(w.actor("leader", CODE), row, RegistrationEntry("Cờ"), version=row.version)
    step_registration(w.actor("leader", CODE), row, "submit")
    return row


def test_act_of_a_deputy_says_for_whom_it_was_done(w):
    named(w)
    row = submitted(w)
    with clock.at(DURING):
        step_registration(w.actor("officer", CODE), row, "approve")
    step = Transition.objects.get(name="approve")
    leader, deputy = w.user("leader", CODE), w.user("officer", CODE)
    assert (step.who, step.acting_for) == (deputy, leader)
    assert step.by == f"{deputy}, thay mặt {leader}"
    told = history_of(w.actor("secretary"), w.year, "registration", row.pk)
    assert told.steps[0].who == f"{deputy}, thay mặt {leader}"
    page = w.client("secretary").get(f"/khoi-thu/2022/dang-ky/{CODE}/").content.decode()
    assert f"{deputy}, thay mặt {leader}" in page


def test_own_act_of_a_deputy_is_his_own(w):
    """What an officer may do anyway is not done for the leader."""
    named(w)
    with clock.at(DURING):
        deputy = w.actor("officer", CODE)
        row = begin_registration(deputy, w.year, w.agency(CODE))
        keep_registration(deputy, row, RegistrationEntry("Cờ"), version=row.version)
        step_registration(deputy, row, "submit")
    assert Transition.objects.get(name="submit").acting_for is None


def test_deputy_does_not_approve_what_he_submitted_himself(w):
    named(w)
    with clock.at(DURING):
        deputy = w.actor("officer", CODE)
        row = begin_registration(deputy, w.year, w.agency(CODE))
        keep_registration(deputy, row, RegistrationEntry("Cờ"), version=row.version)
        step_registration(deputy, row, "submit")
        with pytest.raises(Forbidden) as caught:
            step_registration(deputy, row, "approve")
        assert caught.value.code == "policy.second_person"
        answer = w.client("officer", CODE).post(f"/khoi-thu/2022/dang-ky/{CODE}/1/approve/")
        assert answer.status_code == 403
        step_registration(w.actor("leader", CODE), row, "approve")


def test_database_keeps_deputies_bound(w):
    leader, deputy = w.user("leader", CODE), w.user("officer", CODE)
    whole = {
        "user": deputy, "role": Role.LEADER, "organisation": w.agency(CODE), "bloc_year": w.year,
        "first_day": FIRST, "last_day": LAST, "stands_in_for": leader,
    }  # fmt: skip
    for change in (
        {"bloc_year": None}, {"last_day": None}, {"role": Role.OFFICER}, {"user": leader},
        {"stands_in_for": None},
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            RoleGrant.objects.create(**whole | change)
    assert RoleGrant.objects.create(**whole).pk


def test_page_names_and_ends(w):
    leader = w.client("leader", CODE)
    given = {
        "deputy": w.user("officer", CODE).pk, "first_day": "06/06/2022",
        "last_day": "10/06/2022", "authority": "Đi công tác", "once": "mot",
    }  # fmt: skip
    assert leader.get("/khoi-thu/2022/thay-mat/").headers["Location"] == ADDRESS
    assert leader.post(ADDRESS, given).headers["Location"] == ADDRESS
    assert leader.post(ADDRESS, given).status_code == 302  # a double click
    grant = RoleGrant.objects.get(stands_in_for=w.user("leader", CODE))
    html = leader.get(ADDRESS).content.decode()
    assert str(grant.user) in html
    assert "Đi công tác" in html
    assert "Kết thúc ngay" in html
    assert "Kết thúc ngay" not in w.client("secretary").get(ADDRESS).content.decode()
    assert leader.post(f"{ADDRESS}{grant.pk}/thoi/").status_code == 302
    assert "kết thúc sớm" in leader.get(ADDRESS).content.decode()


def test_wrong_entry_keeps_what_was_typed(w):
    html = w.client("leader", CODE).post(ADDRESS, {
        "deputy": w.user("officer", CODE).pk, "first_day": "06/06/2022",
        "last_day": "06/06/2024", "authority": "Đi công tác nước ngoài",
    }).content.decode()  # fmt: skip
    assert "Đi công tác nước ngoài" in html
    assert "Năm kết thúc ngày 31/12/2022" in html


def test_page_asks_for_few_rows(w, django_assert_num_queries):
    named(w)
    client = w.client("leader", CODE)
    client.get(ADDRESS)
    with django_assert_num_queries(11):
        client.get(ADDRESS)


def test_deputies_are_not_offered_as_people_of_the_demonstration(w, settings):
    from thidua.apps.accounts.demo import demo_people

    settings.DEMO = True
    before = demo_people()
    named(w)
    assert demo_people() == before
    assert actor_of(w.user("officer", CODE)).user_id
