"""DuckDB in this process: facts as tables, compiled standards as one query."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

import duckdb
import ibis
import pyarrow as pa

from thidua.core.rules.case import Answer, Facts
from thidua.core.rules.compiling import Compilation, Compiled
from thidua.register.facts import tables_of


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


__all__ = ["Judged", "connected", "judge", "judged", "query_of", "tables_of"]
