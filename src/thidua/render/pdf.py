"""Composed document → PDF by typst; every value goes in as JSON data, never as markup."""

import json
import tempfile
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from thidua.core.composing.document import (
    Block,
    Document,
    Figure,
    Heading,
    Note,
    Span,
    Spans,
    Table,
    plain,
)
from thidua.render.docx_head import SIZES

LONG = 20
TEMPLATE = Path(__file__).parent / "typst" / "document.typ"


def write(document: Document, path: Path, *, made: datetime | None = None) -> None:
    """Write the document as a PDF file; `made` is the day that the file says it was made."""
    import typst

    with tempfile.TemporaryDirectory(prefix="thidua-pdf-") as folder:
        main = Path(folder) / "document.typ"
        main.write_bytes(TEMPLATE.read_bytes())
        data = json.dumps(as_data(document), ensure_ascii=False)
        (Path(folder) / "document.json").write_text(data, encoding="utf-8")
        typst.compile(
            str(main),
            output=str(path),
            root=folder,
            timestamp=(made or datetime.now(tz=UTC)).replace(microsecond=0),
        )


def as_data(document: Document) -> dict[str, Any]:
    """The document as plain data, in the shape that the template reads."""
    form = document.form
    return {
        "format": form.code,
        "heading": form.heading,
        "motto": form.motto,
        "recipients_title": form.recipients,
        "sign": form.sign,
        "sizes": asdict(SIZES[form.code]),
        "title": document.title,
        "title_line": f"{document.title} - {plain(document.summary)}",
        "issuer": document.issuer.upper(),
        "parent": document.parent.upper(),
        "number_line": form.number_line.format(number=document.number),
        "day_line": document.day_line,
        "summary": _spans(document.summary),
        "head_note": _spans(document.head_note),
        "blocks": [_block(block) for block in document.blocks],
        "signature": asdict(document.signature),
        "recipients": list(document.recipients),
        "annexes": [
            {
                "name": form.annex.format(number=annex.number),
                "title": _spans(annex.title),
                "landscape": annex.landscape,
                "blocks": [_block(block) for block in annex.blocks],
            }
            for annex in document.annexes
        ],
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {
            "kind": "heading",
            "level": block.level,
            "number": block.number,
            "spans": _spans(block.spans),
        }
    if isinstance(block, Table):
        return {
            "kind": "table",
            "caption": _spans(block.caption),
            "columns": [asdict(column) for column in block.columns],
            "rows": [
                {
                    "cells": [_spans(cell) for cell in row.cells],
                    "strong": row.strong,
                    "anchor": row.anchor,
                }
                for row in block.rows
            ],
        }
    return {
        "kind": "paragraph",
        "spans": _spans(block.spans),
        "bullet": block.bullet,
        "anchor": block.anchor,
    }


def _spans(spans: Spans) -> list[dict[str, Any]]:
    return [_span(span) for span in spans]


def _span(span: Span) -> dict[str, Any]:
    if isinstance(span, Note):
        return {"kind": "note", "numbers": list(span.numbers)}
    return {
        "kind": "text",
        "text": span.text,
        "whole": isinstance(span, Figure) and len(span.text) < LONG,  # not broken at its hyphen
        "bold": span.bold,
        "italic": False if isinstance(span, Figure) else span.italic,
        "illustrative": isinstance(span, Figure) and span.illustrative,
    }
