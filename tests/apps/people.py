"""Accounts for tests: one call makes a person with a role."""

from datetime import date
from time import time

from allauth.mfa.models import Authenticator
from django.contrib.sessions.backends.base import SessionBase
from django.test import Client
from django.utils.timezone import now

from thidua.apps.accounts.actor import Actor, actor_of
from thidua.apps.accounts.models import RoleGrant, User
from thidua.apps.accounts.roles import SECOND_FACTOR, Role
from thidua.apps.organisations.models import BlocYear, Organisation

LONG_AGO = date(2020, 1, 1)


def superior(code: str = "TREN") -> Organisation:
    """What stands above a bloc of the tests; the standing office sits there."""
    found, _ = Organisation.objects.get_or_create(code=code)
    return found


def person(
    role: Role | str,
    organisation: Organisation,
    *,
    year: BlocYear | None = None,
    username: str = "",
) -> User:
    """A user with that role, the same one each time."""
    name = username or f"{Role(role).value}-{organisation.code}".lower()
    user, _ = User.objects.get_or_create(
        username=name, defaults={"full_name": f"Người {name}", "email": f"{name}@example.vn"}
    )
    RoleGrant.objects.get_or_create(
        user=user, role=role, organisation=organisation, bloc_year=year,
        defaults={"first_day": LONG_AGO},
    )  # fmt: skip
    if role in SECOND_FACTOR:
        Authenticator.objects.get_or_create(
            user=user, type=Authenticator.Type.TOTP, defaults={"data": {}}
        )
    return user


def actor(user: User) -> Actor:
    return actor_of(User.objects.get(pk=user.pk))


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session  # as it is from the second page on
    session.update({"seen": now().isoformat(), "begun": now().isoformat(), "second_factor": True})
    proved_at(session, user, time())
    session.save()
    return client


def proved_at(session: SessionBase, user: User, moment: float) -> None:
    """As allauth notes that somebody typed a password."""
    session["account_authentication_methods"] = [{"method": "password", "at": moment}]
    session["account_authentication_methods_user"] = str(user.pk)


def reader() -> User:
    """Somebody of the standing office, who may read every bloc of the tests."""
    user = person(Role.STANDING_OFFICE, superior(), username="thuong-truc")
    for code in ("TU",):
        if above := Organisation.objects.filter(code=code).first():
            person(Role.STANDING_OFFICE, above, username="thuong-truc")
    return user
