"""The files of this installation as a register of columns: keys and facts, no name."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from thidua.apps.common import clock
from thidua.apps.eligibility.facts import File, facts_of
from thidua.apps.people.models import Collective, Person
from thidua.core.rules.tables import SCHEMAS
from thidua.register.facts import tables_of
from thidua.register.files import About, write_register

A_BATCH = 2_000  # files that are read together


def register_files(folder: Path, province: str, year: int) -> About:
    """Write what is recorded of all persons and collectives, to be asked about a year.

    A subject's key is that of its file and its unit that of its agency; merged files are one.

    Raises:
        BadRegister: `register.exists`: something of that name is there.
    """
    parts = [_tables(files, year) for files in _batches()] or [tables_of({})]
    tables = {name: pa.concat_tables(part[name] for part in parts) for name in SCHEMAS}
    about = About(province, year, clock.today(), tables["subject"].num_rows)
    write_register(folder, about, tables)
    return about


def _batches() -> Iterator[Sequence[File]]:
    for rows in (Person.objects.all(), Collective.objects.all()):
        found: Iterator[Any] = rows.filter(merged_into=None).order_by("pk").iterator(A_BATCH)
        while files := list(islice(found, A_BATCH)):
            yield files


def _tables(files: Sequence[File], year: int) -> dict[str, pa.Table]:
    tables = tables_of(facts_of(files, year))
    units = {file.pk: file.organisation_id for file in files}
    subjects = tables["subject"]
    place = subjects.schema.get_field_index("unit")
    unit = pa.array([units[key] for key in subjects["id"].to_pylist()], pa.int64())
    tables["subject"] = subjects.set_column(place, subjects.schema.field("unit"), unit)
    return tables
