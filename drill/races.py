"""Lets several people do the same at the same moment, many times, and asks what came of it.

    python drill/races.py --rounds 50 [--only sqlite] [--seed N]

Real threads, each with its own connection, on a SQLite file and on PostgreSQL, both durable as in
service. After each round there must be exactly one effect: nothing lost, nothing doubled.
"""

import argparse
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Thread

HERE = Path(__file__).resolve()
sys.path.insert(0, str(HERE.parents[1]))
MANY = 4  # threads a round
Call = Callable[[], object]


def at_once(calls: list[Call]) -> list[str]:
    """Run all at the same moment; what each came to: “done”, or the name of its refusal."""
    from django.db import connection

    from thidua.apps.common import clock
    from thidua.core.kernel.errors import DomainError

    start, answers = Barrier(len(calls)), [""] * len(calls)

    def run(place: int, call: Call) -> None:
        try:
            from tests.apps.assessment.books import TODAY

            start.wait()
            with clock.at(TODAY):
                call()
            answers[place] = "done"
        except DomainError as error:
            answers[place] = type(error).__name__
        except Exception as error:  # noqa: BLE001 - whatever else comes is what the drill looks for
            answers[place] = f"!{type(error).__name__}: {error}"
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers


def here(rounds: int, seed: int) -> int:
    """All races on the database of this process; the number of rounds that went wrong."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    setup_test_environment()  # its browser's host is let in
    call_command("migrate", verbosity=0)
    from tests.races.kinds import kinds

    draw, wrong = random.Random(seed), 0
    for name, race in kinds(draw).items():
        begun, told = time.monotonic(), Counter[str]()
        times = rounds if race.often else 1
        for number in range(times):
            calls = race.prepare(number)
            draw.shuffle(calls)
            answers = at_once(calls)
            told.update(answers)
            lost = [each for each in answers if each.startswith("!") or not each]
            if found := [*lost, *race.look()]:
                wrong += 1
                print(f"  {name}, round {number}: {found}")
        said = ", ".join(f"{count} {what}" for what, count in sorted(told.items()))
        print(f"  {name}: {times} rounds in {time.monotonic() - begun:.0f} s: {said}")
    return wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--only", choices=("sqlite", "postgres"))
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.here:
        sys.exit(1 if here(given.rounds, given.seed) else 0)
    from drill.databases import KINDS, database, end_in_order

    end_in_order()
    failed = False
    for kind in (given.only,) if given.only else KINDS:
        print(f"{kind}, {given.rounds} rounds of {MANY} at once, seed {given.seed}", flush=True)
        again = [sys.executable, str(HERE), "--here", "--rounds", str(given.rounds)]
        with database(kind) as env:
            env |= {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": "1"}
            done = subprocess.run([*again, "--seed", str(given.seed)], env=env, check=False)
        failed |= done.returncode != 0
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
