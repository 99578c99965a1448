"""Load on loopback: 20 entries and 33 scoreboard reads a second, then the highest rates held.

    python benchmarks/load.py --all      (both databases, about 13 minutes; prints Markdown)
    python benchmarks/load.py --short    (5 s each, to see that it works)

The site runs as `thidua serve` starts it; the load comes from a process of its own
(`arrivals.py`). Beside it, on the same database, runs a bare Django page that makes one query
(`bare_page.py`), so that the ratio says what our pages cost.
"""

import argparse
import http.client
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "drill"))
from databases import (  # noqa: E402 - found by the line above
    KINDS,
    database,
    end_in_order,
    free_port,
    thidua,
    wait_for,
)

ENTRIES, READS = 20.0, 33.0
HELD_P99, STEP = 1.0, 1.3  # seconds; each step asks so much more
FIRST = {"bare": 150.0, "scoreboard": 30.0, "entries": 30.0}
NAMES = {"bare": "bare page", "scoreboard": "scoreboard", "entries": "entry of a cell"}
Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of the combination, of one stream alone, and of a step upwards."""

    both: float
    alone: float
    step: float


ALL, SHORT = Times(120, 45, 6), Times(5, 5, 3)


@dataclass(slots=True)
class Server:
    """A server under load; a thread watches the memory of its processes."""

    process: subprocess.Popen[bytes]
    port: int
    most: int = 0
    most_shared: int = 0
    ends: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        while not self.ends.wait(1.0):
            pids = list(_tree(self.process.pid))
            self.most = max(self.most, sum(_memory(pid, "Rss") for pid in pids))
            self.most_shared = max(self.most_shared, sum(_memory(pid, "Pss") for pid in pids))

    @property
    def memory(self) -> str:
        return f"{self.most / 1024:.0f} MB ({self.most_shared / 1024:.0f})"


def _tree(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _tree(int(child))


def _memory(pid: int, word: str) -> int:
    """Kilobytes; 0 for a process that has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(f"{word}:")), 0)


@contextmanager
def served(env: dict[str, str], *words: str) -> Iterator[Server]:
    """A server on a free port of this machine; it ends with the block."""
    port = free_port()
    program = [sys.executable, *(word.format(port=port) for word in words)]
    process = subprocess.Popen(program, env=env, cwd=env["THIDUA_HOME"], stdout=subprocess.DEVNULL)
    server = Server(process, port)
    watcher = threading.Thread(target=server.watch)
    try:
        wait_for(port)
        watcher.start()
        yield server
    finally:
        server.ends.set()
        process.send_signal(signal.SIGTERM)
        process.wait(30)
        watcher.join()


def calm(server: Server) -> None:
    """Wait until nothing of an earlier, lost load stands in the way: an answer within 0.2 s."""
    end = time.monotonic() + 90
    while time.monotonic() < end:
        begun = time.monotonic()
        link = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        with suppress(OSError, http.client.HTTPException):
            link.request("GET", "/static/common/icon.svg")
            link.getresponse().read()
            if time.monotonic() - begun < 0.2:
                return
        link.close()


def send(server: Server, seconds: float, senders: Told, **rates: float) -> list[Told]:
    """Load the server and answer with what was seen; who types goes on where he was."""
    calm(server)
    plan = {
        "port": server.port, "seconds": seconds,
        "streams": [
            {"name": name, "rate": rate, "senders": senders[name]} for name, rate in rates.items()
        ],
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, HERE / "arrivals.py"], input=json.dumps(plan), text=True,
        capture_output=True, check=True, timeout=seconds + 60,
    )  # fmt: skip
    told: list[Told] = json.loads(done.stdout)
    for each in told:
        for sender, (typed, versions) in zip(senders[each["name"]], each["senders"], strict=False):
            sender["typed"], sender["versions"] = typed, versions
        each["load"] = os.getloadavg()[0]
    return told


def highest(server: Server, seconds: float, senders: Told, name: str) -> Told:
    """The highest rate held: no error, and 99 of 100 answered within a second."""
    rate, held = FIRST[name], None
    while rate < 3000:
        (told,) = send(server, seconds, senders, **{name: rate})
        if told["errors"] or told["p99"] > HELD_P99:
            break
        held, rate = told, rate * STEP
    return held or {**told, "rate": 0.0}


def measure(kind: str, times: Times) -> None:
    """One database: every combination, as rows of a table."""
    with database(kind) as env:
        home = Path(env["THIDUA_HOME"])
        thidua(env, "demo", "--no-serve", "--out", home / "out", folder=home)
        made = subprocess.run(
            [sys.executable, HERE / "load_world.py"], env=env, check=True, text=True,
            stdout=subprocess.PIPE, cwd=home,
        )  # fmt: skip
        senders: Told = json.loads(made.stdout)
        senders["bare"] = [dict(each, cookie="a=b") for each in senders["scoreboard"][:1]]
        with served(env, str(HERE / "bare_page.py"), "{port}") as bare:
            send(bare, 2, senders, bare=READS)
            bare_told = send(bare, times.alone, senders, bare=READS)
            bare_most = highest(bare, times.step, senders, "bare")
        row(kind, "fixed rate", bare_told[0], bare.memory)
        row(kind, "highest rate held", bare_most, bare.memory)
        serve = ("-m", "thidua", "serve", "--port", "{port}", "--out", str(home / "out"))
        with served(env, *serve) as site:
            send(site, 3, senders, scoreboard=10, entries=10)
            alone = send(site, times.alone, senders, scoreboard=READS)
            both = send(site, times.both, senders, entries=ENTRIES, scoreboard=READS)
            most = [highest(site, times.step, senders, name) for name in ("scoreboard", "entries")]
        row(kind, "fixed rate, alone", alone[0], site.memory)
        for told in both:
            row(kind, f"fixed rates, both, {times.both:.0f} s", told, site.memory)
        for told in most:
            row(kind, "highest rate held, alone", told, site.memory)
        ratio = alone[0]["p95"] / bare_told[0]["p95"]
        beside = both[1]["p95"] / bare_told[0]["p95"]
        print(f"<!-- {kind}: p95 of the scoreboard is {ratio:.1f} times that of the bare page, "
              f"{beside:.1f} times with entries beside it -->", flush=True)  # fmt: skip


def row(kind: str, what: str, told: Told, memory: str) -> None:
    times = " | ".join(f"{1000 * told[name]:.0f}" for name in ("p50", "p95", "p99", "worst"))
    print(f"| {kind} | {NAMES[told['name']]} | {what} | {told['rate']:.0f}/s | "
          f"{told['done']:.1f}/s | {times} | {told['errors']} | {memory} | "
          f"{told['load']:.1f} |", flush=True)  # fmt: skip
    if told["first_error"]:
        print(f"<!-- first error: {told['first_error']!r} -->", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--database", choices=KINDS, action="append")
    asked = parser.parse_args()
    end_in_order()
    begun = time.monotonic()
    print("| Database | Page | What | Asked | Answered | p50 ms | p95 ms | p99 ms | worst ms "
          "| Errors | Memory RSS (PSS) | Load |")  # fmt: skip
    print("|---|---|---|---|---|---|---|---|---|---|---|---|", flush=True)
    for kind in asked.database or KINDS:
        measure(kind, SHORT if asked.short else ALL)
    print(f"<!-- {time.monotonic() - begun:.0f} s in all -->")


if __name__ == "__main__":
    main()
