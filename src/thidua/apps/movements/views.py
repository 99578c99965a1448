"""Movements of a year: the whole cascade, and one movement within it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from thidua.apps.common.pages import page
from thidua.apps.movements import page_selectors as selectors
from thidua.apps.organisations.selectors import bloc_years


@page
def movement_list(request: HttpRequest, bloc: str, year: int) -> HttpResponse:
    bloc_year = get_object_or_404(bloc_years(), bloc__code=bloc, year=year)
    context = {
        "year": bloc_year,
        "section": "movements",
        "movements": selectors.cascade(bloc_year),
    }
    return render(request, "movements/list.html", context)


@page
def movement(request: HttpRequest, bloc: str, year: int, key: int) -> HttpResponse:
    bloc_year = get_object_or_404(bloc_years(), bloc__code=bloc, year=year)
    tree = selectors.tree_of(selectors.cascade(bloc_year), key)
    if tree is None:
        raise Http404
    node = selectors.find(tree, key)
    context = {
        "year": bloc_year,
        "section": "movements",
        "node": node,
        "tree": [tree],
        "basis": selectors.basis_of(node.movement),
    }
    return render(request, "movements/movement.html", context)
