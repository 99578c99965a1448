"""Registering for the year (O2), and the leader's approval."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from thidua.apps.accounts import proof
from thidua.apps.accounts.policy import Place, may
from thidua.apps.accounts.selectors import steps_of, year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, page, post_only
from thidua.apps.movements import page_selectors, services
from thidua.apps.movements import register_page as selectors
from thidua.apps.movements.forms import ReasonForm, RegistrationForm
from thidua.apps.movements.places import place_of_registration


@page
def overview(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """Who has registered what."""
    bloc_year = year_for(request.actor, bloc, year)
    context = {
        "year": bloc_year,
        "section": "registrations",
        "rows": selectors.registered(bloc_year),
        "own": request.actor.agencies(bloc_year),
        "reads": may(request.actor, "registration.view", Place(bloc_year, state="approved")),
    }
    return render(request, "movements/registrations.html", context)


@page
def registration(request: ActorRequest, bloc: str, year: int, agency: str) -> HttpResponse:
    """One agency's registration: every round, and what comes next."""
    bloc_year = year_for(request.actor, bloc, year)
    found = selectors.registration_page(request.actor, bloc_year, agency)
    current = found.current
    context = {
        "year": bloc_year,
        "section": "registrations",
        "found": found,
        "targets": selectors.targets_told(found),
        "reason_form": ReasonForm(),
        "steps": steps_of("movements.registration", current.pk) if current else (),
    }
    return render(request, "movements/registration.html", context)


@post_only
@once
def begin(request: ActorRequest, bloc: str, year: int, agency: str) -> HttpResponse:
    """Begin a round as the last one ended, or go on with the one that is begun."""
    bloc_year = year_for(request.actor, bloc, year)
    by = page_selectors.answering_agency(request.actor, bloc_year, agency)
    services.begin_registration(request.actor, bloc_year, by)
    return redirect("movements:register", bloc, year, agency)


@form_page
@once
def write(request: ActorRequest, bloc: str, year: int, agency: str) -> HttpResponse:
    """Write the draft that was begun."""
    bloc_year = year_for(request.actor, bloc, year)
    found = selectors.registration_page(request.actor, bloc_year, agency)
    selectors.require_edit(request.actor, bloc_year, found)
    draft = found.current
    if draft is None:
        return redirect("movements:registration", bloc, year, agency)
    form = RegistrationForm(
        request.POST or None,
        initial=selectors.initial_of(found, draft),
        movements=found.movements,
        indicators=found.indicators,
    )
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        services.keep_registration(request.actor, draft, form.entry(), version=version)
        return redirect("movements:registration", bloc, year, agency)
    context = {
        "year": bloc_year,
        "section": "registrations",
        "found": found,
        "form": form,
        "rows": [(row, form[row.field]) for row in found.indicators],
    }
    return render(request, "movements/registration_form.html", context)


@post_only
@once
def step(
    request: ActorRequest, bloc: str, year: int, agency: str, number: int, name: str
) -> HttpResponse:
    """Submit, approve or return one round."""
    bloc_year = year_for(request.actor, bloc, year)
    row = selectors.registration_of(request.actor, bloc_year, agency, number)
    page_selectors.known_step(name, "submit", "approve", "return")
    if name == "approve":  # approving is signing
        place = place_of_registration(bloc_year, row.agency_id, row)
        proof.sign(request, "registration.approve", place, row)
    services.step_registration(request.actor, row, name, reason=request.POST.get("reason", ""))
    return redirect("movements:registration", bloc, year, agency)
