"""Walks the pages of the played demonstration, weighs, checks and times them.

    python drill/pages.py [--most 3] [--vnu vnu.jar] [--home FOLDER] [--no-browser]

Every kind of page as each of the demonstration's people, in both languages: bytes over the line,
errors of the Nu HTML checker (`npm install vnu-jar`; needs Java), then LCP, CLS and INP in
Chromium on a slow line and a slow processor. Prints tables for docs/explanation/usability.md and
ends with an error above a limit.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "drill")]
THIDUA = Path(sys.executable).with_name("thidua")
TODAY = "2023-12-04"  # the demonstration's year is at its cross-check
LANGUAGES = ("vi", "en")
OK, MOST_ERRORS = 200, 20

if TYPE_CHECKING:
    from tests.walk import Walked


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--most", type=int, default=3, help="pages of each kind and person")
    options.add_argument(
        "--vnu", type=Path, help="the checker's vnu.jar; fetched by npm if absent"
    )
    options.add_argument("--home", type=Path, help="a played demonstration that is there already")
    options.add_argument("--no-browser", action="store_true")
    given = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="thidua-pages-"))
    try:
        raise SystemExit(run(given, folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(given: argparse.Namespace, folder: Path) -> int:
    home = given.home or folder / "home"
    os.environ |= {"THIDUA_DEMO": "1", "THIDUA_HOME": str(home), "THIDUA_TODAY": TODAY}
    if not (home / "thidua.sqlite3").exists():
        command = [str(THIDUA), "demo", "--no-serve", "--play", "--out", str(folder / "out")]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    from thidua.config.boot import boot

    boot()
    pages = all_pages(given.most)
    bad = weigh(pages) + check([*leaves(pages), *other_states()], given.vnu, folder)
    if not given.no_browser:
        from vitals import time_pages

        bad += time_pages(pages, folder / "out")
    print(*bad, sep="\n")
    return int(bool(bad))


def all_pages(most: int) -> "list[Walked]":
    from django.conf import settings
    from django.test import Client
    from tests.apps.people import signed_in
    from tests.walk import ROLES, walk

    from thidua.apps.accounts.models import User

    settings.ALLOWED_HOSTS = ["localhost", "testserver"]
    pages = []
    for language in LANGUAGES:
        for user in ROLES:
            client = signed_in(User.objects.get(username=user)) if user else Client()
            pages += walk(client, user, language, most, Counter())
    kinds = {page.kind.split("?")[0] for page in pages}
    print(f"{datetime.now(UTC):%Y-%m-%d}: {len(pages)} pages at {len(kinds)} addresses, "
          f"{len(ROLES)} readers, {len(LANGUAGES)} languages")  # fmt: skip
    print("not met:", ", ".join(sorted(_readable() - kinds)) or "none")
    return pages


def _readable() -> set[str]:
    """Every address of ours that answers somebody with a page."""
    from tests.security.routes import ROOMS

    return {
        name
        for room in ROOMS.values()
        for name, routes in room.items()
        if any(route.get is not None for route in routes)
    }


def weigh(pages: "list[Walked]") -> list[str]:
    """The heaviest kinds; what is dead or above a limit is returned."""
    heaviest: dict[str, Walked] = {}
    for page in pages:
        kind = page.kind.split("?")[0]
        if kind not in heaviest or page.sent > heaviest[kind].sent:
            heaviest[kind] = page
    ranked = sorted(heaviest.values(), key=lambda page: -page.sent)
    for page in ranked[:8]:
        print(f"  {page.weight}  {page.where}")
    middle = sorted(page.sent for page in pages)[len(pages) // 2]
    print(f"  median page {middle / 1024:.1f} KB; most script "
          f"{max(page.script for page in pages) / 1024:.1f} KB; heaviest first load "
          f"{max(page.first for page in pages) / 1024:.1f} KB")  # fmt: skip
    dead = sorted({f"{page.status} {page.where}" for page in pages if page.status != OK})
    return dead + [f"{page.weight}  {page.where}" for page in pages if page.heavy]


def leaves(pages: "list[Walked]") -> list[tuple[str, str]]:
    """Name and text of each page."""
    return [(f"{p.user or 'nobody'}-{p.language}-{p.kind.split('?')[0]}", p.html) for p in pages]


def other_states() -> list[tuple[str, str]]:
    """Every address of the permission matrix in its states: what the year has not come to."""
    from django.test.utils import setup_databases, teardown_databases
    from tests.browser.every_page import all_things, pages
    from tests.security.things import TODAY

    from thidua.apps.common import clock

    made = setup_databases(verbosity=0, interactive=False)
    try:
        with clock.at(TODAY):
            things = all_things()
            found = [
                (f"{page.column}-{language}-{page.name}-{page.state}", page.html)
                for language in LANGUAGES
                for page in pages(things, language)
            ]
    finally:
        teardown_databases(made, verbosity=0)
    print(f"  {len(found)} pages of the permission matrix, in the states of their things")
    return found


def check(pages: list[tuple[str, str]], vnu: Path | None, folder: Path) -> list[str]:
    """What the Nu checker calls an error; without Java it is said, and nothing is asked."""
    if shutil.which("java") is None:
        print("  Nu checker: not asked, for there is no Java (apt install default-jre-headless)")
        return []
    jar = vnu or fetched(folder)
    kept = folder / "html"
    kept.mkdir()
    for number, (name, html) in enumerate(pages):
        file = kept / f"{number:04}-{name.replace(':', '.')}.html"
        file.write_text(html, encoding="utf-8")
    command = ["java", "-Xmx1g", "-jar", str(jar), "--errors-only", "--format", "gnu", str(kept)]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    errors = [line.split("/html/")[-1] for line in told.splitlines() if line.strip()]
    print(f"  Nu checker: {len(errors)} errors in {len(pages)} pages")
    return errors[:MOST_ERRORS]


def fetched(folder: Path) -> Path:
    """The checker from the npm registry."""
    subprocess.run(
        ["npm", "install", "--silent", "--prefix", str(folder / "npm"), "vnu-jar"], check=True
    )
    return next((folder / "npm").rglob("vnu.jar"))


if __name__ == "__main__":
    main()
