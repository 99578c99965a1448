"""The link by which a leader without an account answers: signed, of few days, used once.

What it carries is the key of a record and a secret part that is drawn by chance. The record says
until when it holds, and whether it was withdrawn or used; the signature lets nobody try records.
"""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import timedelta

from django.core import signing
from django.utils.timezone import localdate

from thidua.apps.common.clock import today
from thidua.apps.reporting.errors import BoxError
from thidua.apps.reporting.models import Confirmation, Report, ResultLine

SALT = "thidua.reporting.box.confirmation"
DAYS = (3, 7, 14)
USUAL = 7
LONGEST = timedelta(days=max(DAYS) + 1)


def fresh_nonce() -> str:
    return secrets.token_urlsafe(32)


def token_of(row: Confirmation) -> str:
    """What stands in the address."""
    return signing.dumps([row.pk, row.nonce], salt=SALT)


def opened(token: str) -> Confirmation | None:
    """The record of a genuine token, whatever its state; None for any other text."""
    try:
        key, nonce = signing.loads(token, salt=SALT, max_age=LONGEST)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    rows = Confirmation.objects.select_related("report__bloc_year__bloc", "report__agency")
    return rows.filter(pk=key, nonce=nonce).first()


def refuse_ended(row: Confirmation) -> None:
    """Nothing, while the link may still be answered.

    Raises:
        BoxError: It was used, withdrawn, ran out, or the report was replaced; it says which.
    """
    if row.state in {Confirmation.State.CONFIRMED, Confirmation.State.OBJECTED}:
        day = localdate(row.settled_at) if row.settled_at else row.last_day
        raise BoxError("link_used", day=day, name=row.name)
    if row.state == Confirmation.State.WITHDRAWN:
        raise BoxError("link_withdrawn")
    if today() > row.last_day:
        raise BoxError("link_ran_out", day=row.last_day)
    if row.report.state != Report.State.IN_FORCE:
        raise BoxError("link_replaced")


def digest_of(lines: Iterable[ResultLine]) -> str:
    """What the leader saw: any other figure gives another digest."""
    told = sorted((line.indicator_id, f"{line.value.normalize():f}", line.on_behalf)
                  for line in lines)  # fmt: skip
    return hashlib.sha256(repr(told).encode()).hexdigest()
