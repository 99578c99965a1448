"""A register on disk: one file of columns for each table of facts, and a page about it."""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

import duckdb
import ibis
import pyarrow as pa
import pyarrow.parquet as pq

from thidua.core.kernel.errors import DomainError
from thidua.core.rules.tables import SCHEMAS

FORMAT = 1
ABOUT = "register.json"
GROUP = 200_000  # rows that are read or skipped together


class BadRegister(DomainError):  # noqa: N818 - reads as the fact it states
    """A folder is not a register that can be judged; `reason` names the sentence."""

    def __init__(self, *, reason: str, **data: object) -> None:
        super().__init__(reason=reason, **data)
        self.code = f"register.{reason}"


@dataclass(frozen=True, slots=True)
class About:
    """What a register holds. `written_on`: no fact is later."""

    province: str
    year: int
    written_on: date
    subjects: int
    format: int = FORMAT


def write_register(folder: Path, about: About, tables: Mapping[str, pa.Table]) -> None:
    """Write all tables, sorted by subject; the folder appears when it is whole.

    Raises:
        BadRegister: `register.exists`: something of that name is there.
    """
    with fresh_folder(folder) as draft:
        for name in SCHEMAS:
            rows = tables[name].sort_by("id")
            pq.write_table(
                rows, draft / f"{name}.parquet", compression="zstd", row_group_size=GROUP
            )
        write_about(draft, about)


@contextmanager
def fresh_folder(folder: Path) -> Iterator[Path]:
    """A folder beside the wanted one that takes its name when everything went well."""
    if folder.exists():
        raise BadRegister(reason="exists", folder=str(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        yield draft
        draft.replace(folder)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def write_about(folder: Path, about: About) -> None:
    data = asdict(about) | {"written_on": about.written_on.isoformat()}
    (folder / ABOUT).write_text(json.dumps(data, indent=1), encoding="utf-8")


def registers_in(folder: Path) -> list[Path]:
    """The folder itself if it is a register, else every register below it, by name.

    Raises:
        BadRegister: `register.none`: there is none.
    """
    found = sorted(path.parent for path in folder.rglob(ABOUT)) if folder.is_dir() else []
    if not found:
        raise BadRegister(reason="none", folder=str(folder))
    return found


def read_about(folder: Path) -> About:
    """What a register says of itself.

    Raises:
        BadRegister: `register.about`: the page can not be read, or is of another format.
    """
    try:
        data = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        about = About(**data | {"written_on": date.fromisoformat(data["written_on"])})
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise BadRegister(reason="about", folder=str(folder), file=ABOUT) from error
    if about.format != FORMAT:
        raise BadRegister(reason="about", folder=str(folder), file=ABOUT)
    return about


def schema_of(name: str) -> pa.Schema:
    """The columns of a table of facts, as they are written."""
    schema: pa.Schema = ibis.schema(SCHEMAS[name]).to_pyarrow()
    return schema


def look_at(link: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Let a connection see the files of a register as tables."""
    for name in SCHEMAS:
        path = str(folder / f"{name}.parquet").replace("'", "''")
        link.execute(f"CREATE OR REPLACE VIEW {name}_all AS FROM read_parquet('{path}')")
