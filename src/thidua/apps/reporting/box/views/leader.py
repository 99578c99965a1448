"""The one page that a leader without an account sees: the agency's report, and his answer."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.pages import form_page, reader_language
from thidua.apps.reporting.box import confirm_selectors as selectors
from thidua.apps.reporting.box import links, services
from thidua.apps.reporting.box.confirm_selectors import LeaderPage
from thidua.apps.reporting.box.forms import AnswerForm
from thidua.apps.reporting.errors import BoxError
from thidua.wording import say_error


@login_not_required
@form_page
def answer(request: ActorRequest, token: str) -> HttpResponse:
    """Confirm or object, once. Opening the page changes nothing: chat programs open links too."""
    found = selectors.leader_page(token)
    form = AnswerForm(request.POST or None, initial={"digest": found.digest})
    try:
        if request.method == "POST" and found.confirmation.state == "asked":
            selectors.refuse_own(request.actor, found)
            if form.is_valid():
                services.settle_by_link(found.confirmation.pk, _answer(request, form))
                return redirect("reporting:confirm", token)
        elif found.confirmation.state == "asked":
            links.refuse_ended(found.confirmation)
    except BoxError as error:
        return _shown(request, found, None, say_error(error, reader_language()), 400)
    if found.confirmation.state != "asked":
        return _shown(request, found, None, _ended(found))
    return _shown(request, found, form, status=400 if form.errors else 200)


def _answer(request: ActorRequest, form: AnswerForm) -> services.Answer:
    given = form.cleaned_data
    return services.Answer(
        name=given["name"], confirms=given["choice"] == "confirm", reason=given["reason"],
        address=str(request.META.get("REMOTE_ADDR", ""))[:45], digest=given["digest"],
    )  # fmt: skip


def _ended(found: LeaderPage) -> str:
    try:
        links.refuse_ended(found.confirmation)
    except BoxError as error:
        return say_error(error, reader_language())
    return _("This link was answered.")


def _shown(
    request: ActorRequest, found: LeaderPage, form: AnswerForm | None, words: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    """A link that ended shows its sentence, and no figure any more."""
    context = {"found": found, "form": form, "words": words}
    response = render(request, "reporting/box/leader.html", context, status=status)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
