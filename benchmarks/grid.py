"""How long a grid of 60 × 7 takes to open, and a key to show its letter, on an old machine.

    python benchmarks/grid.py [--slow 6]

Two ways. By the clock, Chromium's processor throttled: what a person waits, from the request or
the key to the picture (Event Timing), and it grows with whatever else this machine does. By the
work of the page's own thread, not throttled, times the same factor: steady on a shared machine.
The site is tests/browser/grid_site.py.
"""

import argparse
import os
import sys
from pathlib import Path
from statistics import median

from playwright.sync_api import CDPSession, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.browser.grid_driver import Grid, grid
from tests.browser.grid_site import STATIC, Site, configure

CHROMIUM = "/usr/bin/chromium"
OPENINGS, CELLS, PAUSE = 9, 40, 80
WATCH = """
  window.echoes = [];
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) {
      if (["keydown", "keypress"].includes(each.name)) window.echoes.push(each.duration);
    }
  }).observe({type: "event", durationThreshold: 16, buffered: true});
"""
DRAWN = """new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
  done(document.querySelector("form[data-ready]") ? performance.now() : NaN))))"""


def by_clock(sheet: Grid, rate: int) -> None:
    """Print milliseconds that a person waits."""
    cdp = sheet.page.context.new_cdp_session(sheet.page)
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    sheet.page.add_init_script(WATCH)
    opened = []
    for _ in range(OPENINGS):
        sheet.open()
        opened.append(float(sheet.page.evaluate(DRAWN)))
    _print(f"opens, clock, processor ÷ {rate}", opened)
    pressed = 0
    sheet.cell(1).focus()
    for number in range(CELLS):
        for key in (*f"{number},5", "Enter"):
            sheet.press(key)
            sheet.page.wait_for_timeout(PAUSE)
            pressed += 1
    sheet.page.wait_for_timeout(500)
    slow = [float(each) for each in sheet.page.evaluate("echoes")]
    quick = [8.0] * (2 * pressed - len(slow))  # the browser tells only those of 16 ms or more
    _print(f"key echo, clock, processor ÷ {rate}", slow + quick)
    sheet.rest()
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": 1})


def by_work(sheet: Grid, rate: int) -> None:
    """Print milliseconds that the page's thread works, times the factor."""
    cdp = sheet.page.context.new_cdp_session(sheet.page)
    cdp.send("Performance.enable", {"timeDomain": "threadTicks"})
    opened = []
    for _ in range(OPENINGS):
        sheet.open()
        sheet.page.evaluate(DRAWN)
        opened.append(rate * _worked(cdp))
    _print(f"opens, work × {rate}", opened)
    for name, keys in {"a letter": ["5"], "an arrow": ["ArrowDown"]}.items():
        sheet.cell(5).focus()
        sheet.page.wait_for_timeout(300)
        worked = []
        for key in keys * CELLS:
            before = _worked(cdp)
            sheet.press(key)
            sheet.page.wait_for_timeout(PAUSE // 2)
            worked.append(rate * (_worked(cdp) - before))
        _print(f"echo of {name}, work × {rate}", worked)


def _worked(cdp: CDPSession) -> float:
    metrics = cdp.send("Performance.getMetrics")["metrics"]
    return 1000 * next(each["value"] for each in metrics if each["name"] == "TaskDuration")


def _print(name: str, values: list[float]) -> None:
    ranked = sorted(values)
    p95 = ranked[int(0.95 * (len(ranked) - 1))]
    print(f"{name}: median {median(ranked):.0f} ms, p95 {p95:.0f} ms, worst {ranked[-1]:.0f} ms")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--slow", type=int, default=6)
    rate = parser.parse_args().slow
    configure()
    scripts = sum(path.stat().st_size for path in (STATIC / "common/js").glob("*.js"))
    print(f"60 × 7 grid; scripts {scripts / 1024:.1f} KB uncompressed; "
          f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before")  # fmt: skip
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for measure in (by_work, by_clock):
            with grid(browser, Site(rows=60, limit=10**6)) as sheet:
                measure(sheet, rate)
        browser.close()
    print(f"load {os.getloadavg()[0]:.1f} after")


if __name__ == "__main__":
    main()
