"""Ticking proposals, and the list of awards that they are ticked from."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.apps.accounts.policy import Place, require
from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page
from thidua.apps.yearbook.pack import proposals, selectors, trail
from thidua.apps.yearbook.pack.forms import AwardsForm, ProposalForm
from thidua.apps.yearbook.pack.kinds import MeetingKind

if TYPE_CHECKING:
    from thidua.apps.organisations.models import BlocYear

SECTION = "meetings"


@form_page
@once
def propose(request: ActorRequest, bloc: str, year: int, slug: str) -> HttpResponse:
    """A list to tick; nothing is ticked beforehand."""
    bloc_year, kind = _to_change(request, bloc, year, slug)
    sheet = proposals.proposal_sheet(bloc_year, kind)
    form = ProposalForm(request.POST or None, sheet=sheet)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"] if sheet.kept else None
        proposals.propose(request.actor, bloc_year, kind, form.ticked(), version=version)
        messages.success(request, _("Kept. Make the papers again so that they say it."))
        return redirect("yearbook:meeting", bloc, year, slug)
    context = {
        "year": bloc_year, "section": SECTION, "form": form, "kind": kind, "slug": slug,
        "sheet": sheet, "crumbs": trail.to_meeting(bloc, year, kind),
    }  # fmt: skip
    return render(request, "yearbook/pack/proposals.html", context)


@form_page
@once
def awards(request: ActorRequest, bloc: str, year: int, slug: str) -> HttpResponse:
    bloc_year, kind = _to_change(request, bloc, year, slug)
    initial = {"awards": "\n".join(proposals.options_to_start_from(bloc_year))}
    form = AwardsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        proposals.set_awards(request.actor, bloc_year, form.lines())
        return redirect("yearbook:propose", bloc, year, slug)
    context = {
        "year": bloc_year, "section": SECTION, "form": form, "kind": kind, "slug": slug,
        "crumbs": trail.to_meeting(bloc, year, kind),
    }  # fmt: skip
    return render(request, "yearbook/pack/awards.html", context)


def _to_change(
    request: ActorRequest, bloc: str, year: int, slug: str
) -> tuple["BlocYear", MeetingKind]:
    bloc_year, kind = year_for(request.actor, bloc, year), selectors.kind_of(slug)
    require(request.actor, "pack.make", Place(bloc_year))
    return bloc_year, kind
