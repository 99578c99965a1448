"""The first administrator of an installation: invites everybody else."""

from django.db import transaction

from thidua.apps.accounts.actor import system
from thidua.apps.accounts.errors import GrantRefused
from thidua.apps.accounts.models import User
from thidua.apps.accounts.roles import Role
from thidua.apps.accounts.services import create_account, grant_role, invitation_path
from thidua.apps.organisations.models import BlocYear


@transaction.atomic
def invite_administrator(bloc_year: BlocYear, username: str, full_name: str) -> str:
    """Give somebody the account that makes all others; the one-time address of the invitation.

    Whoever was invited and has not chosen a password yet gets a new address.

    Raises:
        GrantRefused: The user name belongs to somebody who uses it.
    """
    found = User.objects.filter(username__iexact=username).first()
    waits = found is not None and not found.has_usable_password()
    if found is not None and not (waits and found.grants.filter(role=Role.ADMIN).exists()):
        raise GrantRefused("username_taken", username=username)
    user = found or create_account(system(), username=username, full_name=full_name, email="")
    at = bloc_year.bloc.superior or bloc_year.head
    if at is None:
        raise GrantRefused("no_office")
    user.set_unusable_password()  # an address given earlier opens nothing any more
    user.save(update_fields=["password"])
    grant_role(system(), user, Role.ADMIN, at)
    return invitation_path(system(), user)
