"""Accounts and roles: made by the administrator, ended, never deleted."""

from datetime import date

from django.contrib.auth.tokens import default_token_generator
from django.contrib.sessions.models import Session
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import Forbidden, GrantRefused, NotVisible
from thidua.apps.accounts.models import RoleGrant, User
from thidua.apps.accounts.policy import Place, require
from thidua.apps.accounts.roles import Role
from thidua.apps.accounts.stand_ins import end_early, of_leader
from thidua.apps.common.clock import now, today
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.core.vietnamese import nfc


def _administrator(actor: Actor) -> None:
    if not (actor.is_system or actor.holds(Role.ADMIN)):
        raise Forbidden("policy.only_administrator")


@transaction.atomic
def create_account(actor: Actor, *, username: str, full_name: str, email: str = "") -> User:
    """A new account without a password: its owner chooses one through the invitation.

    Raises:
        GrantRefused: The user name is taken.
    """
    _administrator(actor)
    if User.objects.filter(username__iexact=username).exists():
        raise GrantRefused("username_taken", username=username)
    user = User(username=username, full_name=nfc(full_name), email=email, invited_at=now())
    user.set_unusable_password()
    user.save()
    return user


def invitation_path(actor: Actor, user: User) -> str:
    """The one-time address at which the owner chooses a password; it dies with its use."""
    _administrator(actor)
    key = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("accounts:invitation", args=(key, default_token_generator.make_token(user)))


def invited(key: str, token: str) -> User:
    """Whose invitation this is.

    Raises:
        NotVisible: It is used, too old, or never was one.
    """
    try:
        user = User.objects.filter(pk=int(urlsafe_base64_decode(key)), is_active=True).first()
    except (ValueError, OverflowError):
        user = None
    if user is None or not default_token_generator.check_token(user, token):
        raise NotVisible
    return user


@transaction.atomic
def accept_invitation(user: User, password: str) -> None:
    """Give the account the password that its owner chose; the invitation is used up."""
    user.set_password(password)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    end_sessions(user)


@transaction.atomic
def set_first_password(actor: Actor, user: User, password: str) -> None:
    """A password told by the administrator; its owner must choose another at the first log-in."""
    _administrator(actor)
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    end_sessions(user)


@transaction.atomic
def reset_account(actor: Actor, user: User) -> str:
    """Take password and second factors away and give a new invitation: its path.

    For a lost phone or a forgotten password; the administrator has seen who asks.
    """
    _administrator(actor)
    from allauth.mfa.models import Authenticator
    from axes.utils import reset as unlock

    user.set_unusable_password()
    user.save(update_fields=["password"])
    Authenticator.objects.filter(user=user).delete()
    unlock(username=user.username)
    end_sessions(user)
    return invitation_path(actor, user)


@transaction.atomic
def keep_email(actor: Actor, email: str) -> User:
    """Keep where one's own notices are sent to.

    Raises:
        NotVisible: Nobody is signed in.
    """
    if actor.user is None:
        raise NotVisible
    actor.user.email = email
    actor.user.save(update_fields=["email"])
    return actor.user


@transaction.atomic
def set_active(actor: Actor, user: User, *, active: bool) -> None:
    """Open or close an account; a closed one is signed out everywhere at once."""
    _administrator(actor)
    if actor.user_id == user.pk:
        raise GrantRefused("own_account")
    user.is_active = active
    user.save(update_fields=["is_active"])
    if not active:
        end_sessions(user)


@transaction.atomic
def grant_role(
    actor: Actor, user: User, role: Role, organisation: Organisation, *,
    first_day: date | None = None, bloc_year: BlocYear | None = None,
) -> RoleGrant:  # fmt: skip
    """Appoint somebody from a day on; the same appointment twice is one.

    Raises:
        Forbidden: The actor is no administrator (nor, for the secretary, head of the bloc).
        GrantRefused: The secretary needs a year and nobody else has one; no role for oneself.
    """
    if bloc_year is not None and role == Role.BLOC_SECRETARY:
        require(actor, "secretary.grant", Place(bloc_year))
    else:
        _administrator(actor)
    if (role == Role.BLOC_SECRETARY) != (bloc_year is not None):
        raise GrantRefused("secretary_has_a_year")
    if actor.user_id == user.pk and role != Role.ADMIN:
        raise GrantRefused("own_role")  # two persons: who gives rights takes none
    found = RoleGrant.objects.filter(
        user=user, role=role, organisation=organisation, bloc_year=bloc_year, last_day=None
    ).first()
    return found or RoleGrant.objects.create(
        user=user,
        role=role,
        organisation=organisation,
        bloc_year=bloc_year,
        first_day=first_day or today(),
        granted_by=actor.user,
    )


@transaction.atomic
def end_grant(actor: Actor, grant: RoleGrant, *, last_day: date | None = None) -> RoleGrant:
    """End an appointment, today at the latest from the next request on; it stays on record."""
    if grant.bloc_year and grant.role == Role.BLOC_SECRETARY:
        require(actor, "secretary.grant", Place(grant.bloc_year))
    else:
        _administrator(actor)
    last = last_day or today()
    if last < grant.first_day:
        raise GrantRefused("ends_before_it_begins", day=grant.first_day)
    grant.last_day = last
    grant.save(update_fields=["last_day"])
    if grant.role == Role.LEADER:  # nobody stands in for a leader who is none any more
        end_early(of_leader(grant.user, grant.organisation_id, last))
    return grant


def end_sessions(user: User) -> None:
    """Sign somebody out everywhere, at once."""
    from allauth.usersessions.models import UserSession

    sessions = UserSession.objects.filter(user=user)
    Session.objects.filter(session_key__in=sessions.values("session_key")).delete()
    sessions.delete()


@transaction.atomic
def open_results(actor: Actor, bloc_year: BlocYear, *, is_open: bool) -> BlocYear:
    """Let all members read one another's results, or close them again."""
    require(actor, "results.open", Place(bloc_year))
    bloc_year.results_open = is_open
    bloc_year.save(update_fields=["results_open"])
    return bloc_year
