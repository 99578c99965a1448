"""People from Excel: the form to download, a preview that is kept, and confirming it."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.exports import TYPE, as_download
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, page, post_only, reader_language
from thidua.apps.common.uploads import read_once
from thidua.apps.people import import_page as selectors
from thidua.apps.people.errors import ImportRefused
from thidua.apps.people.forms import WorkbookForm
from thidua.apps.people.importing.template import write_template
from thidua.apps.people.places import require_keeping
from thidua.apps.people.selectors import (
    agencies_kept,
    agencies_read,
    agency_read,
    import_for,
    imports_for,
    persons_for,
)
from thidua.apps.people.services import imports
from thidua.apps.people.views.common import show
from thidua.core.kernel.errors import BadFile
from thidua.intake.names import clean_name
from thidua.wording import say_error

if TYPE_CHECKING:
    from thidua.apps.organisations.models import BlocYear
    from thidua.apps.people.models import PeopleImport


@form_page
@once
def imports_page(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """The form to download, the upload, and the imports until now."""
    bloc_year = year_for(request.actor, bloc, year)
    readable = agencies_read(request.actor, bloc_year)
    kept = agencies_kept(request.actor, bloc_year)
    if not kept:
        require_keeping(request.actor, bloc_year, readable[0].pk)
    form = WorkbookForm(request.POST or None, request.FILES or None, agencies=kept)
    if request.method == "POST" and form.is_valid():
        made = _read(request, bloc_year, form)
        if made is not None:
            return redirect("people:import", bloc, year, made.pk)
    rows = imports_for(request.actor, bloc_year)[: selectors.SHOWN]
    return show(
        request, "imports", bloc_year, form=form, agencies=kept, rows=rows, room="imports",
        may_keep=True, names={each.pk: each.short_name for each in readable},
    )  # fmt: skip


def _read(
    request: ActorRequest, bloc_year: "BlocYear", form: WorkbookForm
) -> "PeopleImport | None":
    upload, agency = form.cleaned_data["upload"], form.cleaned_data["agency"]
    try:
        return imports.keep_import(
            request.actor, bloc_year, agency, read_once(upload),
            file_name=clean_name(str(upload.name or "")),
        )  # fmt: skip
    except (BadFile, ImportRefused) as error:
        form.add_error("upload", say_error(error, reader_language()))
        return None


@page
def template(request: ActorRequest, bloc: str, year: int, agency: str) -> HttpResponse:
    """The form with the agency's people in it; no line of any file."""
    bloc_year = year_for(request.actor, bloc, year)
    at = agency_read(request.actor, bloc_year, agency)
    require_keeping(request.actor, bloc_year, at.pk)
    people = persons_for(request.actor, bloc_year).filter(organisation=at.pk)
    answer = HttpResponse(write_template(people), content_type=TYPE)
    return as_download(answer, f"con-nguoi-{at.code}.xlsx")


@form_page
@once
def preview(request: ActorRequest, bloc: str, year: int, key: int) -> HttpResponse:
    """What the import would do, row by row; confirming it."""
    bloc_year = year_for(request.actor, bloc, year)
    found = import_for(request.actor, bloc_year, key)
    require_keeping(request.actor, bloc_year, found.organisation_id)
    if request.method == "POST":
        done = imports.confirm_import(request.actor, bloc_year, found.pk)
        words = _("Written: {number} rows.").format(number=done.written)
        messages.success(request, words)
        return redirect("people:import", bloc, year, key)
    told = selectors.preview_page(found, request.GET.get("loc", ""))
    steps = Paginator(told.steps, selectors.A_PAGE).get_page(request.GET.get("trang", "1"))
    return show(request, "import", bloc_year, found=found, told=told, steps=steps)


@post_only
@once
def drop(request: ActorRequest, bloc: str, year: int, key: int) -> HttpResponse:
    """Set an import aside."""
    bloc_year = year_for(request.actor, bloc, year)
    found = import_for(request.actor, bloc_year, key)
    imports.drop_import(request.actor, bloc_year, found.pk)
    messages.success(request, _("The import is set aside; nothing of it was written."))
    return redirect("people:imports", bloc, year)
