"""Checks the rulebook: nothing cited that is not there, no two answers for one day, no gap."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from thidua.core.kernel.findings import Finding
from thidua.core.kernel.remarks import KeyPath, Remarks
from thidua.core.rules.basis import Fact, Period
from thidua.core.rules.check_facts import Placed, check_basis, check_line, check_period
from thidua.core.rules.check_standards import check_standards

if TYPE_CHECKING:
    from thidua.core.rules.load import Rulebook


def check_rulebook(
    book: "Rulebook", places: Mapping[str, Mapping[KeyPath, int]] | None = None
) -> list[Finding]:
    """Everything that is wrong in a rulebook that has the right form."""
    found: list[Finding] = []
    for name, parts in _files(book).items():
        remarks = Remarks(name, (places or {}).get(name, {}))
        facts = list(parts)
        check_basis(book, facts, remarks)
        for fact, path in facts:
            check_period(fact, path, remarks)
        found += remarks.found
    for name, codes in {
        "sources.yaml": [each.code for each in book.sources],
        "documents.yaml": [each.code for each in book.documents],
        "awards.yaml": [each.code for each in book.awards],
        "principles.yaml": [each.principle for each in book.principles],
        "statements.yaml": [each.code for each in book.sayings.statements],
    }.items():
        remarks = Remarks(name, (places or {}).get(name, {}))
        _check_repeats(codes, name.removesuffix(".yaml"), remarks)
        found += remarks.found
    return [*found, *_check_tables(book, places or {}), *check_standards(book, places or {})]


def _files(book: "Rulebook") -> dict[str, Iterator[Placed]]:
    """Each file with its facts and where each of them stands."""

    def listed(key: str, rows: Iterable[Fact]) -> Iterator[Placed]:
        return ((row, (key, place)) for place, row in enumerate(rows))

    def awards() -> Iterator[Placed]:
        for award, path in listed("awards", book.awards):
            yield award, path
            for place, decider in enumerate(getattr(award, "decided_by", ())):
                yield decider, (*path, "decided_by", place)

    def procedures() -> Iterator[Placed]:
        for key in type(book.procedures).model_fields:
            yield from listed(key, getattr(book.procedures, key))

    return {
        "documents.yaml": listed("documents", book.documents),
        "awards.yaml": awards(),
        "base-salary.yaml": listed("base_salary", book.base_salary),
        "rewards.yaml": listed("rewards", book.rewards),
        "principles.yaml": listed("principles", book.principles),
        "procedures.yaml": procedures(),
    }


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
    check_line(list(enumerate(book.base_salary)), ("base_salary",), salaries, gaps=True)
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
        check_line(each, ("rewards",), rewards, gaps=False)
    yield from rewards.found
    yield from _check_procedures(book, set(known), places)


def _check_procedures(
    book: "Rulebook", known: set[str], places: Mapping[str, Mapping[KeyPath, int]]
) -> Iterator[Finding]:
    remarks = Remarks("procedures.yaml", places.get("procedures.yaml", {}))
    for key, place, award in book.procedures.awards:
        if award not in known:
            remarks.at((key, place), "rules.unknown_award", award=award)
    yield from remarks.found
