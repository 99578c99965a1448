"""Receipts, sheets to print and sign by hand, and the scans of what was signed."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, page, reader_language
from thidua.apps.common.uploads import keep, send
from thidua.apps.desk import receipts, signed
from thidua.apps.desk.contents import content_of, digest_of
from thidua.apps.desk.forms import PaperForm
from thidua.apps.desk.links import link_to
from thidua.apps.desk.services import receipting
from thidua.apps.organisations.selectors import members
from thidua.core.kernel.errors import BadFile
from thidua.wording import say_error


@page
def receipt(request: ActorRequest, bloc: str, year: int, code: str) -> HttpResponse:
    """What was sent, when, by whom, and what comes next; to print."""
    bloc_year = year_for(request.actor, bloc, year)
    found = receipts.receipt_page(request.actor, bloc_year, code)
    return render(request, "desk/receipt.html", {"year": bloc_year, "page": found})


@form_page
@once
def sheet(request: ActorRequest, bloc: str, year: int, machine: str, subject: int) -> HttpResponse:
    """A4 with room for the signature; below it, off the paper, the scan of the signed one."""
    bloc_year = year_for(request.actor, bloc, year)
    thing, place = signed.thing_of(request.actor, bloc_year, machine, subject)
    form = PaperForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            paper = receipting.Paper(given["number"], given["day"], keep(given["upload"]))
        except BadFile as error:
            form.add_error("upload", say_error(error, reader_language()))
        else:
            receipting.keep_paper(request.actor, bloc_year, machine, subject, paper)
            messages.success(request, _("The signed paper is kept. The approval can rest on it."))
            return redirect("desk:sheet", bloc, year, machine, subject)
    elif request.method == "POST":
        receipting.require_keeping(request.actor, place)
    member = next(each for each in members(bloc_year) if each.pk == thing.agency_id)
    context = {
        "year": bloc_year, "machine": machine, "thing": thing, "member": member, "form": form,
        "content": content_of(request.actor, bloc_year, machine, subject),
        "digest": digest_of(machine, subject),
        "papers": signed.papers_of(thing),
        "may_keep": signed.may_keep(request.actor, thing, place),
        "back": link_to(bloc_year, machine, member.code, subject),
    }  # fmt: skip
    return render(request, "desk/sheet.html", context)


@page
def scan(request: ActorRequest, bloc: str, year: int, key: int) -> HttpResponseBase:
    """The scan of a signed sheet, as a download only."""
    bloc_year = year_for(request.actor, bloc, year)
    return send(signed.paper_file(request.actor, bloc_year, key))
