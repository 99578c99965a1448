"""Lists of persons and collectives, and a file, whose opening is written down."""

from django.http import HttpResponse

from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.pages import page
from thidua.apps.people import page_selectors as selectors
from thidua.apps.people.selectors import file_for
from thidua.apps.people.services.subjects import open_file
from thidua.apps.people.views.common import show

LONGEST = 100


@page
def persons(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    return _list(request, bloc, year, "person")


@page
def collectives(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    return _list(request, bloc, year, "collective")


def _list(request: ActorRequest, bloc: str, year: int, kind: str) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    asked = request.GET
    found = selectors.list_page(
        request.actor, bloc_year, kind, agency=asked.get("don-vi", ""),
        query=asked.get("tim", "")[:LONGEST], number=asked.get("trang", "1"),
    )  # fmt: skip
    return show(request, f"{kind}s", bloc_year, found=found, room=f"{kind}s")


@page
def file(request: ActorRequest, bloc: str, year: int, key: int) -> HttpResponse:
    """Everything about one person or collective."""
    bloc_year = year_for(request.actor, bloc, year)
    found = file_for(request.actor, bloc_year, key)
    open_file(request.actor, found)
    told = selectors.file_page(request.actor, bloc_year, found)
    return show(request, "file", bloc_year, found=told)
