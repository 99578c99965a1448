"""Reads of files, each already filtered by what the reader may see."""

from datetime import date

from django.db.models import Max, Q, QuerySet

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member, members
from thidua.apps.people.kinds import KINDS, Kind
from thidua.apps.people.models import (
    Collective,
    ListStatement,
    PeopleImport,
    Person,
    Subject,
)
from thidua.apps.people.places import may_keep, may_read
from thidua.core.vietnamese import fold

File = Person | Collective


def agencies_read(actor: Actor, bloc_year: BlocYear) -> tuple[Member, ...]:
    """The agencies whose files this person may read.

    Raises:
        NotVisible: None at all: for this person the room is not there.
    """
    found = tuple(each for each in members(bloc_year) if may_read(actor, bloc_year, each.pk))
    if not found:
        raise NotVisible
    return found


def agencies_kept(actor: Actor, bloc_year: BlocYear) -> tuple[Member, ...]:
    """The agencies whose files this person may write; maybe none."""
    return tuple(each for each in members(bloc_year) if may_keep(actor, bloc_year, each.pk))


def agency_read(actor: Actor, bloc_year: BlocYear, code: str) -> Member:
    """The agency of that code.

    Raises:
        NotVisible: There is none whose files this person may read.
    """
    found = [each for each in agencies_read(actor, bloc_year) if each.code == code]
    if not found:
        raise NotVisible
    return found[0]


def readable_keys(actor: Actor, bloc_year: BlocYear) -> list[int]:
    """The keys of those agencies."""
    inside = sorted(actor.members(bloc_year))
    return [key for key in inside if may_read(actor, bloc_year, key)]


def persons_for(actor: Actor, bloc_year: BlocYear) -> QuerySet[Person]:
    """Persons that are read, without merged files, by given name."""
    keys = readable_keys(actor, bloc_year)
    return Person.objects.filter(organisation__in=keys, merged_into=None)


def collectives_for(actor: Actor, bloc_year: BlocYear) -> QuerySet[Collective]:
    """Collectives that are read, without merged files."""
    keys = readable_keys(actor, bloc_year)
    return Collective.objects.filter(organisation__in=keys, merged_into=None)


def named(text: str) -> Q:
    """Names in which a word begins with each word of the text, however it is typed."""
    found = Q()
    for word in fold(text).split():
        found &= Q(folded__startswith=word) | Q(folded__contains=f" {word}")
    return found


def file_for(actor: Actor, bloc_year: BlocYear, key: int) -> File:
    """The person or collective of that key, a merged file too.

    Raises:
        NotVisible: There is none, or not for this person.
    """
    keys = readable_keys(actor, bloc_year)
    for kind in (Person, Collective):
        rows = kind._default_manager.filter(organisation__in=keys, pk=key)  # noqa: SLF001
        found = rows.select_related("organisation", "merged_into").first()
        if isinstance(found, Person | Collective):
            return found
    raise NotVisible


def kind_for(subject: Subject, code: str) -> Kind:
    """The kind of line of that code, if such a file holds it.

    Raises:
        NotVisible: It does not.
    """
    kind = KINDS.get(code)
    if kind is None or subject.kind not in kind.subjects:
        raise NotVisible
    return kind


def line_for(subject: Subject, kind: Kind, key: int) -> object:
    """One line of the file.

    Raises:
        NotVisible: It is not of this file.
    """
    found = kind.rows().filter(**{kind.owner: subject.pk}, pk=key).first()
    if found is None:
        raise NotVisible
    return found


def complete_until(agencies: list[int]) -> dict[tuple[int, str], date]:
    """(agency, list) → the day up to which it is declared complete: one query."""
    rows = ListStatement.objects.filter(organisation__in=agencies, withdrawn_at=None)
    pairs = rows.order_by().values_list("organisation", "list").annotate(day=Max("until"))
    return {(agency, name): day for agency, name, day in pairs}


def imports_for(actor: Actor, bloc_year: BlocYear) -> QuerySet[PeopleImport]:
    """The imports of agencies whose files this person writes."""
    keys = [key for key in actor.members(bloc_year) if may_keep(actor, bloc_year, key)]
    rows = PeopleImport.objects.filter(organisation__in=keys)
    return rows.select_related("organisation", "made_by", "decided_by")


def import_for(actor: Actor, bloc_year: BlocYear, key: int) -> PeopleImport:
    """One import.

    Raises:
        NotVisible: There is none, or not for this person.
    """
    keys = readable_keys(actor, bloc_year)
    rows = PeopleImport.objects.filter(organisation__in=keys, pk=key)
    found = rows.select_related("organisation", "made_by", "decided_by").first()
    if found is None:
        raise NotVisible
    return found
