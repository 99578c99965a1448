"""Two files of one person become one, and can be parted again: nothing is moved or lost."""

from django.db import IntegrityError, transaction

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.common.versions import keep
from thidua.apps.organisations.models import BlocYear
from thidua.apps.people.errors import RecordRefused
from thidua.apps.people.models import Collective, Person
from thidua.apps.people.places import require_keeping
from thidua.apps.people.selectors import File


@transaction.atomic
def merge_files(actor: Actor, bloc_year: BlocYear, kept: File, merged: File) -> File:
    """Let `merged` stand behind `kept`: its lines are shown and counted there.

    Raises:
        NotVisible, Forbidden: The actor does not write both files.
        RecordRefused: They are one, of two kinds, or part of another merge already.
    """
    for file in (kept, merged):
        require_keeping(actor, bloc_year, file.organisation_id)
    if kept.pk == merged.pk:
        raise RecordRefused("merge_itself")
    if kept.kind != merged.kind:
        raise RecordRefused("merge_kinds")
    first, second = (_locked(type(kept), key) for key in sorted((kept.pk, merged.pk)))
    stays, goes = (first, second) if first.pk == kept.pk else (second, first)
    if stays.merged_into_id or goes.merged_into_id or goes.merged.exists():
        raise RecordRefused("merge_chain")
    goes.merged_into_id = stays.pk
    keep(goes, ["merged_into"])
    return stays


@transaction.atomic
def part_file(actor: Actor, bloc_year: BlocYear, merged: File) -> File:
    """Undo a merge: the file stands by itself again, with exactly what it held.

    Raises:
        NotVisible, Forbidden: The actor does not write the file.
        RecordRefused: It is not merged, or its code was given to another file meanwhile.
    """
    require_keeping(actor, bloc_year, merged.organisation_id)
    row = _locked(type(merged), merged.pk)
    if row.merged_into_id is None:
        raise RecordRefused("not_merged")
    row.merged_into_id = None
    try:
        with transaction.atomic():
            keep(row, ["merged_into"])
    except IntegrityError as error:
        raise RecordRefused("code_taken") from error
    return row


def _locked(kind: type[File], key: int) -> File:
    """Always in the order of their keys: two who merge the same files do not block each other."""
    rows = Person.objects.all() if kind is Person else Collective.objects.all()
    found = rows.select_for_update(of=("self",)).filter(pk=key).first()
    if found is None:
        raise NotVisible
    return found
