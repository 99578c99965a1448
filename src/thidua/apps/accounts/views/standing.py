"""The page on which a leader who is away names a deputy, and ends it."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.apps.accounts import selectors, stand_ins
from thidua.apps.accounts.errors import StandInRefused
from thidua.apps.accounts.forms import AbsenceForm
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, page, post_only, reader_language
from thidua.wording import say_error

if TYPE_CHECKING:
    from thidua.apps.organisations.models import BlocYear


@page
def own(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """On to the reader's own agency."""
    bloc_year = selectors.year_for(request.actor, bloc, year)
    member = selectors.first_own_agency(request.actor, bloc_year)
    return redirect("stand_ins:agency", bloc, year, member.code)


@form_page
@once
def agency(request: ActorRequest, bloc: str, year: int, agency: str) -> HttpResponse:
    """Who stands in, who did, and the form for the leader."""
    bloc_year = selectors.year_for(request.actor, bloc, year)
    member = selectors.member_or_hidden(bloc_year, agency)
    rows = stand_ins.stand_ins_of(request.actor, bloc_year, member.pk)
    people = stand_ins.candidates(request.actor, member.pk)
    form = AbsenceForm(
        request.POST or None, people=people, initial={"last_day": stand_ins.close_of(bloc_year)}
    )
    if request.method == "POST":
        if not form.is_valid():
            selectors.require_naming(request.actor, bloc_year, member.pk)
        elif _named(request, form, bloc_year, member.pk):
            return redirect("stand_ins:agency", bloc, year, agency)
    context = {
        "year": bloc_year,
        "section": "stand_ins",
        "member": member,
        "rows": selectors.stood_in(rows),
        "form": form,
        "may_name": stand_ins.may_name(request.actor, bloc_year, member.pk),
        "people": len(people),
        "close": stand_ins.close_of(bloc_year),
    }
    return render(request, "accounts/stand_ins.html", context)


def _named(request: ActorRequest, form: AbsenceForm, bloc_year: "BlocYear", agency: int) -> bool:
    try:
        grant = stand_ins.name_stand_in(request.actor, bloc_year, agency, form.absence())
    except StandInRefused as error:
        form.add_error(form.field_of(error), say_error(error, reader_language()))
        return False
    words = _("%(who)s stands in for you. Both of you have a notice of it.")
    messages.success(request, words % {"who": grant.user})
    return True


@post_only
@once
def end(request: ActorRequest, bloc: str, year: int, agency: str, key: int) -> HttpResponse:
    """End it at once."""
    bloc_year = selectors.year_for(request.actor, bloc, year)
    member = selectors.member_or_hidden(bloc_year, agency)
    stand_ins.end_stand_in(request.actor, bloc_year, member.pk, key)
    messages.success(request, _("It has ended. The record of it stays."))
    return redirect("stand_ins:agency", bloc, year, agency)
