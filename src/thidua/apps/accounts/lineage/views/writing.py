"""Recording an event, correcting it, withdrawing it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.apps.accounts.lineage import prefill, selectors, services
from thidua.apps.accounts.lineage.forms import FORMS, EventForm, ReasonForm
from thidua.apps.accounts.policy import Place, require
from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, reader_language
from thidua.apps.organisations.errors import EventRefused
from thidua.apps.organisations.selectors import reach
from thidua.wording import say_error

RECORD, SECTION = "lineage.record", "lineage"


@form_page
@once
def record(request: ActorRequest, bloc: str, year: int, kind: str) -> HttpResponse:
    """Write down what happened, by which decision."""
    bloc_year = year_for(request.actor, bloc, year)
    require(request.actor, RECORD, Place(bloc_year))
    form = _form(request, selectors.known_kind(kind, FORMS), bloc_year)
    if request.method == "POST" and form.is_valid():
        try:
            event = services.record_event(request.actor, bloc_year, form.draft())
        except EventRefused as error:
            form.refuse(error)
        else:
            messages.success(
                request, _("The event is recorded; the names follow from its day on.")
            )
            return redirect("lineage:event", bloc, year, event.pk)
    context = {
        "year": bloc_year,
        "section": SECTION,
        "form": form,
        "kind": selectors.kind_name(kind),
    }
    return render(request, "lineage/record.html", context)


@form_page
@once
def correct(request: ActorRequest, bloc: str, year: int, key: int) -> HttpResponse:
    """Put the right event in the place of a wrong one."""
    bloc_year = year_for(request.actor, bloc, year)
    require(request.actor, RECORD, Place(bloc_year))
    old = selectors.event_in(bloc_year, key)
    given = {"initial": prefill.of_event(old), "correcting": True}
    form = _form(request, FORMS[old.kind], bloc_year, **given)
    if request.method == "POST" and form.is_valid():
        try:
            event = services.correct_event(
                request.actor, bloc_year, key, form.draft(),
                reason=form.cleaned_data["reason"], version=form.cleaned_data["version"],
            )  # fmt: skip
        except EventRefused as error:
            form.refuse(error)
        else:
            messages.success(
                request, _("The event is corrected; the wrong entry stays on record.")
            )
            return redirect("lineage:event", bloc, year, event.pk)
    context = {
        "year": bloc_year, "section": SECTION, "form": form, "old": old,
        "kind": selectors.kind_name(old.kind),
    }  # fmt: skip
    return render(request, "lineage/record.html", context)


@form_page
@once
def withdraw(request: ActorRequest, bloc: str, year: int, key: int) -> HttpResponse:
    """Take a wrongly entered event out of force, with the reason."""
    bloc_year = year_for(request.actor, bloc, year)
    require(request.actor, RECORD, Place(bloc_year))
    found = selectors.event_in(bloc_year, key)
    form = ReasonForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            services.withdraw_event(
                request.actor, bloc_year, key, reason=given["reason"], version=given["version"]
            )
        except EventRefused as error:
            form.add_error(None, say_error(error, reader_language()))
        else:
            messages.success(request, _("The event is withdrawn; it stays on record."))
            return redirect("lineage:event", bloc, year, key)
    context = {
        "year": bloc_year, "section": SECTION, "form": form, "told": selectors.told([found])[0],
    }  # fmt: skip
    return render(request, "lineage/withdraw.html", context)


def _form(
    request: ActorRequest, kind: type[EventForm], bloc_year: Any, **more: Any
) -> EventForm:  # fmt: skip
    """The form of that kind of event, with the agencies that belong with the bloc."""
    inside = reach(bloc_year.bloc)
    initial = more.pop("initial", None)
    if initial is None:
        initial = selectors.initial_agency(inside, request.GET.get("don-vi", ""))
    return kind(
        request.POST or None, agencies=selectors.agency_choices(inside),
        bloc=bloc_year.bloc_id, initial=initial, **more,
    )  # fmt: skip
