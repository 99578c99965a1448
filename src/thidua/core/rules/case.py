"""Cases: facts and the answer that they must get, written so that a jurist can read them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from thidua.core.kernel.pieces import Piece
from thidua.core.rules.catalogue import Subject
from thidua.core.rules.demands import Absence, Grade, Kind, Level, Mark, Scope, Sex

Answer = Literal["met", "not_met", "unknown", "check"]
ListName = Literal[
    "award", "initiative", "discipline", "hold", "absence", "post", "merit", "registration"
]


class AwardFact(Piece):
    """`year`: the last one of the period in the decision; `dated`: the decision names a period."""

    code: str
    year: int | None = None
    kind: Kind | None = "merit"
    dated: bool = True
    proved: bool = True
    decided_on: date | None = None
    revoked_on: date | None = None


class InitiativeFact(Piece):
    year: int
    scope: Scope
    kind: Literal["initiative", "topic"] = "initiative"
    for_title: bool = False
    for_form: bool = False


class DisciplineFact(Piece):
    first_day: date
    last_day: date | None = None
    level: Level = "reprimand"


class HoldFact(Piece):
    first_day: date
    last_day: date | None = None
    kind: str = "inspection"


class AbsenceFact(Piece):
    kind: Absence
    first_day: date
    last_day: date | None = None
    mark: Mark | None = None


class PostFact(Piece):
    post: str
    first_day: date
    last_day: date | None = None


class StatementFact(Piece):
    year: int
    code: str
    holds: bool = True


class ShareFact(Piece):
    """Of `total` members `having` surely have it; of `open` it is not known."""

    year: int
    code: str
    having: int
    total: int
    open: int = 0


class PlaceFact(Piece):
    year: int
    place: int
    of: int


class CompleteFact(Piece):
    """A dated statement that a list holds everything up to a day."""

    list: ListName
    until: date


class Facts(Piece):
    """What is known of one subject; what is not here is not known."""

    subject: Subject = "individual"
    joined: date | None = None
    sex: Sex | None = None
    ratings: Mapping[int, Grade] = Field(default_factory=dict)
    awards: tuple[AwardFact, ...] = ()
    initiatives: tuple[InitiativeFact, ...] = ()
    disciplines: tuple[DisciplineFact, ...] = ()
    holds: tuple[HoldFact, ...] = ()
    absences: tuple[AbsenceFact, ...] = ()
    posts: tuple[PostFact, ...] = ()
    statements: tuple[StatementFact, ...] = ()
    shares: tuple[ShareFact, ...] = ()
    places: tuple[PlaceFact, ...] = ()
    complete: tuple[CompleteFact, ...] = ()


class Case(Piece):
    """One question with its expected answer; `refused`: the clauses that must be not met.

    `like`: an earlier case of the file; what is not said here is as there, facts kind by kind.
    """

    case: str
    award: str
    year: int
    considered_on: date
    received_on: date | None = None
    facts: Facts
    expect: Answer
    refused: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()  # clauses of which nothing is known
    source: str = ""


class Cases(Piece):
    """The format of a file of cases."""

    cases: tuple[Case, ...]

    @model_validator(mode="before")
    @classmethod
    def _as_others(cls, data: object) -> object:
        """A case that is like another takes from it what it does not say itself."""
        rows = data.get("cases") if isinstance(data, dict) else None
        return {**data, "cases": _resolved(rows)} if isinstance(rows, list) else data  # type: ignore[dict-item]


KEPT = ("award", "year", "considered_on", "received_on")


def _resolved(rows: Iterable[object]) -> list[object]:
    done: dict[object, Mapping[str, object]] = {}
    found: list[object] = []
    for row in rows:
        if not isinstance(row, dict):
            found.append(row)
            continue
        other = done.get(row.get("like"))
        known = {key: value for key, value in row.items() if key != "like" or other is None}
        if other is not None:
            facts = {**_mapping(other.get("facts")), **_mapping(row.get("facts"))}
            known = {key: other[key] for key in KEPT if key in other} | known | {"facts": facts}
        done[row.get("case")] = known
        found.append(known)
    return found


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}
