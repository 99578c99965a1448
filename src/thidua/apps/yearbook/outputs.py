"""The four files of a run, written all at once."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from thidua.apps.yearbook.facts import YearFacts
from thidua.apps.yearbook.report import compose_report
from thidua.apps.yearbook.scorebook import score_sheets
from thidua.render import docx, pdf, trace_json, xlsx
from thidua.render.folder import replaced_at_once

SCORES, WORD, PDF, TRACE = (
    "xep-hang.xlsx",
    "bao-cao-tong-ket.docx",
    "bao-cao-tong-ket.pdf",
    "trace.json",
)
FILES = (SCORES, WORD, PDF, TRACE)
Tick = Callable[[], object]


def write_outputs(
    facts: YearFacts, out: Path, head: Mapping[str, object], tick: Tick = lambda: None
) -> None:
    """Write scores, report and trace to `out`; until all are written the earlier ones stay.

    Args:
        facts: The year; it must be scored.
        out: The folder.
        head: What the trace says about its origin (bloc, year, hashes).
        tick: Called after each of the five steps, for a progress bar.

    Raises:
        BadData: A number of the report can not be traced.
        BadFile: The folder can not be written.
    """
    document, trace = compose_report(facts)
    tick()
    with replaced_at_once(out, FILES) as fresh:
        xlsx.write(score_sheets(facts), fresh / SCORES)
        tick()
        docx.write(document, fresh / WORD)
        tick()
        pdf.write(document, fresh / PDF)
        tick()
        trace_json.write(document, trace, fresh / TRACE, head)
        tick()


def are_current(out: Path, head: Mapping[str, object]) -> bool:
    """Whether all four files are there and come from exactly this origin."""
    if not all((out / name).is_file() for name in FILES):
        return False
    try:
        written = json.loads((out / TRACE).read_text(encoding="utf-8"))
    except ValueError:
        return False
    return all(written.get(name) == value for name, value in head.items())
