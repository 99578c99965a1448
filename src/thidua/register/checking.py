"""Whether a register can be judged: what is wrong refuses it, what can not be is made unknown."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from thidua.core.rules.demands import GRADES, LEVELS, MARKS, SCOPES
from thidua.core.rules.tables import SCHEMAS
from thidua.register.files import BadRegister, look_at, read_about, schema_of


@dataclass(frozen=True, slots=True)
class Doubt:
    """So many facts of a table that can not be, and were left out as unknown."""

    table: str
    what: str
    rows: int


REFUSALS = {
    "repeated_subject": "SELECT count(*) - count(DISTINCT id) FROM subject_all",
    "repeated_rating": (
        "SELECT count(*) - count(DISTINCT (id, year)) FROM rating_all"
    ),
    "no_id": " + ".join(
        f"(SELECT count(*) FROM {name}_all WHERE id IS NULL)" for name in SCHEMAS
    ).join(("SELECT ", "")),
}  # fmt: skip

# What a fact must be to count; the rest is unknown. {day}: the day the register was written.
SPAN = "first_day <= {day} AND coalesce(last_day >= first_day, true)"
KEPT = {
    "rating": (f"grade BETWEEN 1 AND {len(GRADES)} AND year <= year({{day}})", "grade, year"),
    "award": ("coalesce(decided_on <= {day}, true) AND coalesce(year <= year({day}), true)",
              "decided_on, year"),
    "initiative": (f"scope BETWEEN 1 AND {len(SCOPES)} AND year <= year({{day}})", "scope, year"),
    "discipline": (f"level BETWEEN 1 AND {len(LEVELS)} AND {SPAN}", "level, first_day, last_day"),
    "hold": (SPAN, "first_day, last_day"),
    "absence": (f"coalesce(mark BETWEEN 1 AND {len(MARKS)}, true) AND {SPAN}",
                "mark, first_day, last_day"),
    "post": (SPAN, "first_day, last_day"),
    "statement": ("year <= year({day}) AND holds IS NOT NULL", "year, holds"),
    "share": ('"having" >= 0 AND open >= 0 AND total >= "having" + open', "having, open, total"),
    "place": ("place BETWEEN 1 AND of", "place"),
    "complete": ("until <= {day}", "until"),
}  # fmt: skip


def check_register(link: duckdb.DuckDBPyConnection, folder: Path) -> list[Doubt]:
    """Make the tables of a register that count; tell what was left out as unknown.

    Raises:
        BadRegister: A table or column is missing or of another type, a subject or a year's
            rating stands twice, a fact belongs to nobody.
    """
    about = read_about(folder)
    for name in SCHEMAS:
        _check_columns(folder, name)
    look_at(link, folder)
    for reason, query in REFUSALS.items():
        if wrong := _number(link, query):
            raise BadRegister(reason=reason, folder=str(folder), count=wrong)
    day = f"DATE '{about.written_on.isoformat()}'"
    return list(_kept(link, day))


def _kept(link: duckdb.DuckDBPyConnection, day: str) -> Iterator[Doubt]:
    future = _number(link, f"SELECT count(*) FROM subject_all WHERE joined > {day}")
    columns = f"* REPLACE (if(joined > {day}, NULL, joined) AS joined)"
    link.execute(f"CREATE OR REPLACE VIEW subject_ok AS SELECT {columns} FROM subject_all")
    if future:
        yield Doubt("subject", "joined", future)
    for name, (condition, columns) in KEPT.items():
        known = f"({condition.format(day=day)}) AND id IN (SELECT id FROM subject_all)"
        link.execute(f"CREATE OR REPLACE VIEW {name}_ok AS FROM {name}_all WHERE "
                     f"{condition.format(day=day)}")  # fmt: skip
        left = _number(link, f"SELECT count(*) FROM {name}_all WHERE ({known}) IS NOT TRUE")
        if left:
            yield Doubt(name, columns, left)


def _number(link: duckdb.DuckDBPyConnection, query: str) -> int:
    row = link.execute(query).fetchone()
    return int(row[0] or 0) if row else 0


def _check_columns(folder: Path, name: str) -> None:
    path = folder / f"{name}.parquet"
    if not path.is_file():
        raise BadRegister(reason="no_table", folder=str(folder), table=name)
    try:
        found = pq.read_schema(path)
    except (OSError, pa.ArrowInvalid) as error:
        raise BadRegister(reason="damaged", file=str(path)) from error
    for column in schema_of(name):
        if column.name not in found.names:
            raise BadRegister(reason="no_column", file=str(path), column=column.name)
        kind = found.field(column.name).type
        if kind != column.type:
            raise BadRegister(
                reason="wrong_type", file=str(path), column=column.name, kind=str(kind),
                wanted=str(column.type),
            )  # fmt: skip
