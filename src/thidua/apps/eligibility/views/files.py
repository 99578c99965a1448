"""Whether a person or collective qualifies, and why; reading it is reading the file."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.pages import page, wants_fragment
from thidua.apps.eligibility.answer_pages import answers_page, letter_page
from thidua.apps.eligibility.calendar import calendar_page
from thidua.apps.eligibility.forms import AskForm
from thidua.apps.people.services.subjects import open_file

SECTION = "people"


@page
def answers(request: ActorRequest, bloc: str, year: int, key: int) -> HttpResponse:
    """Every award of one file."""
    bloc_year = year_for(request.actor, bloc, year)
    form = AskForm.of(request.GET, year)
    found = answers_page(request.actor, bloc_year, key, form.question())
    open_file(request.actor, found.file)
    context = {"year": bloc_year, "section": SECTION, "page": found, "form": form}
    return render(request, "eligibility/answers.html", context)


@page
def letter(request: ActorRequest, bloc: str, year: int, key: int, code: str) -> HttpResponse:
    """One award of one file, to be printed; for htmx only its clauses."""
    bloc_year = year_for(request.actor, bloc, year)
    form = AskForm.of(request.GET, year)
    try:
        found = letter_page(request.actor, bloc_year, key, code, form.question())
    except KeyError as error:
        raise Http404 from error
    open_file(request.actor, found.file)
    context = {"year": bloc_year, "section": SECTION, "page": found, "form": form}
    name = "_answer" if wants_fragment(request) else "letter"
    return render(request, f"eligibility/{name}.html", context | {"each": found.found})


@page
def calendar(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """Who becomes eligible for what in the years to come."""
    bloc_year = year_for(request.actor, bloc, year)
    found = calendar_page(request.actor, bloc_year, request.GET.get("don-vi", ""))
    context = {"year": bloc_year, "section": SECTION, "page": found, "room": "calendar"}
    return render(request, "eligibility/calendar.html", context)
