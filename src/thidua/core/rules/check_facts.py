"""Checks of single facts: their basis, their days, and the days of versions of one thing."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from thidua.core.kernel.remarks import KeyPath, Remarks
from thidua.core.rules.basis import Fact, Period, Trust

if TYPE_CHECKING:
    from thidua.core.rules.load import Rulebook

Placed = tuple[Fact, KeyPath]


def check_basis(book: "Rulebook", facts: Sequence[Placed], remarks: Remarks) -> None:
    documents = {each.code for each in book.documents}
    sources = {each.code for each in book.sources}
    for fact, path in facts:
        for at in fact.law:
            if at.document not in documents:
                data = {"document": at.document, "allowed": sorted(documents)}
                remarks.at((*path, "law"), "rules.unknown_document", **data)
        for source in fact.sources:
            if source not in sources:
                remarks.at((*path, "sources"), "rules.unknown_source", source=source)
        if fact.trust is Trust.CONFIRMED and not fact.sources:
            remarks.at(path, "rules.confirmed_without_source")
        if fact.trust is not Trust.CONFIRMED and not fact.doubt:
            remarks.at(path, "rules.doubt_without_words")


def check_period(fact: Period | Fact, path: KeyPath, remarks: Remarks) -> None:
    if isinstance(fact, Period) and fact.from_ and fact.until and fact.until < fact.from_:
        remarks.at(path, "rules.period_upside_down", first=fact.from_, last=fact.until)


def check_line(
    rows: Sequence[tuple[int, Period]], at: KeyPath, remarks: Remarks, *, gaps: bool
) -> None:
    """Versions of one thing: each ends before the next begins, and on the day before it."""
    dated = [(place, row) for place, row in rows if row.from_ is not None]
    ordered = sorted(dated, key=lambda pair: str(pair[1].from_))
    for (_, old), (place, new) in pairwise(ordered):
        if old.until is None or new.from_ is None or old.until >= new.from_:
            data = {"first": new.from_, "last": old.until or "…"}
            remarks.at((*at, place), "rules.versions_overlap", **data)
        elif gaps and old.until + timedelta(days=1) != new.from_:
            remarks.at((*at, place), "rules.versions_gap", first=old.until, last=new.from_)
