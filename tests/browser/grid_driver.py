"""A grid in a window of Chromium: what a person does there, and what stands there after."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.grid_site import Server, Site

CLIPBOARD = """([text, name]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const event = new ClipboardEvent(
    "paste", {clipboardData: data, bubbles: true, cancelable: true});
  const input = document.querySelector(`[name="${name}"]`);
  input.focus();
  if (input.dispatchEvent(event)) document.execCommand("insertText", false, text);
}"""
COPIED = """() => {
  const data = new DataTransfer();
  const event = new ClipboardEvent(
    "copy", {clipboardData: data, bubbles: true, cancelable: true});
  document.activeElement.dispatchEvent(event);
  return data.getData("text/plain");
}"""


class Grid:
    def __init__(self, page: Page, site: Site, url: str) -> None:
        self.site, self.url = site, url
        self.errors: list[str] = []
        self.watch(page)

    def watch(self, page: Page) -> None:
        """Go on in that window; an error of its scripts is kept."""
        self.page = page
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.set_default_timeout(10_000)

    def open(self) -> "Grid":
        self.page.goto(self.url)
        return self

    def cell(self, row: int, col: str = "self") -> Locator:
        return self.page.locator(f'[name="{col}-KT-{row:02}"]')

    def box(self, row: int, col: str = "self") -> Locator:
        return self.page.locator(f'td:has(> [name="{col}-KT-{row:02}"])')

    def note(self) -> Locator:
        return self.page.locator(".grid-note")

    def bar(self) -> Locator:
        return self.page.locator(".grid-bar")

    def at(self) -> str:
        """The name of the cell that has the focus."""
        return str(self.page.evaluate("document.activeElement.name ?? ''"))

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def fill(self, row: int, text: str, col: str = "self") -> None:
        """Type over a cell and leave it by Enter."""
        self.cell(row, col).focus()
        self.page.keyboard.type(text)
        self.press("Enter")

    def paste(self, text: str, row: int = 1, col: str = "self") -> None:
        self.page.evaluate(CLIPBOARD, [text, f"{col}-KT-{row:02}"])

    def copied(self) -> str:
        return str(self.page.evaluate(COPIED))

    def state(self, row: int, state: str, col: str = "self") -> None:
        """Wait until the cell says that state, by class and by word."""
        words = {
            "saved": "Đã lưu", "waiting": "Chờ gửi", "invalid": "Cần sửa", "stale": "Hai bản",
            "locked": "Đã khóa",
        }  # fmt: skip
        box = self.box(row, col)
        expect(box.locator(".cell-state")).to_have_text(words[state])
        assert box.get_attribute("class") == f"is-{state}"

    def rest(self) -> None:
        """Wait until nothing waits for the server any more."""
        expect(self.page.locator("form[data-grid]")).to_have_attribute("data-waiting", "0")

    def kept(self) -> dict[str, Any]:
        """What the browser keeps for later."""
        found: dict[str, Any] = self.page.evaluate("({...localStorage})")
        return found

    def line(self, *, on: bool) -> None:
        self.page.context.set_offline(not on)


@contextmanager
def grid(browser: Browser, site: Site, **context: Any) -> Iterator[Grid]:
    """An open grid; an error of its scripts is an error of the test."""
    with Server(site) as server:
        opened = browser.new_context(viewport={"width": 1280, "height": 800}, **context)
        try:
            driver = Grid(opened.new_page(), site, server.url).open()
            yield driver
            assert driver.errors == []
        finally:
            opened.close()
