"""Every code that can reach a person has words, in English and in Vietnamese."""

import ast
import string
from pathlib import Path

import polib
import pytest

from thidua.wording import sentences

SRC = Path(__file__).parents[2] / "src/thidua"
CATALOGUE = {e.msgid: e for e in polib.pofile(str(SRC / "locale/vi/LC_MESSAGES/django.po"))}
CODED = {"Finding", "Step", "say"}


def literal_codes() -> set[str]:
    """Codes written as literals where findings, steps and errors are made."""
    found = set()
    for path in SRC.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            keywords = {k.arg: k.value for k in node.keywords}
            code = keywords.get("code") or (node.args[0] if node.args else None)
            if name in CODED and isinstance(code, ast.Constant) and isinstance(code.value, str):
                found.add(code.value)
            reason = keywords.get("reason")
            if name == "BadFile" and isinstance(reason, ast.Constant):
                found.add(f"file.{reason.value}")
    return found


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_codes_are_found_at_all():
    assert len(literal_codes()) > 20


def test_every_code_in_the_sources_has_a_sentence():
    assert sorted(literal_codes() - set(sentences())) == []


@pytest.mark.parametrize("code", sorted(sentences()))
def test_sentence_is_translated_with_the_same_data(code):
    english = sentences()[code]
    assert CATALOGUE[english].msgstr
    assert fields(CATALOGUE[english].msgstr) == fields(english)


def test_nothing_in_the_catalogue_is_fuzzy_or_empty():
    unfinished = [e.msgid for e in CATALOGUE.values() if e.msgid and not e.translated()]
    assert unfinished == []
