"""Beginning a file, correcting its own data, moving a person, removing what holds nothing."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.policy import Place, require
from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page
from thidua.apps.organisations.selectors import Member
from thidua.apps.people.errors import RecordRefused
from thidua.apps.people.forms import COLLECTIVE, PERSON, CollectiveForm, MoveForm, PersonForm
from thidua.apps.people.permissions import EDIT
from thidua.apps.people.selectors import File, agencies_kept, agencies_read
from thidua.apps.people.services import subjects
from thidua.apps.people.views.common import file_to_write, show

if TYPE_CHECKING:
    from thidua.apps.organisations.models import BlocYear


@form_page
@once
def new_person(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    agencies = _agencies(request, bloc_year)
    form = PersonForm(request.POST or None, agencies=agencies, initial=_chosen(request, agencies))
    return _begin(request, bloc_year, form, subjects.add_person, _("Add a person"))


@form_page
@once
def new_collective(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    agencies = _agencies(request, bloc_year)
    form = CollectiveForm(
        request.POST or None, agencies=agencies, initial=_chosen(request, agencies)
    )
    return _begin(request, bloc_year, form, subjects.add_collective, _("Add a collective"))


def _agencies(request: ActorRequest, bloc_year: "BlocYear") -> tuple[Member, ...]:
    """Those whose files this person writes; somebody who only reads hears why not."""
    readable = agencies_read(request.actor, bloc_year)
    found = agencies_kept(request.actor, bloc_year)
    if not found:
        require(request.actor, EDIT, Place(bloc_year, readable[0].pk))
    return found


def _chosen(request: ActorRequest, agencies: tuple[Member, ...]) -> dict[str, Any]:
    """The agency that the list was filtered by."""
    code = request.GET.get("don-vi", "")
    chosen = [each.pk for each in agencies if each.code == code]
    return {"agency": chosen[0]} if chosen else {}


def _begin(
    request: ActorRequest, bloc_year: "BlocYear", form: Any, add: Any, title: str
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            made = add(request.actor, bloc_year, form.cleaned_data["agency"], form.values())
        except RecordRefused as error:
            form.refuse(error)
        else:
            messages.success(request, _("The file is begun. Add what is known, line by line."))
            return redirect("people:file", bloc_year.bloc.code, bloc_year.year, made.pk)
    return show(request, "form", bloc_year, form=form, title=title)


@form_page
@once
def correct(request: ActorRequest, bloc: str, year: int, key: int) -> HttpResponse:
    """Write the file's own data anew."""
    bloc_year, file = file_to_write(request, bloc, year, key)
    names = PERSON if file.is_person else COLLECTIVE
    initial = {name: getattr(file, name) for name in names} | {"version": file.version}
    form = (PersonForm if file.is_person else CollectiveForm)(
        request.POST or None, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        try:
            subjects.correct_file(
                request.actor, bloc_year, file, form.values(),
                version=form.cleaned_data["version"],
            )  # fmt: skip
        except RecordRefused as error:
            form.refuse(error)
        else:
            return redirect("people:file", bloc, year, key)
    return show(request, "form", bloc_year, form=form, file=file, title=_("Correct the data"))


@form_page
@once
def move(request: ActorRequest, bloc: str, year: int, key: int) -> HttpResponse:
    """To another agency of the bloc."""
    bloc_year, file = file_to_write(request, bloc, year, key)
    if not file.is_person:
        raise NotVisible
    others = tuple(
        each for each in agencies_kept(request.actor, bloc_year)
        if each.pk != file.organisation_id
    )  # fmt: skip
    form = MoveForm(request.POST or None, agencies=others)
    if request.method == "POST" and form.is_valid() and others:
        return _moved(request, bloc_year, file, form)
    return show(
        request, "form" if others else "nowhere", bloc_year, form=form, file=file,
        title=_("Move to another agency"),
    )  # fmt: skip


def _moved(
    request: ActorRequest, bloc_year: "BlocYear", file: Any, form: MoveForm
) -> HttpResponse:
    given = form.cleaned_data
    try:
        subjects.move_person(request.actor, bloc_year, file, given["agency"], day=given["day"])
    except RecordRefused as error:
        form.refuse(error)
        title = _("Move to another agency")
        return show(request, "form", bloc_year, form=form, file=file, title=title)
    messages.success(request, _("The person belongs to the other agency; the past is kept."))
    return redirect("people:file", bloc_year.bloc.code, bloc_year.year, file.pk)


@form_page
@once
def remove(request: ActorRequest, bloc: str, year: int, key: int) -> HttpResponse:
    """Ask by name, then remove a file that holds nothing."""
    bloc_year, file = file_to_write(request, bloc, year, key)
    if request.method == "POST":
        subjects.remove_file(request.actor, bloc_year, file)
        messages.success(request, _("The file of {name} is removed.").format(name=file.name))
        return redirect(_list_of(file), bloc, year)
    words = _("Only a file without records is removed, such as one that was begun by mistake.")
    return show(request, "remove", bloc_year, file=file, words=words, what=file.name)


def _list_of(file: File) -> str:
    return "people:list" if file.is_person else "people:collectives"
