"""The tail is limited, not the middle: no crowded file, no endless function, no endless page."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(p for p in (ROOT / "src").rglob("*.py") if "migrations" not in p.parts)
TEMPLATES = sorted((ROOT / "src").rglob("*.html"))
FILE_LINES, FUNCTION_LINES, TEMPLATE_LINES = 400, 50, 150


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT / "src")))
def test_python_file_and_its_functions_are_short(path):
    text = path.read_text(encoding="utf-8")
    functions = [
        f"{node.name}: {node.end_lineno - node.lineno + 1}"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > FUNCTION_LINES
    ]
    assert functions == []
    assert len(text.splitlines()) <= FILE_LINES


def test_templates_are_short():
    long = [p.name for p in TEMPLATES if len(p.read_text().splitlines()) > TEMPLATE_LINES]
    assert long == []
