import os
import signal
import subprocess
import sys
import time

import pytest

from thidua.core.kernel.errors import BadFile
from thidua.render.folder import replaced_at_once

OURS = ("a.txt", "b.txt")


def write(target, text, names=OURS):
    with replaced_at_once(target, OURS) as fresh:
        for name in names:
            (fresh / name).write_text(text)


def contents(folder) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_new_files_take_the_place_of_the_old(tmp_path):
    out = tmp_path / "deep" / "out"
    write(out, "one")
    write(out, "two", names=("a.txt",))
    assert contents(out) == {"a.txt": "two"}
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_files_of_the_user_stay(tmp_path):
    out = tmp_path / "out"
    write(out, "one")
    (out / "bản đã ký.pdf").write_text("scan")
    write(out, "two")
    assert contents(out) == {"a.txt": "two", "b.txt": "two", "bản đã ký.pdf": "scan"}


def test_a_failure_leaves_the_old_files_whole(tmp_path):
    out = tmp_path / "out"
    write(out, "one")
    with pytest.raises(TypeError):
        write(out, 2)
    assert contents(out) == {"a.txt": "one", "b.txt": "one"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


KILLED = """
import sys, time
from pathlib import Path
from thidua.render.folder import replaced_at_once
with replaced_at_once(Path(sys.argv[1]), ("a.txt", "b.txt")) as fresh:
    (fresh / "a.txt").write_text("two")
    print("writing", flush=True)
    time.sleep(60)
"""


def test_a_killed_run_leaves_the_old_files_whole_and_the_next_one_tidies_up(tmp_path):
    out = tmp_path / "out"
    write(out, "one")
    run = subprocess.Popen([sys.executable, "-c", KILLED, out], stdout=subprocess.PIPE, text=True)
    assert run.stdout.readline() == "writing\n"
    with pytest.raises(BadFile) as busy:
        write(out, "three")
    assert busy.value.code == "file.out_busy"
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    run.stdout.close()
    assert contents(out) == {"a.txt": "one", "b.txt": "one"}
    write(out, "three")
    assert contents(out) == {"a.txt": "three", "b.txt": "three"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_reader_never_sees_a_missing_folder(tmp_path):
    out = tmp_path / "out"
    write(out, "0")
    reader = subprocess.Popen(
        [sys.executable, "-c", """
import sys
from pathlib import Path
a = Path(sys.argv[1]) / "a.txt"
print("ready", flush=True)
while not (Path(sys.argv[1]).parent / "stop").exists():
    a.read_text()
""", out], stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert reader.stdout.readline() == "ready\n"
    for n in range(50):
        write(out, str(n))
        time.sleep(0.001)
    (tmp_path / "stop").touch()
    assert reader.wait() == 0
    reader.stdout.close()


def test_places_that_can_not_be_replaced_are_refused(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x")
    (tmp_path / "inside").mkdir()
    monkeypatch.chdir(tmp_path / "inside")
    refused = {}
    for name in ("file", "inside", "."):
        with pytest.raises(BadFile) as error:
            write(tmp_path / name, "one")
        refused[name] = error.value.code
    assert refused == {
        "file": "file.out_not_a_folder", "inside": "file.out_is_here", ".": "file.out_is_here",
    }  # fmt: skip
