"""A composed document against its trace: no number without a source, none that was changed."""

import re

from thidua.core.composing.document import Document, Figure, Note, Text, all_spans
from thidua.core.composing.trace import Trace
from thidua.core.kernel.findings import Finding

DIGIT = re.compile(r"\d")


def check_trace(document: Document, trace: Trace) -> list[Finding]:
    """Each number that has no entry, differs from it, hides its illustration, or lacks its proof.

    Returns:
        Findings `report.number_without_source`, `report.number_differs`,
        `report.illustration_hidden`, `report.note_without_evidence`.
    """
    found: list[Finding] = []
    for span in all_spans(document):
        if isinstance(span, Text):
            if DIGIT.search(span.text):
                found.append(Finding("report.number_without_source", span.text.strip()))
        elif isinstance(span, Figure):
            found += _check_figure(span, trace)
        else:
            found += _check_note(span, trace)
    return found


def _check_figure(figure: Figure, trace: Trace) -> list[Finding]:
    entry = trace.entries.get(figure.ref)
    if entry is None:
        return [Finding("report.number_without_source", figure.text)]
    if entry.shown != figure.text:
        data = {"shown": figure.text, "recorded": entry.shown}
        return [Finding("report.number_differs", figure.ref, data)]
    if entry.illustrative and not figure.illustrative:
        return [Finding("report.illustration_hidden", figure.text)]
    return [
        Finding("report.note_without_evidence", figure.text, {"number": number})
        for number in entry.evidence
        if number not in trace.proofs
    ]


def _check_note(note: Note, trace: Trace) -> list[Finding]:
    return [
        Finding("report.note_without_evidence", f"[{number}]", {"number": number})
        for number in note.numbers
        if number not in trace.proofs
    ]
