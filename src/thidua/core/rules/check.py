"""Checks the rulebook: nothing cited that is not there, no two answers for one day, no gap."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from thidua.core.kernel.findings import Finding
from thidua.core.kernel.remarks import KeyPath, Remarks
from thidua.core.rules.basis import Fact, Period, Trust

if TYPE_CHECKING:
    from thidua.core.rules.load import Rulebook

Placed = tuple[Fact, KeyPath]


def check_rulebook(
    book: "Rulebook", places: Mapping[str, Mapping[KeyPath, int]] | None = None
) -> list[Finding]:
    """Everything that is wrong in a rulebook that has the right form."""
    found: list[Finding] = []
    for name, parts in _files(book).items():
        remarks = Remarks(name, (places or {}).get(name, {}))
        facts = list(parts)
        _check_basis(book, facts, remarks)
        for fact, path in facts:
            _check_period(fact, path, remarks)
        found += remarks.found
    for name, codes in {
        "sources.yaml": [each.code for each in book.sources],
        "documents.yaml": [each.code for each in book.documents],
        "awards.yaml": [each.code for each in book.awards],
    }.items():
        remarks = Remarks(name, (places or {}).get(name, {}))
        _check_repeats(codes, name.removesuffix(".yaml"), remarks)
        found += remarks.found
    return [*found, *_check_tables(book, places or {})]


def _files(book: "Rulebook") -> dict[str, Iterator[Placed]]:
    """Each file with its facts and where each of them stands."""

    def listed(key: str, rows: Iterable[Fact]) -> Iterator[Placed]:
        return ((row, (key, place)) for place, row in enumerate(rows))

    def awards() -> Iterator[Placed]:
        for award, path in listed("awards", book.awards):
            yield award, path
            for place, decider in enumerate(getattr(award, "decided_by", ())):
                yield decider, (*path, "decided_by", place)

    return {
        "documents.yaml": listed("documents", book.documents),
        "awards.yaml": awards(),
        "base-salary.yaml": listed("base_salary", book.base_salary),
        "rewards.yaml": listed("rewards", book.rewards),
    }


def _check_basis(book: "Rulebook", facts: Sequence[Placed], remarks: Remarks) -> None:
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


def _check_period(fact: Fact, path: KeyPath, remarks: Remarks) -> None:
    if isinstance(fact, Period) and fact.from_ and fact.until and fact.until < fact.from_:
        remarks.at(path, "rules.period_upside_down", first=fact.from_, last=fact.until)


def _check_repeats(codes: Sequence[str], key: str, remarks: Remarks) -> None:
    seen: set[str] = set()
    for place, code in enumerate(codes):
        if code in seen:
            remarks.at((key, place, "code"), "rules.repeated_code", again=code)
        seen.add(code)


def _check_tables(
    book: "Rulebook", places: Mapping[str, Mapping[KeyPath, int]]
) -> Iterator[Finding]:
    salaries = Remarks("base-salary.yaml", places.get("base-salary.yaml", {}))
    _check_line(list(enumerate(book.base_salary)), "base_salary", salaries, gaps=True)
    yield from salaries.found
    rewards = Remarks("rewards.yaml", places.get("rewards.yaml", {}))
    known = {award.code: award for award in book.awards}
    rows: dict[tuple[str, str], list[tuple[int, Period]]] = {}
    for place, row in enumerate(book.rewards):
        award = known.get(row.award)
        if award is None:
            rewards.at(("rewards", place, "award"), "rules.unknown_award", award=row.award)
        elif row.subject not in award.subjects:
            data = {"award": row.award, "subject": row.subject, "allowed": award.subjects}
            rewards.at(("rewards", place, "subject"), "rules.not_for_subject", **data)
        rows.setdefault((row.award, row.subject), []).append((place, row))
    for each in rows.values():
        _check_line(each, "rewards", rewards, gaps=False)
    yield from rewards.found


def _check_line(
    rows: Sequence[tuple[int, Period]], key: str, remarks: Remarks, *, gaps: bool
) -> None:
    """Versions of one thing: each ends before the next begins, and on the day before it."""
    dated = [(place, row) for place, row in rows if row.from_ is not None]
    ordered = sorted(dated, key=lambda pair: str(pair[1].from_))
    for (_, old), (place, new) in pairwise(ordered):
        if old.until is None or new.from_ is None or old.until >= new.from_:
            data = {"first": new.from_, "last": old.until or "…"}
            remarks.at((key, place), "rules.versions_overlap", **data)
        elif gaps and old.until + timedelta(days=1) != new.from_:
            remarks.at((key, place), "rules.versions_gap", first=old.until, last=new.from_)
