"""Asking the agency's leader: the link, the signed paper, what came of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, page, post_only, reader_language
from thidua.apps.common.uploads import keep, send
from thidua.apps.reporting.box import confirm_selectors as selectors
from thidua.apps.reporting.box import services
from thidua.apps.reporting.box.forms import AskForm, PaperForm
from thidua.apps.reporting.store import BlocYear
from thidua.core.kernel.errors import BadFile
from thidua.wording import say_error


@form_page
@once
def confirmation(request: ActorRequest, bloc: str, year: int, key: int) -> HttpResponse:
    """What waits for the leader; a post makes the link."""
    bloc_year = year_for(request.actor, bloc, year)
    report = selectors.report_in_force(request.actor, bloc_year, key)
    if request.method == "POST":
        form = AskForm(request.POST)
        days = {"days": form.cleaned_data["days"]} if form.is_valid() else {}
        services.ask_leader(request.actor, bloc_year, report, **days)
        messages.success(request, _("The link is ready. Send it to the leader yourself."))
        return redirect("reporting:box_confirmation", bloc, year, report.pk)
    return _shown(request, bloc_year, key, PaperForm())


def _shown(
    request: ActorRequest, bloc_year: BlocYear, key: int, form: PaperForm, status: int = 200
) -> HttpResponse:
    found = selectors.confirmation_page(request.actor, bloc_year, key)
    context = {
        "year": bloc_year, "section": "box", "found": found, "form": form, "ask_form": AskForm(),
        "origin": f"{request.scheme}://{request.get_host()}",
    }  # fmt: skip
    return render(request, "reporting/box/confirmation.html", context, status=status)


@post_only
@once
def withdraw(request: ActorRequest, bloc: str, year: int, key: int, row: int) -> HttpResponse:
    """The link opens nothing any more."""
    bloc_year = year_for(request.actor, bloc, year)
    selectors.confirmation_for(request.actor, bloc_year, row)
    services.withdraw(request.actor, bloc_year, row, reason=request.POST.get("reason", "")[:300])
    messages.success(request, _("The link was withdrawn."))
    return redirect("reporting:box_confirmation", bloc, year, key)


@post_only
@once
def paper(request: ActorRequest, bloc: str, year: int, key: int) -> HttpResponse:
    """The leader signed a paper: its scan, number and day confirm the figures."""
    bloc_year = year_for(request.actor, bloc, year)
    report = selectors.report_in_force(request.actor, bloc_year, key)
    selectors.require_settling(request.actor, bloc_year)
    form = PaperForm(request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, bloc_year, key, form, 400)
    given = form.cleaned_data
    try:
        kept = keep(given["upload"])
    except BadFile as error:
        form.add_error("upload", say_error(error, reader_language()))
        return _shown(request, bloc_year, key, form, 400)
    signed = services.Paper(
        number=given["number"], day=given["day"], name=given["name"], file=kept
    )
    services.settle_by_paper(request.actor, bloc_year, report, signed)
    messages.success(request, _("The figures are confirmed by the signed paper."))
    return redirect("reporting:box_confirmation", bloc, year, key)


@page
def scan(request: ActorRequest, bloc: str, year: int, row: int) -> HttpResponseBase:
    """The scan of the signed paper, as a download only."""
    bloc_year = year_for(request.actor, bloc, year)
    found = selectors.confirmation_for(request.actor, bloc_year, row)
    return send(selectors.scan_of(found))
