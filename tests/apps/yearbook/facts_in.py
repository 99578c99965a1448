"""Finds the facts of the source in the text of a written report."""

from pathlib import Path

import docx
import yaml

from thidua.core.vietnamese import fold

FACTS = Path(__file__).parents[2] / "data" / "facts.yaml"
ALL = yaml.safe_load(FACTS.read_text(encoding="utf-8"))


def plain(text: str) -> str:
    """Folded, with one kind of dash: 2020–2025 is 2020-2025."""
    return fold(text.replace("–", "-"))


def body_of(path: Path) -> str:
    """All paragraphs and cells of a Word file, without the numbers of evidence."""
    opened = docx.Document(str(path))
    paragraphs = [_without_notes(p) for p in opened.paragraphs]
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return "\n".join([*paragraphs, *cells])


def _without_notes(paragraph) -> str:
    return "".join(run.text for run in paragraph.runs if not run.font.superscript)


def agency_parts(path: Path, names: dict[str, str]) -> dict[str, str]:
    """The text under each agency's heading of the third level."""
    parts: dict[str, list[str]] = {}
    code = ""
    for paragraph in docx.Document(str(path)).paragraphs:
        if paragraph.style.name.startswith("Heading"):
            title = paragraph.text.partition(") ")[2]
            code = next((c for c, name in names.items() if name == title), "")
        elif code:
            parts.setdefault(code, []).append(_without_notes(paragraph))
    return {code: "\n".join(lines) for code, lines in parts.items()}


def missing(fact: dict, whole: str, parts: dict[str, str]) -> list[str]:
    """Strings of a fact that the report does not hold; `a|b` means either."""
    text = plain(parts.get(fact["agency"], "") if "agency" in fact else whole)
    return [
        wanted for wanted in fact["holds"]
        if not any(plain(each) in text for each in wanted.split("|"))
    ]  # fmt: skip
