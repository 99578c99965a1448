"""The meetings of a year: their papers to make, download, change in Word, and send."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from thidua.apps.accounts.policy import Place, may, require
from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common import uploads
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, page, post_only, reader_language
from thidua.apps.yearbook.errors import NotWord
from thidua.apps.yearbook.pack import selectors, services, trail
from thidua.apps.yearbook.pack.forms import MeetingForm, UploadForm
from thidua.apps.yearbook.pack.kinds import SLUGS, MeetingKind
from thidua.apps.yearbook.pack.store import bundled
from thidua.core.kernel.errors import BadFile
from thidua.wording import say_error

if TYPE_CHECKING:
    from thidua.apps.organisations.models import BlocYear

SECTION = "meetings"


@page
def meetings(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    cards = selectors.meeting_cards(request.actor, bloc_year)
    makes = may(request.actor, "pack.make", Place(bloc_year))
    context = {"year": bloc_year, "section": SECTION, "cards": cards, "makes": makes}
    return render(request, "yearbook/pack/meetings.html", context)


@page
def meeting(request: ActorRequest, bloc: str, year: int, slug: str) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    shown = selectors.meeting_page(request.actor, bloc_year, selectors.kind_of(slug))
    context = {"year": bloc_year, "section": SECTION, "page": shown, "card": shown.card,
               "crumbs": trail.to_meetings(bloc, year)}  # fmt: skip
    return render(request, "yearbook/pack/meeting.html", context)


@post_only
def make(request: ActorRequest, bloc: str, year: int, slug: str) -> HttpResponse:
    """Not `once`: a second post finds the same figures and makes nothing, without a lock."""
    bloc_year = year_for(request.actor, bloc, year)
    pack = services.make_pack(request.actor, bloc_year, selectors.kind_of(slug))
    _tell(request, pack)
    return redirect("yearbook:meeting", bloc, year, slug)


def _tell(request: ActorRequest, pack: services.Pack) -> None:
    if pack.made:
        n = len(pack.made)
        messages.success(request, ngettext("%(n)s paper was made.", "%(n)s papers were made.", n)
                         % {"n": n})  # fmt: skip
    if pack.beside:
        messages.warning(
            request,
            _("New rounds stand beside papers that you changed in Word; yours stay in use."),
        )
    if not pack.made and not pack.beside:
        messages.info(request, _("The records say the same as before: nothing was made anew."))


@form_page
@once
def details(request: ActorRequest, bloc: str, year: int, slug: str) -> HttpResponse:
    """What the papers print about the meeting itself."""
    bloc_year, kind = _to_change(request, bloc, year, slug)
    kept = services.meeting_of(bloc_year, kind)
    initial = {name: getattr(kept, name) for name in services.FIELDS}
    form = MeetingForm(request.POST or None, initial=initial | {"version": kept.version})
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data.pop("version") if kept.pk else None
        services.set_meeting(request.actor, bloc_year, kind, form.cleaned_data, version=version)
        messages.success(request, _("Kept. Make the papers again so that they say it."))
        return redirect("yearbook:meeting", bloc, year, slug)
    context = {
        "year": bloc_year, "section": SECTION, "form": form, "kind": kind, "slug": slug,
        "crumbs": trail.to_meeting(bloc, year, kind),
    }  # fmt: skip
    return render(request, "yearbook/pack/details.html", context)


@post_only
@once
def send(request: ActorRequest, bloc: str, year: int, slug: str) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    sent = services.send_pack(request.actor, bloc_year, selectors.kind_of(slug))
    words = ngettext(
        "%(n)s paper can now be read by the members.",
        "%(n)s papers can now be read by the members.",
        sent,
    )
    messages.success(request, words % {"n": sent})
    return redirect("yearbook:meeting", bloc, year, slug)


@require_safe
def download(request: ActorRequest, bloc: str, year: int, pk: int) -> FileResponse:
    bloc_year = year_for(request.actor, bloc, year)
    paper = selectors.paper_for(request.actor, bloc_year, pk)
    return uploads.send(uploads.KeptFile(paper.sha256, paper.name, paper.size, "docx"))


@require_safe
def bundle(request: ActorRequest, bloc: str, year: int, slug: str) -> FileResponse:
    """All papers of a meeting that the reader may read, as one zip."""
    bloc_year, kind = year_for(request.actor, bloc, year), selectors.kind_of(slug)
    papers = selectors.papers_of(request.actor, bloc_year, kind)
    return FileResponse(
        bundled(papers), as_attachment=True, filename=f"{slug}-{year}.zip",
        headers={"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"},
    )  # fmt: skip


@form_page
def upload(request: ActorRequest, bloc: str, year: int, pk: int) -> HttpResponse:
    """The file that a person changed in Word comes back and stays in use.

    Not `once`: the same bytes a second time are the same round, and no lock is held while the
    file is judged.
    """
    bloc_year = year_for(request.actor, bloc, year)
    paper = selectors.paper_for(request.actor, bloc_year, pk)
    require(request.actor, "pack.make", Place(bloc_year))
    slug = SLUGS[MeetingKind(paper.meeting.kind)]
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.keep_changed(request.actor, bloc_year, paper, form.cleaned_data["file"])
        except (BadFile, NotWord) as error:
            form.add_error("file", say_error(error, reader_language()))
        else:
            messages.success(request, _("Your file is kept and in use; no later run replaces it."))
            return redirect("yearbook:meeting", bloc, year, slug)
    context = {
        "year": bloc_year, "section": SECTION, "form": form, "paper": paper, "slug": slug,
        "crumbs": trail.to_meeting(bloc, year, MeetingKind(paper.meeting.kind)),
    }  # fmt: skip
    return render(request, "yearbook/pack/upload.html", context)


@post_only
@once
def use(request: ActorRequest, bloc: str, year: int, pk: int) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    paper = selectors.paper_for(request.actor, bloc_year, pk)
    services.use(request.actor, bloc_year, paper)
    messages.success(request, _("This round is in use now; the others are kept."))
    return redirect("yearbook:meeting", bloc, year, SLUGS[MeetingKind(paper.meeting.kind)])


def _to_change(
    request: ActorRequest, bloc: str, year: int, slug: str
) -> tuple["BlocYear", MeetingKind]:
    bloc_year, kind = year_for(request.actor, bloc, year), selectors.kind_of(slug)
    require(request.actor, "pack.make", Place(bloc_year))
    return bloc_year, kind
