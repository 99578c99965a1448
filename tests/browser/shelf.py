"""Shows pages in one window without a server: the HTML is written into it, one after another.

What a page asks for (style, script, icon) comes from the package's static files. A window that is
not left keeps the axe program, so that a page costs a tenth of what a visit would.
"""

import mimetypes
from pathlib import Path
from typing import Any

import axe_playwright_python
from django.contrib.staticfiles import finders

SITE = "http://shelf.test"
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WRITE = """html => new Promise(done => {
  document.open(); document.write(html); document.close();
  const links = () => [...document.querySelectorAll('link[rel=stylesheet]')];
  const wait = () => links().every(each => each.sheet)
    ? requestAnimationFrame(() => done()) : setTimeout(wait, 5);
  wait();
})"""
ASK = """options => axe.run(document, options).then(found => found.violations.flatMap(
  each => each.nodes.map(node => `${each.id}: ${node.target}`)))"""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Shelf:
    """One window that shows page after page."""

    def __init__(self, browser: Any, width: int = 1280) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 800})
        self.page = self.context.new_page()
        self.page.route("**/*", _answer)
        self.page.goto(f"{SITE}/")
        self.page.evaluate(AXE.read_text(encoding="utf-8") + ";0")

    def show(self, html: str) -> None:
        self.page.evaluate(WRITE, html)

    def violations(self, *, colours: bool = True) -> list[str]:
        """What axe finds; colours need asking once only, since both languages share them."""
        options = {
            "runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"],
            "rules": {"color-contrast": {"enabled": colours}},
        }  # fmt: skip
        return list(self.page.evaluate(ASK, options))

    @property
    def sideways(self) -> int:
        return int(self.page.evaluate(WIDER))

    def close(self) -> None:
        self.context.close()


def _answer(route: Any) -> None:
    """The blank page, or a static file."""
    path = route.request.url.removeprefix(SITE).split("?")[0]
    found = finders.find(path.removeprefix("/static/")) if path.startswith("/static/") else None
    if found:
        kind = mimetypes.guess_type(path)[0] or "text/plain"
        route.fulfill(body=Path(str(found)).read_bytes(), content_type=kind)
    elif path == "/":
        route.fulfill(body="<!doctype html><title>-</title>", content_type="text/html")
    else:
        route.abort()
