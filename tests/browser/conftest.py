"""Real Chromium against the real site on 127.0.0.1, with a small scored year."""

import os

import pytest
from playwright.sync_api import sync_playwright
from tests.apps.pages_world import page_urls, scored_bloc
from tests.apps.people import reader, signed_in
from tests.browser.person import Person

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory):
    """A file, as in service: each thread of the site has a connection of its own.

    Several requests of one page at the same moment would block each other on the one connection
    of a database in memory.
    """
    from django.db import connections

    default = connections.databases["default"]
    if default["ENGINE"].endswith("sqlite3"):
        default["TEST"]["NAME"] = str(tmp_path_factory.mktemp("db") / "test.sqlite3")


@pytest.fixture(scope="session")
def chromium():
    # Playwright runs an event loop in this thread; Django would refuse the database beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def urls(transactional_db):
    scored_bloc(3)
    return page_urls()


@pytest.fixture
def session(urls):
    """The cookie of somebody who may read everything."""
    return signed_in(reader()).cookies["sessionid"].value


@pytest.fixture
def open_page(chromium, live_server, session):
    """Open an address in a window of its own; every message of the console is a failure."""
    contexts, said = [], []

    def opened(url: str, *, width: int = 1280, script: bool = True, language: str = "vi"):
        context = chromium.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=script
        )
        context.set_default_timeout(10_000)
        context.add_cookies(
            [
                {"name": "django_language", "value": language, "url": live_server.url},
                {"name": "sessionid", "value": session, "url": live_server.url},
            ]
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.goto(live_server.url + url)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert said == []


@pytest.fixture
def seat(chromium, live_server):
    """Somebody who has signed in already, on a screen of some width."""
    contexts = []

    def seated(user, width: int = 1280, *, script: bool = True) -> Person:
        context = chromium.new_context(
            viewport={"width": width, "height": 844}, java_script_enabled=script
        )
        context.set_default_timeout(20_000)
        cookie = signed_in(user).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        contexts.append(context)
        me = Person(context.new_page())
        me.page.goto(f"{live_server.url}/viec-cua-toi/")
        return me

    yield seated
    for context in contexts:
        context.close()
