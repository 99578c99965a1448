"""“Chế độ thử”: switched on and off by a person, for this session; begun anew at will."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.practice import switch_off, switch_on
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.once import once
from thidua.apps.common.pages import page, post_only
from thidua.apps.desk.practice import practice_of
from thidua.apps.desk.services import practising


@page
def practice(request: ActorRequest) -> HttpResponse:
    """What practice is, and the four steps to try."""
    return render(request, "desk/practice.html", {"practice": practice_of(request.actor)})


@post_only
@once
def begin(request: ActorRequest) -> HttpResponse:
    """Switch it on; the first time the bloc is made."""
    switch_on(request, practising.begin_practice(request.actor).pk)
    return redirect("desk:practice")


@post_only
@once
def leave(request: ActorRequest) -> HttpResponse:
    """Back to the real work."""
    switch_off(request)
    messages.success(request, _("Practice is off. What you see now is real."))
    return redirect("desk:my_work")


@post_only
@once
def anew(request: ActorRequest) -> HttpResponse:
    """Take away what was tried and begin again."""
    switch_on(request, practising.begin_anew(request.actor).pk)
    messages.success(request, _("Everything you tried is gone. Begin again."))
    return redirect("desk:practice")


@post_only
@once
def leader(request: ActorRequest) -> HttpResponse:
    """The leader of the practice agency approves, or returns, what was submitted."""
    found = practice_of(request.actor)
    if found is None:
        raise NotVisible
    approve = request.POST.get("quyet-dinh") != "tra-lai"
    number = practising.play_leader(request.actor, found.bloc_year, approve=approve)
    words = _("The practice leader decided on %(n)s.") if number else _("Nothing waits.")
    messages.success(request, words % {"n": number} if number else words)
    return redirect("desk:practice")
