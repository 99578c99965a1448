"""The text of an incoming file, block by block, each with its place: `read_blocks`."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from thidua.core.kernel.errors import BadFile
from thidua.core.vietnamese.legacy import to_unicode
from thidua.intake.guard import check_office_file, check_plain_file

TEXT_SUFFIXES = (".txt", ".md", ".csv")
OLD_CODING = "cp1258"


class PlaceKind(StrEnum):
    PARAGRAPH = "paragraph"  # numbers: (paragraph,)
    CELL = "cell"  # numbers: (row, column); sheet: its name
    TABLE = "table"  # numbers: (table, row, column)
    HEADER = "header"  # numbers: (section,)
    FOOTER = "footer"
    FOOTNOTE = "footnote"  # numbers: (footnote,)
    PAGE = "page"  # numbers: (page, paragraph of the page)
    LINE = "line"  # numbers: (line,)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands, as data; `thidua.wording` says it. All numbers count from 1."""

    kind: PlaceKind
    numbers: tuple[int, ...]
    sheet: str = ""

    @property
    def code(self) -> str:
        return f"place.{self.kind}"

    @property
    def data(self) -> dict[str, object]:
        names = ("first", "second", "third")
        found: dict[str, object] = dict(zip(names, self.numbers, strict=False))
        if self.kind is PlaceKind.CELL:
            found = {"sheet": self.sheet, "cell": cell_name(*self.numbers)}
        return found


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, cell or line; `label` is what its row and column headings say of it."""

    text: str
    place: Place
    label: str = ""


def read_blocks(path: Path) -> list[Block]:
    """The blocks of a .docx, .xlsx, .pdf, .txt or .md file, in reading order, in Unicode (NFC).

    Raises:
        BadFile: The file is refused at the door, is no such kind, or is a scan without text.
    """
    path = Path(path)
    check_plain_file(path)
    with path.open("rb") as stream:
        head = stream.read(8)
    if head.startswith(b"%PDF"):
        from thidua.intake.pdf import pdf_blocks

        found = pdf_blocks(path)
    elif path.suffix.lower() in TEXT_SUFFIXES:
        found = text_blocks(path)
    else:
        found = _office_blocks(path)
    return [block for block in found if block.text]


def _office_blocks(path: Path) -> Iterator[Block]:
    checked = check_office_file(path, ("docx", "xlsx"))
    if checked.kind == "docx":
        from thidua.intake.word import word_blocks

        return word_blocks(path)
    from thidua.intake.sheets import sheet_blocks

    return sheet_blocks(path)


def text_blocks(path: Path) -> Iterator[Block]:
    for number, line in enumerate(_decoded(path).splitlines(), 1):
        yield Block(tidy(line), Place(PlaceKind.LINE, (number,)))


def _decoded(path: Path) -> str:
    raw = path.read_bytes()
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        coding = "utf-16"
    elif b"\0" in raw[:200]:  # UTF-16 without a mark: the high byte of plain letters is zero
        high = raw[1:200:2].count(0) > raw[:200:2].count(0)
        coding = "utf-16-le" if high else "utf-16-be"
    else:
        coding = "utf-8-sig"
    try:
        return raw.decode(coding)
    except UnicodeDecodeError:
        pass
    # TCVN3 bytes were saved as Latin-1; legal syllables tell the two old codings apart.
    converted = to_unicode(latin := raw.decode("latin-1"))
    if converted != unicodedata.normalize("NFC", latin):
        return converted
    try:
        return raw.decode(OLD_CODING)
    except UnicodeDecodeError as error:
        raise BadFile(reason="text_coding", file=path.name) from error


def tidy(text: str, font: str | None = None) -> str:
    """NFC, old encodings converted, white space at the ends gone."""
    return unicodedata.normalize("NFC", to_unicode(text, font)).strip()


def cell_name(row: int, column: int) -> str:
    """(12, 6) → F12."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
