"""The page of one score tells every change of its line, and no draft of anybody else."""

from datetime import date

import pytest
from django.urls import reverse
from tests.apps.assessment.stage_world import staged

from thidua.apps.common import clock

pytestmark = pytest.mark.django_db
LINE = reverse("assessment:line", args=("khoi-thu", 2022, "CQ2A", "I.3"))


@pytest.fixture
def s():
    """All have scored themselves on 27 December; CQ2A's checker has typed 6 on the 28th."""
    with clock.at(date(2022, 12, 27)):
        found = staged()
        found.to_cross()
    with clock.at(date(2022, 12, 28)):
        checker, sheet = (
            found.actor("officer", found.checker_of("CQ2A")),
            found.sheet("cross", "CQ2A"),
        )
        found.put(checker, sheet, ("I.3", "value", "6"), ("I.3", "reason", "Thiếu minh chứng"))
    return found


def page(s, role: str, code: str = "") -> str:
    answer = s.w.client(role, code).get(LINE)
    return answer.content.decode() if answer.status_code == 200 else ""


def test_an_agency_reads_its_own_changes_and_not_that_a_draft_of_its_checker_is_there(s):
    html = page(s, "officer", "CQ2A")
    assert "27/12/2022" in html.split("Đã thay đổi những gì")[1]
    assert "28/12/2022" not in html
    assert "Chấm chéo" not in html


def test_a_finished_check_is_told_from_its_finish_on(s):
    with clock.at(date(2022, 12, 29)):
        checker, sheet = s.actor("officer", s.checker_of("CQ2A")), s.sheet("cross", "CQ2A")
        s.step(checker, sheet, "finish")
    html = page(s, "officer", "CQ2A")
    assert html.count("<li>29/12/2022 · ") == 1
    assert "28/12/2022" not in html.split("Đã thay đổi những gì")[1]


def test_inputs_are_told_in_the_words_of_the_scheme(s):
    changes = page(s, "officer", "CQ2A").split("Đã thay đổi những gì")[1]
    assert "8 điểm" in changes
    assert "{&quot;value" not in changes
