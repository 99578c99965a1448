"""Movements of a year: the whole cascade, and one movement within it."""

from django.http import HttpResponse
from django.shortcuts import render

from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.policy import Place, may
from thidua.apps.accounts.selectors import steps_of, year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.pages import page
from thidua.apps.movements import page_selectors as selectors


@page
def movement_list(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    context = {
        "year": bloc_year,
        "section": "movements",
        "movements": selectors.cascade_for(request.actor, bloc_year),
        "may_launch": may(request.actor, "movement.edit", Place(bloc_year, state="draft")),
        "may_copy": may(request.actor, "year.copy", Place(bloc_year)),
    }
    return render(request, "movements/list.html", context)


@page
def movement(request: ActorRequest, bloc: str, year: int, key: int) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    tree = selectors.tree_of(selectors.cascade_for(request.actor, bloc_year), key)
    if tree is None:
        raise NotVisible
    node = selectors.find(tree, key)
    context = {
        "year": bloc_year,
        "section": "movements",
        "node": node,
        "tree": [tree],
        "basis": selectors.basis_of(node.movement),
        "moves": selectors.moves_for(request.actor, bloc_year, node.movement),
        "may_edit": selectors.may_edit(request.actor, bloc_year, node.movement),
        "answering": selectors.agencies_to_answer(request.actor, bloc_year, node),
        "steps": steps_of("movements.movement", key),
    }
    return render(request, "movements/movement.html", context)
