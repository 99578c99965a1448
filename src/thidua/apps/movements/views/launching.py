"""Writing a movement or an answer, launching it, copying last year's set-up."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.apps.accounts.policy import Place, require
from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, post_only
from thidua.apps.documents.selectors import documents_in
from thidua.apps.movements import page_selectors as selectors
from thidua.apps.movements import services
from thidua.apps.movements.forms import MovementForm, ReasonForm

if TYPE_CHECKING:
    from thidua.apps.organisations.models import BlocYear


def _documents(year: "BlocYear") -> dict[str, str]:
    return {str(each.pk): each.citation for each in documents_in(year)}


@form_page
@once
def new(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """Begin a movement of the bloc."""
    bloc_year = year_for(request.actor, bloc, year)
    require(request.actor, "movement.edit", Place(bloc_year, state="draft"))
    form = MovementForm(request.POST or None, documents=_documents(bloc_year))
    if request.method == "POST" and form.is_valid():
        made = services.draft_movement(
            request.actor,
            bloc_year,
            form.text(),
            basis=documents_in(bloc_year).filter(pk__in=form.basis_keys()),
        )
        return redirect("movements:movement", bloc, year, made.pk)
    context = {"year": bloc_year, "section": "movements", "form": form}
    return render(request, "movements/edit.html", context)


@post_only
@once
def answer(request: ActorRequest, bloc: str, year: int, key: int, agency: str) -> HttpResponse:
    """Begin an agency's own plan under a movement."""
    bloc_year = year_for(request.actor, bloc, year)
    parent = selectors.movement_for(request.actor, bloc_year, key)
    by = selectors.answering_agency(request.actor, bloc_year, agency)
    text = services.MovementText(
        name=_("Plan to carry out: %(movement)s") % {"movement": parent.name[:240]},
        theme=parent.theme,
        first_year=bloc_year.year,
        last_year=bloc_year.year,
    )
    made = services.answer_movement(request.actor, bloc_year, parent, by, text)
    return redirect("movements:edit", bloc, year, made.pk)


@form_page
@once
def edit(request: ActorRequest, bloc: str, year: int, key: int) -> HttpResponse:
    """Write a draft."""
    bloc_year = year_for(request.actor, bloc, year)
    found = selectors.movement_for(request.actor, bloc_year, key)
    selectors.require_edit(request.actor, bloc_year, found)
    initial = selectors.text_of(found) | {"version": found.version}
    form = MovementForm(request.POST or None, documents=_documents(bloc_year), initial=initial)
    if request.method == "POST" and form.is_valid():
        services.edit_movement(
            request.actor, bloc_year, found, form.text(), version=form.cleaned_data["version"],
            basis=documents_in(bloc_year).filter(pk__in=form.basis_keys()),
        )  # fmt: skip
        return redirect("movements:movement", bloc, year, key)
    context = {"year": bloc_year, "section": "movements", "form": form, "movement": found}
    return render(request, "movements/edit.html", context)


@form_page
@once
def step(request: ActorRequest, bloc: str, year: int, key: int, name: str) -> HttpResponse:
    """Launch, send, close, reopen or take back; some steps ask why."""
    bloc_year = year_for(request.actor, bloc, year)
    found = selectors.movement_for(request.actor, bloc_year, key)
    chosen = selectors.move_or_hidden(found, name)
    selectors.require_move(request.actor, bloc_year, found, chosen)
    form = ReasonForm(request.POST or None) if chosen.needs_reason else None
    if request.method == "POST" and (form is None or form.is_valid()):
        reason = form.cleaned_data["reason"] if form else ""
        services.step_movement(request.actor, bloc_year, found, name, reason=reason)
        return redirect("movements:movement", bloc, year, key)
    context = {
        "year": bloc_year, "section": "movements", "form": form, "movement": found,
        "move": chosen,
    }  # fmt: skip
    return render(request, "movements/step.html", context)


@post_only
@once
def copy_last_year(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    copied = services.copy_last_year(request.actor, bloc_year)
    messages.success(
        request,
        _("Taken over: %(indicators)s indicators, %(movements)s movements.")
        % {"indicators": copied.indicators, "movements": copied.movements},
    )
    return redirect("movements:list", bloc, year)
