"""Checks of standards: awards, versions and clauses that refer to what there is, once."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from thidua.core.kernel.findings import Finding
from thidua.core.kernel.remarks import KeyPath, Remarks
from thidua.core.rules.check_facts import check_basis, check_line, check_period
from thidua.core.rules.demands import Meets, Members, Recorded, Stated, Tenure, awards_named
from thidua.core.rules.standard import AllOf, Clause, Node, Standard, Version

if TYPE_CHECKING:
    from thidua.core.rules.load import Rulebook

Placed = tuple[Clause, KeyPath]


def check_standards(
    book: "Rulebook", places: Mapping[str, Mapping[KeyPath, int]]
) -> Iterator[Finding]:
    """Everything that is wrong with the standards and with what the cases ask."""
    files = [name for name in places if name.startswith("standards/")]
    rest = list(book.standards)
    for name in files:
        remarks = Remarks(name, places[name])
        count = sum(1 for path in places[name] if len(path) == 2 and path[0] == "standards")  # noqa: PLR2004 - the file's own rows
        for place, standard in enumerate(rest[:count]):
            _check_standard(book, standard, ("standards", place), remarks)
        rest = rest[count:]
        yield from remarks.found


def _check_standard(book: "Rulebook", standard: Standard, path: KeyPath, remarks: Remarks) -> None:
    award = next((each for each in book.awards if each.code == standard.award), None)
    if award is None:
        remarks.at((*path, "award"), "rules.unknown_award", award=standard.award)
    elif standard.subject not in award.subjects:
        data = {"award": award.code, "subject": standard.subject, "allowed": award.subjects}
        remarks.at((*path, "subject"), "rules.not_for_subject", **data)
    rows = list(enumerate(standard.versions))
    check_line(rows, (*path, "versions"), remarks, gaps=True)
    for place, version in rows:
        _check_version(book, standard, version, (*path, "versions", place), remarks)


def _check_version(
    book: "Rulebook", standard: Standard, version: Version, path: KeyPath, remarks: Remarks
) -> None:
    check_period(version, path, remarks)
    known = {each.id for each in standard.versions if each.needs is not None}
    if (version.needs is None) == (not version.former):
        remarks.at(path, "rules.needs_or_former", version=version.id)
    elif version.former and version.former not in known:
        remarks.at((*path, "former"), "rules.unknown_version", version=version.former)
    if version.transition is not None:
        check_basis(book, [(version.transition, (*path, "transition"))], remarks)
    seen: set[str] = set()
    facts = list(_clauses(version.needs, (*path, "needs")))
    check_basis(book, facts, remarks)
    awards = {each.code for each in book.awards}
    judged = {each.award for each in book.standards}
    for clause, place in facts:
        if clause.clause in seen:
            remarks.at((*place, "clause"), "rules.repeated_code", again=clause.clause)
        seen.add(clause.clause)
        for unknown in set(awards_named(clause.test)) - awards:
            remarks.at((*place, "test"), "rules.unknown_award", award=unknown)
        for code, data in _unsaid(book, clause.test):
            remarks.at((*place, "test"), code, **data)
        if isinstance(clause.test, Meets) and clause.test.meets not in judged:
            remarks.at((*place, "test"), "rules.no_standard", award=clause.test.meets)


def _unsaid(book: "Rulebook", test: object) -> Iterator[tuple[str, dict[str, object]]]:
    """Statements, posts and shares that a test asks for and `statements.yaml` does not name."""
    said = book.sayings
    match test:
        case Stated(stated=code):
            known = [each.code for each in said.statements if not each.list]
            asked = [code]
        case Recorded(recorded=body):
            known = [each.code for each in said.statements if each.list == body.list]
            asked = [body.what]
        case Tenure(tenure=body):
            known, asked = [each.code for each in said.posts], list(body.posts)
        case Members(members=body):
            known, asked = [each.code for each in said.shares], [body.share]
        case _:
            return
    for code in asked:
        if code not in known:
            yield "rules.unknown_statement", {"statement": code, "allowed": known}


def _clauses(node: Node | None, path: KeyPath) -> Iterator[Placed]:
    if isinstance(node, Clause):
        yield node, path
    elif node is not None:
        key = "all" if isinstance(node, AllOf) else "any"
        for place, inner in enumerate(getattr(node, key)):
            yield from _clauses(inner, (*path, key, place))
