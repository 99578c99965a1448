"""What every answer passes through."""

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import translation

GetResponse = Callable[[HttpRequest], HttpResponse]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)


def content_security_policy(get_response: GetResponse) -> GetResponse:
    """Let pages load only what stands beside them: no inline script, no foreign host."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        return response

    return middleware


def this_machine_only(get_response: GetResponse) -> GetResponse:
    """Refuse other machines in the demonstration, whatever address the server listens on."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if settings.DEMO and not is_loopback(str(request.META.get("REMOTE_ADDR", ""))):
            raise PermissionDenied
        return get_response(request)

    return middleware


def is_loopback(address: str) -> bool:
    """Whether a peer is this machine; a Unix socket has no address and is."""
    if not address:
        return True
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False


def chosen_language(get_response: GetResponse) -> GetResponse:
    """Vietnamese unless the reader switched: the browser's own language does not decide."""
    codes = {code for code, _ in settings.LANGUAGES}

    def middleware(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in codes else settings.LANGUAGE_CODE
        with translation.override(language):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware
