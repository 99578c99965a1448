"""Drops the line at random moments while cells of a grid are typed, and asks what was lost.

    python drill/dropouts.py --times 1000 [--seed N]

Each moment types one to three cells. The line goes before, between the letters or as a cell is
left; or the server hangs up before or after it has written; or the page is reloaded or its
window closed meanwhile. At the end the server must hold, cell by cell, what was typed last.
"""

import argparse
import random
import sys
import time
from collections import Counter
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.browser.dropouts import Typed, doubled, drop_out, lost
from tests.browser.grid_driver import grid
from tests.browser.grid_site import Site, configure

CHROMIUM = "/usr/bin/chromium"


def run(times: int, seed: int) -> None:
    """Print the figures; end with an error when a cell is lost, doubled or asked about."""
    draw, typed, kinds = random.Random(seed), Typed(), Counter[str]()
    site, start = Site(rows=60, retry=20), time.monotonic()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        with grid(browser, site) as sheet:
            for _ in range(times):
                kinds[drop_out(sheet, draw, typed)] += 1
            gone = lost(sheet, typed)
            notes, kept = sheet.note().count(), len(sheet.kept())
        browser.close()
    said = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    print(f"{times} moments ({said}) in {time.monotonic() - start:.0f} s: {len(typed)} cells, "
          f"{len(site.posts)} sends reached the server, {len(site.writes)} wrote")  # fmt: skip
    print(f"lost {len(gone)}, doubled {doubled(site)}, left waiting {kept}, asked in vain {notes}")
    if gone or doubled(site) or kept or notes:
        raise SystemExit(f"seed {seed}: {gone}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=None)
    asked = parser.parse_args()
    seed = random.SystemRandom().randrange(10**6) if asked.seed is None else asked.seed
    print(f"drop-outs: {asked.times} times, seed {seed}", flush=True)
    configure()
    run(asked.times, seed)


if __name__ == "__main__":
    main()
