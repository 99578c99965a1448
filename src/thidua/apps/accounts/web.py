"""From requests to actors, and from refusals to pages."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import Forbidden, NotVisible
from thidua.apps.accounts.factors import demands_second_factor, has_second_factor
from thidua.apps.accounts.practice import actor_behind
from thidua.apps.common.pages import reader_language
from thidua.apps.common.versions import Stale
from thidua.core.kernel.errors import DomainError
from thidua.wording import say_error

GetResponse = Callable[[HttpRequest], HttpResponse]
STATUS: dict[type[DomainError], tuple[int, str]] = {
    NotVisible: (404, "404.html"),
    Forbidden: (403, "accounts/forbidden.html"),
    Stale: (409, "accounts/stale.html"),
}
OTHER = (400, "accounts/refused.html")
PROVED, FACTOR_DUE = "second_factor", "mfa_index"
# What a duty lets through: doing it, leaving, the language. Not the pages of the administrator.
DUTY_FREE = (
    "/tai-khoan/dang-nhap/", "/tai-khoan/dang-xuat/", "/tai-khoan/khong-hoat-dong/",
    "/tai-khoan/xac-nhan/", "/tai-khoan/mat-khau/", "/tai-khoan/loi-moi/", "/i18n/", "/static/",
)  # fmt: skip
FACTOR_FREE = (*DUTY_FREE, "/tai-khoan/hai-lop/")

if TYPE_CHECKING:

    class ActorRequest(HttpRequest):
        """A request that passed the middleware below."""

        actor: Actor
else:
    ActorRequest = HttpRequest


def actor_middleware(get_response: GetResponse) -> GetResponse:
    """`request.actor`: who asks, read when first needed. No answer is kept by a browser."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: actor_behind(request))  # type: ignore[attr-defined] # ours
        response = get_response(request)
        if "no-store" not in response.headers.get("Cache-Control", ""):
            response.headers["Cache-Control"] = "no-store, private"
        return response

    return middleware


class Refusals:
    """Turns what services refuse into pages with one clear sentence."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, DomainError):
            return None
        status, template = STATUS.get(type(error), OTHER)
        words = say_error(error, reader_language())
        context = {"words": words, "stale": getattr(error, "row", None)}
        return render(request, template, context, status=status)


def duties_first(get_response: GetResponse) -> GetResponse:
    """Before anything else: a password of one's own, and the second factor that a role demands."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and not request.path.startswith(DUTY_FREE):
            due = _duty(cast("ActorRequest", request))
            if due == FACTOR_DUE and request.path.startswith(FACTOR_FREE):
                due = ""
            if due:
                back = urlencode({"next": request.get_full_path()})
                return redirect(f"{reverse(due)}?{back}" if request.method == "GET" else due)
        return get_response(request)

    return middleware


def _duty(request: ActorRequest) -> str:
    if request.user.must_change_password:  # type: ignore[union-attr] # signed in
        return "account_change_password"
    if request.session.get(PROVED) or not demands_second_factor(request.actor):
        return ""
    if not has_second_factor(request.actor):
        return FACTOR_DUE
    request.session[PROVED] = True  # asked once a session; taking a factor away forgets it
    return ""


def forget_proof(request: HttpRequest, **_kwargs: object) -> None:
    """A second factor was taken away: ask again at the next request."""
    request.session.pop(PROVED, None)
