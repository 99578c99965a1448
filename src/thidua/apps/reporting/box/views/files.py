"""The box: dropping files, looking through what was found, entering it."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, page, post_only, reader_language, wants_fragment
from thidua.apps.common.uploads import send
from thidua.apps.common.versions import Stale
from thidua.apps.organisations.selectors import Member, members
from thidua.apps.reporting.box import selectors, services
from thidua.apps.reporting.box.forms import DropForm
from thidua.apps.reporting.box.reading import Reading, read_upload
from thidua.apps.reporting.errors import BoxError
from thidua.apps.reporting.store import BlocYear
from thidua.core.kernel.errors import BadFile
from thidua.core.kernel.periods import Period
from thidua.wording import say, say_error

Refusals = list[str]


@form_page
def box(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """The files that came, and the form to drop more."""
    bloc_year = year_for(request.actor, bloc, year)
    selectors.require_box(request.actor, bloc_year)
    known = members(bloc_year)
    if request.method != "POST":
        form = DropForm(members=known, initial={"period": selectors.period_proposed(bloc_year)})
        return _box(request, bloc_year, form)
    selectors.require_box(request.actor, bloc_year, "box.receive")
    form = DropForm(request.POST, request.FILES, members=known)
    if not form.is_valid():
        return _box(request, bloc_year, form)
    agency = next(each for each in known if each.code == form.cleaned_data["agency"])
    drop = services.Drop(agency, Period(form.cleaned_data["period"]))
    # Reading takes seconds and stands outside the transaction of the writing.
    readings, refused = _read(form.cleaned_data["upload"], bloc_year, agency)
    return _receive(request, bloc_year, form, drop, readings, refused)


@once
def _receive(
    request: ActorRequest, bloc_year: BlocYear, form: DropForm, drop: services.Drop,
    readings: Sequence[Reading], refused: Refusals,
) -> HttpResponse:  # fmt: skip
    """Each good file comes in; each other says why not, and the page stays to say it."""
    made = []
    for reading in readings:
        try:
            made.append(services.receive(request.actor, bloc_year, drop, reading))
        except BoxError as error:
            refused.append(say_error(error, reader_language()))
    for words in refused:
        form.add_error("upload", words)
    if made:
        told = ngettext(
            "%(number)s file came into the box.", "%(number)s files came into the box.", len(made)
        ) % {"number": len(made)}
        messages.success(request, told)
    if refused:
        return _box(request, bloc_year, form)
    if len(made) == 1:
        return redirect("reporting:box_file", bloc_year.bloc.code, bloc_year.year, made[0].pk)
    return redirect("reporting:box", bloc_year.bloc.code, bloc_year.year)


def _read(
    uploads: "Sequence[UploadedFile[bytes]]", bloc_year: BlocYear, agency: Member
) -> tuple[list[Reading], Refusals]:
    readings: list[Reading] = []
    refused: Refusals = []
    used = selectors.space_taken(bloc_year, agency.pk)
    known = selectors.indicators_known(bloc_year)
    for upload in uploads:
        try:
            reading = read_upload(upload, known, used=used)
        except BadFile as error:
            refused.append(say_error(error, reader_language()))
            continue
        used += reading.kept.size
        readings.append(reading)
    return readings, refused


def _box(request: ActorRequest, bloc_year: BlocYear, form: DropForm) -> HttpResponse:
    found = selectors.box_page(request.actor, bloc_year)
    context = {"year": bloc_year, "section": "box", "found": found, "form": form}
    return render(request, "reporting/box/box.html", context, status=400 if form.errors else 200)


@page
def file(request: ActorRequest, bloc: str, year: int, key: int) -> HttpResponse:
    """What was found in one file, row by row, beside what the report says now."""
    bloc_year = year_for(request.actor, bloc, year)
    return _file(request, bloc_year, key)


def _file(
    request: ActorRequest, bloc_year: BlocYear, key: int, *, words: str = "", status: int = 200
) -> HttpResponse:
    found = selectors.file_page(request.actor, bloc_year, key)
    context = {"year": bloc_year, "section": "box", "found": found, "words": words}
    return render(request, "reporting/box/file.html", context, status=status)


@post_only
def decide(request: ActorRequest, bloc: str, year: int, key: int, row: int) -> HttpResponse:
    """Accept, skip or take up again one row; the script gets the row alone."""
    bloc_year = year_for(request.actor, bloc, year)
    shown = selectors.file_page(request.actor, bloc_year, key)
    selectors.row_of(shown, row)
    words, refused = "", False
    try:
        services.decide(request.actor, bloc_year, row, _decision(request))
    except Stale:
        words = say("box.decided_meanwhile", {}, reader_language())
    except BoxError as error:
        words, refused = say_error(error, reader_language()), True
    if not words and not wants_fragment(request):
        address = reverse("reporting:box_file", args=(bloc, year, key))
        return redirect(f"{address}#muc-{row}")
    found = selectors.file_page(request.actor, bloc_year, key)
    context = {
        "year": bloc_year, "section": "box", "found": found, "wrong_row": row if words else 0,
        "row_words": words, "typed": request.POST if refused else {},
        "row": selectors.row_of(found, row),
    }  # fmt: skip
    template = "_answer.html" if wants_fragment(request) else "file.html"
    status = (400 if refused else 409) if words else 200
    return render(request, f"reporting/box/{template}", context, status=status)


def _decision(request: ActorRequest) -> services.Decision:
    given = request.POST
    choice = given.get("choice", "accept")
    version = given.get("version", "")
    return services.Decision(
        choice=choice if choice in {"accept", "skip", "again"} else "again",
        version=int(version) if version.isdecimal() else None,
        value=given.get("value", "")[:60], indicator=given.get("indicator", "")[:20],
        reason=given.get("reason", "")[:300],
    )  # fmt: skip


@post_only
@once
def enter(request: ActorRequest, bloc: str, year: int, key: int) -> HttpResponse:
    """What was accepted becomes the agency's report, marked as entered on behalf."""
    bloc_year = year_for(request.actor, bloc, year)
    selectors.box_file(request.actor, bloc_year, key)
    looked = request.POST.get("looked") == "1"
    try:
        report = services.enter_file(
            request.actor, bloc_year, key, version=_version(request), looked=looked
        )
    except BoxError as error:
        words = say_error(error, reader_language())
        return _file(request, bloc_year, key, words=words, status=400)
    messages.success(request, _("Entered. Now let the agency's leader confirm the figures."))
    return redirect("reporting:box_confirmation", bloc, year, report.pk)


@post_only
@once
def aside(request: ActorRequest, bloc: str, year: int, key: int) -> HttpResponse:
    """Leave a file out."""
    bloc_year = year_for(request.actor, bloc, year)
    selectors.box_file(request.actor, bloc_year, key)
    services.put_aside(request.actor, bloc_year, key, version=_version(request))
    messages.success(request, _("The file was put aside; it can be received again."))
    return redirect("reporting:box", bloc, year)


def _version(request: ActorRequest) -> int | None:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() else None


@page
def original(request: ActorRequest, bloc: str, year: int, key: int) -> HttpResponseBase:
    """The file as it came, as a download only."""
    bloc_year = year_for(request.actor, bloc, year)
    found = selectors.box_file(request.actor, bloc_year, key)
    return send(selectors.original_of(found))
