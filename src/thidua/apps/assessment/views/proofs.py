"""One proof as its reviewer sees it: what it is, its first page as a picture, the file."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.assessment.proofs import is_pictured, proof_for
from thidua.apps.common.pages import page, reader_language
from thidua.apps.common.pictures import picture_of, show
from thidua.apps.common.uploads import send
from thidua.apps.reporting.store import file_of
from thidua.core.kernel.errors import BadFile
from thidua.wording import say_error


@page
def one(request: ActorRequest, bloc: str, year: int, key: int) -> HttpResponse:
    """The proof with its first page; a page that can not be drawn is told in a sentence."""
    bloc_year = year_for(request.actor, bloc, year)
    found = proof_for(request.actor, bloc_year, key)
    pictured, words = is_pictured(found), ""
    if pictured:
        try:
            picture_of(file_of(found))
        except (BadFile, NotVisible) as error:
            lost = BadFile(reason="lost", file=found.file_name)
            words = say_error(error if isinstance(error, BadFile) else lost, reader_language())
    context = {
        "year": bloc_year,
        "section": "stages",
        "found": found,
        "pictured": pictured and not words,
        "words": words,
    }
    return render(request, "assessment/proof.html", context)


@page
def picture(request: ActorRequest, bloc: str, year: int, key: int) -> HttpResponse:
    """The first page of a PDF, or a photo, made smaller."""
    bloc_year = year_for(request.actor, bloc, year)
    found = proof_for(request.actor, bloc_year, key)
    if not is_pictured(found):
        raise NotVisible
    try:
        return show(picture_of(file_of(found)))
    except BadFile as error:
        raise NotVisible from error


@page
def download(request: ActorRequest, bloc: str, year: int, key: int) -> HttpResponseBase:
    """The file itself, as a download only."""
    bloc_year = year_for(request.actor, bloc, year)
    return send(file_of(proof_for(request.actor, bloc_year, key)))
