"""T-IDOR: what belongs to one bloc is not there for another: no page, count, name or error."""

import re

import pytest
from tests.apps.people import signed_in
from tests.security.crawl import text_of, walk
from tests.security.tenants import A, B, canary, tenant

pytestmark = pytest.mark.django_db
ROLES = ("officer", "leader", "secretary", "standing", "inspector", "member", "council_member")
OWN = ("/tai-khoan/", "/i18n/", "/static/")
METHODS = ("get", "post", "put", "delete")


@pytest.fixture
def tenants(db):
    return tenant(A), tenant(B)


def of_a(a, b):
    """Every address that anybody of A meets and that names A's own things."""
    found = set()
    for role in ROLES:
        found |= walk(signed_in(a.people[role])).addresses
    common = set()
    for role in ROLES:
        common |= walk(signed_in(b.people[role])).addresses
    return {address for address in found - common if not address.startswith(OWN)}


def test_every_room_of_a_was_walked(tenants):
    a, b = tenants
    met = of_a(a, b)
    rooms = {address.split("/")[3] for address in met if address.startswith(a.home)}
    assert {"xep-hang", "phieu-diem", "don-vi", "phong-trao", "van-ban", "thang-diem"} <= rooms
    assert len(met) > 40


@pytest.mark.parametrize("method", METHODS)
def test_no_address_of_a_is_there_for_anybody_of_b(tenants, method):
    a, b = tenants
    wrong = {}
    addresses = sorted(of_a(a, b))
    for role in ROLES:
        client = signed_in(b.people[role])
        for address in addresses:
            status = getattr(client, method)(address).status_code
            if status != 404 and not (status == 405 and method != "get"):
                wrong[role, address] = status
    assert wrong == {}


def test_swapped_keys_inside_one_s_own_addresses_lead_nowhere(tenants):
    """B's own pages with a key or a code of A put in."""
    a, b = tenants
    swapped = {address.replace(a.home, b.home) for address in of_a(a, b) if a.home in address}
    wrong = {}
    for role in ROLES:
        client = signed_in(b.people[role])
        for address in sorted(swapped):
            answer = client.get(address)
            if canary(A) in text_of(answer):
                wrong[role, address] = answer.status_code
    assert wrong == {}


def test_nothing_that_b_reads_carries_a_mark_of_a(tenants):
    _a, b = tenants
    seen = 0
    for role in ROLES:
        for address, answer in walk(signed_in(b.people[role])).answers.items():
            seen += 1
            text = text_of(answer)
            assert canary(A) not in text, (role, address)
            assert not re.search(r"\bkhoi-a\b", text), (role, address)
    assert seen > 100


def test_somebody_without_any_office_reads_nothing_of_either(tenants):
    from thidua.apps.accounts.models import User

    a, b = tenants
    nobody = signed_in(User.objects.create(username="khong-vai-tro"))
    texts = [text_of(answer) for answer in walk(nobody).answers.values()]
    assert not any(canary(A) in text or canary(B) in text for text in texts)
    assert {nobody.get(address).status_code for address in sorted(of_a(a, b))} == {404}
