"""Kills `thidua run` at random moments and asks whether anything was lost or half-written.

    python drill/kills.py --times 20 [--seed N]

Each round imports a workbook with one changed text into a copy of the demonstration and ends
the process with SIGKILL after a random time. Then the four outputs must be those of one
whole run, and the same import, let run, must succeed and hold the change exactly once.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

FILES = ("xep-hang.xlsx", "bao-cao-tong-ket.docx", "bao-cao-tong-ket.pdf", "trace.json")
TEXT = "Công tác văn thư đi vào nền nếp"
LONGEST = 8.0  # seconds; a run takes about six here


def thidua(home: Path, *words: object) -> subprocess.Popen[str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("THIDUA_")}
    kept.pop("DATABASE_URL", None)  # the drill copies the embedded database
    return subprocess.Popen(
        [sys.executable, "-m", "thidua", *map(str, words)],
        env=kept | {"THIDUA_HOME": str(home), "THIDUA_DEMO": "1"}, cwd=home.parent,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def finished(process: subprocess.Popen[str]) -> str:
    out, err = process.communicate(timeout=180)
    if process.returncode:
        raise SystemExit(f"exit {process.returncode}: {err}")
    return out


def outputs(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


def changed(book: Path, path: Path, text: str) -> Path:
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(path, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename.endswith("sharedStrings.xml"):
                data = data.replace(TEXT.encode(), text.encode())
            target.writestr(entry, data)
    return path


def one_kill(model: Path, folder: Path, seconds: float, number: int) -> str:
    """One round; the word says where the kill met the run."""
    shutil.copytree(model, folder)
    before = outputs(folder / "out")
    book = changed(folder / "out/so-lieu-khoi.xlsx", folder / "sua.xlsx", f"{TEXT}, lần {number}")
    run = thidua(folder / "home", "run", book, "--out", folder / "out")
    time.sleep(seconds)
    run.send_signal(signal.SIGKILL)
    run.communicate()
    after = outputs(folder / "out")
    if after != before and not all(after[name] != before[name] for name in FILES[1:]):
        raise SystemExit(f"half-written outputs after a kill at {seconds:.2f} s")
    met = "ended before" if run.returncode == 0 else "killed"
    finished(thidua(folder / "home", "run", book, "--out", folder / "out"))
    tally = (
        "from thidua.apps.reporting.models import Report, Deed; "
        "print(Report.objects.filter(agency__code='VPTU').count(), "
        f"Deed.objects.filter(text__contains='lần {number}').count())"
    )
    said = finished(thidua(folder / "home", "manage", "shell", "--no-imports", "-c", tally))
    if said.splitlines()[0] != "2 1":
        raise SystemExit(f"lost or doubled after a kill at {seconds:.2f} s: {said}")
    left = [path.name for path in folder.iterdir() if path.name not in {"home", "out", "sua.xlsx"}]
    if left:
        raise SystemExit(f"left behind: {left}")
    shutil.rmtree(folder)
    return met


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seed", type=int, default=None)
    asked = parser.parse_args()
    seed = random.SystemRandom().randrange(10**6) if asked.seed is None else asked.seed
    print(f"kills: {asked.times} times, seed {seed}", flush=True)
    draw = random.Random(seed)
    with tempfile.TemporaryDirectory() as temporary:
        model = Path(temporary) / "model"
        model.mkdir()
        finished(thidua(model / "home", "demo", "--no-serve", "--out", model / "out"))
        met = [
            one_kill(model, Path(temporary) / f"round{n}", draw.uniform(0.2, LONGEST), n)
            for n in range(asked.times)
        ]
    print(f"{met.count('killed')} killed, {met.count('ended before')} ended before the kill; "
          "nothing lost, doubled or half-written")  # fmt: skip


if __name__ == "__main__":
    main()
