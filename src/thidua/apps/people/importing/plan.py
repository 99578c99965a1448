"""Each row beside what is kept: new, changed, unchanged or refused. Nothing is written here."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from thidua.apps.people.errors import ImportRefused, RecordRefused
from thidua.apps.people.importing.layout import BIRTH, BY_SHEET, LINES, NAME, PERSONS, Form
from thidua.apps.people.importing.people import Files, Who
from thidua.apps.people.importing.reading import Row
from thidua.apps.people.importing.values import refused, values_of
from thidua.apps.people.kinds import KINDS
from thidua.apps.people.models import Subject
from thidua.apps.people.records import records_of
from thidua.apps.people.services.checking import reason_of
from thidua.core.vietnamese import fold
from thidua.wording import sentences
from thidua.wording.common import Msgid

NEW, CHANGED, SAME, REFUSED = "new", "changed", "unchanged", "refused"
RENAMED = {"who_code": "code", "who_name": "name", "who_birth": "birth"}


@dataclass(slots=True)
class Step:
    """What one row would do: to which record, with which values, of whom."""

    row: Row
    status: str
    name: str
    who: Who | None = None
    record: Any = None
    values: Mapping[str, Any] = field(default_factory=dict)
    code: str = ""  # of the sentence, where it is refused
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    steps: tuple[Step, ...]

    @property
    def counts(self) -> Counter[str]:
        return Counter(step.status for step in self.steps)

    @property
    def writes(self) -> int:
        return self.counts[NEW] + self.counts[CHANGED]


def plan_of(agency: int, rows: Iterable[Row]) -> Plan:
    """The rows in the form's order: persons first, then what belongs to them."""
    files = Files(agency)
    kinds = [KINDS[form.kind] for form in LINES]
    lines = records_of(files.keys, kinds)
    for who in files.there:
        kept = lines[who.person.pk].lines
        who.lines = {code: [(row, 0) for row in found] for code, found in kept.items()}
    return Plan(tuple(_step(files, row) for row in rows))


def _step(files: Files, row: Row) -> Step:
    form = BY_SHEET[fold(row.sheet)]
    name = row.cells.get("who_name", "")
    try:
        values = values_of(form, row)
        return (_person if form is PERSONS else _line)(files, form, row, values)
    except ImportRefused as error:
        return Step(row, REFUSED, name, code=error.code, data=error.data)


def _person(files: Files, form: Form, row: Row, values: dict[str, Any]) -> Step:
    given = {RENAMED.get(field, field): value for field, value in values.items()}
    found = files.matching(values)
    if len(found) > 1:
        raise refused(form, row, "several", NAME, text=values["who_name"])
    if found:
        who = found[0]
        _once(form, row, who.told_in)
        who.told_in = row.row
        return _compared(form, row, who, who.person, given)
    who = files.begin(given, row.row)
    _check(form, row, who.person)
    return Step(row, NEW, who.person.name, who, who.person, given)


def _line(files: Files, form: Form, row: Row, values: dict[str, Any]) -> Step:
    found = files.matching(values)
    name = values["who_name"]
    if not found:
        raise refused(form, row, "nobody", NAME, text=name, people=PERSONS.sheet)
    if len(found) > 1:
        raise refused(form, row, "several", BIRTH, text=name)
    who = found[0]
    given = {field: value for field, value in values.items() if field not in RENAMED}
    lines = who.lines.setdefault(form.kind, [])
    for number, (record, told_in) in enumerate(lines):
        if form.same(record, given):
            _once(form, row, told_in)
            lines[number] = (record, row.row)
            return _compared(form, row, who, record, given)
    record = form.model(**given)
    _check(form, row, record, form.owner)
    lines.append((record, row.row))
    return Step(row, NEW, who.person.name, who, record, given)


def _compared(form: Form, row: Row, who: Who, record: Any, given: dict[str, Any]) -> Step:
    """A cell that is filled and says something else changes the record; an empty one does not."""
    differing = {name: value for name, value in given.items() if getattr(record, name) != value}
    if not differing:
        return Step(row, SAME, who.person.name, who, record)
    tried = type(record)(**{
        each.attname: getattr(record, each.attname) for each in record._meta.concrete_fields  # noqa: SLF001
    } | differing)  # fmt: skip
    _check(form, row, tried, form.owner)
    return Step(row, CHANGED, who.person.name, who, record, differing)


def _once(form: Form, row: Row, told_in: int) -> None:
    if told_in:
        raise refused(form, row, "repeated", NAME, first=str(told_in))


def _check(form: Form, row: Row, record: models.Model, owner: str = "") -> None:
    """The record's own rules, but for what only the database can compare."""
    exclude = {owner, "organisation", "merged_into", "provenance", "subject_ptr"} - {""}
    known = {each.name for each in record._meta.fields}  # noqa: SLF001 - documented
    try:
        record.clean_fields(exclude & known)
        record.clean()
        for constraint in record._meta.constraints:  # noqa: SLF001 - documented
            if isinstance(constraint, models.CheckConstraint):
                constraint.validate(type(record), record, exclude & known)
    except ValidationError as error:
        why = sentences()[RecordRefused(reason_of(error)).code]
        raise refused(form, row, "refused", _wrong(form, error), why=Msgid(why)) from error


def _wrong(form: Form, error: ValidationError) -> Any:
    """The column of the field that is wrong; else the first one behind the person."""
    fields = getattr(error, "error_dict", {})
    named = [each for each in form.columns if each.field in fields]
    return named[0] if named else form.columns[3]


def said_of(step: Step) -> str:
    """What the row tells, in a few words."""
    record = step.record
    return "" if record is None or isinstance(record, Subject) else str(record)
