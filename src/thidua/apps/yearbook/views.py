"""The year-end report as a page, each figure with its trail, and the files of the last run."""

from typing import TYPE_CHECKING

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thidua.apps.accounts.policy import Place, require
from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.pages import page
from thidua.apps.yearbook import pages
from thidua.apps.yearbook.selectors import report_of

if TYPE_CHECKING:
    from thidua.apps.organisations.models import BlocYear


def _open_year(request: ActorRequest, bloc: str, year: int) -> "BlocYear":
    """The year, for those who see every agency's results: the report prints them all."""
    found = year_for(request.actor, bloc, year)
    require(request.actor, "results.view", Place(found, state="open" * found.results_open))
    return found


@page
def report(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    bloc_year = _open_year(request, bloc, year)
    document, _trace = report_of(bloc_year)
    shown = pages.report_page(bloc_year, document)
    context = {
        "year": bloc_year,
        "section": "report",
        "page": shown,
        "document": document,
        "figure_base": shown.figure_base,
        "files": pages.out_files(bloc_year),
    }
    return render(request, "yearbook/report.html", context)


@page
def figure(request: ActorRequest, bloc: str, year: int, ref: str) -> HttpResponse:
    bloc_year = _open_year(request, bloc, year)
    _document, trace = report_of(bloc_year)
    found = pages.figure_page(bloc_year, trace, ref)
    if found is None:
        raise Http404
    context = {"year": bloc_year, "section": "report", "figure": found}
    return render(request, "yearbook/figure.html", context)


@require_safe
def download(request: ActorRequest, bloc: str, year: int, name: str) -> FileResponse:
    """One of the files that the last run wrote; no other file of the folder."""
    bloc_year = _open_year(request, bloc, year)
    folder = pages.out_folder(bloc_year)
    if folder is None or name not in pages.LABELS or not (folder / name).is_file():
        raise Http404
    return FileResponse((folder / name).open("rb"), as_attachment=True, filename=name)
