"""A query that every page makes: its SQL is written once, later only its values change.

Django composes the SQL of a query anew each time; for the counts in the bar of every page that
costs more than the database does.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import connection
from django.db.models import QuerySet

Row = tuple[Any, ...]


class ReadyQuery:
    """`ReadyQuery(build, user=-11, day=date(1, 2, 3))` and then `.first(user=7, day=today())`.

    Args:
        build: Makes the query from values by name; a `values_list` of plain numbers and texts.
        stand_ins: For each value one that stands nowhere else in the query.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], **stand_ins: Any) -> None:
        self._build = build
        self._stand_ins = stand_ins
        self._ready: dict[str, tuple[str, list[tuple[str | None, Any]]]] = {}

    def first(self, **values: Any) -> Row | None:
        """The first row, as the database gives it."""
        sql, slots = self._statement()
        given = self._adapted(values)
        with connection.cursor() as cursor:
            cursor.execute(sql, [value if name is None else given[name] for name, value in slots])
            row: Row | None = cursor.fetchone()
        return row

    def _statement(self) -> tuple[str, list[tuple[str | None, Any]]]:
        vendor = connection.vendor
        if vendor not in self._ready:
            query = self._build(**self._stand_ins)[:1].query
            sql, parameters = query.sql_with_params()
            names = {value: name for name, value in self._adapted(self._stand_ins).items()}
            slots = [(names.get(value), value) for value in parameters]
            missing = set(self._stand_ins) - {name for name, _ in slots}
            if missing:
                raise LookupError(f"not found in the query: {sorted(missing)}")
            self._ready[vendor] = sql, slots
        return self._ready[vendor]

    def _adapted(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Days as the database takes them."""
        adapt = connection.ops.adapt_datefield_value
        return {
            name: adapt(value) if hasattr(value, "isoformat") else value
            for name, value in values.items()
        }
