"""T-PERM: every address of the site as everybody, in every state, for reading and for posting.

What must be answered stands on the page of permissions (`docs/reference/permissions.md`); which
row an address asks stands in `routes.py`. 404: for this person it is not there; 403: it is, and
the page says why not; 302 to the sign-in page for whoever is not signed in.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.security.columns import ALLOWED, COLUMNS, FORBIDDEN, HIDDEN
from tests.security.matrix_page import read_page
from tests.security.route import YEAR, Route
from tests.security.routes import FOREIGN, OPEN, ROOMS
from tests.security.sampling import Sample
from tests.security.things import TODAY, Things, everything

from thidua.apps.accounts.policy import rules
from thidua.apps.common import clock
from thidua.apps.organisations.models import BlocYear
from thidua.apps.yearbook.outputs import TRACE, WORD

pytestmark = pytest.mark.django_db
PAGE = read_page()
SIGN_IN = "/tai-khoan/dang-nhap/"
ANSWERS = {
    ("get", ALLOWED): {200, 302}, ("post", ALLOWED): {200, 302, 400, 409},
    ("get", FORBIDDEN): {403}, ("post", FORBIDDEN): {403},
    ("get", HIDDEN): {404}, ("post", HIDDEN): {404},
}  # fmt: skip
NO_SUCH_METHOD = {405}
METHODS = ("get", "post")
ASSIGNED = {
    "checker": {"cross", "difference", "question", "report", "evidence"},
    "scorer": {"specialised"},
}


def names(resolver: URLResolver, space: str = "") -> Iterator[str]:
    """The name of every address, with the room before it."""
    for each in resolver.url_patterns:
        inner = ":".join(part for part in (space, getattr(each, "namespace", "") or "") if part)
        if isinstance(each, URLPattern):
            yield f"{inner}:{each.name}" if inner else str(each.name)
        else:
            yield from names(each, inner)


def test_every_address_says_what_it_asks():
    told = {name for room in ROOMS.values() for name in room} | FOREIGN
    there = set(names(get_resolver()))
    assert {"not in routes.py": sorted(there - told), "gone": sorted(told - there)} == {
        "not in routes.py": [], "gone": [],
    }  # fmt: skip


def wanted(
    route: Route, method: str, column: str, state: str, *, closed: bool = False
) -> set[int]:
    """The statuses that the page allows as an answer, in a running or a closed year."""
    action = route.get if method == "get" else route.post
    if column == "anonymous":
        return {302}
    if action is None:
        return NO_SUCH_METHOD
    if route.only is not None:
        refused = FORBIDDEN if column in route.seen_by else HIDDEN
        return ANSWERS[method, ALLOWED if column in route.only else refused]
    if PAGE[YEAR][column].rest == HIDDEN:
        return ANSWERS[method, HIDDEN]
    if route.own and column in {"officer", "leader"}:
        return ANSWERS[method, ALLOWED]
    told = column if route.thing in ASSIGNED.get(column, {route.thing}) else "member"
    also = route.also if method == "post" else ""
    asked_for = [each for each in (route.seen, action, also) if each]
    outcomes = [PAGE[each][told].outcome(route.asked.get(state, state)) for each in asked_for]
    if closed:
        outcomes = [
            FORBIDDEN if outcome == ALLOWED and ends_with_the_year(each) else outcome
            for each, outcome in zip(asked_for, outcomes, strict=True)
        ]
    return ANSWERS[method, next((each for each in outcomes if each != ALLOWED), ALLOWED)]


def ends_with_the_year(action: str) -> bool:
    return rules()[action].writes and not rules()[action].closed


def status(answer: HttpResponse, column: str) -> int:
    """What was answered; a cell that is locked is a refusal told to the grid."""
    if column == "anonymous":
        return 302 if answer.headers.get("Location", "").startswith(SIGN_IN) else -1
    if answer.headers.get("Content-Type") == "application/json":
        return 403 if json.loads(answer.content).get("state") == "locked" else answer.status_code
    return answer.status_code


def address(name: str, route: Route, things: Things) -> str:
    return reverse(name, args=(*(things.at if route.in_year else ()), *route.args(things)))


def methods(name: str, route: Route, *, first: bool) -> list[str]:
    """Those that this line of the address tells; that a method is refused is asked once."""
    told = {"get": route.get, "post": route.post}
    lines = next(room[name] for room in ROOMS.values() if name in room)
    taken = {"get": any(each.get is not None for each in lines),
             "post": any(each.post is not None for each in lines)}  # fmt: skip
    refused = [each for each in told if not taken[each] and first and route is lines[0]]
    return [each for each in told if told[each] is not None] + refused


def _asks(route: Route, method: str) -> str:
    return (route.get if method == "get" else route.post) or "nothing"


@dataclass
class Tally:
    """How often a room was asked, and every answer that the page does not allow, with where."""

    count: int = 0
    found: dict[str, list[str]] = field(default_factory=dict)

    def add(self, what: str, where: str, got: int, want: set[int]) -> None:
        self.count += 1
        if got not in want:
            self.found.setdefault(f"{what}: {got}, not {min(want)}", []).append(where)


def ask_room(room: str, sample: Sample, *, closed: bool = False) -> Tally:
    """Ask every address of a room; of a closed year those that write, where somebody could."""
    tally = Tally()
    with clock.at(TODAY):
        things = everything(room)
        for column in COLUMNS:
            things.browser(column)  # signed in for good, before anything is undone
        if closed:
            BlocYear.objects.filter(pk=things.year.pk).update(phase=BlocYear.Phase.CLOSED)
        for name, routes in ROOMS[room].items():
            for route in routes:
                ask_route(tally, things, sample, name, route, closed=closed)
    return tally


def ask_route(
    tally: Tally, things: Things, sample: Sample, name: str, route: Route, *, closed: bool
) -> None:
    states = states_that_write(route) if closed else sample.shuffled(route.all_states())
    for state in states:
        to_ask = [
            (method, column, want)
            for column in COLUMNS
            for method in methods(name, route, first=not closed and state == states[0])
            if (not closed or writes(route, column, state) or sample.sometimes())
            and sample.takes(
                name, f"{method} {_asks(route, method)}", column,
                want := wanted(route, method, column, state, closed=closed),
            )
        ]  # fmt: skip
        with transaction.atomic():
            things.put(route.thing, state)
            for method, column, want in to_ask:
                got = answered(things, name, route, method, column)
                where = f"{column} [{state}]"
                tally.add(f"{method} {name} {_asks(route, method)}", where, got, want)
            transaction.set_rollback(True)


def answered(things: Things, name: str, route: Route, method: str, column: str) -> int:
    """The status that one person gets; whatever the request did is undone."""
    data = route.data(things) if callable(route.data) else route.data
    sent = route.query if method == "get" else data
    with transaction.atomic():
        answer = getattr(things.browser(column), method)(address(name, route, things), sent)
        got = status(answer, column)
        transaction.set_rollback(True)
    return got


def writes(route: Route, column: str, state: str) -> bool:
    """Whether that person may post there while the year is not closed."""
    return 200 in wanted(route, "post", column, state)


def states_that_write(route: Route) -> tuple[str, ...]:
    """A state in which somebody may post, while the year is not closed."""
    if route.post is None or route.only is not None:
        return ()
    states = route.all_states()
    return tuple(
        state for state in states
        if any(writes(route, column, state) for column in COLUMNS)
    )[:1]  # fmt: skip


@pytest.fixture
def written(tmp_path, monkeypatch):
    """The files of a last run, as a command leaves them beside the site."""
    monkeypatch.setenv("THIDUA_OUT", str(tmp_path))
    trace = {"bloc": "khoi-thu", "year": 2022}
    (tmp_path / TRACE).write_text(json.dumps(trace), encoding="utf-8")
    (tmp_path / WORD).write_bytes(b"PK")


def surprises(tally: Tally) -> list[str]:
    """Every answer that the page does not allow, with where it was met."""
    return sorted(f"{each}: {', '.join(where)}" for each, where in tally.found.items())


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("room", ROOMS)
def test_every_address_answers_what_the_page_says(room, chance, whole, asked):
    tally = ask_room(room, Sample(chance, whole=whole))
    asked("T-PERM requests", tally.count)
    assert not (found := surprises(tally)), "\n".join(found)
    assert tally.count >= len(ROOMS[room]) * len(COLUMNS)


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("room", sorted(ROOMS.keys() - {"accounts", "eligibility"}))
def test_nothing_is_written_in_a_closed_year(room, chance, whole, asked):
    tally = ask_room(room, Sample(chance, whole=whole), closed=True)
    asked("T-PERM requests of a closed year", tally.count)
    assert not (found := surprises(tally)), "\n".join(found)
    assert tally.count >= len(COLUMNS)


@pytest.mark.parametrize("name", sorted(FOREIGN - OPEN))
def test_own_pages_of_the_packages_ask_to_sign_in(name):
    args = (1,) if name in {"mfa_remove_webauthn", "mfa_edit_webauthn"} else ()
    for method in METHODS:
        answer = getattr(Client(), method)(reverse(name, args=args))
        assert (answer.status_code, answer.headers["Location"][: len(SIGN_IN)]) == (302, SIGN_IN)
