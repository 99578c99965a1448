"""Ends sessions that were idle for long, without a write at each page."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

GetResponse = Callable[[HttpRequest], HttpResponse]
SEEN, BEGUN, KEPT = "seen", "begun", "kept_post"
OPEN = ("/tai-khoan/", "/i18n/", "/static/")  # asks for a log-in itself, or for none
MARK_EVERY = timedelta(minutes=2)  # half-way between a write a page and a lapse unnoticed


def end_when_old(get_response: GetResponse) -> GetResponse:
    """Sign out after half an hour without a request, and after twelve hours in any case."""

    def middleware(request: HttpRequest) -> HttpResponse:
        known = request.user.is_authenticated
        goes_on = not known or _keep_or_end(request, timezone.now())
        if not goes_on and not request.path.startswith(OPEN):
            return redirect(f"{reverse('account_login')}?{urlencode({'next': _back(request)})}")
        return get_response(request)

    return middleware


def _keep_or_end(request: HttpRequest, moment: datetime) -> bool:
    """Whether the session goes on; what was typed into a form outlives it."""
    session = request.session
    seen, begun = _when(session.get(SEEN)), _when(session.get(BEGUN))
    if (seen and moment - seen > settings.SESSION_IDLE) or (
        begun and moment - begun > settings.SESSION_LONGEST
    ):
        kept = kept_post(request)
        logout(request)
        if kept:
            request.session[KEPT] = kept
        return False
    if begun is None:
        session[BEGUN] = moment.isoformat()
    if seen is None or moment - seen > MARK_EVERY:
        session[SEEN] = moment.isoformat()
    return True


def kept_post(request: HttpRequest) -> dict[str, Any]:
    """A form that was sent after the session had ended: whose, to where, what was typed.

    Only a form that a person sent and that holds no file; a grid keeps its cells itself.
    """
    plain = request.content_type == "application/x-www-form-urlencoded"
    by_hand = request.method == "POST" and "text/html" in request.headers.get("Accept", "")
    if not (plain and by_hand) or request.path.startswith(OPEN):
        return {}
    fields = [
        [name, value]
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    ]
    return {"user": request.user.pk, "path": request.path, "fields": fields}


def _back(request: HttpRequest) -> str:
    """Where to go on after the log-in: to what was typed, if anything was."""
    if KEPT in request.session:
        return reverse("accounts:send_on")
    return request.get_full_path() if request.method in {"GET", "HEAD"} else "/"


def _when(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
