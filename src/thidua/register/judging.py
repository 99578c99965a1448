"""A whole register judged: answers and clauses of every subject into one file of columns."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from thidua.core.rules.compiling import Compilation, Compiled
from thidua.core.rules.tables import SCHEMAS
from thidua.register.checking import Doubt, check_register
from thidua.register.engine import query_of

CHUNK = 500_000  # subjects that are judged together
Progress = Callable[[int, int], None]  # subjects done, of so many


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came of a run. `totals`: unit, award, answer, subjects."""

    subjects: int
    totals: tuple[tuple[int | None, str, str, int], ...]
    doubts: tuple[tuple[Path, Doubt], ...]


def judge_registers(
    folders: Sequence[Path], compilation: Compilation, out: Path, *,
    memory: str = "", progress: Progress = lambda _done, _all: None,
) -> Judgement:  # fmt: skip
    """Judge every subject of some registers; `out` appears when all of it is written.

    Raises:
        BadRegister: One of them can not be judged; nothing is written.
    """
    draft = out.with_name(f".{out.name}.part")
    doubts: list[tuple[Path, Doubt]] = []
    try:
        with duckdb.connect() as link:
            _limit(link, memory, out.parent)
            number = _write(link, folders, compilation, draft, progress, doubts)
            totals = tuple(_totals(link, compilation, draft))
        draft.replace(out)
    finally:
        draft.unlink(missing_ok=True)
    return Judgement(number, totals, tuple(doubts))


def _limit(link: duckdb.DuckDBPyConnection, memory: str, beside: Path) -> None:
    """What does not fit into memory goes to disk, beside what is written."""
    link.execute("SET temp_directory = ?", [str(beside / ".thidua-judge")])
    if memory:
        link.execute("SET memory_limit = ?", [memory])


def _write(
    link: duckdb.DuckDBPyConnection, folders: Sequence[Path], compilation: Compilation,
    draft: Path, progress: Progress, doubts: list[tuple[Path, Doubt]],
) -> int:  # fmt: skip
    query = f"SELECT {', '.join(columns_of(compilation))} FROM ({query_of(compilation)})"
    done, writer = 0, None
    try:
        for folder in folders:
            doubts += [(folder, each) for each in check_register(link, folder)]
            for rows in _chunks(link, query):
                writer = writer or pq.ParquetWriter(draft, rows.schema, compression="zstd")
                writer.write_table(rows)
                done += rows.num_rows
                progress(done, rows.num_rows)
    finally:
        if writer is not None:
            writer.close()
    return done


def _chunks(link: duckdb.DuckDBPyConnection, query: str) -> Iterator[pa.Table]:
    """Subjects by ranges of their key: files are sorted by it, so that only parts are read."""
    lowest, highest = link.execute("SELECT min(id), max(id) FROM subject_ok").fetchone() or (0, 0)
    for first in range(lowest or 0, (highest or -1) + 1, CHUNK):
        last = first + CHUNK - 1
        for name in SCHEMAS:
            link.execute(
                f"CREATE OR REPLACE VIEW {name} AS FROM {name}_ok"
                f" WHERE id BETWEEN {first} AND {last}"
            )
        yield link.sql(query).to_arrow_table()


def columns_of(compilation: Compilation) -> Iterator[str]:
    """Columns of the file: the answer in one word, what the text would say, each clause."""
    yield from ("id", "unit")
    for award, compiled in compilation.standards.items():
        yield f"{answer_of(compiled)} AS {award.lower()}"
        yield f"{compiled.columns.would} AS {compiled.prefix}would"
        yield from (compiled.prefix + name for name in compiled.clauses)


def answer_of(compiled: Compiled) -> str:
    """SQL for the answer in one word."""
    verdict, _would, check = compiled.columns
    return (
        f"CASE WHEN {verdict} THEN 'met' WHEN NOT {verdict} THEN 'not_met'"
        f" WHEN {check} THEN 'check' ELSE 'unknown' END"
    )


def _totals(
    link: duckdb.DuckDBPyConnection, compilation: Compilation, draft: Path
) -> Iterator[tuple[int | None, str, str, int]]:
    for award in compilation.standards:
        yield from link.execute(
            f"SELECT unit, '{award}', {award.lower()}, count(*) FROM read_parquet(?)"
            " GROUP BY ALL ORDER BY ALL",
            [str(draft)],
        ).fetchall()
