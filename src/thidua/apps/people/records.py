"""All records of a set of subjects, in a constant number of queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from thidua.apps.people.kinds import ALL, Kind
from thidua.apps.people.models import Subject

WITH = {"organisation", "collective", "person", "initiative"}  # what a line is called by


@dataclass(frozen=True, slots=True)
class FileRecords:
    """Every line of one file, by the code of its kind, and those of files merged into it."""

    subject: int
    lines: Mapping[str, list[Any]] = field(default_factory=dict)

    def of(self, code: str) -> list[Any]:
        return self.lines.get(code, [])


def records_of(subjects: Iterable[int], kinds: Iterable[Kind] = ALL) -> dict[int, FileRecords]:
    """Key → its lines: one query for what was merged, and one a kind."""
    wanted = set(subjects)
    home = {pk: pk for pk in wanted}
    merged = Subject.objects.filter(merged_into__in=wanted).order_by()
    home |= {pk: into for pk, into in merged.values_list("pk", "merged_into") if into}
    found = {pk: FileRecords(pk, {kind.code: [] for kind in kinds}) for pk in wanted}
    for kind in kinds:
        for owner, row in _rows(kind, home):
            found[home[owner]].lines[kind.code].append(row)
    return found


def _rows(kind: Kind, files: Iterable[int]) -> Iterable[tuple[int, Any]]:
    rows = kind.rows().filter(**{f"{kind.owner}__in": list(files)})
    known = {each.name for each in kind.model._meta.fields}  # noqa: SLF001 - documented
    names_something = any(name in WITH for name in kind.fields)
    for row in rows.select_related(*sorted(WITH & known)) if names_something else rows:
        yield owner_of(kind, row), row


def owner_of(kind: Kind, row: Any) -> int:
    """The key of the file to which a line belongs."""
    if kind.owned_directly:
        return int(getattr(row, f"{kind.owner}_id"))
    between, last = kind.owner.split("__")
    return int(getattr(getattr(row, between), f"{last}_id"))
