"""One's own account on one page: name, e-mail, roles, and the ways to password and devices."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.apps.accounts import selectors, services
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.forms import ProfileForm
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page


@form_page
@once
def profile(request: ActorRequest) -> HttpResponse:
    """The name is the administrator's to change: it stands under what was signed."""
    user = request.actor.user
    if user is None:
        raise NotVisible
    form = ProfileForm(request.POST or None, initial={"email": user.email})
    if request.method == "POST" and form.is_valid():
        services.keep_email(request.actor, form.cleaned_data["email"])
        messages.success(request, _("Your e-mail address is kept."))
        return redirect("accounts:profile")
    context = {"form": form, "person": user, "grants": selectors.grants_of(user)}
    return render(request, "accounts/profile.html", context)
