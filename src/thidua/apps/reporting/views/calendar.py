"""The calendar of reports, and who has sent what."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.apps.accounts.policy import Place, may, require
from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.exports import export_rows
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, page
from thidua.apps.reporting import board as selectors
from thidua.apps.reporting import services
from thidua.apps.reporting.forms import CalendarForm


@page
def periods(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """Periods × agencies for those who watch over the bloc, one's own row for others."""
    bloc_year = year_for(request.actor, bloc, year)
    context = {
        "year": bloc_year,
        "section": "reports",
        "board": selectors.board(bloc_year),
        "own": request.actor.agencies(bloc_year),
        "all": may(request.actor, "results.view", Place(bloc_year)),
        "may_edit": may(request.actor, "calendar.edit", Place(bloc_year)),
    }
    return render(request, "reporting/periods.html", context)


@page
def export(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """The board as an Excel file."""
    bloc_year = year_for(request.actor, bloc, year)
    require(request.actor, "results.view", Place(bloc_year))
    found = selectors.board(bloc_year)
    heads = [_("Agency"), *(column.name for column in found.columns)]
    rows = [[member.name, *(cell.sent for cell in cells)] for member, cells in found.rows]
    title = _("Reports of %(year)s: the day on which each was sent") % {"year": year}
    return export_rows(title, heads, rows, f"bao-cao-{bloc}-{year}")


@form_page
@once
def calendar(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """Set the last day of each period."""
    bloc_year = year_for(request.actor, bloc, year)
    require(request.actor, "calendar.edit", Place(bloc_year))
    days = selectors.calendar_of(bloc_year) or selectors.default_days(bloc_year)
    initial = {f"day-{period.value}": day for period, day in days.items()}
    form = CalendarForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        services.set_calendar(request.actor, bloc_year, form.days())
        return redirect("reporting:periods", bloc, year)
    context = {"year": bloc_year, "section": "reports", "form": form}
    return render(request, "reporting/calendar.html", context)
