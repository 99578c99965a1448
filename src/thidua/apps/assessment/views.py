"""Ranking, scorecards, one line with its whole trail, and the scheme in force."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from thidua.apps.assessment import page_selectors as selectors
from thidua.apps.assessment.board import make_board
from thidua.apps.assessment.cards import in_words, make_card
from thidua.apps.assessment.line import Behind, make_line
from thidua.apps.assessment.rules import make_scheme, ranking_rules
from thidua.apps.common.pages import page, reader_language, wants_fragment
from thidua.apps.organisations.selectors import bloc_years
from thidua.core.scoring.describe import describe


@page
def scoreboard(request: HttpRequest, bloc: str, year: int) -> HttpResponse:
    bloc_year = get_object_or_404(bloc_years(), bloc__code=bloc, year=year)
    found = selectors.scored_year(bloc_year)
    context = {"year": bloc_year, "section": "scoreboard", "frozen": found.frozen}
    if found.scheme:
        sort = request.GET.get("sort", "place")
        context["board"] = make_board(found.scheme, found.cards, found.ranking, found.names, sort)
        context["rules"] = ranking_rules(found.scheme, found.ranking, reader_language())
    context["static_page"] = request.GET.get("static") == "1"
    return render(request, "assessment/scoreboard.html", context)


@page
def scorecard(request: HttpRequest, bloc: str, year: int, agency: str) -> HttpResponse:
    bloc_year = get_object_or_404(bloc_years(), bloc__code=bloc, year=year)
    found = selectors.scored_year(bloc_year)
    member = found.agency(agency)
    if member is None:
        raise Http404
    context = {"year": bloc_year, "section": "agencies", "agency": member}
    if found.scheme and agency in found.cards:
        context["card"] = make_card(
            found.scheme,
            found.cards[agency],
            member.name,
            found.ranking.places,
            _urls(bloc, year, agency),
            reader_language(),
        )
    return render(request, "assessment/scorecard.html", context)


@page
def line(request: HttpRequest, bloc: str, year: int, agency: str, item: str) -> HttpResponse:
    bloc_year = get_object_or_404(bloc_years(), bloc__code=bloc, year=year)
    found = selectors.scored_year(bloc_year)
    member, card = found.agency(agency), found.cards.get(agency)
    if member is None or card is None or found.scheme is None or item not in card.lines:
        raise Http404
    scheme_item = found.scheme.item(item)
    origin = selectors.origin_of(bloc_year, member, item, card.lines[item].given)
    context = {
        "year": bloc_year,
        "section": "agencies",
        "agency": member,
        "line": make_line(
            found.scheme,
            card,
            Behind(scheme_item, in_words(describe(scheme_item), reader_language()), origin),
            _urls(bloc, year, agency),
            reader_language(),
        ),
    }
    fragment = wants_fragment(request)
    return render(request, f"assessment/{'_why' if fragment else 'line'}.html", context)


@page
def scheme(request: HttpRequest, bloc: str, year: int) -> HttpResponse:
    bloc_year = get_object_or_404(bloc_years(), bloc__code=bloc, year=year)
    found = selectors.scored_year(bloc_year)
    context = {"year": bloc_year, "section": "scheme", "adoption": found.adoption}
    if found.scheme:
        context["scheme"] = make_scheme(found.scheme, reader_language())
    return render(request, "assessment/scheme.html", context)


def _urls(bloc: str, year: int, agency: str) -> Callable[[str], str]:
    """Item → its page; one `reverse` for all of them."""
    base = reverse("assessment:scorecard", args=(bloc, year, agency))
    return lambda item: f"{base}{item}/"
