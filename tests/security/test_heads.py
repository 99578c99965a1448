"""T-HEAD: what every answer carries, on every page that anybody meets."""

import pytest
from django.test import Client
from tests.apps.people import signed_in
from tests.security.crawl import text_of, walk
from tests.security.tenants import A, tenant

from thidua.apps.common.middleware import POLICY

pytestmark = pytest.mark.django_db
ROLES = ("officer", "leader", "secretary", "standing", "inspector")
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.fixture(scope="module")
def answers(kept_db, whole):
    """What everybody meets; outside the drill one page of each kind."""
    a, alike = tenant(A), {} if whole else {"alike": 1}
    found = walk(Client(), "/", "/khong-co/", "/tai-khoan/dang-nhap/", **alike).answers
    for role in ROLES:
        met = walk(signed_in(a.people[role]), "/", "/khong-co/", **alike).answers
        found |= {f"{role} {address}": answer for address, answer in met.items()}
    return found


def test_every_answer_is_guarded_and_no_personal_page_is_stored(answers, asked):
    wrong = []
    for address, answer in answers.items():
        wrong += [(address, name) for name, value in ALWAYS.items()
                  if answer.headers.get(name) != value]  # fmt: skip
        policy = answer.headers.get("Content-Security-Policy", "")
        if policy != POLICY and "default-src 'none'" not in policy:
            wrong.append((address, "Content-Security-Policy"))
        if "no-store" not in answer.headers.get("Cache-Control", ""):
            wrong.append((address, "Cache-Control"))
    asked("T-HEAD answers", len(answers))
    assert wrong == []
    assert len(answers) > 150


def test_no_answer_shows_the_inside(answers):
    wrong = [
        address for address, answer in answers.items()
        if "Traceback" in text_of(answer) or "Server" in answer.headers
    ]  # fmt: skip
    assert wrong == []


def test_no_page_is_broken_for_anybody(answers):
    """An address that only takes posts says so; nothing else refuses what a page offers."""
    found = {
        address: answer.status_code for address, answer in answers.items()
        if answer.status_code >= 400 and answer.status_code != 405 and "khong-co" not in address
    }  # fmt: skip
    assert found == {}


def test_no_page_carries_an_inline_script_or_style(answers):
    wrong = []
    for address, answer in answers.items():
        text = text_of(answer)
        if " style=" in text or " onclick=" in text or "javascript:" in text:
            wrong.append(address)
    assert wrong == []
