"""Saying that a list of an agency holds everything up to a day, and taking it back."""

from datetime import date

from django.db import transaction

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.common.clock import now, today
from thidua.apps.organisations.models import BlocYear
from thidua.apps.people.errors import RecordRefused
from thidua.apps.people.models import ListStatement
from thidua.apps.people.places import require_keeping


@transaction.atomic
def declare_complete(
    actor: Actor, bloc_year: BlocYear, agency: int, name: str, *, until: date
) -> ListStatement:
    """State it; the same statement a second time is the first one.

    Raises:
        NotVisible, Forbidden: Not for this actor.
        RecordRefused: The day is still to come, or there is no such list.
    """
    require_keeping(actor, bloc_year, agency)
    if name not in ListStatement.List.values:
        raise RecordRefused("malformed")
    if until > today():
        raise RecordRefused("future", day=today())
    row, _made = ListStatement.objects.get_or_create(
        organisation_id=agency, list=name, until=until, withdrawn_at=None,
        defaults={"said_by_id": actor.user_id, "said_at": now()},
    )  # fmt: skip
    return row


@transaction.atomic
def withdraw_complete(actor: Actor, bloc_year: BlocYear, agency: int, key: int) -> ListStatement:
    """Take a statement back; it stays on record. A second time changes nothing.

    Raises:
        NotVisible, Forbidden: Not for this actor, or not of that agency.
    """
    require_keeping(actor, bloc_year, agency)
    rows = ListStatement.objects.select_for_update().filter(organisation=agency, pk=key)
    row = rows.first()
    if row is None:
        raise NotVisible
    if row.withdrawn_at is None:
        row.withdrawn_at, row.withdrawn_by_id = now(), actor.user_id
        row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    return row
