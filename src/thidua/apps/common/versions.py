"""Two people at one form: the second sees both versions and nothing is lost."""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import QuerySet

from thidua.apps.common.models import Versioned
from thidua.core.kernel.errors import DomainError

V = TypeVar("V", bound=Versioned)


class Stale(DomainError):  # noqa: N818 - reads as the fact it states
    """The row was changed since it was read; `row` is what it says now."""

    code = "common.stale"

    def __init__(self, row: Versioned) -> None:
        super().__init__()
        self.row = row


def locked(rows: QuerySet[V], pk: int, version: int | None) -> V:
    """The row, locked until the transaction ends.

    Args:
        rows: Those the actor may see.
        pk: Its key.
        version: What the form was filled from; None when nothing was read before.

    Raises:
        Stale: Somebody else kept a change meanwhile.
        DoesNotExist: It is not among `rows`.
    """
    row = rows.select_for_update(of=("self",)).get(pk=pk)
    if version is not None and row.version != version:
        raise Stale(row)
    return row


def keep(row: Versioned, fields: Iterable[str]) -> None:
    """Save these fields and count the change; call it on a row that is `locked`."""
    row.version += 1
    row.save(update_fields=[*fields, "version"])
