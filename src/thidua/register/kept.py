"""The same question asked again and again of a few subjects: planned once on a kept connection.

DuckDB plans a statement over tables anew each time it is executed, which takes four times as long
as the rest. Facts that come as one parameter leave the plan as it is.
"""

import json
from collections import OrderedDict
from collections.abc import Mapping
from threading import local

import duckdb

from thidua.core.rules.case import Facts
from thidua.core.rules.compiling import Compilation
from thidua.core.rules.tables import SCHEMAS
from thidua.register.engine import Judged, judged, query_of
from thidua.register.facts import rows_of

KINDS = {
    "int64": "BIGINT", "int32": "INTEGER", "int16": "SMALLINT", "int8": "TINYINT",
    "string": "VARCHAR", "boolean": "BOOLEAN", "date": "DATE",
}  # fmt: skip
FORM = json.dumps(
    {table: [{name: KINDS[kind] for name, kind in columns.items()}]
     for table, columns in SCHEMAS.items()}
)  # fmt: skip
MOST = 32  # plans that are kept


class _Desk(local):
    """The connection of a thread and the names of its plans, the latest used last."""

    def __init__(self) -> None:
        self.link = duckdb.connect(config={"threads": 1})
        self.plans: OrderedDict[Compilation, str] = OrderedDict()
        self.planned = 0

    def plan(self, compilation: Compilation) -> str:
        """The name of the plan of a compilation, made if it is not there."""
        if compilation not in self.plans:
            self.planned += 1
            name = f"plan_{self.planned}"
            self.link.execute(f"PREPARE {name} AS {_statement(compilation)}")
            self.plans[compilation] = name
            if len(self.plans) > MOST:
                _oldest, gone = self.plans.popitem(last=False)
                self.link.execute(f"DEALLOCATE {gone}")
        self.plans.move_to_end(compilation)
        return self.plans[compilation]


_desk = _Desk()


def ask(
    compilation: Compilation, subjects: Mapping[int, Facts]
) -> dict[int, dict[str, Judged]]:  # fmt: skip
    """The answers for each subject, by award; the same as `judge`, sooner for a few subjects."""
    told = _told(subjects).replace("'", "''")
    found = _desk.link.execute(f"EXECUTE {_desk.plan(compilation)}('{told}')")
    names = [column[0] for column in found.description]
    rows = (dict(zip(names, row, strict=True)) for row in found.fetchall())
    return {row["id"]: judged(compilation, row) for row in rows}


def _statement(compilation: Compilation) -> str:
    tables = ", ".join(
        f'"{name}" AS (SELECT unnest(told."{name}", recursive := true) FROM given)'
        for name in SCHEMAS
    )
    given = f"given AS (SELECT from_json($1::VARCHAR, '{FORM}') AS told)"
    return f"WITH {given}, {tables} SELECT * FROM ({query_of(compilation)})"


def _told(subjects: Mapping[int, Facts]) -> str:
    """The facts as one text, table by table."""
    tables: dict[str, list[dict[str, object]]] = {name: [] for name in SCHEMAS}
    for key, facts in subjects.items():
        for name, found in rows_of(key, facts):
            tables[name] += [dict(zip(SCHEMAS[name], row, strict=True)) for row in found]
    return json.dumps(tables, default=str)
