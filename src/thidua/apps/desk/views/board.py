"""The secretary's board: who is late with what, and reminding them."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from thidua.apps.accounts.policy import Place, may, require
from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, page, post_only, reader_language
from thidua.apps.desk import selectors
from thidua.apps.desk.board import board_of
from thidua.apps.desk.errors import AlreadyReminded, NobodyChosen, NothingLate
from thidua.apps.desk.forms import RemindForm
from thidua.apps.desk.services.by_hand import draft_of, remind_by_hand
from thidua.apps.organisations.selectors import Member, members
from thidua.wording import say_error

REFUSED = (AlreadyReminded, NobodyChosen, NothingLate)
LOGGED = 200
SHORT = 5


@form_page
def board(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """The board; its form asks for a preview of the reminder."""
    bloc_year = year_for(request.actor, bloc, year)
    require(request.actor, "board.view", Place(bloc_year))
    context = {
        "year": bloc_year,
        "section": "board",
        "board": board_of(bloc_year),
        "may_remind": may(request.actor, "board.remind", Place(bloc_year)),
        "log": selectors.reminders_of(bloc_year)[:SHORT],
    }
    return render(request, "desk/board.html", context)


@form_page
def preview(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """What would be sent, and to whom; nothing is sent yet."""
    bloc_year = year_for(request.actor, bloc, year)
    require(request.actor, "board.remind", Place(bloc_year))
    try:
        draft = draft_of(request.actor, bloc_year, _chosen(request, members(bloc_year)))
    except REFUSED as error:
        messages.error(request, say_error(error, reader_language()))
        return redirect("desk:board", bloc, year)
    context = {"year": bloc_year, "section": "board", "draft": draft}
    return render(request, "desk/remind.html", context)


@post_only
@once
def remind(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    require(request.actor, "board.remind", Place(bloc_year))
    try:
        draft = remind_by_hand(request.actor, bloc_year, _chosen(request, members(bloc_year)))
    except REFUSED as error:
        messages.error(request, say_error(error, reader_language()))
        return redirect("desk:board", bloc, year)
    number = len(draft.rows)
    words = ngettext("{n} agency is reminded.", "{n} agencies are reminded.", number)
    messages.success(request, words.format(n=number))
    return redirect("desk:reminded", bloc, year)


@page
def reminded(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """The text of the last reminder to copy, and the log of all of them."""
    bloc_year = year_for(request.actor, bloc, year)
    require(request.actor, "board.view", Place(bloc_year))
    log = selectors.reminders_of(bloc_year)[:LOGGED]
    last = next((row.text for row in log if row.text), "")
    context = {"year": bloc_year, "section": "board", "log": log, "text": last}
    return render(request, "desk/reminded.html", context)


def _chosen(request: ActorRequest, agencies: Iterable[Member]) -> list[int]:
    """The ticked agencies; what is none of the bloc's is no choice."""
    given = request.POST if request.method == "POST" else request.GET
    form = RemindForm(given, agencies={agency.pk: agency.name for agency in agencies})
    return form.cleaned_data["don_vi"] if form.is_valid() else []
