"""Files that may be one: found, merged, parted again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.once import once
from thidua.apps.common.pages import page, post_only
from thidua.apps.people import page_selectors as selectors
from thidua.apps.people.forms import PairForm
from thidua.apps.people.places import require_keeping
from thidua.apps.people.selectors import agencies_kept, agencies_read, file_for
from thidua.apps.people.services import merging
from thidua.apps.people.views.common import file_to_write, show


@page
def doubles(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    readable = agencies_read(request.actor, bloc_year)
    if not agencies_kept(request.actor, bloc_year):
        require_keeping(request.actor, bloc_year, readable[0].pk)
    found, merged = selectors.doubles_page(request.actor, bloc_year)
    names = {each.pk: each.short_name for each in readable}
    return show(
        request, "doubles", bloc_year, found=found, merged=merged, names=names, room="doubles",
        may_keep=True,
    )  # fmt: skip


@post_only
@once
def merge(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """Let one file stand behind another."""
    bloc_year = year_for(request.actor, bloc, year)
    form = PairForm(request.POST)
    if not form.is_valid():
        raise NotVisible
    kept, merged = (
        file_for(request.actor, bloc_year, form.cleaned_data[name]) for name in ("kept", "merged")
    )
    merging.merge_files(request.actor, bloc_year, kept, merged)
    messages.success(request, _("The two files are one now. It can be undone below."))
    return redirect("people:doubles", bloc, year)


@post_only
@once
def part(request: ActorRequest, bloc: str, year: int, key: int) -> HttpResponse:
    """Undo a merge."""
    bloc_year, file = file_to_write(request, bloc, year, key)
    merging.part_file(request.actor, bloc_year, file)
    messages.success(request, _("The two files stand by themselves again, as they were."))
    return redirect("people:doubles", bloc, year)
