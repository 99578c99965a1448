"""A sheet as an Excel form: downloaded, filled, sent back, shown before anything is kept."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.apps.accounts.policy import require
from thidua.apps.accounts.selectors import is_guest, year_to_work_in
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.assessment.forms import FormFile
from thidua.apps.assessment.pasting import read_pasted, tally_of
from thidua.apps.assessment.selectors import adopted_scheme
from thidua.apps.assessment.sheet_form import filled, write_form
from thidua.apps.assessment.sheet_page import SheetPage, sheet_page
from thidua.apps.common.exports import TYPE, as_download
from thidua.apps.common.pages import form_page, page, reader_language
from thidua.apps.common.uploads import read_once
from thidua.core.kernel.errors import BadFile
from thidua.wording import say_error

if TYPE_CHECKING:
    from thidua.apps.organisations.models import BlocYear


@page
def download(request: ActorRequest, bloc: str, year: int, pk: int) -> HttpResponse:
    """The form with what is entered already."""
    bloc_year = year_to_work_in(request.actor, bloc, year)
    found = _mine(request, bloc_year, pk)
    answer = HttpResponse(write_form(found, year), content_type=TYPE)
    return as_download(answer, f"phieu-diem-{found.agency.code}-{year}.xlsx")


@form_page
def upload(request: ActorRequest, bloc: str, year: int, pk: int) -> HttpResponse:
    """Read a filled form and show what it would change; nothing is kept here."""
    bloc_year = year_to_work_in(request.actor, bloc, year)
    found = _mine(request, bloc_year, pk)
    form = FormFile(request.POST or None, request.FILES or None)
    context = {"year": bloc_year, "section": "stages", "page": found, "form": form}
    context["guest"] = is_guest(request.actor, bloc_year)
    if request.method == "POST" and form.is_valid():
        text = _read(form, found)
        if not form.errors and not text:
            messages.info(request, _("The form holds nothing that is not kept already."))
            return redirect("assessment:sheet", bloc, year, pk)
        if text:
            scheme = adopted_scheme(bloc_year)
            read = read_pasted(scheme, found, text, "", "", reader_language())
            context |= {
                "found": read,
                "good": sum(each.good for each in read),
                "tally": tally_of(read),
                "given": {"text": text, "row": "-", "col": "-"},
            }
    return render(request, "assessment/upload_form.html", context)


def _mine(request: ActorRequest, bloc_year: "BlocYear", pk: int) -> SheetPage:
    """The sheet, to be written by this person."""
    found = sheet_page(request.actor, bloc_year, pk, reader_language())
    require(request.actor, f"{found.at.kind}.enter", found.at.place)
    return found


def _read(form: FormFile, found: SheetPage) -> str:
    try:
        return filled(read_once(form.cleaned_data["upload"]), found)
    except BadFile as error:
        form.add_error("upload", say_error(error, reader_language()))
        return ""
