"""A process of the product that tells how far it has come, and is killed at a drawn moment."""

import bisect
import os
import random
import select
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

import marks
from django.db import connections

PATIENCE = 300.0


@dataclass(frozen=True, slots=True)
class Moment:
    """So many steps, then so many seconds."""

    steps: int
    seconds: float


@dataclass(slots=True)
class Pace:
    """When a whole, unkilled run took each of its steps."""

    times: list[float]
    whole: float
    words: list[str]

    def draw(self, rng: random.Random) -> Moment:
        """A moment of the run: even over its time, over its steps, or about its commit."""
        way = rng.random()
        if way < 0.4:
            at = rng.uniform(0, self.whole)
            steps = bisect.bisect(self.times, at)
        else:
            steps = rng.randrange(len(self.times) + 1) if way < 0.7 else self._commit()
            at = rng.uniform(self._start(steps), self._start(steps + 1))
        return Moment(steps, max(0.0, at - self._start(steps)))

    def _commit(self) -> int:
        """The steps until the write at hand is about to be committed."""
        target = self.words.index("target") if "target" in self.words else 0
        rest = self.words[target:]
        return target + rest.index("commit") + 1 if "commit" in rest else len(self.words)

    def _start(self, step: int) -> float:
        if step > len(self.times):
            return self.whole
        return self.times[step - 1] if step else 0.0


@dataclass(slots=True)
class Victim:
    """A forked process and the pipe on which it tells its steps."""

    pid: int
    pipe: int
    told: list[tuple[int, str]] = field(default_factory=list)
    rest: bytes = b""

    def read(self, seconds: float) -> bool:
        """Take in what it has told; False once nothing came for so long, or it is gone."""
        if not select.select([self.pipe], [], [], max(0.0, seconds))[0]:
            return False
        got = os.read(self.pipe, 65536)
        *lines, self.rest = (self.rest + got).split(b"\n")
        for line in lines:
            pid, word = line.decode().split()
            self.told.append((int(pid), word))
        return bool(got)

    def drain(self) -> None:
        """Take in what it has told so far."""
        while self.read(0.1):
            pass

    def words(self, start: int = 0) -> list[str]:
        return [word for _pid, word in self.told[start:]]

    def reach(self, moment: Moment, start: int = 0, seconds: float = PATIENCE) -> None:
        """Return at the moment, or when there is nothing more to wait for."""
        end = time.monotonic() + seconds
        while len(self.told) - start < moment.steps and time.monotonic() < end:
            if not self.read(end - time.monotonic()):
                return
        time.sleep(moment.seconds)

    def kill(self, *, group: bool = False) -> int:
        """End it by SIGKILL and answer with its exit code (negative: the signal)."""
        (os.killpg if group else os.kill)(self.pid, signal.SIGKILL)
        while self.read(0 if group else 5):
            pass
        _pid, status = os.waitpid(self.pid, 0)
        return os.waitstatus_to_exitcode(status)

    def wait(self) -> int:
        """Let it end by itself."""
        while self.read(PATIENCE):
            pass
        _pid, status = os.waitpid(self.pid, 0)
        return os.waitstatus_to_exitcode(status)


def start(act: Callable[[], object], *tables: str, quiet: bool = True) -> Victim:
    """Let a process of its own do it, telling its steps; `tables`: those of the write at hand."""
    connections.close_all()  # a child must not share the parent's connection
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return Victim(pid, reading)
    os.setpgid(0, 0)
    os.close(reading)
    said = os.dup(2)
    if quiet:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
    code = 0
    try:
        marks.install(writing, tables)
        act()
    except SystemExit as error:
        code = int(error.code or 0)
    except BaseException:  # noqa: BLE001 - the parent reads the code
        os.write(said, traceback.format_exc().encode())
        code = 70
    os._exit(code)


def pace_of(act: Callable[[], object], *tables: str) -> Pace:
    """Run it once, whole."""
    begun, victim, times = time.monotonic(), start(act, *tables), []
    while victim.read(PATIENCE):
        times += [time.monotonic() - begun] * (len(victim.told) - len(times))
    code = victim.wait()
    if code:
        raise SystemExit(f"the whole run failed: {code}")
    return Pace(times, time.monotonic() - begun, victim.words())
