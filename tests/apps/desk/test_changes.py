"""What was changed in a thing: before and after, who and when; a draft stays inside."""

from datetime import date

import pytest
from django.urls import reverse
from tests.apps.desk.test_steps import begin, step

from thidua.apps.common import clock
from thidua.apps.common.changes import changes_of
from thidua.apps.common.offers import trails_of
from thidua.apps.movements.models import Pact, Registration
from thidua.apps.movements.services import RegistrationEntry, keep_registration, step_pact

pytestmark = pytest.mark.django_db


@pytest.fixture
def registration(w):
    """CQ2A's registration, written on 3 January, changed on the 4th, approved on the 6th."""
    Pact.objects.create(bloc_year=w.year, state=Pact.State.DRAFT)
    step_pact(w.actor("secretary"), w.year, "open")
    with clock.at(date(2022, 1, 3)):
        begin(w)
    row = Registration.objects.get()
    with clock.at(date(2022, 1, 4)):
        entry = RegistrationEntry(titles="Bằng khen")
        keep_registration(w.actor("officer", "CQ2A"), row, entry, version=row.version)
    with clock.at(date(2022, 1, 6)):
        step(w, "submit", "officer")
        step(w, "approve", "leader")
    return row


def test_a_change_has_before_and_after_and_its_day(registration):
    changes = changes_of(trails_of("registration", registration.pk))
    assert [(f"{each.at:%d/%m}", each.before, each.after) for each in changes] == [
        ("04/01", "Cờ thi đua", "Bằng khen"),
        ("03/01", "", "Cờ thi đua"),
    ]


@pytest.mark.parametrize(
    ("role", "code", "told"),
    [("officer", "CQ2A", True), ("leader", "CQ2A", True), ("secretary", "", False),
     ("officer", "CQ1A", False)],
)  # fmt: skip
def test_what_was_typed_before_it_was_sent_stays_inside(w, registration, role, code, told):
    url = reverse("desk:history", args=("khoi-thu", 2022, "registration", registration.pk))
    page = w.client(role, code).get(url)
    assert page.status_code == 200
    assert ("Cờ thi đua" in page.content.decode()) is told
