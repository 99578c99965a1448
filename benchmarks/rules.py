"""The rulebook over made-up registers, beside the same five standards written by hand in SQL.

    python benchmarks/rules.py                 three sizes, then the largest within 2 GiB
    python benchmarks/rules.py --persons N     one size, in this process (used by the above)

Every award of individuals on one day, with the truth of each clause, from files to a file. The
hand-written queries (`by_hand.sql`) read the same files and give verdicts only; the script stops
when one verdict differs.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import duckdb

from thidua.commands.judge_ import awards_in_force
from thidua.core.rules.compiling import Question, compile_standards
from thidua.core.rules.tables import SCHEMAS
from thidua.register.book import the_rulebook
from thidua.register.checking import check_register
from thidua.register.engine import query_of
from thidua.register.generating import generate
from thidua.register.judging import judge_registers

WHOLE, SEED = 5_300_000, 20261123
ASKED = Question(2024, date(2024, 12, 20))
FIVE = ("LDTT", "CSTDCS", "CSTD_TINH", "CSTDTQ", "BK_TTG")
BY_HAND = Path(__file__).parent / "by_hand.sql"


def judged(folder: Path, awards: list[str], out: Path, memory: str) -> float:
    """Seconds to judge a register for these awards, clause by clause."""
    compilation = compile_standards(the_rulebook().rules, awards, "individual", ASKED)
    query_of(compilation)
    start = time.perf_counter()
    judge_registers([folder], compilation, out, memory=memory)
    return time.perf_counter() - start


def by_hand(folder: Path, out: Path) -> float:
    """Seconds of the five standards in hand-written SQL, from the same files to a file."""
    with duckdb.connect() as link:
        check_register(link, folder)
        for name in SCHEMAS:
            link.execute(f"CREATE VIEW {name} AS FROM {name}_ok")
        link.execute("CREATE MACRO run(years) AS xor(years, years + 1) >> 1")  # its lowest ones
        start = time.perf_counter()
        query = BY_HAND.read_text(encoding="utf-8")
        link.execute(f"COPY ({query}) TO '{out}' (FORMAT parquet, COMPRESSION zstd)")
        return time.perf_counter() - start


def differing(five: Path, hand: Path) -> int:
    """How many verdicts the two ways do not share."""
    with duckdb.connect() as link:
        told = "CASE {0} WHEN 'met' THEN true WHEN 'not_met' THEN false END"
        pairs = " + ".join(
            f"count(*) FILTER (({told.format('a.' + code.lower())})"
            f" IS DISTINCT FROM b.{code.lower()})"
            for code in FIVE
        )
        query = f"SELECT {pairs} FROM read_parquet(?) a JOIN read_parquet(?) b USING (id)"
        row = link.execute(query, [str(five), str(hand)]).fetchone()
    return int(row[0]) if row else -1


def run(persons: int, memory: str) -> dict[str, object]:
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as place:
        folder, out = Path(place) / "register", Path(place) / "out.parquet"
        start = time.perf_counter()
        generate(folder, persons, year=2024, seed=SEED, cases=())
        made = time.perf_counter() - start
        start = time.perf_counter()
        with duckdb.connect() as link:
            check_register(link, folder)
        checked = time.perf_counter() - start  # a part of each of the following but `hand`
        every = judged(folder, awards_in_force("individual", ASKED), out, memory)
        found: dict[str, object] = {
            "persons": persons,
            "made": made,
            "checked": checked,
            "every": every,
        }
        if not memory:
            five = judged(folder, list(FIVE), out, memory)
            hand = by_hand(folder, Path(place) / "hand.parquet")
            found |= {"five": five, "hand": hand,
                      "differing": differing(out, Path(place) / "hand.parquet")}  # fmt: skip
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found | {"peak_mb": peak}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--persons", type=int)
    parser.add_argument("--memory", default="")
    parser.add_argument("--whole", type=int, default=WHOLE)
    asked = parser.parse_args()
    if asked.persons:
        print(json.dumps(run(asked.persons, asked.memory)))
        return
    for count, memory in (
        (asked.whole // 100, ""), (asked.whole // 10, ""), (asked.whole, ""), (asked.whole, "2GiB")
    ):  # fmt: skip
        output = subprocess.run(
            [sys.executable, __file__, "--persons", str(count), "--memory", memory],
            check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip
        print({key: round(value, 2) for key, value in json.loads(output).items()}, memory)


if __name__ == "__main__":
    main()
