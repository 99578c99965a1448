"""Agencies as of a day, one agency through time, one event."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from thidua.apps.accounts.lineage import selectors
from thidua.apps.accounts.lineage.forms import FORMS, DayForm
from thidua.apps.accounts.lineage.results import old_years
from thidua.apps.accounts.policy import Place, may, require
from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.clock import today
from thidua.apps.common.exports import export_rows
from thidua.apps.common.pages import page

VIEW, RECORD = "lineage.view", "lineage.record"
SECTION = "lineage"
KINDS = tuple(FORMS)


@page
def as_of(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """The agencies that belong with the bloc, on the day that is asked."""
    bloc_year = year_for(request.actor, bloc, year)
    require(request.actor, VIEW, Place(bloc_year))
    default = min(today(), bloc_year.last_day)
    form = DayForm(request.GET if "ngay" in request.GET else None, initial={"ngay": default})
    day = _day(form) or default
    context = {
        "year": bloc_year, "section": SECTION, "form": form, "day": day,
        "nodes": [] if form.errors else selectors.tree_on(bloc_year, day),
        "may_record": may(request.actor, RECORD, Place(bloc_year)),
        "kinds": selectors.kinds(KINDS),
    }  # fmt: skip
    return render(request, "lineage/list.html", context)


def _day(form: DayForm) -> date | None:
    return form.cleaned_data.get("ngay") if form.is_bound and form.is_valid() else None


@page
def export(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """The same list as an Excel file."""
    bloc_year = year_for(request.actor, bloc, year)
    require(request.actor, VIEW, Place(bloc_year))
    day = _day(DayForm(request.GET)) or min(today(), bloc_year.last_day)
    heads = [
        _("Code"), _("Name"), _("Short name"), _("Kind of agency"), _("Superior"),
        _("Called so since"), _("Needs a person's check"),
    ]  # fmt: skip
    rows = [
        (each.code, each.name, each.short_name, each.kind, each.superior_name, each.first_day,
         each.needs_check)
        for each in selectors.flat(selectors.tree_on(bloc_year, day))
    ]  # fmt: skip
    title = _("Agencies as of %(day)s") % {"day": f"{day:%d/%m/%Y}"}
    return export_rows(title, heads, rows, f"don-vi-{day:%Y-%m-%d}")


@page
def agency(request: ActorRequest, bloc: str, year: int, code: str) -> HttpResponse:
    """Names, events, line and old results of one agency."""
    bloc_year = year_for(request.actor, bloc, year)
    require(request.actor, VIEW, Place(bloc_year))
    day = min(today(), bloc_year.last_day)
    found = selectors.agency_page(bloc_year, code, day)
    context = {
        "year": bloc_year, "section": SECTION, "found": found, "day": day,
        "old_years": old_years(request.actor, found.line),
        "may_record": may(request.actor, RECORD, Place(bloc_year)),
        "kinds": selectors.kinds(kind for kind in KINDS if kind != "founded"),
    }  # fmt: skip
    return render(request, "lineage/agency.html", context)


@page
def event(request: ActorRequest, bloc: str, year: int, key: int) -> HttpResponse:
    """One event, in force or withdrawn, and what stands in its place."""
    bloc_year = year_for(request.actor, bloc, year)
    require(request.actor, VIEW, Place(bloc_year))
    found = selectors.event_in(bloc_year, key)
    context = {
        "year": bloc_year, "section": SECTION, "told": selectors.told([found])[0],
        "may_record": may(request.actor, RECORD, Place(bloc_year)),
    }  # fmt: skip
    return render(request, "lineage/event.html", context)
