"""What the pages of this room have in common."""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render

from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.people.places import require_keeping
from thidua.apps.people.selectors import File, file_for

if TYPE_CHECKING:
    from thidua.apps.organisations.models import BlocYear

SECTION = "people"


def show(
    request: ActorRequest, template: str, bloc_year: "BlocYear", **context: Any
) -> HttpResponse:
    """The page inside its year; a form that came back wrong answers with 400."""
    form = context.get("form")
    wrong = request.method == "POST" and form is not None and form.errors
    context |= {"year": bloc_year, "section": SECTION}
    return render(request, f"people/{template}.html", context, status=400 if wrong else 200)


def file_to_write(
    request: ActorRequest, bloc: str, year: int, key: int
) -> "tuple[BlocYear, File]":
    """The year and a file in it that this person may write."""
    bloc_year = year_for(request.actor, bloc, year)
    file = file_for(request.actor, bloc_year, key)
    require_keeping(request.actor, bloc_year, file.organisation_id)
    return bloc_year, file
