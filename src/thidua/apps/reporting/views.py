"""What one agency reported: work done, targets and results."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from thidua.apps.common.pages import page
from thidua.apps.organisations.selectors import bloc_years, members
from thidua.apps.reporting import page_selectors as selectors


@page
def agency(request: HttpRequest, bloc: str, year: int, agency: str) -> HttpResponse:
    bloc_year = get_object_or_404(bloc_years(), bloc__code=bloc, year=year)
    member = next((each for each in members(bloc_year) if each.code == agency), None)
    if member is None:
        raise Http404
    context = {
        "year": bloc_year,
        "section": "agencies",
        "agency": member,
        "found": selectors.agency_report(bloc_year, member),
    }
    return render(request, "reporting/agency.html", context)
