"""Walks the site as one person: every link, every form's address, every answer."""

import re
from collections import Counter, deque
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve

ADDRESS = re.compile(r'(?:href|src|action|hx-get|data-save|data-paste)="([^"]+)"')
NOT_CRAWLED = ("/static/", "/tai-khoan/dang-xuat/", "/i18n/")
MOST = 3000


@dataclass
class Walk:
    """What one person met: address → answer; and every address that stood on a page."""

    answers: dict[str, HttpResponse] = field(default_factory=dict)
    addresses: set[str] = field(default_factory=set)


def walk(client: Client, *starts: str, alike: int = MOST) -> Walk:
    """Follow every address from the starts on, by GET, each once.

    Of addresses that the same view answers, as many as `alike` are opened; all are told.
    """
    met, queue, opened = Walk(), deque(starts or ("/",)), Counter[str]()
    while queue:
        address = queue.popleft()
        view = view_of(address)
        if address in met.answers or len(met.answers) >= MOST or opened[view] >= alike:
            continue
        opened[view] += 1
        answer = met.answers[address] = client.get(address)
        for found in addresses_in(answer, address):
            met.addresses.add(found)
            if found not in met.answers and not found.startswith(NOT_CRAWLED):
                queue.append(found)
    return met


def view_of(address: str) -> str:
    """The name of what answers an address; the address itself where nothing does."""
    try:
        return resolve(urlsplit(address).path).view_name or address
    except Resolver404:
        return address


def addresses_in(answer: HttpResponse, base: str) -> list[str]:
    """Addresses of this site that an answer names, in its order: each run walks the same way."""
    named = [answer.url] if 300 <= answer.status_code < 400 else []
    if answer.headers.get("Content-Type", "").startswith("text/html") and not answer.streaming:
        named += ADDRESS.findall(answer.content.decode().replace("&amp;", "&"))
    found: dict[str, None] = {}
    for each in named:
        address = urldefrag(urljoin(base, each))[0]
        parts = urlsplit(address)
        if not parts.netloc and parts.scheme in {"", "http"}:
            found[address] = None
    return list(found)


def text_of(answer: HttpResponse) -> str:
    """Everything that an answer says: its head too."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    head = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    return head + body.decode("utf-8", "replace")
