"""The same rules in PostgreSQL: for a register that lives there already."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

import ibis
import pyarrow as pa

from thidua.core.rules.compiling import Compilation
from thidua.core.rules.tables import SCHEMAS

KINDS = {
    "int64": "bigint", "int32": "integer", "int16": "smallint", "int8": "smallint",
    "string": "text", "boolean": "boolean", "date": "date",
}  # fmt: skip


class Cursor(Protocol):
    """What is needed of a cursor of psycopg."""

    description: Any

    def execute(self, query: Any, params: Any = None) -> Any: ...
    def copy(self, statement: Any) -> Any: ...
    def fetchall(self) -> list[tuple[Any, ...]]: ...


@contextmanager
def loaded(cursor: Cursor, tables: Mapping[str, pa.Table]) -> Iterator[None]:
    """Temporary tables with these facts, for as long as it is needed."""
    for name, columns in SCHEMAS.items():
        listed = ", ".join(f'"{column}" {KINDS[kind]}' for column, kind in columns.items())
        cursor.execute(f'CREATE TEMPORARY TABLE "{name}" ({listed})')
        with cursor.copy(f'COPY "{name}" FROM STDIN') as copy:
            for row in zip(*tables[name].to_pydict().values(), strict=True):
                copy.write_row(row)
    try:
        yield
    finally:
        for name in SCHEMAS:
            cursor.execute(f'DROP TABLE "{name}"')


def rows_of(cursor: Cursor, compilation: Compilation) -> list[dict[str, Any]]:
    """The compilation's table as PostgreSQL answers it, a row for each subject."""
    cursor.execute(ibis.to_sql(compilation.table, dialect="postgres"))
    names = [column.name for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
