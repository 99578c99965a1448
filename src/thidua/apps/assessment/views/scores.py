"""Ranking, scorecards, one line with its whole trail, and the scheme in force."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.policy import Place, may
from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.assessment import page_selectors as selectors
from thidua.apps.assessment.board import make_board
from thidua.apps.assessment.cards import in_words, make_card
from thidua.apps.assessment.kept_board import Shown, kept_parts
from thidua.apps.assessment.line import Behind, make_line
from thidua.apps.assessment.origins import Asked, origin_of
from thidua.apps.assessment.ranking_pages import changed_since, kept_board
from thidua.apps.assessment.rules import make_scheme, of_other_years, ranking_rules
from thidua.apps.assessment.sheet_selectors import (
    own_agencies,
    ranking_in_force,
    sees_all,
)
from thidua.apps.common.pages import page, reader_language, wants_fragment
from thidua.apps.organisations.selectors import members
from thidua.core.scoring.describe import describe

if TYPE_CHECKING:
    from thidua.apps.organisations.models import BlocYear


@page
def scoreboard(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """The ranking; before it is presented the members read only that it is not."""
    bloc_year = year_for(request.actor, bloc, year)
    ranking = ranking_in_force(bloc_year)
    context: dict[str, object] = {"year": bloc_year, "section": "scoreboard"}
    if not sees_all(request.actor, bloc_year, ranking):
        own = own_agencies(request.actor, bloc_year)
        context["own"] = [each for each in members(bloc_year) if each.pk in own]
        return render(request, "assessment/not_open.html", context)
    shown = Shown(
        reader_language(), request.GET.get("sort", "place"), request.GET.get("static") == "1"
    )
    context["parts"] = kept_parts(bloc_year, shown, lambda: _board(bloc_year, shown))
    context["static_page"] = shown.static
    return render(request, "assessment/scoreboard.html", context)


def _board(bloc_year: "BlocYear", shown: Shown) -> dict[str, str]:
    """The board as it is now, drawn; nothing in it depends on who reads."""
    found, ranking = selectors.scored_year(bloc_year), ranking_in_force(bloc_year)
    context: dict[str, object] = {"year": bloc_year, "ranking": ranking, "frozen": found.frozen}
    context["static_page"] = shown.static
    if found.scheme:
        board = make_board(found.scheme, found.cards, found.ranking, found.names, shown.sort)
        if ranking:
            board = kept_board(found.scheme, board, ranking, shown.sort)
            moved = changed_since(found, ranking)
            context |= {"moved": moved, "names": found.names}
        context["board"] = board
        context["rules"] = ranking_rules(found.scheme, found.ranking, found.names, shown.language)
    return {
        name: render_to_string(f"assessment/_scoreboard_{name}.html", context)
        for name in ("lead", "main")
    }


@page
def scorecard(request: ActorRequest, bloc: str, year: int, agency: str) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    found = selectors.scored_year(bloc_year)
    ranking = ranking_in_force(bloc_year)
    member = selectors.seen_agency(request.actor, bloc_year, found, ranking, agency)
    everything = sees_all(request.actor, bloc_year, ranking)
    context = {"year": bloc_year, "section": "agencies", "agency": member}
    if found.scheme and agency in found.cards:
        context["card"] = make_card(
            found.scheme,
            found.cards[agency],
            member.name,
            found.ranking.places if everything else (),
            _urls(bloc, year, agency),
            reader_language(),
        )
    return render(request, "assessment/scorecard.html", context)


@page
def line(request: ActorRequest, bloc: str, year: int, agency: str, item: str) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    found = selectors.scored_year(bloc_year)
    ranking = ranking_in_force(bloc_year)
    member = selectors.seen_agency(request.actor, bloc_year, found, ranking, agency)
    card = found.cards.get(agency)
    if card is None or found.scheme is None or item not in card.lines:
        raise NotVisible
    scheme_item = found.scheme.item(item)
    asked = Asked(request.actor, bloc_year, found.scheme, member)
    origin = origin_of(asked, item, card.lines[item].given)
    context = {
        "year": bloc_year,
        "section": "agencies",
        "agency": member,
        "may_inspect": may(request.actor, "inspection.write", Place(bloc_year)),
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
def scheme(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    found = selectors.scored_year(bloc_year)
    context = {"year": bloc_year, "section": "scheme", "adoption": found.adoption}
    if found.scheme:
        context["scheme"] = make_scheme(found.scheme, reader_language())
        context["older"] = of_other_years(found.scheme, bloc_year.year)
    return render(request, "assessment/scheme.html", context)


def _urls(bloc: str, year: int, agency: str) -> Callable[[str], str]:
    """Item → its page; one `reverse` for all of them."""
    base = reverse("assessment:scorecard", args=(bloc, year, agency))
    return lambda item: f"{base}{item}/"
