"""An import is read, looked at, and confirmed: once, whole, whenever that is."""

from collections.abc import Iterable

from django.db import transaction

from thidua.apps.accounts.actor import Actor
from thidua.apps.common.clock import now
from thidua.apps.organisations.models import BlocYear
from thidua.apps.people.errors import RecordRefused
from thidua.apps.people.importing.plan import CHANGED, NEW, Plan, Step, plan_of
from thidua.apps.people.importing.reading import kept_rows, rows_of
from thidua.apps.people.models import PeopleImport, Person
from thidua.apps.people.places import require_keeping
from thidua.apps.people.services.checking import change, insert
from thidua.intake.blocks import Block

State = PeopleImport.State


@transaction.atomic
def keep_import(
    actor: Actor, bloc_year: BlocYear, agency: int, blocks: Iterable[Block], *, file_name: str
) -> PeopleImport:
    """Keep what a workbook says until somebody confirms it; no file is touched.

    Raises:
        NotVisible, Forbidden: Not for this actor, at that agency.
        ImportRefused: It is no such form, or holds nothing.
    """
    require_keeping(actor, bloc_year, agency)
    rows = [row.kept() for row in rows_of(blocks)]
    return PeopleImport.objects.create(
        organisation_id=agency, file_name=file_name[:255], rows=rows, made_by_id=actor.user_id,
        made_at=now(),
    )  # fmt: skip


def plan_import(row: PeopleImport) -> Plan:
    """What it would do now; of one that is decided, what it would still do."""
    return plan_of(row.organisation_id, kept_rows(row.rows))


@transaction.atomic
def confirm_import(actor: Actor, bloc_year: BlocYear, key: int) -> PeopleImport:
    """Write every row that is new or changed, all in one; rows that are refused are left out.

    Raises:
        NotVisible, Forbidden: Not for this actor.
        RecordRefused: It was decided already, or a row can not be written: then none is.
    """
    row = _undecided(actor, bloc_year, key)
    for step in plan_import(row).steps:
        row.written += _write(step)
    return _decide(actor, row, State.CONFIRMED)


@transaction.atomic
def drop_import(actor: Actor, bloc_year: BlocYear, key: int) -> PeopleImport:
    """Set it aside; its rows are forgotten.

    Raises:
        NotVisible, Forbidden: Not for this actor.
        RecordRefused: It was decided already.
    """
    return _decide(actor, _undecided(actor, bloc_year, key), State.DROPPED)


def _undecided(actor: Actor, bloc_year: BlocYear, key: int) -> PeopleImport:
    """Locked, so that of two who press at once the second hears that it is decided."""
    row = PeopleImport.objects.select_for_update().get(pk=key)
    require_keeping(actor, bloc_year, row.organisation_id)
    if row.state != State.WAITING:
        raise RecordRefused("decided")
    return row


def _decide(actor: Actor, row: PeopleImport, state: str) -> PeopleImport:
    """What was confirmed is in the files now; the copy of people's data goes."""
    row.state, row.decided_by_id, row.decided_at, row.rows = state, actor.user_id, now(), []
    row.save(update_fields=["state", "decided_by", "decided_at", "written", "rows"])
    return row


def _write(step: Step) -> int:
    if step.status == NEW and step.who is not None:
        if not isinstance(step.record, Person):
            owner = "person" if hasattr(type(step.record), "person") else "subject"
            setattr(step.record, owner, step.who.person)
        insert(step.record)
    elif step.status == CHANGED:
        change(step.record, dict(step.values))
    return step.status in {NEW, CHANGED}
