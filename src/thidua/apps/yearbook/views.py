"""The year-end report as a page, each figure with its trail, and the files of the last run."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from thidua.apps.common.pages import page
from thidua.apps.organisations.selectors import bloc_years
from thidua.apps.yearbook import pages
from thidua.apps.yearbook.selectors import report_of


@page
def report(request: HttpRequest, bloc: str, year: int) -> HttpResponse:
    bloc_year = get_object_or_404(bloc_years(), bloc__code=bloc, year=year)
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
def figure(request: HttpRequest, bloc: str, year: int, ref: str) -> HttpResponse:
    bloc_year = get_object_or_404(bloc_years(), bloc__code=bloc, year=year)
    _document, trace = report_of(bloc_year)
    found = pages.figure_page(bloc_year, trace, ref)
    if found is None:
        raise Http404
    context = {"year": bloc_year, "section": "report", "figure": found}
    return render(request, "yearbook/figure.html", context)


@require_safe
def download(request: HttpRequest, bloc: str, year: int, name: str) -> FileResponse:  # noqa: ARG001 - Django's signature
    """One of the files that the last run wrote; no other file of the folder."""
    bloc_year = get_object_or_404(bloc_years(), bloc__code=bloc, year=year)
    folder = pages.out_folder(bloc_year)
    if folder is None or name not in pages.LABELS or not (folder / name).is_file():
        raise Http404
    return FileResponse((folder / name).open("rb"), as_attachment=True, filename=name)
