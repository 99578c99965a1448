"""Front page, overview of a year, and the papers that everything rests on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from thidua.apps.assessment.page_selectors import scored_year
from thidua.apps.common.pages import page
from thidua.apps.desk import overview, papers_on
from thidua.apps.documents.selectors import documents
from thidua.apps.movements import page_selectors as movements
from thidua.apps.organisations.selectors import bloc_years


@page
def home(request: HttpRequest) -> HttpResponse:
    """The only year there is, or a list to choose from."""
    years = list(bloc_years())
    if len(years) == 1:
        return redirect("desk:dashboard", years[0].bloc.code, years[0].year)
    return render(request, "desk/home.html", {"years": years})


@page
def dashboard(request: HttpRequest, bloc: str, year: int) -> HttpResponse:
    bloc_year = get_object_or_404(bloc_years(), bloc__code=bloc, year=year)
    found = scored_year(bloc_year)
    context = {
        "year": bloc_year,
        "section": "dashboard",
        "page": overview.overview(bloc_year, found),
        "movements": movements.cascade(bloc_year),
        "documents": documents(),
        "directions": movements.directions_of(bloc_year),
        "next_year": year + 1,
    }
    return render(request, "desk/dashboard.html", context)


@page
def agencies(request: HttpRequest, bloc: str, year: int) -> HttpResponse:
    bloc_year = get_object_or_404(bloc_years(), bloc__code=bloc, year=year)
    context = {
        "year": bloc_year,
        "section": "agencies",
        "page": overview.overview(bloc_year, scored_year(bloc_year)),
    }
    return render(request, "desk/agencies.html", context)


@page
def papers(request: HttpRequest, bloc: str, year: int) -> HttpResponse:
    bloc_year = get_object_or_404(bloc_years(), bloc__code=bloc, year=year)
    context = {
        "year": bloc_year,
        "section": "papers",
        "documents": documents(),
        "groups": papers_on.evidence_by_agency(bloc_year),
    }
    return render(request, "desk/papers.html", context)


@page
def document(request: HttpRequest, bloc: str, year: int, key: int) -> HttpResponse:
    bloc_year = get_object_or_404(bloc_years(), bloc__code=bloc, year=year)
    found = get_object_or_404(documents(), pk=key)
    context = {
        "year": bloc_year,
        "section": "papers",
        "document": found,
        "uses": papers_on.uses_of_document(bloc_year, found),
    }
    return render(request, "desk/document.html", context)


@page
def evidence(request: HttpRequest, bloc: str, year: int, key: int) -> HttpResponse:
    bloc_year = get_object_or_404(bloc_years(), bloc__code=bloc, year=year)
    found = get_object_or_404(papers_on.evidence_in(bloc_year), pk=key)
    context = {
        "year": bloc_year,
        "section": "papers",
        "evidence": found,
        "owner": papers_on.owner_name(bloc_year, found),
        "uses": papers_on.uses_of_evidence(bloc_year, found),
    }
    return render(request, "desk/evidence.html", context)


@page
def source(request: HttpRequest, bloc: str, year: int, code: str) -> HttpResponse:
    bloc_year = get_object_or_404(bloc_years(), bloc__code=bloc, year=year)
    found = get_object_or_404(papers_on.sources(), code=code)
    context = {
        "year": bloc_year,
        "section": "papers",
        "source": found,
        "uses": papers_on.uses_of_source(bloc_year, found),
    }
    return render(request, "desk/source.html", context)
