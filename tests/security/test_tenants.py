"""T-IDOR: what belongs to one bloc is not there for another: no page, count, name or error."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.test import Client
from tests.apps.people import signed_in
from tests.security.crawl import Walk, text_of, view_of, walk
from tests.security.tenants import A, B, Tenant, canary, tenant

from thidua.apps.accounts.models import User

pytestmark = pytest.mark.django_db
ROLES = ("officer", "leader", "secretary", "standing", "inspector", "member", "council_member")
OWN = ("/tai-khoan/", "/i18n/", "/static/")
METHODS = ("get", "post", "put", "delete")
# Outside the drill: so many pages of one kind are opened, of A's by those who together meet all.
ALIKE, WHO_MEET_ALL = {"a": 2, "b": 1}, ("leader", "secretary", "standing", "council_member")
NOTHING, NO_SUCH_METHOD = 404, 405
NO_BLOC, NO_KEY = "khoi-khong-co", "999999"
TOLD_ONCE = re.compile(r'(?<=value=")[A-Za-z0-9_-]{20,}(?=")|Content-Length: \d+')


@dataclass
class Tenants:
    """Both blocs as everybody of them meets them."""

    a: Tenant
    b: Tenant
    of_a: dict[str, Walk]
    of_b: dict[str, Walk]
    browsers: dict[str, tuple[Client, str]]

    def client(self, role: str) -> Client:
        """Somebody of B; whatever the last answer said, in the session of the beginning."""
        client, session = self.browsers[role]
        client.cookies.clear()
        client.cookies["sessionid"] = session
        return client

    @cached_property
    def secret(self) -> list[str]:
        """Every address that anybody of A meets and nobody of B: it names A's own things."""
        met = {each for walked in self.of_a.values() for each in walked.addresses}
        common = {
            urlsplit(each).path for walked in self.of_b.values() for each in walked.addresses
        }
        return sorted(
            each for each in met if urlsplit(each).path not in common and not each.startswith(OWN)
        )

    def first_of_each_view(self) -> dict[str, str]:
        return {view_of(address): address for address in reversed(self.secret)}


@pytest.fixture(scope="module")
def tenants(kept_db, whole) -> Tenants:
    a, b = tenant(A), tenant(B)
    of_a = met_by(a, ROLES) if whole else met_by(a, WHO_MEET_ALL, alike=ALIKE["a"])
    of_b = met_by(b, ROLES) if whole else met_by(b, ROLES, alike=ALIKE["b"])
    return Tenants(a, b, of_a, of_b, {role: browser(b.people[role]) for role in ROLES})


def browser(user: User) -> tuple[Client, str]:
    client = signed_in(user)
    client.raise_request_exception = False
    return client, client.cookies["sessionid"].value


def met_by(of: Tenant, roles: Iterable[str], **how: int) -> dict[str, Walk]:
    return {role: walk(signed_in(of.people[role]), **how) for role in roles}


def twin(address: str, home: str) -> str:
    """The same address, of a bloc or with keys that never were."""
    bloc = home.split("/")[1]
    if bloc in address:
        return address.replace(bloc, NO_BLOC)
    return re.sub(r"\d+", NO_KEY, address)


def answered(client, method: str, address: str) -> int:
    """The status of an answer; whatever it may have done is undone."""
    with transaction.atomic():
        status = getattr(client, method)(address).status_code
        transaction.set_rollback(True)
    return status


def gives_nothing_away(client, method: str, address: str, home: str) -> bool:
    """Not there; or refused as a method, by whatever bloc or key: then it says nothing of it."""
    status = answered(client, method, address)
    if status == NO_SUCH_METHOD:
        return answered(client, method, twin(address, home)) == NO_SUCH_METHOD
    return status == NOTHING


def plain(answer, address: str) -> str:
    """The text of an answer without its own address, its length and one-time tokens."""
    return TOLD_ONCE.sub("", text_of(answer).replace(address, ""))


def test_every_room_of_a_was_walked(tenants):
    met = [each for each in tenants.secret if each.startswith(tenants.a.home)]
    rooms = {address.split("/")[3] for address in met}
    assert {"xep-hang", "phieu-diem", "don-vi", "phong-trao", "van-ban", "thang-diem"} <= rooms
    assert len(met) > 40


@pytest.mark.parametrize("method", METHODS)
def test_no_address_of_a_is_there_for_anybody_of_b(tenants, method, chance, whole, asked):
    """Every address as somebody of B, and every kind of address as everybody of B."""
    wrong, count = [], 0
    kinds = set(tenants.first_of_each_view().values())
    for address in tenants.secret:
        everybody = whole or (method == "get" and address in kinds)
        for role in ROLES if everybody else [chance.choice(ROLES)]:
            count += 1
            if not gives_nothing_away(tenants.client(role), method, address, tenants.a.home):
                wrong.append((role, address))
    asked("T-IDOR addresses of another bloc", count)
    assert wrong == []


def test_what_is_hidden_answers_word_for_word_like_what_never_was(tenants, asked):
    client, wrong = tenants.client("leader"), []
    kinds = tenants.first_of_each_view()
    for address in kinds.values():
        other = twin(address, tenants.a.home)
        if plain(client.get(address), address) != plain(client.get(other), other):
            wrong.append(address)
    asked("T-IDOR answers compared word for word", len(kinds))
    assert wrong == []


def test_swapped_keys_inside_one_s_own_addresses_lead_nowhere(tenants, chance, whole, asked):
    """B's own pages with a key or a code of A put in."""
    home_a, home_b = tenants.a.home, tenants.b.home
    swapped = sorted({each.replace(home_a, home_b) for each in tenants.secret if home_a in each})
    wrong, count = [], 0
    for address in swapped:
        for role in ROLES if whole else [chance.choice(ROLES)]:
            count += 1
            if canary(A) in text_of(tenants.client(role).get(address)):
                wrong.append((role, address))
    asked("T-IDOR keys of another bloc put into one's own addresses", count)
    assert wrong == []


def test_nothing_that_b_reads_carries_a_mark_of_a(tenants, asked):
    seen = 0
    for role, walked in tenants.of_b.items():
        for address, answer in walked.answers.items():
            seen += 1
            text = text_of(answer)
            assert canary(A) not in text, (role, address)
            assert not re.search(r"\bkhoi-a\b", text), (role, address)
    asked("T-IDOR pages of one bloc searched for marks of another", seen)
    assert seen > 100


def test_somebody_without_any_office_reads_nothing_of_either(tenants):
    nobody = signed_in(User.objects.create(username="khong-vai-tro"))
    texts = [text_of(answer) for answer in walk(nobody).answers.values()]
    assert not any(canary(A) in text or canary(B) in text for text in texts)
    home = tenants.a.home
    assert [
        address for address in tenants.secret
        if not gives_nothing_away(nobody, "get", address, home)
    ] == []  # fmt: skip
