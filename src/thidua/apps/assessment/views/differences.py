"""Differences between stages: the list, and one of them with what may be said to it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.apps.accounts.selectors import steps_of, year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.assessment import services, stage_pages
from thidua.apps.assessment.forms import SayForm
from thidua.apps.assessment.views.trying import done
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, page


@page
def listed(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """Every difference that the reader may see; those that wait come first."""
    bloc_year = year_for(request.actor, bloc, year)
    rows = []
    if stage_pages.stage_names(bloc_year):
        rows = stage_pages.differences_page(request.actor, bloc_year)
    waiting = sum(each.row.state != "settled" for each in rows)
    context = {"year": bloc_year, "section": "stages", "rows": rows, "waiting": waiting}
    return render(request, "assessment/differences.html", context)


@form_page
@once
def one(request: ActorRequest, bloc: str, year: int, pk: int) -> HttpResponse:
    """Explain, accept, ask again, or close unanswered."""
    bloc_year = year_for(request.actor, bloc, year)
    found = stage_pages.difference(request.actor, bloc_year, pk)
    names = {move.name for move in found.moves}
    proofs = stage_pages.proofs_of(found.row.sheet.agency_id) if "answer" in names else {}
    form = SayForm(
        request.POST or None,
        proofs=proofs,
        initial={
            "text": found.row.text if "answer" in names else "",
            "evidence": found.row.evidence_id,
            "version": found.row.version,
        },
    )
    if request.method == "POST" and done(
        form, lambda: services.say_to_difference(request.actor, bloc_year, pk, form.said())
    ):
        messages.success(request, _("Kept. The other side sees it now."))
        return redirect("assessment:differences", bloc, year)
    context = {
        "year": bloc_year,
        "section": "stages",
        "found": found,
        "form": form,
        "steps": steps_of("assessment.explanation", pk),
    }
    return render(request, "assessment/difference.html", context)
