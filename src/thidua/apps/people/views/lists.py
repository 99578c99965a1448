"""Which lists are declared complete, and stating or withdrawing it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.clock import today
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, post_only
from thidua.apps.people import page_selectors as selectors
from thidua.apps.people.errors import RecordRefused
from thidua.apps.people.forms import DeclareForm
from thidua.apps.people.places import require_keeping
from thidua.apps.people.selectors import agencies_kept, agency_read
from thidua.apps.people.services import lists
from thidua.apps.people.views.common import show


@form_page
@once
def complete(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """Agency by agency; the form for whoever keeps one."""
    bloc_year = year_for(request.actor, bloc, year)
    rows = selectors.lists_page(request.actor, bloc_year)
    kept = agencies_kept(request.actor, bloc_year)
    if request.method == "POST" and not kept:
        require_keeping(request.actor, bloc_year, rows[0].agency.pk)
    form = DeclareForm(request.POST or None, agencies=kept, initial={"until": today()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            lists.declare_complete(
                request.actor, bloc_year, given["agency"], given["list"], until=given["until"]
            )
        except RecordRefused as error:
            form.refuse(error)
        else:
            messages.success(request, _("It is stated, with your name and today's date."))
            return redirect("people:lists", bloc, year)
    return show(
        request, "lists", bloc_year, rows=rows, form=form, may_keep=bool(kept), room="lists"
    )


@post_only
@once
def withdraw(request: ActorRequest, bloc: str, year: int, agency: str, row: int) -> HttpResponse:
    """Take one statement back."""
    bloc_year = year_for(request.actor, bloc, year)
    at = agency_read(request.actor, bloc_year, agency)
    lists.withdraw_complete(request.actor, bloc_year, at.pk, row)
    messages.success(request, _("The statement is withdrawn; it stays on record."))
    return redirect("people:lists", bloc, year)
