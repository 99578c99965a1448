"""Where an office file can bear a secrecy stamp: paragraphs, boxes, cells, margins."""

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from thidua.core.vietnamese.legacy import to_unicode
from thidua.intake.sheets import sheet_rows
from thidua.intake.stamps import stamp_in

WORD_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\d*\.xml")
DRAWINGS = re.compile(
    r"(?:xl/drawings/(?:drawing|vmlDrawing)\d*\.(?:xml|vml))|xl/comments\d*\.xml"
)
SHEET_PARTS = re.compile(r"xl/worksheets/[^/]+\.xml")
ROWS, BOXES = {"tr"}, {"txbxContent", "txBody", "textbox"}
MARGIN = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)>([^<]{1,2000})")
MARGIN_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-F]{6}|\d+|[A-Z])')
DEEPEST = 250  # elements inside one another; the reader of Word files takes 256
OFF = ("0", "false", "off", "none")


def office_stamp(path: Path, kind: str) -> str:
    """The stamp of a Word or Excel file that the door let pass, or ""."""
    with zipfile.ZipFile(path) as archive:
        if kind == "docx":
            groups = _groups_of_parts(archive, WORD_PARTS)
        else:
            groups = _groups_of_workbook(archive, path)
        return next((stamp for group in groups if (stamp := stamp_in(group))), "")


def _groups_of_workbook(archive: zipfile.ZipFile, path: Path) -> Iterator[list[str]]:
    for _, rows in sheet_rows(path, skip_empty_area=True):
        for row in rows:
            if any(isinstance(value, str) and ("M" in value or "m" in value) for value in row):
                yield [str(value) for value in row if value not in {"", None}]
    yield from _groups_of_parts(archive, DRAWINGS)
    for name in archive.namelist():
        if SHEET_PARTS.fullmatch(name):
            yield from _margins(archive.read(name)[-65_536:])


def _margins(end_of_sheet: bytes) -> Iterator[list[str]]:
    for found in MARGIN.findall(end_of_sheet):
        text = unescape(found.decode("utf-8", "replace"))
        yield MARGIN_CODE.sub("\t", text).split("\t")


def _groups_of_parts(archive: zipfile.ZipFile, wanted: re.Pattern[str]) -> Iterator[list[str]]:
    for name in archive.namelist():
        if wanted.fullmatch(name):
            with archive.open(name) as part:
                yield from _Walk().groups(part)


class _Walk:
    """One pass over a part that keeps no tree; texts of one table row or box come together."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.paragraphs: list[list[tuple[str | None, str]]] = []
        self.font: str | None = None
        self.capitals = False

    def groups(self, part: Any) -> Iterator[list[str]]:
        depth = 0
        for event, element in iterparse(part, events=("start", "end"), forbid_dtd=True):
            name = str(element.tag).rpartition("}")[2]
            if event == "start":
                self._open(name)
                depth += 1
                if depth > DEEPEST:
                    raise ValueError(depth)
                continue
            depth -= 1
            yield from self._close(name, element)
            element.clear()

    def _open(self, name: str) -> None:
        if name in ROWS or name in BOXES:
            self.rows.append([])
        elif name == "p":
            self.paragraphs.append([])
        elif name == "r":
            self.font, self.capitals = None, False

    def _close(self, name: str, element: Element) -> Iterator[list[str]]:
        if name == "t":
            self._add(element.text or "")
        elif name in {"tab", "br", "cr"}:
            self._add("\n")
        elif name == "rFonts":
            self.font = _value(element, "ascii")
        elif name in {"caps", "rPr"}:
            cap = _value(element, "val" if name == "caps" else "cap")
            self.capitals |= (name == "caps" and cap not in OFF) or cap == "all"
        elif name == "textpath":
            yield [_value(element, "string") or ""]
        elif name == "p" and self.paragraphs:
            yield from self._paragraph()
        elif (name in ROWS or name in BOXES) and self.rows:
            yield self.rows.pop()

    def _add(self, text: str) -> None:
        if not self.paragraphs:
            self.paragraphs.append([])
        shown = text.upper() if self.capitals else text
        runs = self.paragraphs[-1]
        if runs and runs[-1][0] == self.font:
            runs[-1] = (self.font, runs[-1][1] + shown)
        else:
            runs.append((self.font, shown))

    def _paragraph(self) -> Iterator[list[str]]:
        text = "".join(to_unicode(shown, font) for font, shown in self.paragraphs.pop())
        if self.rows:
            self.rows[-1].append(text)
        elif text:
            yield [text]


def _value(element: Element, name: str) -> str | None:
    return next((v for key, v in element.attrib.items() if key.rpartition("}")[2] == name), None)
