"""What every page to read has in common."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

P = ParamSpec("P")
R = TypeVar("R", bound=HttpRequest)  # a room above may know more of its requests
View = Callable[Concatenate[R, P], HttpResponseBase]
vary = vary_on_headers("HX-Request", "HX-History-Restore-Request", "Cookie")


def page(view: View[R, P]) -> View[R, P]:
    """Only reading; compressed for slow lines; never stored; a fragment is not its page."""
    return cast("View[R, P]", require_safe(never_cache(gzip_page(vary(_plain(view))))))


def form_page(view: View[R, P]) -> View[R, P]:
    """Reading and posting; never kept by a browser or a proxy.

    Compressed when read: a score sheet is 92 KB of mostly equal rows, 8 over the line. Not as the
    answer to a post, which holds what was typed beside a token (BREACH).
    """
    kept = never_cache(vary(_plain(view)))
    packed = gzip_page(kept)

    @wraps(kept)
    def answered(request: HttpRequest, *parts: Any, **named: Any) -> HttpResponseBase:
        chosen = kept if request.method == "POST" else packed
        return cast("HttpResponseBase", chosen(request, *parts, **named))

    return cast("View[R, P]", require_http_methods(["GET", "HEAD", "POST"])(answered))


def post_only(view: View[R, P]) -> View[R, P]:
    """An address that only takes posts."""
    return cast("View[R, P]", require_http_methods(["POST"])(never_cache(_plain(view))))


def _plain(view: View[R, P]) -> Callable[..., Any]:
    """The view as Django's decorators know views."""
    return view


def wants_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for a part; when it restores history it needs the whole page."""
    headers = request.headers
    return headers.get("HX-Request") == "true" and "HX-History-Restore-Request" not in headers


def reader_language() -> str:
    """“vi” or “en”, for sentences that are worded outside Django."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"
