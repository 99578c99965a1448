"""Steps become notices: told to the right people, once, and to nobody who may not see."""

import pytest
from django.db import transaction
from django.urls import reverse

from thidua.apps.accounts.flow import Said, record
from thidua.apps.accounts.models import Transition
from thidua.apps.accounts.policy import ANY, Place, rules
from thidua.apps.accounts.roles import Position
from thidua.apps.assessment.models import CrossCheck
from thidua.apps.common.clock import now
from thidua.apps.common.flow import machines
from thidua.apps.desk.links import link_of
from thidua.apps.desk.models import Notice
from thidua.apps.desk.steps import HEARD
from thidua.apps.desk.words import notice_words
from thidua.apps.movements.models import Pact, Registration
from thidua.apps.movements.services import (
    RegistrationEntry,
    begin_registration,
    keep_registration,
    step_pact,
    step_registration,
)
from thidua.apps.reporting.models import Confirmation, Report
from thidua.wording import sentences

pytestmark = pytest.mark.django_db
HEARERS = [
    pytest.param(machine, name, part, id=f"{machine}-{name}-{part.code}")
    for (machine, name), parts in HEARD.items()
    for part in parts
]
# What lets a thing be seen, where it is not called after its machine.
VIEWS = {"ranking": "year.view", "year": "year.view"}
# Steps that are recorded without being a move from a state.
RECORDED = {("ranking", "present"): "presented", ("pack", "send"): "sent"}


@pytest.mark.parametrize(("machine", "name", "part"), HEARERS)
def test_hearers_may_see_the_thing_in_its_new_state(machine, name, part):
    known = RECORDED.get((machine, name))
    target = known or machines()[machine].move(name).target
    seen_by = rules()[VIEWS.get(machine, f"{machine}.view")].who
    for position in part.positions:
        assert position in seen_by, position
        assert seen_by[position] == ANY or target in seen_by[position], position


@pytest.mark.parametrize(("machine", "name", "part"), HEARERS)
def test_every_notice_has_words(machine, name, part):
    assert part.code in sentences()


@pytest.fixture
def open_pact(w):
    pact = Pact.objects.create(bloc_year=w.year, state=Pact.State.DRAFT)
    step_pact(w.actor("secretary"), w.year, "open")
    Notice.objects.all().delete()
    return pact


def heard() -> list[tuple[str, str, bool]]:
    rows = Notice.objects.filter(done_at=None).order_by("user__username")
    return list(rows.values_list("user__username", "code", "asks"))


def begin(w) -> None:
    """CQ2A's officer writes a registration: a draft."""
    officer = w.actor("officer", "CQ2A")
    row = begin_registration(officer, w.year, w.agency("CQ2A"))
    keep_registration(officer, row, RegistrationEntry(titles="Cờ thi đua"), version=None)


def step(w, name: str, role: str, reason: str = "") -> None:
    row = Registration.objects.get(agency__code="CQ2A")
    step_registration(w.actor(role, "CQ2A"), row, name, reason=reason)


def test_draft_is_told_to_nobody(w, open_pact):
    begin(w)
    assert heard() == []


def test_registration_on_its_way(w, open_pact):
    begin(w)
    step(w, "submit", "officer")
    assert heard() == [("leader-cq2a", "notice.registration_submitted", True)]
    step(w, "approve", "leader")
    assert heard() == [
        ("leader-cq1a", "notice.registration_received", False),
        ("officer-cq2a", "notice.registration_approved", False),
        ("thu-ky", "notice.registration_received", False),
    ]


def test_returned_registration_says_why_to_its_agency_only(w, open_pact):
    begin(w)
    step(w, "submit", "officer")
    step(w, "return", "leader", reason="Thiếu chỉ tiêu.")
    notice = Notice.objects.get(done_at=None)
    assert (notice.user, notice.asks) == (w.user("officer", "CQ2A"), True)
    assert notice_words(notice, "vi") == (
        "Cơ quan CQ2A: lãnh đạo trả lại đăng ký thi đua năm 2022. Lý do: Thiếu chỉ tiêu."
    )
    assert notice.url == reverse("movements:registration", args=("khoi-thu", 2022, "CQ2A"))


def test_who_takes_the_step_is_not_told_of_it(w):
    Pact.objects.create(bloc_year=w.year, state=Pact.State.DRAFT)
    step_pact(w.actor("leader", "CQ1A"), w.year, "open")
    users = set(Notice.objects.values_list("user__username", flat=True))
    assert users == {
        "officer-cq1a", "officer-cq2a", "officer-cq3a", "leader-cq2a", "leader-cq3a",
    }  # fmt: skip


def test_step_that_is_undone_was_never_told(w, open_pact):
    begin(w)
    with transaction.atomic():
        step(w, "submit", "officer")
        transaction.set_rollback(True)
    assert heard() == []


def test_stranger_hears_nothing(w, open_pact):
    begin(w)
    step(w, "submit", "officer")
    step(w, "approve", "leader")
    assert not Notice.objects.filter(user__username__contains="-la").exists()


def test_checker_hears_what_is_answered(w):
    """Who checks an agency holds that position by an assignment, not by an office."""
    CrossCheck.objects.create(
        bloc_year=w.year, checker=w.agency("CQ3A"), checked=w.agency("CQ2A"), assigned_at=now()
    )
    record(
        w.actor("officer", "CQ2A"), w.agency("CQ2A"), Place(w.year, w.agency("CQ2A").pk),
        Said("difference", "answer", "open", "answered", "Đã nộp bổ sung"),
    )  # fmt: skip
    assert [user for user, _, _ in heard()] == [
        "leader-cq1a", "leader-cq3a", "officer-cq3a", "thu-ky",
    ]  # fmt: skip


def test_positions_of_the_table_are_positions():
    for parts in HEARD.values():
        for part in parts:
            assert set(part.positions) <= set(Position)


@pytest.mark.parametrize(("machine", "name"), sorted(HEARD))
def test_every_step_of_the_table_leads_to_a_page_of_the_thing(w, machine, name):
    report = Report.objects.create(
        bloc_year=w.year, agency=w.agency("CQ2A"), period="Q1", state="draft", origin="screen"
    )
    confirmation = Confirmation.objects.create(
        report=report, nonce="n" * 43, last_day=w.year.last_day, made_at=now()
    )
    step = Transition(
        machine=machine, name=name, bloc_year=w.year, agency=w.agency("CQ2A"),
        subject_id=confirmation.pk if machine == "confirmation" else report.pk,
    )  # fmt: skip
    assert (link_of(step) == reverse("desk:dashboard", args=("khoi-thu", 2022))) is (
        machine == "year"
    )
