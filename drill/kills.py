"""Kills the product's processes (SIGKILL) at drawn moments and asks what was lost or doubled.

    python drill/kills.py [--times 50] [--database sqlite|postgres|both] [--seed N] [--only KIND]

Kinds: `imports` (thidua import), `runs` (thidua run, with its four files), `finals` (the process
that answers, while a ranking is made final), `posts` (the processes that answer, while figures
are typed), `mails` and `days` (the worker).
A moment is a number of steps (statements, commits, files) that the process tells on a pipe, and a
drawn time after it: four of ten are even over the time of a whole run, three over its steps, three
stand about the commit.
"""

import argparse
import os
import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from databases import KINDS, copied, database, end_in_order, thidua

AT_ONCE = 2  # kinds, each in a copy of the database
SLOW = {"runs", "days"}  # half as often
ORDER = ("imports", "runs", "finals", "posts", "mails", "days")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--database", choices=(*KINDS, "both"), default="sqlite")
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--only", choices=ORDER, action="append")
    asked = parser.parse_args()
    end_in_order()
    seed = random.SystemRandom().randrange(10**6) if asked.seed is None else asked.seed
    for kind in KINDS if asked.database == "both" else (asked.database,):
        print(f"kills on {kind}: {asked.times} times each, seed {seed}", flush=True)
        with database(kind) as env, TemporaryDirectory() as temporary:
            folder = Path(env["THIDUA_HOME"]).parent
            thidua(env, "demo", "--no-serve", "--out", folder / "out", folder=folder)
            words = ["--times", asked.times, "--seed", seed]
            chosen = [only for only in ORDER if only in (asked.only or ORDER)]
            copies = {only: copied(env, Path(temporary) / only) for only in chosen}
            with ThreadPoolExecutor(AT_ONCE) as pool:
                list(pool.map(partial(_start, words), copies, copies.values()))


def _start(words: list[object], only: str, env: dict[str, str]) -> None:
    folder = Path(env["THIDUA_HOME"]).parent
    subprocess.run(
        [sys.executable, __file__, "--here", str(folder), *map(str, words), only], check=True,
        env=env | {"THIDUA_EMAIL_BACKEND": "slow_mail.Backend"}, cwd=folder,
    )  # fmt: skip


def here(folder: Path, times: int, seed: int, kind: str) -> None:
    """One kind of kills in a database that is there."""
    from thidua.config.boot import boot

    boot()
    import kill_finals
    import kill_imports
    import kill_mails
    import kill_posts
    from sound import database_is_sound

    acts = {
        "imports": kill_imports.kill_imports,
        "runs": kill_imports.kill_runs,
        "finals": kill_finals.kill_finals,
        "posts": kill_posts.kill_posts,
        "mails": kill_mails.kill_mails,
        "days": kill_mails.kill_days,
    }
    begun = time.monotonic()
    times = max(1, times // 2) if kind in SLOW else times
    found = acts[kind](folder, times, random.Random(f"{seed} {kind}"))
    database_is_sound(deep=True)
    said = ", ".join(f"{words}: {count}" for words, count in sorted(found.items()))
    took = f"{time.monotonic() - begun:.0f} s, load {os.getloadavg()[0]:.1f}"
    print(f"  {kind}: {said}; nothing lost or doubled ({took})", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--here"]:
        place, times, seed = Path(sys.argv[2]), int(sys.argv[4]), int(sys.argv[6])
        here(place, times, seed, sys.argv[7])
    else:
        main()
