"""Spark says what DuckDB says, clause by clause; run by `tools/spark.sh`, for it needs Spark."""

import os
from datetime import date

import pyarrow.parquet as pq
import pytest
from tests.core.rules.made_up import people

from thidua.commands.judge_ import awards_in_force
from thidua.core.rules.compiling import Question, compile_standards
from thidua.register.book import the_rulebook
from thidua.register.engine import connected, query_of
from thidua.register.facts import tables_of
from thidua.register.judging import columns_of
from thidua.register.spark import judged_by, look_at, session

WHOLE = bool(os.environ.get("THIDUA_DRILL"))
SUBJECTS = 10_000 if WHOLE else 1_250  # of each kind, for each day
ASKED = (
    Question(2022, date(2022, 12, 20)),
    Question(2024, date(2024, 12, 20)),
    Question(2024, date(2025, 9, 1)),
    Question(2024, date(2026, 10, 15), date(2026, 9, 30)),
)


@pytest.fixture(scope="module")
def spark():
    with session(
        "local[2]", **{"spark.driver.memory": "2g", "spark.sql.shuffle.partitions": "2"}
    ) as link:
        yield link


@pytest.mark.parametrize("subject", ["individual", "collective"])
@pytest.mark.parametrize(
    "asked", ASKED if WHOLE else ASKED[::3], ids=lambda asked: str(asked.considered_on)
)
def test_spark_says_the_same(spark, tmp_path, subject, asked):
    awards = awards_in_force(subject, asked)
    compilation = compile_standards(the_rulebook().rules, awards, subject, asked)
    tables = tables_of(people(20261123, SUBJECTS, subject))
    for name, rows in tables.items():
        pq.write_table(rows, tmp_path / f"{name}.parquet")
    look_at(spark, tmp_path)
    found = [row.asDict() for row in judged_by(spark, compilation).orderBy("id").collect()]
    columns = ", ".join(columns_of(compilation))
    with connected(tables) as link:
        expected = link.sql(
            f"SELECT {columns} FROM ({query_of(compilation)}) ORDER BY id"
        ).to_arrow_table()
    assert len(found) == SUBJECTS
    assert found == expected.to_pylist()
