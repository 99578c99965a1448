"""A standard: what somebody must show for an award, version by version, clause by clause."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Tag

from thidua.core.kernel.pieces import Piece
from thidua.core.rules.basis import Fact, Period, Words
from thidua.core.rules.catalogue import Subject

Grade = Literal["HTXS", "HTT", "HT", "KHT"]
GRADES: dict[str, int] = {"KHT": 1, "HT": 2, "HTT": 3, "HTXS": 4}
Scope = Literal["grassroots", "province", "national"]
SCOPES: dict[str, int] = {"grassroots": 1, "province": 2, "national": 3}


class RatedBody(Piece):
    at_least: Grade
    years: int = 1  # each of so many years in a row, ending with the year considered


class Rated(Piece):
    """The annual rating."""

    rated: RatedBody


class AwardedBody(Piece):
    award: str
    times: int = 1
    years: int = 1  # within so many years, ending with the year before or the year considered
    ending: Literal["year", "before"] = "year"


class Awarded(Piece):
    """Awards that were given for different years."""

    awarded: AwardedBody


class InitiativeBody(Piece):
    scope: Scope  # of at least this reach
    times: int = 1
    years: int | None = 1  # none: whenever it was recognised


class Initiatives(Piece):
    """Initiatives or topics that were recognised and not used for another award."""

    initiatives: InitiativeBody


class Stated(Piece):
    """What a competent body said of the subject for the year: yes, no, or nothing."""

    stated: str


class ServedBody(Piece):
    months: int  # in service at the end of the year


class Served(Piece):
    served: ServedBody


class Undisciplined(Piece):
    """No discipline that touches one of these years; proved only by a list that is complete."""

    undisciplined: int


class Meets(Piece):
    """The standard of another award, in the version of the same day."""

    meets: str


def _key(value: Any) -> str:
    """A piece is told apart by its first key."""
    if isinstance(value, Piece):
        return next(iter(type(value).model_fields))
    return str(next(iter(value))) if isinstance(value, dict) and value else "one key"


Test = Annotated[
    Annotated[Rated, Tag("rated")]
    | Annotated[Awarded, Tag("awarded")]
    | Annotated[Initiatives, Tag("initiatives")]
    | Annotated[Stated, Tag("stated")]
    | Annotated[Served, Tag("served")]
    | Annotated[Undisciplined, Tag("undisciplined")]
    | Annotated[Meets, Tag("meets")],
    Discriminator(_key),
]


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
    Discriminator(_key),
]


class Version(Period):
    """What holds for days of consideration between its first and its last day.

    `former`: the text of this time was not read; the version named is shown, and nothing decided.
    """

    id: str
    needs: Node | None = None
    former: str = ""
    note: str = ""


class Standard(Piece):
    """The standard of one award for one kind of subject."""

    award: str
    subject: Subject
    versions: tuple[Version, ...]

    def on(self, day: date) -> Version | None:
        """The version in force on a day of consideration."""
        return next((each for each in self.versions if each.covers(day)), None)


class Standards(Piece):
    """The format of a file of standards."""

    standards: tuple[Standard, ...]


def clauses(node: Node | None) -> Iterator[Clause]:
    """Every clause below a node, in the order of the file."""
    if isinstance(node, Clause):
        yield node
    elif node is not None:
        for inner in node.all if isinstance(node, AllOf) else node.any:
            yield from clauses(inner)


AllOf.model_rebuild()
AnyOf.model_rebuild()
Version.model_rebuild()
