"""How a person wants to hear of things."""

from django.db import transaction

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.common.versions import keep, locked
from thidua.apps.desk.models import Setting


@transaction.atomic
def keep_settings(
    actor: Actor, *, version: int | None, mail: str, language: str, shortcuts: bool
) -> Setting:
    """Keep the reader's own choices.

    Raises:
        Stale: They were changed in another window meanwhile.
    """
    row = _own(actor, version)
    row.mail, row.language, row.shortcuts = mail, language, shortcuts
    keep(row, ["mail", "language", "shortcuts"])
    return row


@transaction.atomic
def close_first_steps(actor: Actor, *, closed: bool) -> Setting:
    """Take the card of the first steps away, or bring it back."""
    row = _own(actor, None)
    row.first_steps_closed = closed
    keep(row, ["first_steps_closed"])
    return row


def _own(actor: Actor, version: int | None) -> Setting:
    if actor.user is None:
        raise NotVisible
    row, made = Setting.objects.get_or_create(user=actor.user)
    return locked(Setting.objects.all(), row.pk, None if made else version)
