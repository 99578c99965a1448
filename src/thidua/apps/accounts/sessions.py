"""Ends sessions that were idle for long, without a write at each page."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

GetResponse = Callable[[HttpRequest], HttpResponse]
SEEN, BEGUN = "seen", "begun"
MARK_EVERY = timedelta(minutes=2)  # half-way between a write a page and a lapse unnoticed


def end_when_old(get_response: GetResponse) -> GetResponse:
    """Sign out after half an hour without a request, and after twelve hours in any case."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            _keep_or_end(request, timezone.now())
        return get_response(request)

    return middleware


def _keep_or_end(request: HttpRequest, moment: datetime) -> None:
    session = request.session
    seen, begun = _when(session.get(SEEN)), _when(session.get(BEGUN))
    if (seen and moment - seen > settings.SESSION_IDLE) or (
        begun and moment - begun > settings.SESSION_LONGEST
    ):
        logout(request)
        return
    if begun is None:
        session[BEGUN] = moment.isoformat()
    if seen is None or moment - seen > MARK_EVERY:
        session[SEEN] = moment.isoformat()


def _when(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
