"""Second factors: who must have one, and how long a password must be without."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.roles import SECOND_FACTOR

ALONE, WITH_FACTOR = 15, 8  # NIST SP 800-63B-4; ASVS 6.2.1


def demands_second_factor(actor: Actor) -> bool:
    """Whether a role held today demands one.

    Never in the demonstration, which answers on this machine only.
    """
    held = {office.role for office in actor.in_force}
    return not settings.DEMO and bool(held & SECOND_FACTOR)


def has_second_factor(actor: Actor) -> bool:
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return bool(actor.user and is_mfa_enabled(actor.user, kinds))


class LengthByFactor:
    """A password is long where it stands alone; no rule of composition, no forced change."""

    def validate(self, password: str, user: Any = None) -> None:
        """Pass or say how long it must be.

        Raises:
            ValidationError: It is too short.
        """
        least = self._least(user)
        if len(password) < least:
            raise ValidationError(self._words(least), code="password_too_short")

    def get_help_text(self) -> str:
        return self._words(ALONE)

    def _least(self, user: Any) -> int:
        known = user is not None and user.pk is not None
        return WITH_FACTOR if known and is_mfa_enabled(user) else ALONE

    def _words(self, least: int) -> str:
        words = _(
            "At least %(least)d characters; several words that only you put together are best."
        )
        return words % {"least": least}


class Adapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth has no types
    """No sign-up: accounts are made by the administrator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Nothing: axes counts wrong passwords, in the database and for every process."""

    def set_password(self, user: Any, password: str) -> None:
        """A password of one's own ends the duty to change the first one."""
        user.must_change_password = False
        super().set_password(user, password)
