"""Made-up registers of any size: the same seed gives the same register; nobody in it is real.

Each number is a hash of subject, purpose and seed, so that any engine can make any part. Persons
differ in how good they are (`q`), and their years follow that: ratings, titles and initiatives go
together as they do in life. The first subjects are the cases of the rulebook, whose answers are
known.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from string import Template

import duckdb
import pyarrow as pa

from thidua.core.rules.case import Case
from thidua.core.rules.tables import SCHEMAS
from thidua.register.engine import tables_of
from thidua.register.files import GROUP, About, fresh_folder, write_about

YEARS = 10
PER_UNIT = 90
SQL = Path(__file__).parent / "made_up"


def generate(folder: Path, number: int, *, year: int, seed: int, cases: tuple[Case, ...]) -> About:
    """Write a register of so many made-up persons after the subjects of some cases.

    Raises:
        BadRegister: `register.exists`: something of that name is there.
    """
    planted = tables_of(dict(enumerate((each.facts for each in cases), start=1)))
    about = About("00", year, date(year, 12, 31), number + len(cases))
    with fresh_folder(folder) as draft, duckdb.connect() as link:
        link.execute("SET temp_directory = ?", [str(folder.parent)])
        given = {
            "first": len(cases) + 1, "number": number, "year": year, "years": YEARS, "seed": seed,
            "per_unit": PER_UNIT,
        }  # fmt: skip
        link.execute(_sql("start", given))
        for name in SCHEMAS:
            _write(link, draft / f"{name}.parquet", planted[name], _sql(name, given))
        write_about(draft, about)
    return about


def _sql(name: str, given: Mapping[str, int]) -> str:
    """The query that makes up a table; empty for one in which no made-up person stands."""
    path = SQL / f"{name}.sql"
    return Template(path.read_text(encoding="utf-8")).substitute(given) if path.is_file() else ""


def _write(link: duckdb.DuckDBPyConnection, path: Path, planted: pa.Table, made_up: str) -> None:
    """The planted rows, then the made-up ones, in the columns and types of the table."""
    link.register("planted", planted)
    columns = ", ".join(f'"{column.name}"' for column in planted.schema)
    query = f"SELECT {columns} FROM planted"
    if made_up:
        query += f" UNION ALL SELECT {columns} FROM ({made_up})"
    types = zip(planted.schema.names, link.table("planted").types, strict=True)
    kinds = ", ".join(f'CAST("{column}" AS {kind}) AS "{column}"' for column, kind in types)
    target = str(path).replace("'", "''")
    link.execute(
        f"COPY (SELECT {kinds} FROM ({query}) ORDER BY ALL) TO '{target}'"
        f" (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {GROUP})"
    )
    link.unregister("planted")
