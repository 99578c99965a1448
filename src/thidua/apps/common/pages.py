"""What every page to read has in common."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
vary = vary_on_headers("HX-Request", "HX-History-Restore-Request", "Cookie")


def page(view: View[P]) -> View[P]:
    """Only reading; compressed for slow lines; never stored; a fragment is not its page."""
    return require_safe(never_cache(gzip_page(vary(view))))


def form_page(view: View[P]) -> View[P]:
    """Reading and posting; never kept by a browser or a proxy.

    Not compressed: it holds a token beside what was typed (BREACH).
    """
    return require_http_methods(["GET", "HEAD", "POST"])(never_cache(vary(view)))


def post_only(view: View[P]) -> View[P]:
    """An address that only takes posts."""
    return require_http_methods(["POST"])(never_cache(view))


def wants_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for a part; when it restores history it needs the whole page."""
    headers = request.headers
    return headers.get("HX-Request") == "true" and "HX-History-Restore-Request" not in headers


def reader_language() -> str:
    """“vi” or “en”, for sentences that are worded outside Django."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"
