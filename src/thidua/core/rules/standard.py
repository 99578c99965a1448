"""A standard: what somebody must show for an award, version by version, clause by clause."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Annotated

from pydantic import Discriminator, Field, Tag

from thidua.core.kernel.pieces import Piece
from thidua.core.rules.basis import Fact, Period, Words
from thidua.core.rules.catalogue import Subject
from thidua.core.rules.demands import Test, Years, key_of


class Clause(Fact):
    """One demand of the law, with the article it comes from."""

    clause: str
    says: Words
    test: Test


class AllOf(Piece):
    all: tuple["Node", ...]


class AnyOf(Piece):
    any: tuple["Node", ...]


Node = Annotated[
    Annotated[AllOf, Tag("all")] | Annotated[AnyOf, Tag("any")] | Annotated[Clause, Tag("clause")],
    Discriminator(key_of),
]


class Transition(Fact):
    """What was received before a day is judged by the version before.

    `favourable`: unless this version is better for the subject.
    """

    received_before: date
    favourable: bool = False


class Version(Period):
    """What holds for days of consideration between its first and its last day.

    `former`: the text of this time was not read; the version named is shown, and nothing decided.
    """

    id: str
    needs: Node | None = None
    counts: Years = 1  # how many years of achievement it looks at
    former: str = ""
    transition: Transition | None = None
    note: str = ""


class Standard(Piece):
    """The standard of one award for one kind of subject."""

    award: str
    subject: Subject
    versions: tuple[Version, ...]

    @property
    def key(self) -> tuple[str, Subject]:
        return self.award, self.subject

    def on(self, day: date) -> Version | None:
        """The version in force on a day of consideration."""
        return next((each for each in self.versions if each.covers(day)), None)

    def read(self, version: Version) -> Version:
        """The version whose text was read: itself, or the one that is shown for it."""
        if not version.former:
            return version
        return next(each for each in self.versions if each.id == version.former)


class Principle(Fact, Period):
    """What the law says across awards; with a test, a clause of every standard of its days."""

    principle: str
    says: Words
    subjects: tuple[Subject, ...] = ("individual", "collective")
    awards: tuple[str, ...] = ()  # none: every award
    test: Test | None = None

    def touches(self, standard: Standard, day: date) -> bool:
        named = not self.awards or standard.award in self.awards
        return named and standard.subject in self.subjects and self.covers(day)

    @property
    def as_clause(self) -> Clause | None:
        """The clause that every standard of its days has, if it can be tested; always the same."""
        return _clause_of(self)


@cache
def _clause_of(principle: Principle) -> Clause | None:
    if principle.test is None:
        return None
    return Clause(
        clause=principle.principle.lower(), says=principle.says, test=principle.test,
        law=principle.law, sources=principle.sources, trust=principle.trust,
        doubt=principle.doubt,
    )  # fmt: skip


class Standards(Piece):
    """The format of a file of standards."""

    standards: tuple[Standard, ...]


class Principles(Piece):
    """The format of `principles.yaml`."""

    principles: tuple[Principle, ...] = Field(default=())


def clauses(node: Node | None) -> Iterator[Clause]:
    """Every clause below a node, in the order of the file."""
    if isinstance(node, Clause):
        yield node
    elif node is not None:
        for inner in parts(node):
            yield from clauses(inner)


def parts(node: AllOf | AnyOf) -> Iterable[Node]:
    return node.all if isinstance(node, AllOf) else node.any


AllOf.model_rebuild()
AnyOf.model_rebuild()
Version.model_rebuild()
