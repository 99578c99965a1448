"""What sources tell and nobody has checked yet: confirmed into events, or set aside."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.apps.accounts.lineage import prefill, selectors, services
from thidua.apps.accounts.lineage.forms import FORMS, ReasonForm
from thidua.apps.accounts.policy import Place, may, require
from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, page, reader_language
from thidua.apps.organisations.errors import EventRefused
from thidua.apps.organisations.selectors import reach
from thidua.wording import say_error

VIEW, CONFIRM, SECTION = "lineage.view", "lineage.confirm", "lineage"


@page
def proposals(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """Everything that waits for a check, then what was decided."""
    bloc_year = year_for(request.actor, bloc, year)
    require(request.actor, VIEW, Place(bloc_year))
    context = {
        "year": bloc_year, "section": SECTION,
        "proposals": selectors.proposals_page(bloc_year),
        "may_confirm": may(request.actor, CONFIRM, Place(bloc_year)),
    }  # fmt: skip
    return render(request, "lineage/proposals.html", context)


@form_page
@once
def confirm(request: ActorRequest, bloc: str, year: int, code: str) -> HttpResponse:
    """Compare with the decision, complete, and make it an event."""
    bloc_year = year_for(request.actor, bloc, year)
    require(request.actor, CONFIRM, Place(bloc_year))
    inside = reach(bloc_year.bloc)
    proposal = services.proposal_in(code, inside)
    form = FORMS[proposal.kind](
        request.POST or None, bloc=bloc_year.bloc_id, checking=True,
        agencies=selectors.agency_choices(inside | services.agencies_in(proposal)),
        initial=prefill.of_proposal(proposal),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            event = services.confirm_proposal(
                request.actor, bloc_year, code, form.draft(), version=form.cleaned_data["version"]
            )
        except EventRefused as error:
            form.refuse(error)
        else:
            messages.success(request, _("The proposal is an event now; the names follow."))
            return redirect("lineage:event", bloc, year, event.pk)
    context = {
        "year": bloc_year, "section": SECTION, "form": form, "proposal": proposal,
        "kind": selectors.kind_name(proposal.kind),
    }  # fmt: skip
    return render(request, "lineage/confirm.html", context)


@form_page
@once
def dismiss(request: ActorRequest, bloc: str, year: int, code: str) -> HttpResponse:
    """Set a proposal aside, with the reason."""
    bloc_year = year_for(request.actor, bloc, year)
    require(request.actor, CONFIRM, Place(bloc_year))
    proposal = services.proposal_in(code, reach(bloc_year.bloc))
    form = ReasonForm(request.POST or None, initial={"version": proposal.version})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            services.dismiss_proposal(
                request.actor, bloc_year, code, reason=given["reason"], version=given["version"]
            )
        except EventRefused as error:
            form.add_error(None, say_error(error, reader_language()))
        else:
            messages.success(request, _("The proposal is set aside; it stays in the list."))
            return redirect("lineage:proposals", bloc, year)
    context = {"year": bloc_year, "section": SECTION, "form": form, "proposal": proposal}
    return render(request, "lineage/dismiss.html", context)
