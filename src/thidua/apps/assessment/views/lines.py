"""One line of a sheet: a page of its own and, as a fragment, what stands beside the grid."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.policy import require
from thidua.apps.accounts.selectors import is_guest, year_for, year_to_work_in
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.assessment import services
from thidua.apps.assessment.beside import Beside, beside
from thidua.apps.assessment.forms import AskForm
from thidua.apps.assessment.views.saving import save_sent
from thidua.apps.assessment.views.trying import done
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, post_only, reader_language, wants_fragment
from thidua.apps.common.templatetags.vietnamese import anchor

if TYPE_CHECKING:
    from thidua.apps.organisations.models import BlocYear

OWN = "self_score"
ONWARD = "onward"  # the button that keeps the line and goes to the next one


@form_page
@once
def one(request: ActorRequest, bloc: str, year: int, pk: int, item: str) -> HttpResponse:
    """The line with everything behind it; on a phone it is entered here, one after the other."""
    bloc_year = year_to_work_in(request.actor, bloc, year)
    found = beside(request.actor, bloc_year, pk, item, reader_language())
    refused: dict[str, str] = {}
    if request.method == "POST":
        refused = save_sent(request, bloc_year, pk, item)
        if not refused:
            goes = found.next if ONWARD in request.POST and found.next else found.row
            messages.success(request, _("The line is saved."))
            return redirect("assessment:sheet_line", bloc, year, pk, goes.id)
    return _show(request, bloc_year, found, AskForm(), refused)


@post_only
@once
def ask(request: ActorRequest, bloc: str, year: int, pk: int, item: str) -> HttpResponse:
    """Ask the agency about the line."""
    bloc_year = year_for(request.actor, bloc, year)
    found = beside(request.actor, bloc_year, pk, item, reader_language())
    at = found.page.at
    if at.kind == OWN:  # nobody asks himself
        raise NotVisible
    require(request.actor, f"{at.kind}.ask", at.place)
    form = AskForm(request.POST)
    if done(
        form,
        lambda: services.ask_question(
            request.actor, bloc_year, pk, item, form.cleaned_data["text"]
        ),
    ):
        messages.success(request, _("Asked. The agency finds it under “My work”."))
        if request.POST.get("back") == "sheet":  # asked beside the grid: on with the next line
            grid = reverse("assessment:sheet", args=(bloc, year, pk))
            return redirect(f"{grid}#line-{anchor(item)}")
        return redirect("assessment:sheet_line", bloc, year, pk, item)
    return _show(request, bloc_year, found, form, {})


def _show(
    request: ActorRequest,
    bloc_year: "BlocYear",
    found: Beside,
    form: AskForm,
    refused: dict[str, str],
) -> HttpResponse:
    context = {
        "year": bloc_year,
        "guest": is_guest(request.actor, bloc_year),
        "section": "stages",
        "found": found,
        "page": found.page,
        "sheet": found.page.at.sheet,
        "row": found.row,
        "form": form,
        "refused": refused,
        "kept": {name: request.POST.get(name, "") for name in refused},
    }
    fragment = wants_fragment(request) and request.method == "GET"
    template = "_beside" if fragment else "sheet_line"
    return render(request, f"assessment/{template}.html", context)
