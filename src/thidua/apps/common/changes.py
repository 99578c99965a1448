"""What was changed in records, in words: field by field, before and after, who and when."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from operator import attrgetter

from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from thidua.apps.common.templatetags.vietnamese import number

NOTHING = ("", "None", "{}", "[]", None)
Words = Callable[[int, str, str], str]  # record, field, what was kept → what a person reads


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one record."""

    record: int
    at: datetime
    who: str
    thing: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Trail:
    """What is read of one kind of record: which ones, how they are called, which fields."""

    kind: type[models.Model]
    names: Mapping[int, str]
    fields: Sequence[str]
    words: Words | None = None


def changes_of(trails: Iterable[Trail]) -> tuple[Change, ...]:
    """Newest first; one query a trail. What stood empty at the beginning is no change."""
    found = [change for trail in trails for change in _read(trail)]
    return tuple(sorted(found, key=attrgetter("at"), reverse=True))


def made_at(kind: type[models.Model], pks: Iterable[int]) -> dict[int, datetime]:
    """When each of these records was made; one query. Those that were read in whole are absent."""
    entries = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(kind),
        object_id__in=set(pks),
        action=LogEntry.Action.CREATE,
    )
    return dict(entries.values_list("object_id", "timestamp"))


def _read(trail: Trail) -> Iterator[Change]:
    if not trail.names:
        return
    kind = ContentType.objects.get_for_model(trail.kind)
    entries = LogEntry.objects.filter(content_type=kind, object_id__in=trail.names)
    for entry in entries.select_related("actor").order_by("-timestamp", "-pk"):
        yield from _fields(trail, entry)


def _fields(trail: Trail, entry: LogEntry) -> Iterator[Change]:
    who = str(entry.actor) if entry.actor else _("the system")
    pk, changed = entry.object_id, entry.changes or {}
    for name in trail.fields:
        if name not in changed:
            continue
        before, after = (_shown(trail, pk, name, value) for value in changed[name])
        if before != after:
            yield Change(
                pk, entry.timestamp, who, trail.names[pk], _label(trail, name), before, after
            )


def _label(trail: Trail, name: str) -> str:
    with suppress(FieldDoesNotExist):
        return capfirst(str(getattr(_field(trail, name), "verbose_name", name)))
    return name


def _field(trail: Trail, name: str) -> object:
    return trail.kind._meta.get_field(name)  # noqa: SLF001 - `Model._meta` is documented


def _shown(trail: Trail, pk: int, name: str, value: str | None) -> str:
    if value in NOTHING:
        return ""
    text = str(value)
    if trail.words is not None and (said := trail.words(pk, name, text)):
        return said
    field = _field(trail, name)
    if choices := dict(getattr(field, "flatchoices", ())):
        return str(choices.get(text, text))
    return _by_kind(field, text)


def _by_kind(field: object, text: str) -> str:
    """Numbers, days and yes or no as people read them; everything else as it was kept."""
    if isinstance(field, models.BooleanField):
        return _("yes") if text == "True" else _("no")
    with suppress(InvalidOperation, ValueError):
        if isinstance(field, models.DecimalField | models.IntegerField):
            return number(Decimal(text))
        if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
            return f"{date.fromisoformat(text):%d/%m/%Y}"
    return text


def kept_json(text: str) -> dict[str, object]:
    """What a JSON field held; empty when it was something else."""
    with suppress(ValueError):
        read = json.loads(text)
        return read if isinstance(read, dict) else {}
    return {}
