"""The rulebook on Spark with two workers, beside DuckDB: the same register, the same answers.

    sh tools/spark.sh python benchmarks/spark_cluster.py [--persons N]

Starts a standalone master and two workers (one core, 3 GB each) on 127.0.0.1 and ends them.
The script stops when one answer or clause differs.
"""

import argparse
import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import duckdb
import pyspark
from rules import ASKED, SEED

from thidua.commands.judge_ import awards_in_force
from thidua.core.rules.compiling import Compilation, compile_standards
from thidua.register.book import the_rulebook
from thidua.register.generating import generate
from thidua.register.judging import judge_registers
from thidua.register.spark import HERE, judged_by, look_at, session

CLASS = Path(pyspark.__file__).parent / "bin/spark-class"


def free_port() -> int:
    with socket.socket() as found:
        found.bind((HERE, 0))
        return int(found.getsockname()[1])


@contextmanager
def daemon(log: Path, *command: str) -> Iterator[None]:
    """One Java process of the cluster, ended with the block."""
    with log.open("w") as out:
        process = subprocess.Popen(
            [str(CLASS), *command], stdout=out, stderr=out, start_new_session=True,
            env=os.environ | {"SPARK_LOCAL_IP": HERE, "SPARK_NO_DAEMONIZE": "1"},
        )  # fmt: skip
    try:
        yield
    finally:
        process.terminate()
        process.wait(20)


def wait_for(port: int, seconds: int = 40) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with socket.socket() as tried:
            if tried.connect_ex((HERE, port)) == 0:
                return
        time.sleep(0.3)
    raise TimeoutError(port)


@contextmanager
def cluster(place: Path) -> Iterator[str]:
    """The address of a master with two workers."""
    port, web = free_port(), free_port()
    with ExitStack() as stack:
        stack.enter_context(daemon(
            place / "master.log", "org.apache.spark.deploy.master.Master",
            "--host", HERE, "--port", str(port), "--webui-port", str(web),
        ))  # fmt: skip
        wait_for(port)
        for number in (1, 2):
            stack.enter_context(daemon(
                place / f"worker-{number}.log", "org.apache.spark.deploy.worker.Worker",
                "--host", HERE, "--cores", "1", "--memory", "3g", "--webui-port",
                str(free_port()), "--work-dir", str(place / f"work-{number}"),
                f"spark://{HERE}:{port}",
            ))  # fmt: skip
        yield f"spark://{HERE}:{port}"


def on_spark(folder: Path, compilation: Compilation, out: Path, place: Path) -> float:
    with cluster(place) as master:
        settings = {
            "spark.driver.memory": "2g", "spark.executor.memory": "2g",
            "spark.sql.shuffle.partitions": "8", "spark.cores.max": "2",
        }  # fmt: skip
        with session(master, **settings) as spark:
            workers = spark.sparkContext._jsc.sc().getExecutorMemoryStatus  # noqa: SLF001
            until = time.monotonic() + 40
            while workers().size() < 3 and time.monotonic() < until:
                time.sleep(0.3)
            assert workers().size() == 3, "two workers and the driver"
            look_at(spark, folder)
            start = time.perf_counter()
            judged_by(spark, compilation).write.parquet(str(out), compression="zstd")
            return time.perf_counter() - start


def differing(one: Path, other: Path) -> tuple[int, int]:
    """Rows of either that the other has not, and rows."""
    with duckdb.connect() as link:
        a, b = f"read_parquet('{one}')", f"read_parquet('{other}/*.parquet')"
        row = link.execute(
            f"SELECT (SELECT count(*) FROM (FROM {a} EXCEPT ALL FROM {b}))"
            f" + (SELECT count(*) FROM (FROM {b} EXCEPT ALL FROM {a})),"
            f" (SELECT count(*) FROM {a})"
        ).fetchone()
    return (int(row[0]), int(row[1])) if row else (-1, 0)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--persons", type=int, default=530_000)
    asked = parser.parse_args()
    awards = awards_in_force("individual", ASKED)
    compilation = compile_standards(the_rulebook().rules, awards, "individual", ASKED)
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        place = Path(name)
        generate(place / "register", asked.persons, year=2024, seed=SEED, cases=())
        start = time.perf_counter()
        judge_registers([place / "register"], compilation, place / "duckdb.parquet")
        alone = time.perf_counter() - start
        spark = on_spark(place / "register", compilation, place / "spark", place)
        wrong, rows = differing(place / "duckdb.parquet", place / "spark")
    assert wrong == 0, f"{wrong} rows differ"
    print(f"{rows} persons, {len(awards)} awards with clauses, 0 rows differ")
    print(f"DuckDB, one process: {alone:.1f} s; Spark, two workers: {spark:.1f} s")


if __name__ == "__main__":
    main()
