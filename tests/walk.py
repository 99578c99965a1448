"""Follows the links of the played demonstration as each of its people, by Django's own client.

What a page weighs is what goes over the line: the body as the site sends it to a browser that
takes gzip, and each style, script and icon that the page names.
"""

import gzip
import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve

START = ("/viec-cua-toi/", "/tai-khoan/dang-nhap/")
ROLES = ("canbo.btc", "thuky", "thutruong.btg", "thuongtruc", "kiemtra", "quantri", "")
OK = 200
KB = 1024
FIRST, NEXT, SCRIPT = 150 * KB, 40 * KB, 60 * KB  # what a page may weigh, ux.md section 2.5
ADDRESS = re.compile(r'(?:href|hx-get|data-hx-get)="([^"]+)"')
ASSET = re.compile(r'(?:<link rel="(?:stylesheet|icon)"[^>]*href|<script[^>]*src)="([^"]+)"')
NOT_FOLLOWED = ("/static/", "/tai-khoan/dang-xuat/", "/i18n/")


@dataclass(frozen=True, slots=True)
class Walked:
    """A page that somebody opened."""

    user: str
    path: str
    kind: str
    status: int
    html: str
    sent: int  # bytes of the page itself, as sent
    language: str

    @property
    def where(self) -> str:
        return f"{self.path} as {self.user or 'nobody'} [{self.language}]"

    @property
    def assets(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(ASSET.findall(self.html)))

    @property
    def script(self) -> int:
        return sum(size_of(each) for each in self.assets if each.endswith(".js"))

    @property
    def first(self) -> int:
        """What somebody fetches who has nothing of the site yet."""
        return self.sent + sum(size_of(each) for each in self.assets)

    @property
    def heavy(self) -> bool:
        return self.first > FIRST or self.sent > NEXT or self.script > SCRIPT

    @property
    def weight(self) -> str:
        sizes = (self.sent, self.script, self.first)
        return "page {:.1f}, script {:.1f}, first {:.1f} KB".format(*(n / KB for n in sizes))


@cache
def size_of(address: str) -> int:
    """As `thidua serve` sends it."""
    found = Path(str(finders.find(urlsplit(address).path.removeprefix("/static/"))))
    return len(gzip.compress(found.read_bytes()))


def walk(client: Client, user: str, language: str, most: int, counted: Counter[str]
) -> Iterator[Walked]:  # fmt: skip
    """Every kind of page that this person meets, of each kind so many.

    `counted` holds what has been met: what others have shown so often is not opened again.
    """
    client.cookies["django_language"] = language
    client.raise_request_exception = False
    waiting = deque([START[not user]])
    seen = set(waiting)
    while waiting:
        path = waiting.popleft()
        answer = client.get(path, headers={"accept-encoding": "gzip"}, follow=False)
        if 300 <= answer.status_code < 400:
            targets = [answer["Location"]]
        elif not answer.get("Content-Type", "").startswith("text/html"):
            if answer.streaming:  # read to its end it closes its file, and not the database
                deque(answer, maxlen=0)
            continue
        else:
            html = _text(answer)
            yield Walked(
                user, path, kind_of(path), answer.status_code, html, len(answer.content), language
            )
            targets = ADDRESS.findall(html.replace("&amp;", "&"))
        for target in _new(path, targets, seen, counted, most):
            waiting.append(target)


def _new(path: str, targets: list[str], seen: set[str], counted: Counter[str], most: int
) -> Iterator[str]:  # fmt: skip
    for each in targets:
        target = urldefrag(urljoin(path, each))[0]
        parts = urlsplit(target)
        if parts.scheme or parts.netloc or target in seen or target.startswith(NOT_FOLLOWED):
            continue
        seen.add(target)
        kind = kind_of(target)
        if counted[kind] < most:
            counted[kind] += 1
            yield target


def _text(answer: HttpResponse) -> str:
    packed = answer.get("Content-Encoding") == "gzip"
    return (gzip.decompress(answer.content) if packed else answer.content).decode()


def kind_of(path: str) -> str:
    """The name of the address; a filter or a sort by the same word is the same kind."""
    parts = urlsplit(path)
    try:
        name = str(resolve(parts.path).view_name)
    except Resolver404:
        return "nowhere"
    return f"{name}?{parts.query.split('=')[0]}" if parts.query else name
