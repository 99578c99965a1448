"""The record of an inspection: scores added from their pages, printed with their trail."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.apps.accounts.policy import Place, require
from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.exports import as_download
from thidua.apps.common.once import once
from thidua.apps.common.pages import page, post_only, reader_language
from thidua.apps.yearbook.inspection import picks as chosen
from thidua.apps.yearbook.inspection.gather import VIETNAMESE, frame_of, inspected
from thidua.apps.yearbook.inspection.picks import Pick
from thidua.apps.yearbook.inspection.record import compose_record
from thidua.render.docx import write

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@page
def record(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """The scores chosen so far."""
    bloc_year = year_for(request.actor, bloc, year)
    require(request.actor, "inspection.write", Place(bloc_year))
    picks = chosen.picks_of(request.session, bloc_year)
    found = inspected(request.actor, bloc_year, picks, reader_language())
    context = {"year": bloc_year, "section": "inspection", "found": found}
    return render(request, "yearbook/inspection.html", context)


@post_only
@once
def choose(request: ActorRequest, bloc: str, year: int, agency: str, item: str) -> HttpResponse:
    """Add a score to the record, or take it out."""
    bloc_year = year_for(request.actor, bloc, year)
    require(request.actor, "inspection.write", Place(bloc_year))
    pick = Pick(agency, item)
    if request.POST.get("out"):
        chosen.remove(request.session, bloc_year, pick)
    elif inspected(request.actor, bloc_year, (pick,), reader_language()):
        chosen.add(request.session, bloc_year, pick)
        messages.success(request, _("Added to the record."))
    return redirect("yearbook:inspection", bloc, year)


@page
def download(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """The record as a Word file, an annex for each score."""
    bloc_year = year_for(request.actor, bloc, year)
    require(request.actor, "inspection.write", Place(bloc_year))
    picks = chosen.picks_of(request.session, bloc_year)
    found = [each for _pick, each in inspected(request.actor, bloc_year, picks, VIETNAMESE)]
    if not found:
        return redirect("yearbook:inspection", bloc, year)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bien-ban.docx"
        write(compose_record(frame_of(request.actor, bloc_year), found), path)
        response = HttpResponse(path.read_bytes(), content_type=WORD)
    return as_download(response, f"bien-ban-kiem-tra-{year}.docx")
