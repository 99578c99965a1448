"""A row is checked by its own rules, and kept; what is wrong becomes a sentence."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from thidua.apps.common.versions import keep
from thidua.apps.people.errors import RecordRefused

REASONS = frozenset({
    "days", "twice", "code_taken", "born_later", "year", "undated", "period",
    "grade_of_training", "recognised_twice", "served_already",
})  # fmt: skip


def insert(row: models.Model) -> None:
    """Keep a new row.

    Raises:
        RecordRefused: It can not be so, or is there already.
    """
    _check(row)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:  # somebody else was faster by a moment
        raise RecordRefused("twice") from error


def change(row: Any, values: dict[str, Any]) -> list[str]:
    """Put the values into a locked row and count the change; say which fields differed.

    Raises:
        RecordRefused: It can not be so.
    """
    differing = [name for name in values if getattr(row, name) != values[name]]
    if not differing:
        return []
    for name in differing:
        setattr(row, name, values[name])
    _check(row)
    try:
        with transaction.atomic():
            keep(row, [*differing, *_derived(row)])
    except IntegrityError as error:
        raise RecordRefused("twice") from error
    return differing


def _derived(row: models.Model) -> Iterable[str]:
    """What follows from other fields and has to be stored with them."""
    names = {each.name for each in row._meta.fields}  # noqa: SLF001 - documented
    return names & {"folded", "recognised_folded"}


def _check(row: models.Model) -> None:
    try:
        row.full_clean()
    except ValidationError as error:
        raise RecordRefused(reason_of(error)) from error


def reason_of(error: ValidationError) -> str:
    """The first reason that we have words for."""
    by_field = error.update_error_dict({})
    codes = [each.code for errors in by_field.values() for each in errors]
    told = [code for code in codes if code in REASONS]
    if told and told[0]:
        return told[0]
    return "twice" if "unique_together" in codes or "unique" in codes else "malformed"
