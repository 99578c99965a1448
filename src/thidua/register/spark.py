"""The same rules on Spark: for the registers of a nation. An extra: `thidua[spark]`, and Java."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import ibis

from thidua.core.rules.compiling import Compilation
from thidua.core.rules.tables import SCHEMAS
from thidua.register.judging import columns_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

HERE = "127.0.0.1"
SETTINGS = {
    "spark.driver.bindAddress": HERE,
    "spark.driver.host": HERE,
    "spark.sql.ansi.enabled": "true",  # what overflows or can not be read stops, it never is NULL
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


@contextmanager
def session(master: str, **settings: str) -> Iterator["SparkSession"]:
    """A session that ends by itself. `master`: local[2], spark://host:port; settings by name."""
    from pyspark.sql import SparkSession

    os.environ.setdefault("SPARK_LOCAL_IP", HERE)
    builder = SparkSession.builder.appName("thidua").master(master)
    for name, value in (SETTINGS | settings).items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    try:
        yield spark
    finally:
        spark.stop()


def look_at(spark: "SparkSession", *folders: Path) -> None:
    """The tables of these registers, together, under the names that rules know.

    Whether a register is fit to be judged is checked before, by `check_register`.
    """
    for name in SCHEMAS:
        files = [str(folder / f"{name}.parquet") for folder in folders]
        spark.read.parquet(*files).createOrReplaceTempView(name)


def judged_by(spark: "SparkSession", compilation: Compilation) -> "DataFrame":
    """Answers and clauses of every subject, in the columns of `judge_registers`."""
    columns = ", ".join(columns_of(compilation))
    return spark.sql(f"SELECT {columns} FROM ({query_of(compilation)})")


def query_of(compilation: Compilation) -> str:
    """The compilation in Spark's SQL."""
    ibis.pyspark  # noqa: B018 - loads the options that writing its SQL looks up
    return str(ibis.to_sql(compilation.table, dialect="pyspark"))
