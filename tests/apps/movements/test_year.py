"""Launch → answers → registrations → pact, with everybody who takes part."""

from datetime import date
from decimal import Decimal

import pytest
from tests.apps.people import actor
from tests.apps.world import CODES, world

from thidua.apps.accounts.errors import Forbidden, NotVisible, ReasonNeeded, WrongState
from thidua.apps.accounts.flow import move
from thidua.apps.accounts.models import Transition
from thidua.apps.accounts.policy import ask
from thidua.apps.common import clock
from thidua.apps.common.versions import Stale
from thidua.apps.documents.models import Document
from thidua.apps.movements import flows, page_selectors, services
from thidua.apps.movements.errors import NotYetPossible
from thidua.apps.movements.models import (
    Indicator,
    Movement,
    Pact,
    PactTarget,
    Registration,
    TitleAim,
)
from thidua.apps.movements.places import place_of_registration
from thidua.apps.movements.services import MovementText, RegistrationEntry
from thidua.apps.organisations.models import BlocYear

pytestmark = pytest.mark.django_db
TEXT = MovementText(name="Thi đua chuyển đổi số", content="Số hóa hồ sơ", first_year=2022)
HOME = "/khoi-thu/2022/"


@pytest.fixture
def w(db):
    return world()


def launched(w) -> Movement:
    made = services.draft_movement(w.actor("secretary"), w.year, TEXT)
    services.step_movement(w.actor("secretary"), w.year, made, "launch")
    return made


def indicator(w) -> Indicator:
    return services.keep_indicator(w.year, "KT-01", label="Tỷ lệ hoàn thành", unit="percent")


def registered(w, code="CQ1A", value="95", titles="Cờ thi đua") -> Registration:
    row = services.begin_registration(w.actor("officer", code), w.year, w.agency(code))
    entry = RegistrationEntry(titles, (), {indicator(w).pk: Decimal(value)})
    services.keep_registration(w.actor("officer", code), row, entry, version=row.version)
    services.step_registration(w.actor("officer", code), row, "submit")
    return row


def approved(w, code="CQ1A", **changes) -> Registration:
    row = registered(w, code, **changes)
    services.step_registration(w.actor("leader", code), row, "approve")
    return row


def test_a_draft_is_seen_by_the_bloc_s_head_and_secretary_only(w):
    made = services.draft_movement(w.actor("secretary"), w.year, TEXT)
    path = f"{HOME}phong-trao/{made.pk}/"
    seen = {
        who: w.client(*who).get(path).status_code
        for who in [("secretary",), ("leader", "CQ1A"), ("leader", "CQ2A"), ("officer", "CQ1A"),
                    ("standing",), ("officer", "LA1")]
    }  # fmt: skip
    assert seen == {
        ("secretary",): 200, ("leader", "CQ1A"): 200, ("leader", "CQ2A"): 404,
        ("officer", "CQ1A"): 404, ("standing",): 404, ("officer", "LA1"): 404,
    }  # fmt: skip


def test_a_launch_is_recorded_with_who_when_from_and_to(w):
    with clock.at(date(2022, 3, 10)):
        made = launched(w)
    step = Transition.objects.get()
    assert (step.machine, step.source, step.target) == ("movement", "draft", "launched")
    assert (step.who, step.subject_id) == (w.user("secretary"), made.pk)
    assert made.launched_on == date(2022, 3, 10)
    assert w.client("officer", "CQ2A").get(f"{HOME}phong-trao/{made.pk}/").status_code == 200


def test_what_is_launched_is_not_written_any_more_and_reopening_needs_a_reason(w):
    made = launched(w)
    with pytest.raises(Forbidden):
        services.edit_movement(w.actor("secretary"), w.year, made, TEXT, version=None)
    services.step_movement(w.actor("secretary"), w.year, made, "close")
    with pytest.raises(ReasonNeeded):
        services.step_movement(w.actor("secretary"), w.year, made, "reopen", reason=" ")
    services.step_movement(w.actor("secretary"), w.year, made, "reopen", reason="Đóng nhầm")
    assert Transition.objects.last().reason == "Đóng nhầm"


def test_nobody_else_learns_of_an_agency_s_draft_answer(w):
    parent = launched(w)
    made = services.answer_movement(
        w.actor("officer", "CQ2A"), w.year, parent, w.agency("CQ2A"),
        MovementText(name="Kế hoạch bí mật"),
    )  # fmt: skip
    for who in [("officer", "CQ3A"), ("leader", "CQ1A"), ("secretary",), ("standing",)]:
        assert "Kế hoạch bí mật" not in w.client(*who).get(f"{HOME}phong-trao/").content.decode()
        assert w.client(*who).get(f"{HOME}phong-trao/{made.pk}/").status_code == 404
    assert "Kế hoạch bí mật" in (
        w.client("leader", "CQ2A").get(f"{HOME}phong-trao/").content.decode()
    )
    services.step_movement(w.actor("leader", "CQ2A"), w.year, made, "send")
    assert "Kế hoạch bí mật" in w.client("secretary").get(f"{HOME}phong-trao/").content.decode()


def test_a_draft_is_not_named_by_the_document_that_it_rests_on(w):
    document = Document.objects.create(type_name="Chỉ thị", number="05-CT/TW", format="party")
    made = services.answer_movement(
        w.actor("officer", "CQ2A"), w.year, launched(w), w.agency("CQ2A"),
        MovementText(name="Kế hoạch bí mật"),
    )  # fmt: skip
    made.basis.add(document)
    html = w.client("officer", "CQ3A").get(f"{HOME}van-ban/{document.pk}/").content.decode()
    assert "05-CT/TW" in html
    assert "Kế hoạch bí mật" not in html


def test_what_was_said_about_a_target_outlives_a_newer_round(w):
    approved(w)
    target = PactTarget.objects.get()
    services.explain_shortfall(w.actor("officer", "CQ1A"), target, "Thiếu người", version=1)
    approved(w, value="97")
    target.refresh_from_db()
    assert (target.value, target.shortfall) == (Decimal(97), "Thiếu người")


def test_an_agency_answers_a_movement_once(w):
    parent = launched(w)
    first, again = (
        services.answer_movement(
            w.actor("officer", "CQ2A"), w.year, parent, w.agency("CQ2A"), MovementText(name="A")
        )
        for _ in range(2)
    )
    assert first == again
    with pytest.raises(NotVisible):
        services.answer_movement(
            w.actor("officer", "CQ2A"), w.year, parent, w.agency("CQ3A"), MovementText(name="B")
        )


def test_two_people_at_one_draft_the_second_is_told(w):
    made = services.draft_movement(w.actor("secretary"), w.year, TEXT)
    services.edit_movement(
        w.actor("secretary"), w.year, made, MovementText(name="Bản một"), version=1
    )
    with pytest.raises(Stale) as caught:
        services.edit_movement(
            w.actor("leader", "CQ1A"), w.year, made, MovementText(name="Bản hai"), version=1
        )
    assert caught.value.row.name == "Bản một"


def test_a_registration_goes_to_the_leader_and_into_the_pact(w):
    approved(w)
    assert PactTarget.objects.get().value == Decimal(95)
    assert TitleAim.objects.get().title == "Cờ thi đua"


def test_a_returned_registration_is_kept_and_the_next_round_begins_as_it_was(w):
    row = registered(w)
    with pytest.raises(ReasonNeeded):
        services.step_registration(w.actor("leader", "CQ1A"), row, "return")
    services.step_registration(w.actor("leader", "CQ1A"), row, "return", reason="Cao quá")
    fresh = services.begin_registration(w.actor("officer", "CQ1A"), w.year, w.agency("CQ1A"))
    assert (fresh.round, fresh.titles, row.state) == (2, "Cờ thi đua", "returned")
    assert [target.value for target in fresh.targets.all()] == [Decimal(95)]


def test_a_newer_approved_round_replaces_the_older(w):
    first = approved(w)
    second = approved(w, value="97", titles="Bằng khen")
    first.refresh_from_db()
    assert (first.state, second.state) == ("replaced", "approved")
    assert [t.value for t in PactTarget.objects.all()] == [Decimal(97)]
    assert [t.title for t in TitleAim.objects.all()] == ["Bằng khen"]


def test_an_empty_registration_is_not_submitted(w):
    row = services.begin_registration(w.actor("officer", "CQ1A"), w.year, w.agency("CQ1A"))
    with pytest.raises(NotYetPossible):
        services.step_registration(w.actor("officer", "CQ1A"), row, "submit")


def test_the_officer_does_not_approve_his_own(w):
    row = registered(w)
    with pytest.raises(Forbidden):
        services.step_registration(w.actor("officer", "CQ1A"), row, "approve")


def test_a_registration_in_hand_is_nobody_else_s(w):
    registered(w)
    for who in [("secretary",), ("officer", "CQ2A"), ("standing",), ("inspector",)]:
        client = w.client(*who)
        assert client.get(f"{HOME}dang-ky/CQ1A/").status_code == 404
        assert "Chưa đăng ký" in client.get(f"{HOME}dang-ky/").content.decode()


def sign(w, signers=None):
    names = {w.agency(code).pk: f"Thủ trưởng {code}" for code in CODES}
    return services.sign_pact(
        w.actor("secretary"), w.year, names if signers is None else signers,
        day=date(2022, 3, 15),
    )  # fmt: skip


def test_the_pact_is_signed_when_every_agency_has_registered_and_signed(w):
    services.edit_pact(w.actor("secretary"), w.year, "Thi đua hoàn thành nhiệm vụ")
    services.step_pact(w.actor("secretary"), w.year, "open")
    for code in CODES[:2]:
        approved(w, code)
    with pytest.raises(NotYetPossible) as caught:
        sign(w)
    assert caught.value.data["agencies"] == ["Cơ quan CQ3A"]
    approved(w, CODES[2])
    with pytest.raises(NotYetPossible):
        sign(w, {})
    sign(w)
    pact = Pact.objects.get(bloc_year=w.year)
    assert (pact.state, pact.signed_on, pact.signatures.count()) == (
        "signed", date(2022, 3, 15), 3,
    )  # fmt: skip


def test_a_signed_pact_locks_registrations_until_it_is_unlocked_with_a_reason(w):
    services.step_pact(w.actor("secretary"), w.year, "open")
    for code in CODES:
        approved(w, code)
    sign(w)
    with pytest.raises(NotYetPossible):
        services.begin_registration(w.actor("officer", "CQ1A"), w.year, w.agency("CQ1A"))
    with pytest.raises(NotYetPossible):
        services.edit_pact(w.actor("secretary"), w.year, "Sửa")
    services.step_pact(w.actor("secretary"), w.year, "unlock", reason="Sửa chỉ tiêu")
    fresh = services.begin_registration(w.actor("officer", "CQ1A"), w.year, w.agency("CQ1A"))
    assert fresh.round == 2
    html = w.client("officer", "CQ2A").get(f"{HOME}giao-uoc/").content.decode()
    assert "Sửa chỉ tiêu" in html


def test_last_year_is_taken_over_once(w):
    indicator(w)
    launched(w)
    approved(w)
    services.edit_pact(w.actor("secretary"), w.year, "Thi đua")
    fresh = BlocYear.objects.create(bloc=w.year.bloc, year=2023, head=w.year.head)
    head = w.actor("leader", "CQ1A")
    copied = services.copy_last_year(head, fresh)
    again = services.copy_last_year(head, fresh)
    assert (copied.indicators, copied.movements, copied.pact) == (1, 1, True)
    assert (again.indicators, again.movements, again.pact) == (0, 0, False)
    assert Movement.objects.get(bloc_year=fresh).state == "draft"
    row = services.begin_registration(w.actor("officer", "CQ1A"), fresh, w.agency("CQ1A"))
    assert row.titles == "Cờ thi đua"
    assert [target.value for target in row.targets.all()] == [Decimal(95)]


@pytest.mark.parametrize("state", [*flows.REGISTRATION.states])
@pytest.mark.parametrize("step", [m.name for m in flows.REGISTRATION.moves])
@pytest.mark.parametrize(
    "who", [("officer", "CQ1A"), ("leader", "CQ1A"), ("officer", "CQ2A"), ("leader", "CQ2A"),
            ("secretary",), ("standing",), ("inspector",), ("admin",), ("leader", "LA1")],
)  # fmt: skip
def test_only_the_drawn_moves_of_a_registration_pass(w, state, step, who):
    row = Registration.objects.create(bloc_year=w.year, agency=w.agency("CQ1A"), state=state)
    place = place_of_registration(w.year, row.agency_id, row)
    machine = flows.REGISTRATION
    drawn = state in machine.move(step).sources
    allowed = who == (("officer", "CQ1A") if step == "submit" else ("leader", "CQ1A"))
    if step == "submit":
        allowed = who in {("officer", "CQ1A"), ("leader", "CQ1A")} and state == "draft"
    try:
        move(w.actor(*who), row, machine, step, place, reason="Lý do")
    except (Forbidden, NotVisible):
        assert not allowed
    except WrongState:
        assert allowed
        assert not drawn
    else:
        assert allowed
        assert drawn
        assert row.state == machine.move(step).target


def test_a_strange_step_in_an_address_is_not_there(w):
    made = launched(w)
    client = w.client("secretary")
    assert client.post(f"{HOME}phong-trao/{made.pk}/buoc/xoa/").status_code == 404
    assert client.post(f"{HOME}giao-uoc/buoc/xoa/").status_code == 404


def test_the_year_is_walked_on_pages(w):
    """Officer and leader by their forms, with a wrong number on the way."""
    made = indicator(w)
    officer, leader = w.client("officer", "CQ1A"), w.client("leader", "CQ1A")
    path = f"{HOME}dang-ky/CQ1A/viet/"
    assert officer.get(path).url == f"{HOME}dang-ky/CQ1A/"  # nothing begins by looking
    assert not Registration.objects.exists()
    assert officer.post(f"{HOME}dang-ky/CQ1A/bat-dau/").url == path
    assert officer.get(path).status_code == 200
    bad = officer.post(path, {"titles": "Cờ", f"target-{made.pk}": "chín mươi", "version": 1})
    assert "Đây không phải số" in bad.content.decode()
    assert 'value="chín mươi"' in bad.content.decode()
    officer.post(path, {"titles": "Cờ", f"target-{made.pk}": "95,5", "version": 1})
    assert Registration.objects.get().targets.get().value == Decimal("95.5")
    officer.post(f"{HOME}dang-ky/CQ1A/1/submit/", {"once": "a"})
    officer.post(f"{HOME}dang-ky/CQ1A/1/submit/", {"once": "a"})
    assert leader.get(f"{HOME}dang-ky/CQ1A/").content.decode().count("Phê duyệt") >= 1
    leader.post(f"{HOME}dang-ky/CQ1A/1/approve/", {"once": "b"})
    assert [step.name for step in Transition.objects.all()] == ["submit", "approve"]
    assert w.client("secretary").get(f"{HOME}dang-ky/CQ1A/").status_code == 200


@pytest.mark.parametrize(("path", "queries"), [
    ("phong-trao/", 7), ("dang-ky/", 10), ("giao-uoc/", 15), ("dang-ky/CQ1A/", 16),
])  # fmt: skip
def test_pages_cost_the_same_for_any_number(w, path, queries, django_assert_num_queries):
    for code in CODES:
        approved(w, code)
    client = w.client("officer", "CQ1A")
    client.get(HOME + path)
    with django_assert_num_queries(queries):
        assert client.get(HOME + path).status_code == 200


def test_tasks_follow_the_state(w):
    from thidua.apps.movements.tasks import tasks_of

    services.step_pact(w.actor("secretary"), w.year, "open")
    officer, leader = w.actor("officer", "CQ1A"), w.actor("leader", "CQ1A")
    assert [(t.key, t.status) for t in tasks_of(officer, w.year)] == [
        ("registration-CQ1A", "todo")
    ]
    registered(w)
    told = {t.key: t.status for t in tasks_of(leader, w.year)}
    assert told["registration-approve-CQ1A"] == "todo"
    assert tasks_of(w.actor("officer", "LA1"), w.year) == []


def test_another_bloc_is_not_asked(w):
    place = place_of_registration(w.year, w.agency("CQ1A").pk, None)
    assert not ask(actor(w.user("officer", "LA1")), "registration.edit", place).visible


def test_only_launched_movements_stand_in_the_cascade_that_reports_read(w):
    services.draft_movement(w.actor("secretary"), w.year, TEXT)
    assert page_selectors.cascade(w.year) == ()
