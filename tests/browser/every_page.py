"""Every page of the site, made by the map of addresses that the permission matrix asks.

So no page can be left out: an address without a line in that map fails the matrix.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse
from tests.apps.people import signed_in
from tests.security.route import Route
from tests.security.routes import FOREIGN, ROOMS
from tests.security.things import BESIDE, Things, everything

COLUMNS = ("secretary", "officer", "leader", "standing", "admin", "scorer", "checker", "head")
OK, MOST = 200, 2  # of each address so many pages that are built differently
STATES = 4  # of a thing, that are tried
TAG = re.compile(r"<(\w+)(?: class=\"([\w -]*)\")?")
OPEN_PAGES = ("account_login", "account_inactive")


@dataclass(frozen=True, slots=True)
class Page:
    """What somebody sees at an address, in a state of the thing."""

    name: str
    column: str
    state: str
    html: str

    @property
    def where(self) -> str:
        return f"{self.name} as {self.column} [{self.state}]"


def all_things() -> Things:
    """One of each kind, and what every room has beside them."""
    things = everything()
    for make in BESIDE.values():
        make(things)
    for column in COLUMNS:
        things.browser(column)
    return things


def pages(things: Things, language: str, most: int = MOST) -> Iterator[Page]:
    """Of each address that answers with a page: those that are built differently."""
    for room in ROOMS.values():
        for name, routes in room.items():
            shapes: set[int] = set()
            for page in _of_routes(things, name, routes, language):
                shape = hash(tuple(TAG.findall(page.html)))
                if shape in shapes or len(shapes) >= most:
                    continue
                shapes.add(shape)
                yield page
                if len(shapes) >= most:
                    break
    yield from _foreign(things, language)


def _of_routes(things: Things, name: str, routes: list[Route], language: str) -> Iterator[Page]:
    for route in routes:
        if route.get is None:
            continue
        at = things.at if route.in_year else ()
        for state in route.all_states()[:STATES]:
            with transaction.atomic():
                things.put(route.thing, state)
                for column in COLUMNS:
                    try:
                        address = reverse(name, args=(*at, *route.args(things)))
                    except NoReverseMatch:
                        continue
                    client = things.browser(column)
                    html = _html(client, address, language, route.query)
                    if html:
                        yield Page(name, column, state, html)
                transaction.set_rollback(True)


def _foreign(things: Things, language: str) -> Iterator[Page]:
    """The pages of the packages: sign-in, second factor, sessions."""
    for name in sorted(FOREIGN):
        try:
            address = reverse(name)
        except NoReverseMatch:
            continue
        client = Client() if name in OPEN_PAGES else signed_in(things.people["officer"])
        html = _html(client, address, language, {}, follow=True)
        if html:
            yield Page(name, "anonymous" if name in OPEN_PAGES else "officer", "", html)


def _html(
    client: Client, address: str, language: str, query: dict[str, str], *, follow: bool = False
) -> str:
    """The page; nothing where it is refused, leads elsewhere or is a file."""
    client.cookies["django_language"] = language
    with transaction.atomic():
        answer = client.get(address, query, follow=follow)
        transaction.set_rollback(True)
    if answer.status_code != OK or not answer["Content-Type"].startswith("text/html"):
        return ""
    return answer.content.decode()
