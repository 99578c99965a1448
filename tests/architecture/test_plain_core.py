"""The core and the commands for people without a database never load Django."""

import subprocess
import sys
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src"
PLAIN = ("core", "intake", "workbook", "render", "wording")
MODULES = sorted(
    ".".join(path.relative_to(SRC).with_suffix("").parts)
    for room in PLAIN
    for path in (SRC / "thidua" / room).rglob("*.py")
)
PLAIN_COMMANDS = ("read", "score", "template")


def loads_django(imports: list[str]) -> bool:
    code = f"import sys, {', '.join(imports)}; sys.exit('django' in sys.modules)"
    return subprocess.run([sys.executable, "-c", code], check=False).returncode != 0


def test_plain_rooms_load_no_django():
    assert not loads_django(MODULES)


@pytest.mark.parametrize("command", PLAIN_COMMANDS)
def test_plain_command_loads_no_django(command):
    assert not loads_django([f"thidua.commands.{command}_"])
