"""Throw-away databases for drills and benchmarks: durable as in service, on this machine only.

Unlike `tools/with_postgres.sh`, which serves tests, PostgreSQL here syncs each commit to the disk.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

KINDS = ("sqlite", "postgres")


def end_in_order() -> None:
    """Let a signal to end run the `finally` blocks, which stop what was started."""
    signal.signal(signal.SIGTERM, lambda *_given: sys.exit(143))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(home: Path, url: str = "") -> dict[str, str]:
    """What a process of the product needs: a folder, and the address of PostgreSQL."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("THIDUA_")}
    kept.pop("DATABASE_URL", None)
    kept |= {"THIDUA_HOME": str(home), "THIDUA_DEMO": "1"}
    kept["DJANGO_SETTINGS_MODULE"] = "thidua.config.settings"
    return kept | ({"DATABASE_URL": url} if url else {})


@contextmanager
def database(kind: str) -> Iterator[dict[str, str]]:
    """The environment of a new, empty database of that kind; both end with the block."""
    with tempfile.TemporaryDirectory(prefix=f"thidua-{kind}-") as temporary:
        home = Path(temporary) / "home"
        home.mkdir()
        if kind == "sqlite":
            yield environment(home)
        else:
            with postgres() as url:
                yield environment(home, url)


def copied(env: dict[str, str], folder: Path) -> dict[str, str]:
    """The environment of a copy of a database that nobody uses now, with its files and outputs."""
    home = Path(env["THIDUA_HOME"])
    shutil.copytree(home.parent, folder)
    url = env.get("DATABASE_URL", "")
    if not url:
        return env | {"THIDUA_HOME": str(folder / home.name)}
    import psycopg

    name = f"copy_{folder.name}"
    with psycopg.connect(url.rpartition("/")[0] + "/template1", autocommit=True) as link:
        link.execute(f'CREATE DATABASE "{name}" TEMPLATE postgres')
    return env | {
        "THIDUA_HOME": str(folder / home.name), "DATABASE_URL": f"{url.rpartition('/')[0]}/{name}"
    }  # fmt: skip


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL of its own, in a temporary folder."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parts[-2]))
    if not found:
        raise SystemExit("Chưa có PostgreSQL. Hãy chạy: sudo apt-get install postgresql")
    bin_, port = found[-1], free_port()
    folder = Path(tempfile.mkdtemp(prefix="thidua-pg-"))
    run_as = []
    if os.getuid() == 0:  # initdb refuses root
        shutil.chown(folder, "postgres")
        run_as = ["runuser", "-u", "postgres", "--"]
    control = [*run_as, bin_ / "pg_ctl", "-D", folder / "data", "-w"]
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
    try:
        _run([*run_as, bin_ / "initdb", "-D", folder / "data", "-U", "thidua", "--auth=trust",
              "--encoding=UTF8", "--locale=C.UTF-8"])  # fmt: skip
        _run([*control, "-l", folder / "log", "-o", options, "start"])
        yield f"postgres://thidua@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*map(str, control), "-m", "immediate", "stop"], check=False,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[object]) -> None:
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)


def thidua(env: dict[str, str], *words: object, folder: Path) -> str:
    """What the command says; a failure ends the drill."""
    done = subprocess.run(
        [sys.executable, "-m", "thidua", *map(str, words)], env=env, cwd=folder, text=True,
        capture_output=True, timeout=900, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"thidua {words[0]}: exit {done.returncode}: {done.stderr}")
    return done.stdout


def wait_for(port: int, seconds: float = 120) -> None:
    """Return once something answers on the port."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise SystemExit("the site did not start")
