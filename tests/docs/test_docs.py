"""The docs say what is true: links lead somewhere, commands and dependencies are all named."""

import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from thidua.cli import COMMANDS, cli

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")
CALL = re.compile(r"(?:^|[`/ ])thidua ([a-z]+)", re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_to_files(page):
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_pages_name_only_commands_that_exist(page):
    named = set(CALL.findall(page.read_text(encoding="utf-8")))
    assert sorted(named - set(COMMANDS)) == []


def test_the_readme_names_every_command():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"`thidua {name}" not in text] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name):
    result = CliRunner().invoke(cli, [name, "--help"])
    assert result.exit_code == 0
    assert len(result.output) > len("Usage: ") * 5


def test_every_dependency_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = {re.split(r"[\[<>=~]", line)[0] for line in project["project"]["dependencies"]}
    text = (ROOT / "docs/explanation/dependencies.md").read_text(encoding="utf-8").lower()
    names = {"django", "psycopg"} | wanted
    assert sorted(name for name in names if name not in text) == []
