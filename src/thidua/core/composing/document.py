"""A document as data: what it says and in which order; it knows no file format.

Digits stand in `Figure` spans only: every number of a document names its entry in the trace.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words without a digit."""

    text: str
    bold: bool = False
    italic: bool = False
    missing: bool = False  # stands for what a person must still write; printed marked


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, or a word that holds one (12,5; 26/CT-TTg), with its entry in the trace.

    An illustrative figure is printed with the sign that the head of the document explains.
    """

    text: str
    ref: str
    illustrative: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Points to rows of the annex of evidence, printed as [3, 7]."""

    numbers: tuple[int, ...]


Span = Text | Figure | Note
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    level: int  # 1 under the title, then 2, 3
    number: str  # "I", "1", "a": as printed, without its full stop; may be empty
    spans: Spans


@dataclass(frozen=True, slots=True)
class Paragraph:
    spans: Spans
    bullet: bool = False
    anchor: str = ""  # a page gives it this id; "agency-BTC"
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    width: int  # share of the line, any scale
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Spans, ...]
    strong: bool = False
    anchor: str = ""  # "evidence-7"; a Note points here


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: Spans = ()
    room: int = 0  # least height of a row in millimetres, to write or tick by hand
    merged: bool = False  # equal cells below each other in the first column are one


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Annex:
    """A part after the signature that begins its own page."""

    number: str  # "1"
    title: Spans
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """On whose behalf, in which post, and who signs; an empty name leaves room to sign."""

    authority: str
    post: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """The fixed words of a document format (Party guide 36-HD/VPTW or state Decree 30/2020)."""

    code: Literal["party", "state"]
    heading: str  # ĐẢNG CỘNG SẢN VIỆT NAM, or the name of the state
    motto: str  # empty in the Party format
    number_line: str  # "Số {number}" or "Số: {number}"
    recipients: str
    annex: str  # "Phụ lục {number}"
    sign: str  # the mark after an illustrative figure


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document, ready for any renderer.

    Without a number its number line is left out; `unsigned` (a ballot) has no signature.
    """

    form: Form
    title: str  # the name of its type: BÁO CÁO
    issuer: str
    parent: str
    number: str  # "…-BC/BTGTU": dots where a person writes the number
    place: str
    day: date | None  # None leaves dots for the day
    day_line: str  # "Nam Định, ngày … tháng … năm …"
    summary: Spans
    blocks: tuple[Block, ...]
    signature: Signature
    recipients: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    head_note: Spans = ()  # explains the sign of illustrative figures
    left: Signature | None = None  # a second signer beside the first: the secretary of minutes
    signers: tuple[Signature, ...] = ()  # all who sign together: the heads under a pact
    unsigned: bool = False
    landscape: bool = False

    @property
    def format(self) -> Literal["party", "state"]:
        return self.form.code


def block_spans(block: Block) -> Iterator[Span]:
    """All spans of a block, in reading order."""
    if isinstance(block, Table):
        yield from block.caption
        for row in block.rows:
            for cell in row.cells:
                yield from cell
    else:
        yield from block.spans


def all_blocks(document: Document) -> Iterator[Block]:
    yield from document.blocks
    for annex in document.annexes:
        yield from annex.blocks


def all_spans(document: Document) -> Iterator[Span]:
    """All spans of a document: summary, head note, body, annexes."""
    yield from document.summary
    yield from document.head_note
    for block in document.blocks:
        yield from block_spans(block)
    for annex in document.annexes:
        yield from annex.title
        for block in annex.blocks:
            yield from block_spans(block)


def plain(spans: Spans) -> str:
    """The words of spans without signs and notes."""
    return "".join(span.text for span in spans if not isinstance(span, Note))
