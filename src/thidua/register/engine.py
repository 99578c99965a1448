"""DuckDB in this process: facts as tables, compiled standards as one query."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

import duckdb
import ibis
import pyarrow as pa

from thidua.core.rules.case import Answer, Facts
from thidua.core.rules.compiling import Compilation, Compiled
from thidua.core.rules.demands import GRADES, LEVELS, MARKS, SCOPES
from thidua.core.rules.tables import SCHEMAS, TABLES


@dataclass(frozen=True, slots=True)
class Judged:
    """The answer for one subject; `clauses`: by name, None where it is unknown."""

    answer: Answer
    would: bool | None
    clauses: Mapping[str, bool | None]


def judge(compilation: Compilation, subjects: Mapping[int, Facts]) -> dict[int, dict[str, Judged]]:
    """The answers for each subject, by award."""
    query = query_of(compilation)
    with connected(tables_of(subjects)) as link:
        rows = link.sql(query).to_arrow_table().to_pylist()
    return {row["id"]: judged(compilation, row) for row in rows}


@lru_cache(maxsize=64)
def query_of(compilation: Compilation) -> str:
    """The compilation in DuckDB's SQL; writing it takes longer than running it for one person."""
    return str(ibis.to_sql(compilation.table, dialect="duckdb"))


def judged(compilation: Compilation, row: Mapping[str, bool | None]) -> dict[str, Judged]:
    """One row of a compilation's table as answers by award."""
    return {award: _judged(each, row) for award, each in compilation.standards.items()}


@contextmanager
def connected(tables: Mapping[str, pa.Table]) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection of its own that sees these tables."""
    with duckdb.connect() as link:
        for name, rows in tables.items():
            link.register(name, rows)
        yield link


def _judged(compiled: Compiled, row: Mapping[str, bool | None]) -> Judged:
    verdict, would, check = (row[name] for name in compiled.columns)
    clauses = {name: row[compiled.prefix + name] for name in compiled.clauses}
    return Judged(_answer(verdict, check), would, clauses)


def _answer(verdict: bool | None, check: bool | None) -> Answer:
    if verdict is not None:
        return "met" if verdict else "not_met"
    return "check" if check else "unknown"


def tables_of(subjects: Mapping[int, Facts]) -> dict[str, pa.Table]:
    """Facts as the tables that compiled rules read."""
    rows: dict[str, list[tuple[object, ...]]] = {name: [] for name in TABLES}
    for key, facts in subjects.items():
        for name, found in _rows_of(key, facts):
            rows[name] += found
    return {name: _table(name, found) for name, found in rows.items()}


def _rows_of(key: int, facts: Facts) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    yield "subject", [(key, facts.subject, None, facts.joined, facts.sex)]
    yield "rating", [(key, year, GRADES[grade]) for year, grade in facts.ratings.items()]
    yield "award", [
        (key, each.code, each.kind, each.year, each.dated, each.proved, each.decided_on,
         each.revoked_on) for each in facts.awards
    ]  # fmt: skip
    yield (
        "initiative",
        [
            (key, each.kind, each.year, SCOPES[each.scope], each.for_title, each.for_form)
            for each in facts.initiatives
        ],
    )
    yield (
        "discipline",
        [(key, LEVELS[each.level], each.first_day, each.last_day) for each in facts.disciplines],
    )
    yield "hold", [(key, each.kind, each.first_day, each.last_day) for each in facts.holds]
    yield (
        "absence",
        [
            (
                key,
                each.kind,
                each.first_day,
                each.last_day,
                MARKS[each.mark] if each.mark else None,
            )
            for each in facts.absences
        ],
    )
    yield "post", [(key, each.post, each.first_day, each.last_day) for each in facts.posts]
    yield "statement", [(key, each.year, each.code, each.holds) for each in facts.statements]
    yield (
        "share",
        [(key, each.year, each.code, each.having, each.open, each.total) for each in facts.shares],
    )
    yield "place", [(key, each.year, each.place, each.of) for each in facts.places]
    yield "complete", [(key, each.list, each.until) for each in facts.complete]


def _table(name: str, rows: Iterable[tuple[object, ...]]) -> pa.Table:
    schema = ibis.schema(SCHEMAS[name]).to_pyarrow()
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.table(
        [pa.array(column, kind) for column, kind in zip(columns, schema.types, strict=True)],
        schema=schema,
    )


__all__ = ["Judged", "connected", "judge", "judged", "query_of", "tables_of"]
