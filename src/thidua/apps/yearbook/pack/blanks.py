"""Blanks of a paper: what the records do not hold is never made up."""

from thidua.core.composing.document import Spans, Text

DOTS = "…………"
LONG = DOTS * 3
LINE = "…" * 62  # two written lines


def gap(what: str) -> Spans:
    """Dots and, marked, what a person must still write there before the paper is issued."""
    return (Text(f"{DOTS} "), Text(f"[cần bổ sung: {what}]", missing=True))


def by_hand(dots: str = DOTS) -> Spans:
    """Dots for what is written by hand at the meeting itself."""
    return (Text(dots),)
