"""Making, correcting, moving and removing the files themselves."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from thidua.apps.accounts.actor import Actor
from thidua.apps.common.clock import now
from thidua.apps.common.versions import keep, locked
from thidua.apps.organisations.models import BlocYear
from thidua.apps.people.errors import RecordRefused
from thidua.apps.people.kinds import kinds_of
from thidua.apps.people.models import Collective, FileOpened, Person, Stay, Subject
from thidua.apps.people.places import require_keeping
from thidua.apps.people.records import records_of
from thidua.apps.people.selectors import File
from thidua.apps.people.services.checking import change, insert


@transaction.atomic
def add_person(actor: Actor, bloc_year: BlocYear, agency: int, values: dict[str, Any]) -> Person:
    """Begin the file of a person.

    Raises:
        NotVisible, Forbidden: Not for this actor, at that agency.
        RecordRefused: It can not be so.
    """
    require_keeping(actor, bloc_year, agency)
    row = Person(organisation_id=agency, kind=Subject.Kind.PERSON, **values)
    insert(row)
    return row


@transaction.atomic
def add_collective(
    actor: Actor, bloc_year: BlocYear, agency: int, values: dict[str, Any]
) -> Collective:
    """Begin the file of a collective.

    Raises:
        NotVisible, Forbidden: Not for this actor, at that agency.
        RecordRefused: It can not be so.
    """
    require_keeping(actor, bloc_year, agency)
    row = Collective(organisation_id=agency, kind=Subject.Kind.COLLECTIVE, **values)
    insert(row)
    return row


@transaction.atomic
def correct_file(
    actor: Actor, bloc_year: BlocYear, file: File, values: dict[str, Any], *, version: int | None
) -> File:
    """Write the file's own data anew.

    Raises:
        NotVisible, Forbidden: Not for this actor.
        Stale: Somebody else changed it meanwhile.
        RecordRefused: It can not be so.
    """
    row = _locked(file, version)
    require_keeping(actor, bloc_year, row.organisation_id)
    change(row, values)
    return row


@transaction.atomic
def move_person(
    actor: Actor, bloc_year: BlocYear, person: Person, agency: int, *, day: date
) -> Person:
    """Let the person belong to another agency from `day` on; where they were stays on record.

    Raises:
        NotVisible, Forbidden: The actor does not write the files of both agencies.
        RecordRefused: It is the same agency, or the days do not fit.
    """
    row = _locked(person, None)
    if not isinstance(row, Person):
        raise RecordRefused("malformed")
    for each in (row.organisation_id, agency):
        require_keeping(actor, bloc_year, each)
    if agency == row.organisation_id:
        raise RecordRefused("same_agency")
    _close_stay(row, day)
    insert(Stay(person=row, organisation_id=agency, first_day=day))
    row.organisation_id = agency
    row.code = ""  # a number of the agency that was left
    keep(row, ["organisation", "code"])
    return row


def _close_stay(row: Person, day: date) -> None:
    """The agency until now ends the day before; if nothing said when it began, service did."""
    eve = day - timedelta(days=1)
    stay = row.stays.filter(organisation=row.organisation_id, last_day=None).first()
    if stay is not None:
        change(stay, {"last_day": eve})
    elif row.joined:
        insert(Stay(
            person=row, organisation_id=row.organisation_id, first_day=row.joined, last_day=eve
        ))  # fmt: skip


@transaction.atomic
def remove_file(actor: Actor, bloc_year: BlocYear, file: File) -> None:
    """Delete a file that was begun by mistake and holds nothing.

    Raises:
        NotVisible, Forbidden: Not for this actor.
        RecordRefused: It holds records, or others were merged into it.
    """
    row = _locked(file, None)
    require_keeping(actor, bloc_year, row.organisation_id)
    lines = records_of([row.pk], kinds_of(row.kind))[row.pk].lines
    if any(lines.values()) or row.merged_into_id or row.merged.exists():
        raise RecordRefused("has_records")
    row.delete()


def open_file(actor: Actor, file: File) -> None:
    """Write down that somebody reads the file."""
    if actor.user_id is not None:
        FileOpened.objects.create(subject_id=file.pk, user_id=actor.user_id, at=now())


def _locked(file: File, version: int | None) -> File:
    if isinstance(file, Person):
        return locked(Person.objects.all(), file.pk, version)
    return locked(Collective.objects.all(), file.pk, version)
