"""Registered against achieved: the agencies side by side, and one agency with its reasons."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.apps.accounts.policy import Place, may, require
from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.exports import export_rows
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, page
from thidua.apps.common.versions import Stale
from thidua.apps.movements.services import explain_shortfall, record_title
from thidua.apps.reporting import achieved as selectors
from thidua.apps.reporting.achieved_form import AchievedForm


@page
def overview(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """Each agency that one may see: how many targets and titles were reached."""
    bloc_year = year_for(request.actor, bloc, year)
    rows = selectors.achieved(request.actor, bloc_year)
    context = {"year": bloc_year, "section": "achieved", "rows": rows}
    return render(request, "reporting/achieved.html", context)


@page
def export(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """Every target that one may see as an Excel file."""
    bloc_year = year_for(request.actor, bloc, year)
    words = {True: _("reached"), False: _("not reached"), None: _("not decided yet")}
    rows = [
        [
            row.agency.name, each.target.indicator.code, each.target.indicator.label,
            each.target.value, each.result.value if each.result else None, each.period,
            words[each.met], each.target.shortfall,
        ]
        for row in selectors.achieved(request.actor, bloc_year)
        for each in row.targets
    ]  # fmt: skip
    heads = [
        _("Agency"), _("Code"), _("Indicator"), _("Promised"), _("Achieved"), _("Period"),
        _("Outcome"), _("Why it was not reached"),
    ]  # fmt: skip
    title = _("Registered and achieved, %(year)s") % {"year": year}
    return export_rows(title, heads, rows, f"dang-ky-ket-qua-{bloc}-{year}")


@form_page
@once
def agency(request: ActorRequest, bloc: str, year: int, agency: str) -> HttpResponse:
    """One agency: target, figure, and the reason where it fell short; so for its titles."""
    bloc_year = year_for(request.actor, bloc, year)
    found = selectors.achieved_by(request.actor, bloc_year, agency)
    place = Place(bloc_year, found.agency.pk)
    form = AchievedForm(request.POST or None, found=found)
    if request.method == "POST":
        require(request.actor, "shortfall.explain", place)
        if form.is_valid() and _save(request, form):
            messages.success(request, _("Kept."))
            return redirect("reporting:agency_achieved", bloc, year, agency)
    context = {
        "year": bloc_year, "section": "achieved", "found": found, "form": form,
        "may_write": may(request.actor, "shortfall.explain", place),
    }  # fmt: skip
    status = 400 if form.errors else 200
    return render(request, "reporting/agency_achieved.html", context, status=status)


def _save(request: ActorRequest, form: AchievedForm) -> bool:
    """All or nothing; where somebody else wrote meanwhile, his text stands beside ours."""
    with transaction.atomic():
        for each in form.reasons():
            try:
                explain_shortfall(request.actor, each.target, each.reason, version=each.version)
            except Stale as stale:
                form.stale(each.field, stale.row, getattr(stale.row, "shortfall", ""))
        for title in form.titles():
            try:
                record_title(
                    request.actor, title.aim, title.outcome, title.said, version=title.version
                )
            except Stale as stale:
                form.stale(title.field, stale.row, getattr(stale.row, "said", ""))
        if form.errors:
            transaction.set_rollback(True)
    return not form.errors
