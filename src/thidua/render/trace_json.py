"""The trace of a document as JSON: every number → its record → its evidence."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from thidua.core.composing.document import Document, Figure, all_spans
from thidua.core.composing.trace import Entry, Trace


def write(document: Document, trace: Trace, path: Path, head: Mapping[str, object]) -> None:
    """Write figures in the order of the document, then all evidence; dates in ISO form."""
    waiting = [span.ref for span in all_spans(document) if isinstance(span, Figure)]
    reached: dict[str, None] = {}
    for ref in waiting:  # grows while it is read: parts follow the figures they stand in
        if ref not in reached:
            reached[ref] = None
            waiting += trace.entries[ref].parts
    data = {
        **head,
        "figures": [_entry(trace.entries[ref]) for ref in reached],
        "evidence": [asdict(trace.proofs[number]) for number in sorted(trace.proofs)],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1, default=str)
    path.write_text(text + "\n", encoding="utf-8")


def _entry(entry: Entry) -> dict[str, Any]:
    """Everything but what is empty; the marks of illustration always."""
    kept = {name: value for name, value in asdict(entry).items() if value not in ("", (), None)}
    return kept | {"illustrative": entry.illustrative}
