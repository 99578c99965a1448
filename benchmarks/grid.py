"""How long a grid of 60 × 7 takes to open, and a key to show its letter, on an old machine.

    python benchmarks/grid.py [--slow 6]

Chromium's processor is throttled; the site is tests/browser/grid_site.py on this machine. A key's
echo is what the browser itself measures (Event Timing): from the key to the next picture.
"""

import argparse
import sys
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import CDPSession, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.browser.grid_driver import Grid, grid
from tests.browser.grid_site import STATIC, Site, configure

CHROMIUM = "/usr/bin/chromium"
OPENINGS = 7
WATCH = """
  window.echoes = [];
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) {
      if (["keydown", "keypress", "input"].includes(each.name)) window.echoes.push(each.duration);
    }
  }).observe({type: "event", durationThreshold: 16, buffered: true});
"""
OPENED = """new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
  done(document.querySelector("form[data-ready]") ? performance.now() : NaN))))"""


def openings(sheet: Grid) -> list[float]:
    """Milliseconds from the click on the link to the drawn grid that takes keys."""
    found = []
    for _ in range(OPENINGS):
        sheet.open()
        found.append(float(sheet.page.evaluate(OPENED)))
    return found


def echoes(sheet: Grid) -> list[float]:
    """Milliseconds from each of some 250 keys to the picture that shows it."""
    sheet.cell(1).focus()
    for number in range(45):
        for letter in f"{number},25":
            sheet.press(letter)
            sheet.page.wait_for_timeout(80)
        sheet.press("Enter")
    sheet.page.wait_for_timeout(500)
    return [float(each) for each in sheet.page.evaluate("echoes")]


def slowed(sheet: Grid, rate: int) -> CDPSession:
    cdp = sheet.page.context.new_cdp_session(sheet.page)
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    return cdp


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--slow", type=int, default=6)
    rate = parser.parse_args().slow
    configure()
    scripts = sum(path.stat().st_size for path in (STATIC / "common/js").glob("*.js"))
    print(f"scripts of a grid page: {scripts / 1024:.1f} KB uncompressed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        with grid(browser, Site(rows=60, limit=10**6)) as sheet:
            sheet.page.add_init_script(WATCH)
            slowed(sheet, rate)
            found = openings(sheet)
            print(f"60 × 7 grid opens, processor ÷ {rate}: median {median(found):.0f} ms, "
                  f"worst of {OPENINGS} {max(found):.0f} ms")  # fmt: skip
            keys = echoes(sheet)
            said = quantiles(keys, n=100) if len(keys) > 1 else [0.0] * 99
            print(f"key echo, processor ÷ {rate}: {len(keys)} events of 16 ms or more, "
                  f"median {median(keys or [0]):.0f} ms, p95 {said[94]:.0f} ms, "
                  f"worst {max(keys or [0]):.0f} ms")  # fmt: skip
            sheet.rest()
            print(f"saved meanwhile: {len(sheet.site.writes)} cells")
        browser.close()


if __name__ == "__main__":
    main()
