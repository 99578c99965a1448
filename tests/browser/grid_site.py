"""A small site with one grid after docs/reference/grid.md, which can fail in every way asked.

Only the standard library answers here, so that the drill and the benchmark run it as well. The
words and the policy of the pages are the product's own.
"""

import json
import os
import socket
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

import django
from django.conf import settings
from django.template import Context, Engine
from django.utils import translation

from thidua.apps.common.middleware import POLICY
from thidua.core.vietnamese.letters import nfc
from thidua.core.vietnamese.numbers import read_number, write_number

HERE = Path(__file__).parent
SOURCES = HERE.parents[1] / "src/thidua"
STATIC = SOURCES / "apps/common/static"
TEMPLATES = Engine(
    dirs=[HERE, SOURCES / "apps/common/templates"],
    libraries={"i18n": "django.templatetags.i18n", "static": "django.templatetags.static"},
)
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
COLUMNS = {
    "self": "Tự chấm", "cross": "Kiểm tra chéo", "office": "Thường trực", "council": "Hội đồng",
    "note": "Ghi chú",
}  # fmt: skip


def configure() -> None:
    """Settings that the words need, for scripts that run without the product's own."""
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    if not settings.configured:
        settings.configure(
            LANGUAGE_CODE="vi", LOCALE_PATHS=[SOURCES / "locale"], STATIC_URL="/static/"
        )
        django.setup()


@dataclass
class Site:
    """What the server holds, and what it shall do next."""

    rows: int = 6
    user: str = "7"
    token: str = "t1"
    signed_in: bool = True
    locked: bool = False
    language: str = "vi"
    limit: int = 1000
    retry: int = 60  # milliseconds; the page's first wait after a failure
    values: dict[tuple[str, str], str] = field(default_factory=dict)
    versions: dict[tuple[str, str], int] = field(default_factory=dict)
    records: bool = False  # cells of a row share one version
    paste: bool = True
    faults: deque[str] = field(
        default_factory=deque
    )  # one a save: before, after, busy, gone, slow
    posts: list[dict[str, str]] = field(default_factory=list)
    writes: list[tuple[str, str, str]] = field(default_factory=list)
    pastes: list[dict[str, str]] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)  # texts of accepted previews
    full: list[dict[str, str]] = field(default_factory=list)  # posts of the whole form
    slow_page: float = 0  # seconds between a page's drawing and its going out
    lock: threading.Lock = field(default_factory=threading.Lock)

    def codes(self) -> list[str]:
        return [f"KT-{number:02}" for number in range(1, self.rows + 1)]

    def key(self, row: str, col: str) -> tuple[str, str]:
        return (row, "" if self.records else col)

    def version(self, row: str, col: str) -> int:
        return self.versions.get(self.key(row, col), 1)

    def value(self, row: str, col: str) -> str:
        return self.values.get((row, col), "")

    def write(self, row: str, col: str, value: str) -> None:
        self.values[row, col] = value
        self.versions[self.key(row, col)] = self.version(row, col) + 1
        self.writes.append((row, col, value))

    def total(self) -> str:
        numbers = [
            read_number(value).value
            for (_, col), value in self.values.items()
            if col == "self" and value
        ]
        return write_number(sum(numbers, Decimal(0)))

    def save(self, sent: dict[str, str]) -> dict[str, Any]:
        row, col, value = sent["row"], sent["col"], nfc(sent["value"]).strip()
        answer = {"value": self.value(row, col), "version": self.version(row, col)}
        if self.locked:
            return answer | {"state": "locked", "words": "Báo cáo đã trình lãnh đạo."}
        if col != "note" and value:
            try:
                number = read_number(value).value
            except ValueError:
                return answer | {"state": "invalid", "words": "Đây không phải là số. Hãy gõ lại."}
            if number > self.limit:
                return answer | {"state": "invalid", "words": "Cao hơn mức tối đa 1.000."}
            value = write_number(number)
        if value == self.value(row, col):
            return answer | {"state": "saved"}
        if sent["version"] != str(self.version(row, col)):
            return answer | {"state": "stale", "words": "Trần Thị Bình đã sửa ô này lúc 9:05."}
        self.write(row, col, value)
        sums = {"tong-self": self.total()}
        return {"state": "saved", "value": value, "version": self.version(row, col), "sums": sums}

    def page(self) -> str:
        table = [
            {
                "code": code,
                "cells": [
                    {
                        "col": col, "label": label, "value": self.value(code, col),
                        "version": self.version(code, col), "numeric": col != "note",
                    }
                    for col, label in COLUMNS.items()
                ],
            }
            for code in self.codes()
        ]  # fmt: skip
        values = {"site": self, "table": table, "columns": COLUMNS}
        with translation.override(self.language):
            return TEMPLATES.get_template("grid_page.html").render(Context(values))


class Answer(BaseHTTPRequestHandler):
    """Pages, saves, pastes; and the failures of the line."""

    protocol_version = "HTTP/1.1"
    site: Site

    def log_message(self, *words: object) -> None:
        """Stay quiet."""

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        file = STATIC / path.removeprefix("/static/")
        if path.startswith("/static/") and file.suffix in KINDS and file.is_file():
            self.reply(file.read_text(encoding="utf-8"), kind=KINDS[file.suffix])
        elif path == "/dang-nhap/":
            self.reply("<!doctype html><title>Đăng nhập</title><h1>Đăng nhập</h1>")
        elif path == "/bang/" and self.site.signed_in:
            page = self.site.page()
            time.sleep(self.site.slow_page)
            self.reply(page)
        elif path == "/bang/":
            self.go("/dang-nhap/?next=/bang/")
        else:
            self.reply("<!doctype html><title>404</title>", status=404)

    def do_POST(self) -> None:
        site, length = self.site, int(self.headers["content-length"])
        body = parse_qs(self.rfile.read(length).decode(), keep_blank_values=True)
        sent = {name: values[-1] for name, values in body.items()}
        path = urlsplit(self.path).path
        if not site.signed_in:
            self.go("/dang-nhap/?next=" + path)
        elif sent.pop("csrfmiddlewaretoken", "") != site.token:
            self.reply("<!doctype html><title>403</title>", status=403)
        elif path == "/luu/":
            self.save(sent)
        elif path == "/dan/":
            site.pastes.append(sent)
            preview = TEMPLATES.get_template("grid_preview.html")
            self.reply(preview.render(Context(sent | {"token": site.token})))
        elif path == "/nhan/":
            site.taken.append(sent["text"])
            self.go("/bang/")
        else:
            site.full.append(sent)
            self.go("/bang/")

    def save(self, sent: dict[str, str]) -> None:
        site = self.site
        fault = site.faults.popleft() if site.faults else ""
        if fault == "slow":
            time.sleep(0.3)
        with site.lock:
            if fault == "before":
                self.hang_up()
                return
            if fault in {"busy", "gone", "refused"}:
                status = {"busy": 503, "gone": 404, "refused": 403}[fault]
                self.reply("<!doctype html><title>…</title>", status=status)
                return
            site.posts.append(sent)
            answer = site.save(sent)
            if fault == "after":
                self.hang_up()
                return
        self.reply(json.dumps(answer), kind="application/json")

    def hang_up(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def go(self, address: str) -> None:
        self.send_response(302)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def reply(self, text: str, *, kind: str = "text/html", status: int = 200) -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "no-store" if kind == "text/html" else "max-age=600")
        self.end_headers()
        self.wfile.write(data)


class Server(ThreadingHTTPServer):
    """One site on a free port of this machine, in a thread."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, site: Site) -> None:
        super().__init__(("127.0.0.1", 0), type("Handler", (Answer,), {"site": site}))
        self.url = f"http://127.0.0.1:{self.server_address[1]}/bang/"
        self.thread = threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()

    def handle_error(self, *_: object) -> None:
        """A browser that goes offline hangs up in the middle; that is the test, not an error."""
