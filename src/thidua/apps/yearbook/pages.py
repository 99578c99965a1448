"""The report as a page: contents, blocks with anchors, one figure with its trail, files."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.urls import reverse

from thidua.apps.organisations.models import BlocYear
from thidua.apps.yearbook.links import record_url
from thidua.apps.yearbook.outputs import PDF, SCORES, TRACE, WORD
from thidua.core.composing.document import Block, Document, Heading, plain
from thidua.core.composing.trace import Entry, Proof, Trace

Anchored = tuple[Block, str]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    anchor: str
    level: int
    label: str


@dataclass(frozen=True, slots=True)
class AnnexPage:
    anchor: str
    label: str
    title: tuple[object, ...]
    blocks: tuple[Anchored, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    document: Document
    contents: tuple[ContentsEntry, ...]
    blocks: tuple[Anchored, ...]
    annexes: tuple[AnnexPage, ...]
    number_line: str
    figure_base: str


def report_page(year: BlocYear, document: Document) -> ReportPage:
    blocks = tuple(_anchored(document.blocks, "muc"))
    annexes = tuple(
        AnnexPage(
            anchor=f"phu-luc-{annex.number}",
            label=document.form.annex.format(number=annex.number),
            title=annex.title,
            blocks=tuple(_anchored(annex.blocks, f"phu-luc-{annex.number}-muc")),
        )
        for annex in document.annexes
    )
    return ReportPage(
        document=document,
        contents=(*_contents(blocks), *_annexes(annexes)),
        blocks=blocks,
        annexes=annexes,
        number_line=document.form.number_line.format(number=document.number),
        figure_base=figure_base(year),
    )


def figure_base(year: BlocYear) -> str:
    return reverse("yearbook:report", args=(year.bloc.code, year.year)) + "so/"


def _anchored(blocks: tuple[Block, ...], name: str) -> Iterator[Anchored]:
    """Each heading with an anchor that stays while the order of headings stays."""
    number = 0
    for block in blocks:
        if isinstance(block, Heading):
            number += 1
            yield block, f"{name}-{number}"
        else:
            yield block, ""


def _contents(blocks: tuple[Anchored, ...]) -> Iterator[ContentsEntry]:
    for block, anchor in blocks:
        if isinstance(block, Heading):
            dot = f"{block.number}. " if block.number else ""
            yield ContentsEntry(anchor, block.level, f"{dot}{plain(block.spans)}")


def _annexes(annexes: tuple[AnnexPage, ...]) -> Iterator[ContentsEntry]:
    for annex in annexes:
        yield ContentsEntry(annex.anchor, 1, f"{annex.label}. {plain(annex.title)}")  # type: ignore[arg-type] # spans


@dataclass(frozen=True, slots=True)
class ProofRow:
    proof: Proof
    url: str


@dataclass(frozen=True, slots=True)
class PartRow:
    entry: Entry
    url: str


@dataclass(frozen=True, slots=True)
class FigurePage:
    entry: Entry
    record_url: str
    parts: tuple[PartRow, ...]
    proofs: tuple[ProofRow, ...]


def figure_page(year: BlocYear, trace: Trace, ref: str) -> FigurePage | None:
    """Everything behind one figure; None for a ref that the report does not hold."""
    entry = trace.entries.get(ref)
    if entry is None:
        return None
    base = figure_base(year)
    return FigurePage(
        entry=entry,
        record_url=record_url(year, entry.record),
        parts=tuple(PartRow(trace.entries[part], f"{base}{part}/") for part in entry.parts),
        proofs=tuple(
            ProofRow(proof, record_url(year, proof.record)) for proof in trace.proofs_of(ref)
        ),
    )


@dataclass(frozen=True, slots=True)
class OutFile:
    name: str
    label: str
    size: int


LABELS = {WORD: "Word", PDF: "PDF", SCORES: "Excel"}


def out_files(year: BlocYear) -> tuple[OutFile, ...]:
    """What the last run wrote for this year, where the site stands beside it."""
    folder = out_folder(year)
    if folder is None:
        return ()
    return tuple(
        OutFile(name, label, (folder / name).stat().st_size)
        for name, label in LABELS.items()
        if (folder / name).is_file()
    )


def out_folder(year: BlocYear) -> Path | None:
    """The folder of the last run (`THIDUA_OUT`, else `out`), if it is about this very year."""
    folder = Path(os.environ.get("THIDUA_OUT", "out"))
    try:
        written = json.loads((folder / TRACE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    here = (year.bloc.code, year.year)
    return folder if (written.get("bloc"), written.get("year")) == here else None
