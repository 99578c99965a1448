"""Deliberation: present, vote, finalise, unlock; and handing the bloc over."""

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.apps.accounts.policy import Place, may
from thidua.apps.accounts.selectors import steps_of, year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.assessment import ranking_pages, services
from thidua.apps.assessment.forms import (
    HandOverForm,
    ReasonForm,
    VersionForm,
    VoteForm,
    VotesForm,
)
from thidua.apps.assessment.sheet_selectors import ranking_in_force, sees_all
from thidua.apps.assessment.stage_pages import agenda
from thidua.apps.assessment.views.trying import done
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, page, post_only
from thidua.apps.organisations.selectors import members

if TYPE_CHECKING:
    from thidua.apps.organisations.models import BlocYear


@page
def deliberation(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """What still hinders, the ranking as it was presented, the votes, and the next step."""
    return _show(request, year_for(request.actor, bloc, year))


@post_only
@once
def step(request: ActorRequest, bloc: str, year: int, name: str) -> HttpResponse:
    """Present, finalise, unlock, or accept what moved and present anew."""
    bloc_year = year_for(request.actor, bloc, year)
    wants_reason = name in {"mo-khoa", "trinh-lai"}
    form: forms.Form = ReasonForm(request.POST) if wants_reason else VersionForm(request.POST)

    def service() -> None:
        version = form.cleaned_data["version"]
        reason = form.cleaned_data.get("reason", "")
        if name == "trinh":
            services.present_ranking(request.actor, bloc_year)
        elif name == "chot":
            services.finalise_ranking(request.actor, bloc_year, version)
        elif name == "mo-khoa":
            services.unlock_ranking(request.actor, bloc_year, reason, version)
        else:
            services.recompute_ranking(request.actor, bloc_year, reason, version)

    if done(form, service):
        messages.success(request, _("Done. The bloc sees it with your name and the time."))
        return redirect("assessment:deliberation", bloc, year)
    return _show(request, bloc_year, form=form)


@post_only
@once
def vote(request: ActorRequest, bloc: str, year: int, agency: str) -> HttpResponse:
    """The vote of one's own agency."""
    bloc_year = year_for(request.actor, bloc, year)
    keys = {member.code: member.pk for member in members(bloc_year)}
    form = VoteForm(request.POST)

    def service() -> None:
        services.cast_vote(
            request.actor, bloc_year, keys.get(agency, 0), form.cleaned_data["choice"]
        )

    if done(form, service):
        messages.success(request, _("Your agency's vote is kept."))
        return redirect("assessment:deliberation", bloc, year)
    return _show(request, bloc_year, form=form)


@post_only
@once
def votes(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """The votes of the meeting, recorded by the bloc."""
    bloc_year = year_for(request.actor, bloc, year)
    form = VotesForm(request.POST, agencies=members(bloc_year), given={})
    if done(form, lambda: services.record_votes(request.actor, bloc_year, form.votes())):
        messages.success(request, _("The votes are kept."))
        return redirect("assessment:deliberation", bloc, year)
    return _show(request, bloc_year, form=form)


@form_page
@once
def hand_over(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """Next year's head and deputy; with it this year closes."""
    bloc_year = year_for(request.actor, bloc, year)
    agencies = members(bloc_year)
    form = HandOverForm(
        request.POST or None, agencies=agencies, initial={"day": bloc_year.closing_day}
    )
    if request.method == "POST" and done(
        form, lambda: services.hand_over(request.actor, bloc_year, form.elected())
    ):
        messages.success(request, _("The bloc is handed over and the year is closed."))
        return redirect("assessment:hand_over", bloc, year)
    names = {member.pk: member.name for member in agencies}
    kept = ranking_pages.hand_over_of(bloc_year)
    ranking = ranking_in_force(bloc_year)
    context = {
        "year": bloc_year,
        "section": "deliberation",
        "form": form,
        "kept": kept,
        "head": names.get(kept.head_id, "") if kept else "",
        "deputy": names.get(kept.deputy_id or 0, "") if kept else "",
        "final": bool(ranking and ranking.state == "final"),
        "may_hand_over": may(request.actor, "year.hand_over", Place(bloc_year)),
        "may_reopen": bloc_year.phase == "closed"
        and may(request.actor, "year.reopen", Place(bloc_year)),
        "reason": ReasonForm(),
        "steps": steps_of("organisations.blocyear", bloc_year.pk),
    }
    return render(request, "assessment/hand_over.html", context)


@post_only
@once
def reopen(request: ActorRequest, bloc: str, year: int) -> HttpResponse:
    """Let a closed year be written again."""
    bloc_year = year_for(request.actor, bloc, year)
    form = ReasonForm(request.POST)
    if done(
        form,
        lambda: services.reopen_year(request.actor, bloc_year, form.cleaned_data["reason"]),
    ):
        messages.success(request, _("The year is open again; the bloc sees why."))
    else:
        messages.error(request, " ".join(str(e) for each in form.errors.values() for e in each))
    return redirect("assessment:hand_over", bloc, year)


def _show(
    request: ActorRequest, bloc_year: "BlocYear", form: forms.Form | None = None
) -> HttpResponse:
    ranking = ranking_in_force(bloc_year)
    context = {
        "year": bloc_year,
        "section": "deliberation",
        "ranking": ranking,
        "form": form,
        "open": sees_all(request.actor, bloc_year, ranking),
    }
    if context["open"]:
        context |= _seen(request, bloc_year, form)
    return render(request, "assessment/deliberation.html", context)


def _seen(
    request: ActorRequest, bloc_year: "BlocYear", form: forms.Form | None
) -> dict[str, object]:
    found = ranking_pages.ranking_page(request.actor, bloc_year)
    ranking, tally, agencies = found.ranking, found.tally, found.scored.agencies
    own = [
        member
        for member in agencies
        if ranking
        and may(request.actor, "ranking.vote", Place(bloc_year, member.pk, ranking.state))
    ]
    given = tally.by_agency if tally else {}
    return {
        "page": found,
        "agenda": agenda(request.actor, bloc_year),
        "rows": ranking_pages.kept_rows(found),
        "votes": VotesForm(agencies=agencies, given=given),
        "own_votes": [
            (
                member,
                VoteForm(
                    initial={"choice": given.get(member.pk)}, auto_id=f"vote-{member.code}-%s"
                ),
            )
            for member in own
        ],
        "reason": form if isinstance(form, ReasonForm) else ReasonForm(),
        "steps": ranking_pages.steps_of_rankings(found),
    }
