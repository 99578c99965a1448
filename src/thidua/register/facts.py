"""Facts of subjects as rows of the tables that compiled rules read."""

from collections.abc import Iterable, Iterator, Mapping

import ibis
import pyarrow as pa

from thidua.core.rules.case import Facts
from thidua.core.rules.demands import GRADES, LEVELS, MARKS, SCOPES
from thidua.core.rules.tables import SCHEMAS, TABLES


def tables_of(subjects: Mapping[int, Facts]) -> dict[str, pa.Table]:
    """Facts as the tables that compiled rules read."""
    rows: dict[str, list[tuple[object, ...]]] = {name: [] for name in TABLES}
    for key, facts in subjects.items():
        for name, found in rows_of(key, facts):
            rows[name] += found
    return {name: _table(name, found) for name, found in rows.items()}


def rows_of(key: int, facts: Facts) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    """For each table its rows about one subject, in the order of its columns."""
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
