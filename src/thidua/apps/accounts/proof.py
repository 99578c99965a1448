"""Signing on the web: an approval rests on a fresh proof of who it is, or on a signed paper."""

import time
from collections.abc import Callable
from contextvars import ContextVar
from typing import TYPE_CHECKING

from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse

from thidua.apps.accounts.models import SignedPaper, Transition
from thidua.apps.accounts.policy import Place, require

if TYPE_CHECKING:
    from thidua.apps.accounts.web import ActorRequest

Proof = Transition.Proof
_given: ContextVar[str] = ContextVar("proof", default=Proof.NONE)


def sign(
    request: "ActorRequest", action: str, place: Place, subject: models.Model | None = None
) -> None:
    """Go on if it is sure who signs; else ask, keep the post, and come back with it.

    Call it before the service: what is kept is sent again as it was.

    Args:
        request: The post that signs.
        action: What is signed by it; only whoever may do it is asked who they are.
        place: Where.
        subject: What is signed; a signed paper kept for it is proof enough.

    Raises:
        NotVisible, Forbidden: The actor may not.
        ReauthenticationRequired: The last proof is too old; allauth's middleware asks for one.
    """
    require(request.actor, action, place)
    if subject is not None and has_paper(subject):
        _given.set(Proof.PAPER)
    elif settings.DEMO:  # on this machine only; the strip on each page says so
        _given.set(Proof.NONE)
    elif is_fresh(request):
        _given.set(Proof.IDENTITY)
    else:
        raise ReauthenticationRequired


def is_fresh(request: HttpRequest) -> bool:
    """Whether the person proved who they are within the time that signing allows."""
    if not request.user.is_authenticated:
        return False
    records = get_authentication_records(request, request.user)
    newest = max((float(each.get("at", 0)) for each in records), default=0.0)
    return time.time() - newest < settings.SIGNING_PROOF.total_seconds()


def has_paper(subject: models.Model) -> bool:
    kind = str(subject._meta.label_lower)  # noqa: SLF001 - Django's documented way
    return SignedPaper.objects.filter(subject_type=kind, subject_id=subject.pk).exists()


def taken() -> str:
    """What the step that is being recorded rests on; asked once."""
    proof = _given.get()
    _given.set(Proof.NONE)
    return proof


def forget_between(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """No request rests on the proof of another one that failed half-way."""

    def middleware(request: HttpRequest) -> HttpResponse:
        _given.set(Proof.NONE)
        return get_response(request)

    return middleware
