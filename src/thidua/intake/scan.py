"""One part of an office package, read to its end in small pieces, which proves its checksum."""

import codecs
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import IO

from thidua.core.kernel.errors import BadFile
from thidua.intake import limits

XML_PARTS = (".xml", ".rels", ".vml", ".svg")
DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
# Commands of Word (fields) and of Excel (links, formulas) that start another program.
DDE = re.compile(
    rb"""<(?:\w+:)?ddeLink\b|>\s*DDE(?:AUTO)?\s|\binstr=["']\s*DDE|"""
    rb"""<(?:\w+:)?f\b[^>]*>[^<"']{0,200}?\b\w{1,40}\|"""
)
# The instruction of a field may be cut into many runs, or spelled by the numbers of its letters.
INSTRUCTION = re.compile(
    rb"""<(?:\w+:)?instrText\b[^>]*>([^<]*)|<(?:\w+:)?fldChar\b[^>]*=["'](begin)["']"""
)
FIELD = re.compile(rb"(?:^|\s)DDE(?:AUTO)?\s|(?:^|\s)QUOTE\s+(?:\d+\s+){3}")
FIELD_FETCHES = re.compile(
    rb"""\b(?:INCLUDETEXT|LINK|DATABASE|RD)\s[^<]{0,80}?(?:https?:|ftp:|\\\\|file:)""",
    re.IGNORECASE,
)
HAS_FIELD = re.compile(rb"<(?:\w+:)?(?:f|instrText)\b")
CUT = re.compile(rb"<!(?:--|\[CDATA\[)")  # in a field or formula only somebody who hides it does
REFERENCE = re.compile(rb"&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|quot|apos);")
FETCHES = re.compile(rb"<(?:\w+:)?f\b[^>]*>[^<]{0,400}?\bWEBSERVICE\s*\(", re.IGNORECASE)
SCRIPT = re.compile(rb"<(?:\w+:)?script\b|\son\w{3,20}\s*=|javascript:", re.IGNORECASE)
# The letters and the number of a filled cell; a cell that is only coloured ends at once.
CELL = re.compile(
    rb"""<(?:\w+:)?c(?=[\s>])(?:[^>]*?\br=["']([A-Z]{1,3})([0-9]{1,7})["'])?[^>]*(?<!/)>(?!</)"""
)
OPEN_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s>])[^>]*>\s*")
ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br=[\"']([0-9]{1,7})[\"'][^>]*(?<!/)>")
SHEET = re.compile(rb"<(?:\w+:)?sheet\s")
WORD = "word/"  # a sheet may lie in any other folder: its name is only a custom
ENCODING = re.compile(rb"""^<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})""")
ENCODINGS = re.compile(
    rb"utf-?8|utf-?16(?:le|be)?|us-ascii|iso-8859-1|windows-125\d", re.IGNORECASE
)
WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
MARK = codecs.BOM_UTF8
PROGRAMS = (b"MZ", b"\x7fELF", b"#!")
OTHERS = (  # objects of other programs and archives: only workbooks of charts may lie inside
    bytes.fromhex("d0cf11e0a1b11ae1"), b"PK\3\4", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c",
    b"%PDF-", b"{\\rtf",
)  # fmt: skip
PACKAGES = re.compile(r"/embeddings/[^/]*\.(?:xlsx|docx|pptx)$")
TEST_VIRUS = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!"  # with it an administrator tests the door
ASCII = 128
LONGEST_TEXT, OVERLAP = 4 * limits.CHUNK, 512


@dataclass(slots=True)
class Tally:
    """What a workbook would cost the program that reads it."""

    cells: int = 0
    sheets: int = 0
    sparse: bool = False  # whether the reader stops before what lies far off
    fetches: list[str] = field(default_factory=list)


def read_through(archive: zipfile.ZipFile, name: str, path: Path, tally: Tally) -> None:
    """Read one part to its end; count in `tally` what its cells and sheets would cost.

    Raises:
        BadFile: damaged, a document type, a command, a program, a sheet of too many cells.
    """
    lower, left = name.lower(), archive.getinfo(name).file_size
    counted = _Counted(archive.open(name))
    with counted.stream:
        if lower.endswith(XML_PARTS):
            _read_xml(counted, lower, path, tally)
        else:
            _read_bytes(counted, lower, path)
    if counted.done != left:
        raise BadFile(reason="damaged", file=path.name)


@dataclass(slots=True)
class _Counted:
    stream: IO[bytes]
    done: int = 0

    def chunks(self) -> Iterator[bytes]:
        while chunk := self.stream.read(limits.CHUNK):
            self.done += len(chunk)
            yield chunk


def _read_bytes(part: _Counted, name: str, path: Path) -> None:
    tail, first = b"", True
    for chunk in part.chunks():
        if (first and chunk.startswith(PROGRAMS)) or TEST_VIRUS in tail + chunk:
            raise BadFile(reason="macro", file=path.name)
        if first and chunk.startswith(OTHERS) and not PACKAGES.search(name):
            raise BadFile(reason="embedded_object", file=path.name)
        tail, first = chunk[-len(TEST_VIRUS) :], False


def _read_xml(part: _Counted, name: str, path: Path, tally: Tally) -> None:
    corner, field, is_cut, has_field = _Corner(), b"", False, False
    for raw in _pieces(part.chunks(), name, path):
        piece = REFERENCE.sub(_referred, raw) if b"&" in raw else raw
        if _has(DTD, raw, b"<!"):
            raise BadFile(reason="dtd", file=path.name, part=name)
        if b"instrText" in piece or b"fldChar" in piece:
            words = (b"\n" if begin else text for text, begin in INSTRUCTION.findall(piece))
            field = field[-OVERLAP:] + b"".join(words)
        has_field = has_field or _has(HAS_FIELD, piece, b"instrText", b"<f", b":f")
        is_cut = is_cut or _has(CUT, piece, b"<!")
        is_script = name.endswith(".svg") and SCRIPT.search(piece)
        is_command = _has(DDE, piece, b"DDE", b"dde", b"|") or FIELD.search(field)
        if (is_cut and has_field) or is_script or is_command:
            raise BadFile(reason="macro", file=path.name)
        if FIELD_FETCHES.search(field):
            tally.fetches.append("INCLUDETEXT")
        _count(piece, name, corner, tally)
        is_wide = corner.area > limits.MAX_AREA and not tally.sparse
        if is_wide or tally.cells > limits.MAX_CELLS:
            raise BadFile(reason="too_many_cells", file=path.name, limit=limits.MAX_CELLS)
        if tally.sheets > limits.MAX_SHEETS:
            raise BadFile(reason="too_many_sheets", file=path.name, limit=limits.MAX_SHEETS)


def _has(pattern: re.Pattern[bytes], piece: bytes, *marks: bytes) -> bool:
    """Whether the pattern is found; looking for one of its marks first is ten times quicker."""
    return any(mark in piece for mark in marks) and pattern.search(piece) is not None


def _referred(found: re.Match[bytes]) -> bytes:
    """The letter behind `&#68;` or `&quot;`; those beyond ASCII spell no command."""
    if found[0] in {b"&quot;", b"&apos;"}:
        return b"'"
    code = int(found[1]) if found[1] else int(found[2], 16)
    return bytes([code]) if code < ASCII else b"?"


def _count(piece: bytes, name: str, corner: "_Corner", tally: Tally) -> None:
    tally.sheets += len(SHEET.findall(piece)) if b"sheet" in piece else 0
    if not name.startswith(WORD):
        tally.cells += corner.extend(piece)
        if _has(FETCHES, piece, b"("):
            tally.fetches.append("WEBSERVICE")


class _Corner:
    """The rectangle from the first to the last filled cell of a sheet."""

    def __init__(self) -> None:
        self.first_row = self.first_column = 1 << 30
        self.last_row = self.last_column = -1
        self.held = b""

    def extend(self, piece: bytes) -> int:
        """Take in the cells of a piece; their number."""
        piece, self.held = self.held + piece, b""
        last = piece.rfind(b"<")
        if OPEN_CELL.fullmatch(piece, last):  # whether it is filled, the next piece tells
            piece, self.held = piece[:last], piece[last:]
        cells = CELL.findall(piece)
        rows = {int(row) for _, row in cells if row}
        columns = {_column(letters) for letters, _ in cells if letters}
        if any(not letters for letters, _ in cells):  # places that the reader must count itself
            rows |= {int(row) for row in ROW.findall(piece)} or {1}
            columns |= {1}
        if rows and columns:
            self.first_row = min(self.first_row, *rows)
            self.last_row = max(self.last_row, *rows)
            self.first_column = min(self.first_column, *columns)
            self.last_column = max(self.last_column, *columns)
        return len(cells)

    @property
    def area(self) -> int:
        if self.last_row < 0:
            return 0
        height = self.last_row - self.first_row + 1
        return height * (self.last_column - self.first_column + 1)


@lru_cache(maxsize=20_000)
def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _pieces(chunks: Iterator[bytes], name: str, path: Path) -> Iterator[bytes]:
    """The text of a part as UTF-8, cut before a “<”, so that no tag lies in two pieces."""
    rest, first = b"", True
    for chunk in _as_utf8(chunks):
        piece = rest + chunk
        if first:
            first = False
            if not _is_plain_xml(piece):
                raise BadFile(reason="dtd", file=path.name, part=name)
        cut = piece.rfind(b"<")
        if cut <= 0 or len(piece) - cut > LONGEST_TEXT:
            if len(piece) <= LONGEST_TEXT:
                rest = piece
                continue
            cut = len(piece) - OVERLAP
        yield piece[:cut]
        rest = piece[cut:]
    yield rest


def _as_utf8(chunks: Iterator[bytes]) -> Iterator[bytes]:
    first = next(chunks, b"")
    coding = WIDE.get(first[:2])
    if coding is None:
        yield first
        yield from chunks
        return
    decoder = codecs.getincrementaldecoder(coding)(errors="replace")
    for chunk in chain([first], chunks):
        yield decoder.decode(chunk).encode()


def _is_plain_xml(head: bytes) -> bool:
    """UTF-7, UTF-32, EBCDIC and the like would hide a DTD from a search of bytes."""
    text = head.removeprefix(MARK).lstrip()
    found = ENCODING.match(text)
    known = found is None or ENCODINGS.fullmatch(found[1]) is not None
    return known and text[:1] in {b"", b"<"} and b"\0" not in text[:8]
