"""LCP, CLS and INP of the pages in Chromium: 400 kbit/s, 400 ms, a processor six times slower."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from databases import free_port, wait_for
from playwright.sync_api import Browser, Page, sync_playwright

if TYPE_CHECKING:
    from tests.walk import Walked

THIDUA = Path(sys.executable).with_name("thidua")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PASSWORD = "thi dua nam dinh"
LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SLOWER = 6
READERS = ("canbo.btc", "thuky", "thuongtruc", "quantri")
LCP, CLS, INP = 2.5, 0.1, 200
COLD, ROUNDS = ("desk:my_work", "assessment:sheet", "assessment:scoreboard", "desk:board"), 4
LOOK = 1350  # milliseconds that somebody looks before acting: M of the keystroke model
WATCH = """window.seen = {lcp: 0, cls: 0, inp: 0};
new PerformanceObserver(list => { for (const e of list.getEntries()) seen.lcp = e.startTime; })
  .observe({type: 'largest-contentful-paint', buffered: true});
new PerformanceObserver(list => {
  for (const e of list.getEntries()) if (!e.hadRecentInput) seen.cls += e.value; })
  .observe({type: 'layout-shift', buffered: true});
new PerformanceObserver(list => {
  for (const e of list.getEntries())
    if (e.interactionId) seen.inp = Math.max(seen.inp, e.duration);
}).observe({type: 'event', durationThreshold: 16, buffered: true});"""


def time_pages(pages: "list[Walked]", out: Path) -> list[str]:
    """Print the slowest; what is above a limit at the third quartile is returned."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with served(out) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        try:
            bad = warm(browser, site, pages) + cold(browser, site, pages)
            return bad + interactions(browser, site, pages)
        finally:
            browser.close()


@contextmanager
def served(out: Path) -> Iterator[str]:
    port = free_port()
    server = subprocess.Popen(
        [str(THIDUA), "serve", "--port", str(port), "--no-worker", "--out", str(out)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        wait_for(port)
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(timeout=30)


def signed_in(browser: Browser, site: str, user: str) -> Page:
    """A window of that person; style and script are not kept yet when `user` is new."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.set_default_timeout(120_000)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(f"{site}/tai-khoan/dang-nhap/")
    page.fill("#id_login", user)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/viec-cua-toi/")
    return page


def slow(page: Page) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.clearBrowserCache")
    devtools.send("Network.emulateNetworkConditions", LINE)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def seen(page: Page) -> dict[str, Any]:
    page.wait_for_timeout(300)
    return dict(page.evaluate("window.seen"))


def chosen(pages: "list[Walked]", user: str) -> "list[Walked]":
    """One of each address that this person meets first, in Vietnamese."""
    met: dict[str, Walked] = {}
    for page in pages:
        if page.language == "vi" and "?" not in page.kind and page.user in READERS:
            met.setdefault(page.kind, page)
    return [page for page in met.values() if page.user == user]


def warm(browser: Browser, site: str, pages: "list[Walked]") -> list[str]:
    """Every kind of page by somebody who has been on the site."""
    found = []
    for user in READERS:
        window = signed_in(browser, site, user)
        slow(window)
        window.goto(f"{site}/viec-cua-toi/")
        for each in chosen(pages, user):
            window.goto(site + each.path, wait_until="load")
            told = seen(window)
            found.append((told["lcp"] / 1000, told["cls"], each.where))
        window.context.close()
    times = sorted(lcp for lcp, _, _ in found)
    print(f"  next pages, {len(found)} kinds: LCP median {times[len(times) // 2]:.2f} s, "
          f"p75 {times[len(times) * 3 // 4]:.2f} s, highest {times[-1]:.2f} s; "
          f"CLS highest {max(cls for _, cls, _ in found):.3f}")  # fmt: skip
    for lcp, cls, where in sorted(found, reverse=True)[:5]:
        print(f"    LCP {lcp:.2f} s, CLS {cls:.3f}  {where}")
    return [f"LCP {lcp:.2f} s, CLS {cls:.3f}: {where}" for lcp, cls, where in found
            if lcp > LCP or cls > CLS]  # fmt: skip


def cold(browser: Browser, site: str, pages: "list[Walked]") -> list[str]:
    """The main screens with nothing kept, several times each."""
    bad = []
    mine = {page.kind: page for page in reversed(pages) if page.user == READERS[0]}
    mine |= {page.kind: page for page in pages if page.user == "thuky" and page.kind not in mine}
    for kind in COLD:
        window = signed_in(browser, site, mine[kind].user)
        times, shifts = [], []
        for _ in range(ROUNDS):
            slow(window)
            window.goto(site + mine[kind].path, wait_until="load")
            told = seen(window)
            times.append(told["lcp"] / 1000)
            shifts.append(told["cls"])
        window.context.close()
        quartile = sorted(times)[ROUNDS * 3 // 4 - 1]
        print(f"  first page {kind}: LCP p75 {quartile:.2f} s, CLS {max(shifts):.3f}")
        if quartile > LCP or max(shifts) > CLS:
            bad.append(f"first page {kind}: LCP p75 {quartile:.2f} s, CLS {max(shifts):.3f}")
    return bad


def interactions(browser: Browser, site: str, pages: "list[Walked]") -> list[str]:
    """The slowest answer to a key or press of each visit: typing in the score sheet, folding."""
    sheet = next(p for p in pages if p.kind == "assessment:sheet" and p.user == READERS[0])
    window = signed_in(browser, site, READERS[0])
    slow(window)
    bad = []
    for name, path, act in (
        ("typing in the score sheet", sheet.path, typed),
        ("opening a menu", "/viec-cua-toi/", folded),
    ):
        worst = []
        for _ in range(ROUNDS):
            window.goto(site + path, wait_until="load")
            window.wait_for_timeout(LOOK)
            act(window)
            worst.append(seen(window)["inp"])
        quartile = sorted(worst)[ROUNDS * 3 // 4 - 1]
        print(f"  INP {name}: p75 {quartile:.0f} ms, of {ROUNDS} visits {sorted(worst)}")
        if quartile > INP:
            bad.append(f"INP {name} {quartile:.0f} ms")
    window.context.close()
    return bad


def typed(window: Page) -> None:
    window.locator("input[data-col='value']:not([disabled], [readonly])").first.click()
    for _ in range(6):
        window.keyboard.type("7,5", delay=60)
        window.keyboard.press("ArrowDown")


def folded(window: Page) -> None:
    window.locator(".person summary").click()
    window.locator(".person summary").click()
