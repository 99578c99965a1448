"""What was typed before the session ended, after signing in again: shown, and sent on by hand."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from thidua.apps.accounts.sessions import KEPT
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page

HIDDEN = frozenset({"once", "version", "name"})


@form_page
@once
def send_on(request: ActorRequest) -> HttpResponse:
    """The kept form of this person; a post forgets it. For anybody else there is none."""
    kept = request.session.get(KEPT) or {}
    if request.method == "POST" or kept.get("user") != request.user.pk:
        request.session.pop(KEPT, None)
        return redirect("desk:my_work")
    fields = [(name, value) for name, value in kept["fields"]]
    typed = [value for name, value in fields if name not in HIDDEN and value.strip()]
    context = {"path": kept["path"], "fields": fields, "typed": typed}
    return render(request, "accounts/send_on.html", context)
