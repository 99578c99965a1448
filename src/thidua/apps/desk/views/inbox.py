"""“Việc của tôi”: tasks and notices; how one wants to hear; the card of the first steps."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.apps.accounts.roles import Role
from thidua.apps.accounts.selectors import year_for
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, post_only
from thidua.apps.common.versions import Stale
from thidua.apps.desk import selectors
from thidua.apps.desk.forms import FilterForm, SettingForm, SnoozeForm, TaskSnoozeForm, UpToForm
from thidua.apps.desk.my_work import work_of
from thidua.apps.desk.services import notices, settings


@form_page
def my_work(request: ActorRequest) -> HttpResponse:
    """Tasks in the order of their deadlines, and below them the notices."""
    chosen = FilterForm(request.GET).chosen()
    work = work_of(request.actor)
    threads = selectors.notices_shown(request.actor, chosen)
    context = {
        "year": work.year,
        "section": "my_work",
        "work": work,
        "items": work.chosen(chosen),
        "filters": work.counts(),
        "chosen": chosen,
        "threads": threads,
        "newest": max((each.newest.pk for each in threads if not each.newest.asks), default=0),
        "setting": selectors.setting_of(request.actor.user_id),
        "snooze": SnoozeForm(),
        "administers": request.actor.holds(Role.ADMIN),
    }
    return render(request, "desk/my_work.html", context)


@post_only
@once
def done(request: ActorRequest, pk: int) -> HttpResponse:
    notices.tick_off(request.actor, pk)
    return redirect("desk:my_work")


@post_only
@once
def done_thread(request: ActorRequest, pk: int) -> HttpResponse:
    """Tick off a notice and the earlier ones of its kind."""
    number = notices.tick_off_thread(request.actor, pk)
    messages.success(request, ticked_off(number))
    return redirect("desk:my_work")


@post_only
@once
def back(request: ActorRequest, pk: int) -> HttpResponse:
    notices.bring_back(request.actor, pk)
    return redirect("desk:my_work")


@post_only
@once
def snooze(request: ActorRequest, pk: int) -> HttpResponse:
    notices.snooze(request.actor, pk, SnoozeForm(request.POST).until())
    return redirect("desk:my_work")


@post_only
@once
def done_all(request: ActorRequest) -> HttpResponse:
    form = UpToForm(request.POST)
    newest = form.cleaned_data["newest"] if form.is_valid() else 0
    number = notices.tick_off_all(request.actor, newest)
    messages.success(request, ticked_off(number))
    return redirect("desk:my_work")


def ticked_off(number: int) -> str:
    words = ngettext("{n} notice is ticked off.", "{n} notices are ticked off.", number)
    return words.format(n=number)


@post_only
@once
def put_off(request: ActorRequest) -> HttpResponse:
    """Put a task off; the task need not exist: the mark hides nothing then."""
    form = TaskSnoozeForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        bloc_year = year_for(request.actor, given["bloc"], given["year"])
        notices.put_task_off(request.actor, bloc_year, given["key"], form.until())
    return redirect("desk:my_work")


@form_page
@once
def setting(request: ActorRequest) -> HttpResponse:
    """How the reader wants to hear of things."""
    row = selectors.setting_of(request.actor.user_id)
    form = SettingForm(request.POST or None, instance=row, initial={"version": row.version})
    if request.method == "POST" and form.is_valid():
        try:
            settings.keep_settings(request.actor, **form.cleaned_data)
        except Stale:
            form.add_error(
                None,
                _("These settings were changed in another window. Choose again and save."),
            )
        else:
            messages.success(request, _("Your choices are kept."))
            return redirect("desk:settings")
    return render(request, "desk/settings.html", {"form": form})


@post_only
@once
def first_steps(request: ActorRequest) -> HttpResponse:
    """Close the card of the first steps, or open it again."""
    settings.close_first_steps(request.actor, closed=request.POST.get("closed") == "1")
    return redirect("desk:my_work")
