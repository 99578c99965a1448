"""The stages of scoring, the scheme of the year, and who checks whom."""

import secrets
from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.apps.accounts.policy import Place, may, require
from thidua.apps.accounts.selectors import is_guest, year_for, year_to_work_in
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.assessment import services, stage_pages
from thidua.apps.assessment.forms import (
    AdoptForm,
    CrossingForm,
    OpenStageForm,
    SeedForm,
    ThresholdForm,
)
from thidua.apps.assessment.views.trying import done
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, page, post_only
from thidua.apps.organisations.selectors import members

if TYPE_CHECKING:
    from thidua.apps.organisations.models import BlocYear


@page
def overview(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """Every sheet that the reader may see, and for the bloc the switch of the stages."""
    return _show(request, year_to_work_in(request.actor, bloc, year))


@post_only
@once
def open_stage(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    form = OpenStageForm(request.POST, stages=stage_pages.stage_names(bloc_year))
    if done(form, lambda: services.open_stage(request.actor, bloc_year, form.given())):
        messages.success(request, _("The stage is open; everybody whose work it is sees it."))
        return redirect("assessment:stages", bloc, year)
    return _show(request, bloc_year, stage=form)


@post_only
@once
def adopt(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    form = AdoptForm(request.POST, schemes=stage_pages.schemes_to_adopt())

    def service() -> None:
        given = form.cleaned_data
        services.adopt_version(request.actor, bloc_year, given["scheme"], given["decision"])

    if done(form, service):
        messages.success(request, _("The year is scored by this scheme."))
        return redirect("assessment:stages", bloc, year)
    return _show(request, bloc_year, scheme=form)


@post_only
@once
def threshold(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    bloc_year = year_for(request.actor, bloc, year)
    form = ThresholdForm(request.POST)

    def service() -> None:
        given = form.cleaned_data
        services.set_vote(request.actor, bloc_year, given["threshold"], given["version"])

    if done(form, service):
        messages.success(request, _("How the bloc votes is kept."))
        return redirect("assessment:stages", bloc, year)
    return _show(request, bloc_year, vote=form)


@form_page
@once
def crossing(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """Who checks whom; drawn from a seed or agreed by hand."""
    bloc_year = year_for(request.actor, bloc, year)
    require(request.actor, "crossing.view", Place(bloc_year))
    agencies = members(bloc_year)
    rows = stage_pages.crossing_rows(bloc_year)
    agreed = {row.checker.code: row.checked.code for row in rows}
    seed = SeedForm(initial={"seed": secrets.token_hex(4)})
    pairs = CrossingForm(agencies=agencies, initial=agreed)
    if request.method == "POST":
        kept = False
        if "seed" in request.POST:
            seed = SeedForm(request.POST)
            kept = done(
                seed,
                lambda: services.draw_crossing(
                    request.actor, bloc_year, seed.cleaned_data["seed"]
                ),
            )
        else:
            pairs = CrossingForm(request.POST, agencies=agencies)
            kept = done(
                pairs, lambda: services.assign_crossing(request.actor, bloc_year, pairs.checks())
            )
        if kept:
            messages.success(request, _("Who checks whom is kept."))
            return redirect("assessment:crossing", bloc, year)
    context = {
        "year": bloc_year,
        "section": "stages",
        "rows": rows,
        "seed": seed,
        "pairs": pairs,
        "form": pairs if pairs.errors else seed,
        "may_assign": may(request.actor, "crossing.assign", Place(bloc_year)),
    }
    return render(request, "assessment/crossing.html", context)


def _show(request: ActorRequest, bloc_year: "BlocYear", **bound: forms.Form) -> HttpResponse:
    found = stage_pages.stages_page(request.actor, bloc_year)
    adoption = found.adoption
    version = adoption.version if adoption else None
    names = {column.stage.code: column.stage.name for column in found.columns}
    may_open = may(request.actor, "stage.open", Place(bloc_year))
    given = {
        "stage": OpenStageForm(
            stages=names,
            initial={
                "stage": adoption.stage if adoption else "",
                "due": adoption.stage_due if adoption else None,
                "version": version,
            },
            auto_id="stage-%s",
        ),
        "scheme": AdoptForm(
            schemes=stage_pages.schemes_to_adopt() if may_open else {},
            initial={"scheme": adoption.scheme_id if adoption else None},
            auto_id="scheme-%s",
        ),
        "vote": ThresholdForm(
            initial={
                "threshold": adoption.vote_threshold if adoption else None, "version": version,
            },
            auto_id="vote-%s",
        ),
    } | bound  # fmt: skip
    context = {
        "year": bloc_year,
        "section": "stages",
        "page": found,
        "forms": given,
        "form": next(iter(bound.values()), None),
        "may_open": may_open,
        "may_see_crossing": may(request.actor, "crossing.view", Place(bloc_year)),
        "guest": is_guest(request.actor, bloc_year),
    }
    return render(request, "assessment/stages.html", context)
