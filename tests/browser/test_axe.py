"""axe-core on every page of the site in both languages; no page scrolls sideways on a phone."""

import pytest
from tests.browser.every_page import Page, all_things, pages
from tests.browser.shelf import Shelf
from tests.security.readable import FILES, readable
from tests.security.things import TODAY

from thidua.apps.common import clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
NO_PAGES = FILES | {
    "accounts:send_on", "desk:home", "stand_ins:own",  # they lead on to another page
    "desk:remind_preview",  # a page where somebody is late: walked by a journey
}  # fmt: skip
PHONE = 390
SAMPLE = {  # pages that are laid out anew on a phone
    "assessment:sheet", "assessment:scorecard", "assessment:stages", "desk:board", "desk:my_work",
    "movements:registration", "reporting:entry", "reporting:report", "reporting:shelf",
    "yearbook:meeting",
}  # fmt: skip


@pytest.fixture(scope="module")
def wide(chromium):
    shelf = Shelf(chromium)
    yield shelf
    shelf.close()


@pytest.fixture(scope="module")
def phone(chromium):
    shelf = Shelf(chromium, PHONE)
    yield shelf
    shelf.close()


def made(language: str, most: int) -> list[Page]:
    with clock.at(TODAY):
        return list(pages(all_things(), language, most))


def test_no_page_in_vietnamese_violates_a_rule_or_scrolls_sideways(wide, phone):
    found: dict[str, list[str]] = {}
    every = made("vi", 2)
    for page in every:
        wide.show(page.html)
        bad = wide.violations()
        phone.show(page.html)
        if page.name in SAMPLE:
            bad += [f"{PHONE}: {each}" for each in phone.violations()]
        if phone.sideways > 0:
            bad.append(f"{phone.sideways} px wider than {PHONE}")
        if bad:
            found[page.where] = bad
    assert found == {}
    assert readable() - {page.name for page in every} == NO_PAGES


def test_no_page_in_english_violates_a_rule(wide):
    found: dict[str, list[str]] = {}
    for page in made("en", 1):
        wide.show(page.html)
        if bad := wide.violations(colours=False):
            found[page.where] = bad
    assert found == {}
