"""The pact: read and printed by all, written and signed by the head of the bloc."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from thidua.apps.accounts import proof
from thidua.apps.accounts.policy import may, require
from thidua.apps.accounts.selectors import steps_of, year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, page
from thidua.apps.movements import page_selectors, services
from thidua.apps.movements import register_page as selectors
from thidua.apps.movements.flows import PACT
from thidua.apps.movements.forms import PactForm, ReasonForm, SigningForm
from thidua.apps.movements.places import place_of_pact
from thidua.apps.organisations.selectors import members


@page
def pact(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    found = selectors.pact_page(bloc_year)
    place = place_of_pact(bloc_year, found.pact)
    require(request.actor, "pact.view", place)
    context = {
        "year": bloc_year,
        "section": "pact",
        "found": found,
        "may_edit": may(request.actor, "pact.edit", place) and place.state != "signed",
        "moves": [
            move for move in PACT.moves_from(place.state) if may(request.actor, move.action, place)
        ],
        "steps": steps_of("movements.pact", found.pact.pk) if found.pact else (),
    }
    return render(request, "movements/pact.html", context)


@form_page
@once
def write(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    found = selectors.pact_of(bloc_year)
    require(request.actor, "pact.edit", place_of_pact(bloc_year, found))
    initial = {"content": found.content, "version": found.version} if found else {}
    form = PactForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        services.edit_pact(request.actor, bloc_year, given["content"], version=given["version"])
        return redirect("movements:pact", bloc, year)
    context = {"year": bloc_year, "section": "pact", "form": form}
    return render(request, "movements/pact_form.html", context)


@form_page
@once
def step(request: ActorRequest, bloc: str, year: int, name: str) -> HttpResponse:
    """Open for registration, or unlock with a reason."""
    bloc_year = year_for(request.actor, bloc, year)
    page_selectors.known_step(name, "open", "unlock")
    chosen = PACT.move(name)
    found = selectors.pact_of(bloc_year)
    require(request.actor, chosen.action, place_of_pact(bloc_year, found))
    form = ReasonForm(request.POST or None) if chosen.needs_reason else None
    if request.method == "POST" and (form is None or form.is_valid()):
        reason = form.cleaned_data["reason"] if form else ""
        services.step_pact(request.actor, bloc_year, name, reason=reason)
        return redirect("movements:pact", bloc, year)
    context = {"year": bloc_year, "section": "pact", "form": form, "move": chosen}
    return render(request, "movements/step.html", context)


@form_page
@once
def sign(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """Record the day and the signers."""
    bloc_year = year_for(request.actor, bloc, year)
    found = selectors.pact_of(bloc_year)
    require(request.actor, "pact.edit", place_of_pact(bloc_year, found))
    initial = selectors.signers_proposed(bloc_year) | {"day": bloc_year.launch_day}
    form = SigningForm(request.POST or None, agencies=members(bloc_year), initial=initial)
    if request.method == "POST" and form.is_valid():
        proof.sign(request, "pact.edit", place_of_pact(bloc_year, found))
        services.sign_pact(request.actor, bloc_year, form.signers(), day=form.cleaned_data["day"])
        return redirect("movements:pact", bloc, year)
    context = {"year": bloc_year, "section": "pact", "form": form}
    return render(request, "movements/sign.html", context)
