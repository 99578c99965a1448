"""Take pictures of pages of the demonstration as one of its people.

tools/shot.py --as thuky --out DIR /khoi-dang-nam-dinh/2022/ … : a demo database is made once (in
a temporary folder named by the code's own state), the site runs on a free port, and each page is
taken at 1280 and 390 wide. `--home DIR` uses a database that is there.
"""

import argparse
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
THIDUA = Path(sys.executable).with_name("thidua")
WIDTHS = (1280, 390)
PASSWORD = "thi dua nam dinh"
PATIENCE = 60


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("paths", nargs="+")
    options.add_argument("--as", dest="user", default="thuky")
    options.add_argument("--out", type=Path, default=Path("shots"))
    options.add_argument("--home", type=Path)
    options.add_argument("--language", default="vi")
    given = options.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    home = given.home or Path(tempfile.gettempdir()) / f"thidua-shot-{os.getpid()}"
    environment = {**os.environ, "THIDUA_DEMO": "1", "THIDUA_HOME": str(home)}
    if not (home / "thidua.sqlite3").exists():
        run([THIDUA, "demo", "--no-serve", "--out", home / "out"], environment)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [THIDUA, "serve", "--port", str(port), "--out", home / "out"], env=environment,
        stdout=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        wait_for(port)
        take(f"http://localhost:{port}", given)
    finally:
        server.terminate()
        server.wait(timeout=20)


def run(command: list[object], environment: dict[str, str]) -> None:
    subprocess.run([str(part) for part in command], env=environment, check=True, cwd=ROOT)


def wait_for(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise SystemExit("the site did not start")


def take(site: str, given: argparse.Namespace) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for width in WIDTHS:
            context = browser.new_context(viewport={"width": width, "height": 900})
            context.add_cookies(
                [{"name": "django_language", "value": given.language, "url": site}]
            )
            page = context.new_page()
            page.on("console", lambda said: print("console:", said.text))
            if given.user != "-":
                sign_in(page, site, given.user)
            for path in given.paths:
                answer = page.goto(site + path)
                name = re.sub(r"\W+", "-", path).strip("-") or "trang-dau"
                file = given.out / f"{name}-{width}.png"
                page.screenshot(path=str(file), full_page=True)
                print(answer.status if answer else "?", file)
            context.close()
        browser.close()


def sign_in(page: Page, site: str, user: str) -> None:
    page.goto(f"{site}/tai-khoan/dang-nhap/")
    page.fill("#id_login", user)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_load_state()


main()
