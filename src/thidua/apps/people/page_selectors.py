"""What the pages of this room show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count

from thidua.apps.accounts.actor import Actor
from thidua.apps.common.changes import Change, Trail, changes_of
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member
from thidua.apps.people.cells import cells_of, heads_of
from thidua.apps.people.kinds import Kind, kinds_of
from thidua.apps.people.models import (
    Collective,
    FileOpened,
    ListStatement,
    Person,
    Subject,
)
from thidua.apps.people.places import may_keep
from thidua.apps.people.records import WITH, FileRecords, owner_of, records_of
from thidua.apps.people.selectors import (
    File,
    agencies_kept,
    agencies_read,
    agency_read,
    collectives_for,
    complete_until,
    named,
    persons_for,
)

A_PAGE = 50
OPENINGS, CHANGES = 20, 30


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of files, with what was looked for."""

    agencies: tuple[Member, ...]
    chosen: str
    query: str
    rows: Page[Any]
    names: Mapping[int, str]
    may_keep: bool

    @property
    def filtered(self) -> bool:
        return bool(self.query or self.chosen)


def list_page(
    actor: Actor, bloc_year: BlocYear, kind: str, *, agency: str, query: str, number: str
) -> ListPage:
    """Persons or collectives, searched and by agency: a constant number of queries.

    Raises:
        NotVisible: The room, or that agency, is not there for this person.
    """
    agencies = agencies_read(actor, bloc_year)
    person = kind == Subject.Kind.PERSON
    rows: Any = (persons_for if person else collectives_for)(actor, bloc_year)
    if agency:
        rows = rows.filter(organisation=agency_read(actor, bloc_year, agency).pk)
    rows = rows.filter(named(query))
    if not person:
        rows = rows.prefetch_related("memberships")
    return ListPage(
        agencies, agency, query, Paginator(rows, A_PAGE).get_page(number),
        {each.pk: each.short_name for each in agencies},
        bool(agencies_kept(actor, bloc_year)),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """One line of a file; `borrowed`: it stands in a file that was merged into this one."""

    row: Any
    cells: Sequence[tuple[str, str]]  # head and text
    borrowed: bool


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of one kind, and up to which day their list is declared complete."""

    kind: Kind
    heads: Sequence[str]
    lines: Sequence[Shown]
    complete: date | None


@dataclass(frozen=True, slots=True)
class FilePage:
    """A file with everything that it holds."""

    file: File
    agency: str
    sections: Sequence[Section]
    merged: Sequence[Subject]
    may_keep: bool
    movable: bool
    openings: Sequence[FileOpened]
    changes: Sequence[Change]


def file_page(actor: Actor, bloc_year: BlocYear, file: File) -> FilePage:
    """The file: a constant number of queries, however many lines it holds."""
    kinds = kinds_of(file.kind)
    found = records_of([file.pk], kinds)[file.pk]
    until = complete_until([file.organisation_id])
    keeps = may_keep(actor, bloc_year, file.organisation_id)
    names = {each.pk: each.name for each in agencies_read(actor, bloc_year)}
    opened = FileOpened.objects.filter(subject=file.pk).select_related("user")
    return FilePage(
        file=file,
        agency=names.get(file.organisation_id, ""),
        sections=[_section(file, kind, found, until, names) for kind in kinds],
        merged=list(file.merged.all()),
        may_keep=keeps,
        movable=keeps and file.is_person and len(agencies_kept(actor, bloc_year)) > 1,
        openings=list(opened[:OPENINGS]) if keeps else [],
        changes=_changes(file, kinds, found)[:CHANGES] if keeps else [],
    )


def _section(
    file: File,
    kind: Kind,
    found: FileRecords,
    until: Mapping[tuple[int, str], date],
    names: Mapping[int, str],
) -> Section:
    heads = heads_of(kind)
    lines = [
        Shown(
            row,
            list(zip(heads, cells_of(kind, row, names), strict=True)),
            owner_of(kind, row) != file.pk,
        )
        for row in found.of(kind.code)
    ]
    return Section(kind, heads, lines, until.get((file.organisation_id, kind.list)))


def _changes(file: File, kinds: tuple[Kind, ...], found: FileRecords) -> Sequence[Change]:
    own = ("name", "sort_name", "code", "sex", "birth", "joined", "form", "founded")
    trails = [Trail(type(file), {file.pk: ""}, own)]
    for kind in kinds:
        names = {row.pk: str(row) for row in found.of(kind.code)}
        fields = tuple(name for name in kind.fields if name not in WITH)
        trails.append(Trail(kind.model, names, fields, _year_as_written))
    return [each for each in changes_of(trails) if each.before]  # not what a line began with


def _year_as_written(_pk: int, field: str, text: str) -> str:
    """2022, not 2.022."""
    return text if field.endswith("year") else ""


@dataclass(frozen=True, slots=True)
class ListsRow:
    """The lists of one agency, and whether the reader may state something."""

    agency: Member
    days: Sequence[tuple[str, date | None]]
    stated: Sequence[ListStatement]
    may_keep: bool


def lists_page(actor: Actor, bloc_year: BlocYear) -> list[ListsRow]:
    """What is declared complete, agency by agency: two queries beside those of the agencies."""
    agencies = agencies_read(actor, bloc_year)
    keys = [each.pk for each in agencies]
    until = complete_until(keys)
    rows = ListStatement.objects.filter(organisation__in=keys).select_related("said_by")
    stated: dict[int, list[ListStatement]] = {}
    for row in rows.filter(withdrawn_at=None).order_by("-said_at", "-pk"):
        stated.setdefault(row.organisation_id, []).append(row)
    return [
        ListsRow(
            each,
            [(str(name), until.get((each.pk, code))) for code, name in ListStatement.List.choices],
            stated.get(each.pk, []),
            may_keep(actor, bloc_year, each.pk),
        )
        for each in agencies
    ]


@dataclass(frozen=True, slots=True)
class Double:
    """Files that may be one and the same."""

    files: Sequence[File]
    same_birth: bool


def doubles_page(actor: Actor, bloc_year: BlocYear) -> tuple[list[Double], list[Subject]]:
    """Possible doubles among the files that this person writes, and what is merged already."""
    keys = [each.pk for each in agencies_kept(actor, bloc_year)]
    persons, collectives = (
        _namesakes(kind._default_manager.filter(organisation__in=keys, merged_into=None))  # noqa: SLF001
        for kind in (Person, Collective)
    )
    found = [
        Double(group, same_birth=_born(group))
        for rows in (persons, collectives)
        for group in _groups(list(rows))
    ]
    merged = Subject.objects.filter(organisation__in=keys).exclude(merged_into=None)
    return found, list(merged.select_related("merged_into"))


def _namesakes(rows: Any) -> Any:
    """Those whose name another of them has too."""
    several = rows.order_by().values("folded").annotate(number=Count("pk")).filter(number__gt=1)
    return rows.filter(folded__in=several.values("folded"))


def _groups(rows: Sequence[File]) -> list[list[File]]:
    """The same name with the same day of birth anywhere, or the same name in one agency."""
    groups: dict[tuple[Any, ...], list[File]] = {}
    for row in rows:
        birth = getattr(row, "birth", None)
        if birth:
            groups.setdefault((row.folded, birth), []).append(row)
        groups.setdefault((row.folded, row.organisation_id), []).append(row)
    distinct: dict[frozenset[int], list[File]] = {}
    for group in groups.values():
        if len(group) > 1:
            distinct.setdefault(frozenset(each.pk for each in group), group)
    return list(distinct.values())


def _born(group: Sequence[File]) -> bool:
    days = {getattr(each, "birth", None) for each in group}
    return len(days) == 1 and None not in days
