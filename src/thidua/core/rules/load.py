"""Reads the law part of the rulebook; what can not be read is named with file, line and key."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import ValidationError

from thidua.core.kernel.errors import BadData
from thidua.core.kernel.findings import Finding, has_errors
from thidua.core.kernel.pieces import Piece
from thidua.core.kernel.refusals import KeyPath, refusals
from thidua.core.kernel.strict_yaml import load_with_lines
from thidua.core.rules.basis import Document, Documents, Fact, Source, Sources
from thidua.core.rules.case import Case, Cases
from thidua.core.rules.catalogue import Award, Catalogue
from thidua.core.rules.procedures import Procedures
from thidua.core.rules.rewards import BaseSalaries, BaseSalary, Multiple, Multiples
from thidua.core.rules.sayings import Sayings
from thidua.core.rules.standard import (
    Clause,
    Principle,
    Principles,
    Standard,
    Standards,
    Version,
    clauses,
)
from thidua.core.rules.trees import Rules

P = TypeVar("P", bound=Piece)
Lines = Mapping[KeyPath, int]
FOLDERS: dict[str, type[Piece]] = {"standards": Standards, "cases": Cases}
FORMATS: dict[str, type[Piece]] = {
    "sources.yaml": Sources,
    "documents.yaml": Documents,
    "awards.yaml": Catalogue,
    "base-salary.yaml": BaseSalaries,
    "rewards.yaml": Multiples,
    "principles.yaml": Principles,
    "procedures.yaml": Procedures,
    "statements.yaml": Sayings,
}


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The facts of the law, each with its basis."""

    sources: tuple[Source, ...]
    documents: tuple[Document, ...]
    awards: tuple[Award, ...]
    base_salary: tuple[BaseSalary, ...]
    rewards: tuple[Multiple, ...]
    procedures: Procedures
    sayings: Sayings = field(default_factory=Sayings)
    principles: tuple[Principle, ...] = ()
    standards: tuple[Standard, ...] = ()
    cases: tuple[Case, ...] = ()

    @property
    def rules(self) -> Rules:
        """What is compiled."""
        return Rules({each.key: each for each in self.standards}, self.principles)

    @property
    def versions(self) -> tuple[Version, ...]:
        return tuple(version for each in self.standards for version in each.versions)

    @property
    def clauses(self) -> tuple[tuple[str, Clause], ...]:
        """Every clause, with the version or the principle in which it stands."""
        across = tuple(
            (each.principle, clause) for each in self.principles if (clause := each.as_clause)
        )
        return (
            *((each.id, clause) for each in self.versions for clause in clauses(each.needs)),
            *across,
        )

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Everything that has a basis and a trust."""
        deciders = tuple(each for award in self.awards for each in award.decided_by)
        inside = tuple(clause for version in self.versions for clause in clauses(version.needs))
        changes = tuple(each.transition for each in self.versions if each.transition)
        return (
            *self.documents, *self.awards, *deciders, *self.base_salary, *self.rewards,
            *self.principles, *inside, *changes, *self.procedures.facts,
        )  # fmt: skip


def load_rulebook(texts: Mapping[str, str]) -> Rulebook:
    """The checked rulebook; `texts`: file name → YAML, one for each of `FORMATS`.

    Files of standards and cases are named after their folder: `standards/titles.yaml`.

    Raises:
        BadFile: A text is not YAML.
        BadData: It does not fit, or its check found errors; `findings` name each line.
    """
    book, findings = read_rulebook(texts)
    if book is None or has_errors(findings):
        raise BadData(file=", ".join(texts), count=len(findings), findings=findings)
    return book


def read_rulebook(texts: Mapping[str, str]) -> tuple[Rulebook | None, list[Finding]]:
    """The rulebook, if the texts are one, and everything its check remarks."""
    from thidua.core.rules.check import check_rulebook

    findings, read, places = [], {}, {}
    for name, form in (FORMATS | _in_folders(texts)).items():
        data, lines = load_with_lines(texts.get(name, ""), name)
        places[name] = lines
        try:
            read[name] = form.model_validate(data)
        except ValidationError as error:
            findings += refusals(error, data, lines, name, form)
    if findings:
        return None, findings
    book = Rulebook(
        sources=_as(read, Sources).sources,
        documents=_as(read, Documents).documents,
        awards=_as(read, Catalogue).awards,
        base_salary=_as(read, BaseSalaries).base_salary,
        rewards=_as(read, Multiples).rewards,
        procedures=_as(read, Procedures),
        sayings=_as(read, Sayings),
        principles=_as(read, Principles).principles,
        standards=tuple(each for part in _all(read, Standards) for each in part.standards),
        cases=tuple(each for part in _all(read, Cases) for each in part.cases),
    )
    return book, check_rulebook(book, places)


def _in_folders(texts: Mapping[str, str]) -> dict[str, type[Piece]]:
    named = {name: name.partition("/")[0] for name in texts if "/" in name}
    return {name: FOLDERS[folder] for name, folder in named.items() if folder in FOLDERS}


def _as(read: Mapping[str, Piece], form: type[P]) -> P:
    return _all(read, form)[0]


def _all(read: Mapping[str, Piece], form: type[P]) -> list[P]:
    return [piece for piece in read.values() if isinstance(piece, form)]
