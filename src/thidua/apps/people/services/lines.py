"""Adding, correcting and removing single lines of a file."""

from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.common.clock import now
from thidua.apps.common.versions import locked
from thidua.apps.organisations.models import BlocYear
from thidua.apps.people.awards import awards_for
from thidua.apps.people.errors import RecordRefused
from thidua.apps.people.kinds import Kind
from thidua.apps.people.models import (
    AwardHeld,
    InitiativeUse,
    Membership,
    Statement,
    Subject,
)
from thidua.apps.people.places import require_keeping
from thidua.apps.people.services.checking import change, insert


@dataclass(frozen=True, slots=True)
class LineAt:
    """One line: the file, the kind and its key."""

    file: Subject
    kind: Kind
    key: int


AWARDED = {Subject.Kind.PERSON.value: "individual", Subject.Kind.COLLECTIVE.value: "collective"}


@transaction.atomic
def add_line(
    actor: Actor, bloc_year: BlocYear, file: Subject, kind: Kind, values: dict[str, Any]
) -> models.Model:
    """Write one more line into the file.

    Raises:
        NotVisible, Forbidden: Not for this actor.
        RecordRefused: It can not be so, or stands there already.
    """
    require_keeping(actor, bloc_year, file.organisation_id)
    row = kind.model(**values)
    if kind.owned_directly:
        setattr(row, f"{kind.owner}_id", file.pk)
    _stamp(actor, row)
    _belongs(file, row)
    insert(row)
    return row


@transaction.atomic
def correct_line(
    actor: Actor, bloc_year: BlocYear, at: LineAt, values: dict[str, Any], *, version: int | None
) -> models.Model:
    """Write a line anew; before and after stay in its history.

    Raises:
        NotVisible, Forbidden: Not for this actor.
        Stale: Somebody else changed it meanwhile.
        RecordRefused: It can not be so.
    """
    row = _locked(actor, bloc_year, at, version)
    differing = change(row, values)
    _belongs(at.file, row)
    if differing and isinstance(row, Statement):
        _stamp(actor, row)
        row.save(update_fields=["said_by", "said_at"])
    return row


@transaction.atomic
def remove_line(actor: Actor, bloc_year: BlocYear, at: LineAt) -> None:
    """Take a wrong line out of the file; the log of changes keeps what it said.

    Raises:
        NotVisible, Forbidden: Not for this actor, or it is not of this file.
    """
    _locked(actor, bloc_year, at, None).delete()


def _locked(actor: Actor, bloc_year: BlocYear, at: LineAt, version: int | None) -> models.Model:
    require_keeping(actor, bloc_year, at.file.organisation_id)
    rows = at.kind.rows().filter(**{at.kind.owner: at.file.pk})
    if not rows.filter(pk=at.key).exists():
        raise NotVisible
    row: models.Model = locked(rows, at.key, version)
    return row


def _stamp(actor: Actor, row: models.Model) -> None:
    """Whoever writes a statement is who said it."""
    if isinstance(row, Statement):
        row.said_by_id, row.said_at = actor.user_id, now()


def _belongs(file: Subject, row: models.Model) -> None:
    """What the line names is of this file or this agency, and such a subject can have it.

    Raises:
        RecordRefused: It is not.
    """
    codes = {code for code, _name in awards_for(AWARDED[file.kind])}
    if isinstance(row, AwardHeld) and row.code not in codes:
        raise RecordRefused("not_this_award")
    if isinstance(row, InitiativeUse):
        if row.initiative.subject_id != file.pk:
            raise RecordRefused("malformed")
        if row.award not in codes:
            raise RecordRefused("not_this_award")
    if (
        isinstance(row, Membership)
        and row.person.organisation_id != row.collective.organisation_id
    ):
        raise RecordRefused("malformed")
