"""Every address of the site, with something plausible in each gap; nothing need be there."""

import re
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

GAP = re.compile(r"<(?:(\w+):)?(\w+)>")
BY_NAME = {
    "bloc": "khoi-thu", "year": "2022", "agency": "CQ1A", "period": "Q1", "name": "submit",
    "key": "1", "token": "abc-123",
}  # fmt: skip
BY_KIND = {"int": "1", "slug": "khoi-thu", "str": "x", "path": "x", None: "x"}


def every_address() -> dict[str, str]:
    """Name → address: no two rooms share a name."""
    return dict(_below(get_resolver(), "/", ""))


def _below(resolver: URLResolver, base: str, space: str) -> Iterator[tuple[str, str]]:
    for each in resolver.url_patterns:
        inner = ":".join(part for part in (space, getattr(each, "namespace", "") or "") if part)
        path = base + str(each.pattern)
        if isinstance(each, URLPattern):
            yield (f"{inner}:{each.name}" if inner else str(each.name)), GAP.sub(_fill, path)
        else:
            yield from _below(each, path, inner)


def _fill(gap: re.Match[str]) -> str:
    kind, name = gap[1], gap[2]
    return "1" if kind == "int" and name != "year" else BY_NAME.get(name, BY_KIND[kind])
