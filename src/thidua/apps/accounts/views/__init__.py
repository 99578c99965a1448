"""Signing in, choosing a password by invitation, one's rights, and the administrator's pages."""

from typing import Any

from allauth.account.views import LoginView
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _

from thidua.apps.accounts import selectors, services
from thidua.apps.accounts.demo import demo_people
from thidua.apps.accounts.forms import AccountForm, GrantForm, InvitationForm
from thidua.apps.accounts.roles import Role
from thidua.apps.accounts.web import ActorRequest
from thidua.apps.common.once import once
from thidua.apps.common.pages import form_page, page, post_only, reader_language
from thidua.core.kernel.errors import DomainError
from thidua.wording import say_error


@method_decorator(login_not_required, name="dispatch")
class SignIn(LoginView):  # type: ignore[misc] # allauth has no types
    """allauth's log-in; in the demonstration it offers the people of the demo."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # allauth's own context asks for the sign-up page, which is not offered here.
        context = super(LoginView.__mro__[1], self).get_context_data(**kwargs)
        return {**context, "demo_people": demo_people()}


sign_in = SignIn.as_view()


@login_not_required
@form_page
def invitation(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """Choose a password; the address works once."""
    user = services.invited(key, token)
    form = InvitationForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        services.accept_invitation(user, form.cleaned_data["password"])
        messages.success(request, _("Your password is kept. Sign in with it now."))
        return redirect("account_login")
    return render(request, "accounts/invitation.html", {"form": form, "person": user})


@page
def rights(request: ActorRequest) -> HttpResponse:
    """What the reader may do in each year, and why not the rest."""
    years = [
        (year, selectors.rights_of(request.actor, year))
        for year in selectors.years_for(request.actor)[:3]
    ]
    grants = selectors.grants_of(request.actor.user) if request.actor.user else []
    return render(request, "accounts/rights.html", {"years": years, "grants": grants})


@page
def people(request: ActorRequest) -> HttpResponse:
    found = selectors.accounts_for(request.actor)
    return render(request, "accounts/people.html", {"people": found})


@form_page
@once
def new_person(request: ActorRequest) -> HttpResponse:
    selectors.accounts_for(request.actor)
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = services.create_account(request.actor, **form.cleaned_data)
        except DomainError as error:
            form.add_error("username", say_error(error, reader_language()))
        else:
            return redirect("accounts:person", user.pk)
    return render(request, "accounts/new_person.html", {"form": form})


@page
def person(request: ActorRequest, pk: int) -> HttpResponse:
    user = selectors.account(request.actor, pk)
    path = services.invitation_path(request.actor, user) if not user.has_usable_password() else ""
    context = {
        "person": user,
        "grants": selectors.grants_of(user),
        "form": GrantForm(),
        "invitation": request.build_absolute_uri(path) if path else "",
    }
    return render(request, "accounts/person.html", context)


@post_only
@once
def grant(request: ActorRequest, pk: int) -> HttpResponse:
    user = selectors.account(request.actor, pk)
    form = GrantForm(request.POST)
    if not form.is_valid():
        context = {"person": user, "grants": selectors.grants_of(user), "form": form}
        return render(request, "accounts/person.html", context)
    given = form.cleaned_data
    services.grant_role(
        request.actor, user, Role(given["role"]), given["organisation"],
        bloc_year=given["bloc_year"], first_day=given["first_day"],
    )  # fmt: skip
    return redirect("accounts:person", pk)


@post_only
@once
def end(request: ActorRequest, pk: int, grant: int) -> HttpResponse:
    found = selectors.grant_of(selectors.account(request.actor, pk), grant)
    services.end_grant(request.actor, found)
    return redirect("accounts:person", pk)


@post_only
@once
def reset(request: ActorRequest, pk: int) -> HttpResponse:
    services.reset_account(request.actor, selectors.account(request.actor, pk))
    messages.success(
        request, _("Password and second factor are gone. Hand the new invitation on.")
    )
    return redirect("accounts:person", pk)


@post_only
@once
def switch(request: ActorRequest, pk: int) -> HttpResponse:
    user = selectors.account(request.actor, pk)
    services.set_active(request.actor, user, active=not user.is_active)
    return redirect(reverse("accounts:person", args=(pk,)))
