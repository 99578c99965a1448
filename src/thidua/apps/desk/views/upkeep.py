"""The history of a thing; and the post, for the administrator."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.roles import Role
from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, page, post_only
from thidua.apps.desk import selectors
from thidua.apps.desk.history import history_of
from thidua.apps.desk.services.mailing import send_again as send_mail_again

SHOWN = 100


@page
def history(
    request: ActorRequest, bloc: str, year: int, machine: str, subject: int
) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    found = history_of(request.actor, bloc_year, machine, subject)
    context = {"year": bloc_year, "section": "", "history": found}
    return render(request, "desk/history.html", context)


@form_page
def post(request: ActorRequest) -> HttpResponse:
    """E-mails that need an administrator."""
    if not request.actor.holds(Role.ADMIN):
        raise NotVisible
    context = {
        "counts": selectors.mail_counts(),
        "mails": selectors.troubled_mail()[:SHOWN],
        "run": selectors.last_run(),
    }
    return render(request, "desk/post.html", context)


@post_only
@once
def send_again(request: ActorRequest, pk: int) -> HttpResponse:
    if not request.actor.holds(Role.ADMIN):
        raise NotVisible
    send_mail_again(request.actor, pk)
    return redirect("desk:post")
