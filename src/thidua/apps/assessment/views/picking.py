"""Choosing proofs for a line: a page, or a drawer over the grid."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.apps.accounts.policy import require
from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.assessment import services
from thidua.apps.assessment.forms import SearchForm
from thidua.apps.assessment.picker import keys_of, picking
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, reader_language, wants_fragment


@form_page
@once
def pick(request: ActorRequest, bloc: str, year: int, pk: int, item: str) -> HttpResponse:
    """Tick the proofs on which the line rests; likely ones stand first."""
    bloc_year = year_for(request.actor, bloc, year)
    form = SearchForm(request.GET)
    query = form.cleaned_data["tim"] if form.is_valid() else ""
    found = picking(request.actor, bloc_year, pk, item, query, reader_language())
    require(request.actor, f"{found.page.at.kind}.enter", found.page.at.place)
    fragment = wants_fragment(request)
    if request.method == "POST":
        chosen, shown = (keys_of(request.POST.getlist(name)) for name in ("proof", "shown"))
        count = services.cite_line(request.actor, bloc_year, pk, item, chosen, shown)
        if fragment:
            words = ngettext("%(n)s proof", "%(n)s proofs", count) % {"n": count}
            return JsonResponse({"row": item, "words": words})
        messages.success(request, _("The proofs are kept."))
        return redirect("assessment:sheet_line", bloc, year, pk, item)
    context = {
        "year": bloc_year,
        "section": "stages",
        "found": found,
        "page": found.page,
        "sheet": found.page.at.sheet,
        "row": found.row,
    }
    template = "_pick" if fragment else "pick"
    return render(request, f"assessment/{template}.html", context)
