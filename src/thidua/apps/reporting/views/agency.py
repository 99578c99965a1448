"""What one agency reported: work done, targets and results."""

from django.http import HttpResponse
from django.shortcuts import render

from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.pages import page
from thidua.apps.movements.register_page import member_or_hidden
from thidua.apps.reporting import page_selectors as selectors


@page
def agency(request: ActorRequest, bloc: str, year: int, agency: str) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    member = member_or_hidden(bloc_year, agency)
    selectors.require_sight(request.actor, bloc_year, member)
    context = {
        "year": bloc_year,
        "section": "agencies",
        "agency": member,
        "found": selectors.agency_report(bloc_year, member),
    }
    return render(request, "reporting/agency.html", context)
