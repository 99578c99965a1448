"""DuckDB in this process: facts as tables, a compiled standard as one query."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import ibis
import pyarrow as pa

from thidua.core.rules.case import Answer, Facts
from thidua.core.rules.compiling import Compiled
from thidua.core.rules.standard import GRADES, SCOPES
from thidua.core.rules.tables import TABLES


@dataclass(frozen=True, slots=True)
class Judged:
    """The answer for one subject: `clauses` by column, None where it is unknown."""

    answer: Answer
    would: bool | None
    clauses: Mapping[str, bool | None]


def judge(compiled: Compiled, subjects: Mapping[int, Facts]) -> dict[int, Judged]:
    """The answer for each subject, by its key."""
    link = ibis.duckdb.connect()
    try:
        for name, rows in tables_of(subjects).items():
            link.con.register(name, rows)
        found = link.to_pyarrow(compiled.table).to_pylist()
    finally:
        link.disconnect()
    return {
        row["id"]: Judged(
            _answer(row), row["would"], {name: row[name] for name in compiled.clauses}
        )
        for row in found
    }


def _answer(row: Mapping[str, bool | None]) -> Answer:
    if row["verdict"] is not None:
        return "met" if row["verdict"] else "not_met"
    return "check" if row["check"] else "unknown"


def tables_of(subjects: Mapping[int, Facts]) -> dict[str, pa.Table]:
    """Facts as the tables that compiled rules read."""
    rows: dict[str, list[tuple[object, ...]]] = {name: [] for name in TABLES}
    for key, facts in subjects.items():
        rows["subject"].append((key, facts.joined))
        rows["rating"] += [(key, year, GRADES[grade]) for year, grade in facts.ratings.items()]
        rows["award"] += [(key, each.code, each.year) for each in facts.awards]
        rows["initiative"] += [
            (key, each.year, SCOPES[each.scope], each.used) for each in facts.initiatives
        ]
        rows["discipline"] += [(key, each.first_day, each.last_day) for each in facts.disciplines]
        rows["statement"] += [(key, each.year, each.code, each.holds) for each in facts.statements]
        rows["complete"] += [(key, each.list, each.until) for each in facts.complete]
    return {name: _table(name, found) for name, found in rows.items()}


def _table(name: str, rows: Iterable[tuple[object, ...]]) -> pa.Table:
    schema = TABLES[name].schema().to_pyarrow()
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.table(
        [pa.array(column, kind) for column, kind in zip(columns, schema.types, strict=True)],
        schema=schema,
    )


__all__ = ["Judged", "judge", "tables_of"]
