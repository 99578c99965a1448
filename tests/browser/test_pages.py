"""What only a browser can tell: accessibility, width, zoom, weight, journeys."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser
KB = 1024
NAMES = [
    "dashboard", "agencies", "papers", "document", "evidence", "scoreboard", "scorecard",
    "line", "scheme", "movements", "movement", "agency", "report",
]  # fmt: skip
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"runOnly": {"type": "tag", "values": TAGS}}


def violations(page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{each['id']}: {node['target']}" for each in found for node in each["nodes"]]


def overflow(page) -> int:
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_page_violates_accessibility_rules(urls, open_page, language):
    found = {}
    for name in NAMES:
        page = open_page(urls[name], language=language)
        if bad := violations(page):
            found[name] = bad
    assert found == {}


def test_error_page_violates_no_accessibility_rule(urls, chromium, live_server):
    page = chromium.new_page()
    page.goto(f"{live_server.url}/khong-co/")
    assert violations(page) == []
    page.close()


def test_opened_reason_violates_no_accessibility_rule(urls, open_page):
    page = open_page(urls["scorecard"])
    page.locator(".score").first.click()
    page.locator(".why").wait_for()
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 390, 640])  # 640: 1280 at 200 % zoom
def test_no_page_scrolls_sideways(urls, open_page, width):
    wide = {name: overflow(open_page(urls[name], width=width)) for name in NAMES}
    assert {name: more for name, more in wide.items() if more > 0} == {}


@pytest.mark.parametrize("path", ["scoreboard?static=1", "/khong-co/"])
def test_page_without_menu_uses_the_whole_width(urls, chromium, live_server, path):
    name, _, query = path.partition("?")
    page = chromium.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{live_server.url}{urls.get(name, name)}?{query}")
    assert page.locator("main").bounding_box()["width"] > 1000
    page.close()


def test_first_load_and_script_are_light(urls, chromium, live_server):
    page = chromium.new_page()
    sizes: dict[str, int] = {}

    def weigh(response):
        sizes[response.url] = len(response.body())

    page.on("response", weigh)
    page.goto(live_server.url + urls["scorecard"])
    page.wait_for_load_state("networkidle")
    page.close()
    scripts = sum(size for url, size in sizes.items() if url.endswith(".js"))
    assert 0 < scripts < 60 * KB
    assert sum(sizes.values()) < 150 * KB  # without any compression


def test_score_to_reason_to_evidence_in_two_clicks(urls, open_page):
    page = open_page(urls["scorecard"])
    page.locator(".score").first.click()  # one
    page.locator(".why").get_by_role("link", name="Báo cáo số 12-BC/TU").click()  # two
    assert page.locator("h1").inner_text().startswith("Báo cáo số 12-BC/TU")


def test_score_to_reason_to_evidence_without_script(urls, open_page):
    page = open_page(urls["scorecard"], script=False)
    page.locator(".score").first.click()
    page.get_by_role("link", name="Báo cáo số 12-BC/TU").click()
    assert page.locator("h1").inner_text().startswith("Báo cáo số 12-BC/TU")


def test_figure_of_the_report_to_its_evidence_in_two_clicks(urls, open_page):
    page = open_page(urls["report"], script=False)
    page.locator("#phu-luc-2 ~ * .figure", has_text="95").first.click()
    page.get_by_role("link", name="Báo cáo số 12-BC/TU").click()
    assert page.locator("h1").inner_text().startswith("Báo cáo số 12-BC/TU")


def test_reason_opens_and_closes_by_keyboard_and_keeps_the_focus(urls, open_page):
    page = open_page(urls["scorecard"])
    score = page.locator(".score").first
    assert score.get_attribute("aria-expanded") == "false"
    score.focus()
    page.keyboard.press("Enter")
    page.locator(".why").wait_for()
    assert score.get_attribute("aria-expanded") == "true"
    page.get_by_role("button", name="Đóng").click()
    assert page.locator(".why").count() == 0
    assert page.evaluate("document.activeElement.className") == "score"
    page.keyboard.press("Enter")
    page.locator(".why").wait_for()
    page.keyboard.press("Enter")
    assert page.locator(".why").count() == 0


def test_language_switch_stays_on_the_page(urls, open_page):
    page = open_page(urls["scoreboard"], script=False)
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.url.endswith(urls["scoreboard"])


def test_menu_opens_on_a_phone_without_script(urls, open_page):
    page = open_page(urls["dashboard"], width=390, script=False)
    page.locator(".menu-small > details > summary").click()
    page.locator(".menu-small").get_by_role("link", name="Xếp hạng").click()
    assert page.url.endswith(urls["scoreboard"])


def test_keyboard_reaches_the_content_first(urls, open_page):
    page = open_page(urls["dashboard"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
