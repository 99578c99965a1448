"""T-RACE: eleven races of real threads, on a SQLite file and on PostgreSQL; more in the drill."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 3


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_each_race_has_exactly_one_effect(kind):
    command = [sys.executable, str(ROOT / "drill" / "races.py"), "--rounds", str(ROUNDS)]
    done = subprocess.run(
        [*command, "--only", kind], cwd=ROOT, capture_output=True, text=True, timeout=300,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(" rounds in ") == 11
