"""Adding, correcting and removing one line of a file."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page
from thidua.apps.people.errors import RecordRefused
from thidua.apps.people.forms import line_form
from thidua.apps.people.selectors import agencies_read, kind_for, line_for
from thidua.apps.people.services import lines
from thidua.apps.people.services.lines import LineAt
from thidua.apps.people.views.common import file_to_write, show


@form_page
@once
def add(request: ActorRequest, bloc: str, year: int, key: int, kind: str) -> HttpResponse:
    bloc_year, file = file_to_write(request, bloc, year, key)
    chosen = kind_for(file, kind)
    form = line_form(
        chosen, file, agencies_read(request.actor, bloc_year), request.POST or None,
        initial={"year": bloc_year.year},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            lines.add_line(request.actor, bloc_year, file, chosen, form.values())
        except RecordRefused as error:
            form.refuse(error)
        else:
            messages.success(request, _("Added: {what}.").format(what=chosen.label))
            return redirect("people:file", bloc, year, key)
    return show(request, "form", bloc_year, form=form, file=file, title=str(chosen.label))


@form_page
@once
def correct(
    request: ActorRequest, bloc: str, year: int, key: int, kind: str, row: int
) -> HttpResponse:
    """Write one line anew."""
    bloc_year, file = file_to_write(request, bloc, year, key)
    chosen = kind_for(file, kind)
    found = line_for(file, chosen, row)
    initial = {name: getattr(found, name) for name in (*chosen.fields, "version")}
    form = line_form(
        chosen, file, agencies_read(request.actor, bloc_year), request.POST or None,
        initial=initial,
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        at, version = LineAt(file, chosen, row), form.cleaned_data["version"]
        try:
            lines.correct_line(request.actor, bloc_year, at, form.values(), version=version)
        except RecordRefused as error:
            form.refuse(error)
        else:
            return redirect("people:file", bloc, year, key)
    return show(
        request, "form", bloc_year, form=form, file=file, title=str(chosen.label), row=found,
        kind=chosen,
    )  # fmt: skip


@form_page
@once
def remove(
    request: ActorRequest, bloc: str, year: int, key: int, kind: str, row: int
) -> HttpResponse:
    """Ask, naming the line, then take it out."""
    bloc_year, file = file_to_write(request, bloc, year, key)
    chosen = kind_for(file, kind)
    found = line_for(file, chosen, row)
    if request.method == "POST":
        lines.remove_line(request.actor, bloc_year, LineAt(file, chosen, row))
        messages.success(request, _("Removed: {what}.").format(what=found))
        return redirect("people:file", bloc, year, key)
    words = _("The line disappears from the file; the log of changes keeps what it said.")
    return show(
        request, "remove", bloc_year, file=file, words=words, what=f"{chosen.label}: {found}"
    )
