"""Front page, overview of a year, and the papers that everything rests on."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from thidua.apps.accounts.selectors import year_for, years_for, years_with_work
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.pages import page
from thidua.apps.desk import overview, papers_on
from thidua.apps.desk.leading import entries_for
from thidua.apps.documents.selectors import documents_in
from thidua.apps.movements import page_selectors as movements


@page
def home(request: ActorRequest) -> HttpResponse:
    """Straight to one's work; who takes part in no year learns what to do."""
    if years_with_work(request.actor).exists():
        return redirect("desk:my_work")
    return render(request, "desk/home.html", {"years": ()})


@page
def years(request: ActorRequest) -> HttpResponse:
    """Every year that the reader may open."""
    return render(request, "desk/home.html", {"years": years_for(request.actor)})


@page
def dashboard(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    context = {
        "year": bloc_year,
        "section": "dashboard",
        "page": overview.overview(request.actor, bloc_year),
        "movements": movements.cascade_for(request.actor, bloc_year),
        "documents": documents_in(bloc_year),
        "directions": movements.directions_of(bloc_year),
        "next_year": year + 1,
        "entries": entries_for(request.actor, bloc_year),
    }
    return render(request, "desk/dashboard.html", context)


@page
def agencies(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    context = {
        "year": bloc_year,
        "section": "agencies",
        "page": overview.overview(request.actor, bloc_year),
    }
    return render(request, "desk/agencies.html", context)


@page
def papers(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    context = {
        "year": bloc_year,
        "section": "papers",
        "documents": documents_in(bloc_year),
        "groups": papers_on.evidence_by_agency(request.actor, bloc_year),
    }
    return render(request, "desk/papers.html", context)


@page
def document(request: ActorRequest, bloc: str, year: int, key: int) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    found = get_object_or_404(documents_in(bloc_year), pk=key)
    context = {
        "year": bloc_year,
        "section": "papers",
        "document": found,
        "uses": papers_on.uses_of_document(request.actor, bloc_year, found),
    }
    return render(request, "desk/document.html", context)


@page
def evidence(request: ActorRequest, bloc: str, year: int, key: int) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    found = get_object_or_404(papers_on.evidence_in(request.actor, bloc_year), pk=key)
    context = {
        "year": bloc_year,
        "section": "papers",
        "evidence": found,
        "owner": papers_on.owner_name(bloc_year, found),
        "uses": papers_on.uses_of_evidence(request.actor, bloc_year, found),
    }
    return render(request, "desk/evidence.html", context)


@page
def source(request: ActorRequest, bloc: str, year: int, code: str) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    found = get_object_or_404(papers_on.sources(), code=code)
    context = {
        "year": bloc_year,
        "section": "papers",
        "source": found,
        "uses": papers_on.uses_of_source(request.actor, bloc_year, found),
    }
    return render(request, "desk/source.html", context)
