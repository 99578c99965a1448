"""Cases: facts and the answer that they must get, written so that a jurist can read them."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import Field

from thidua.core.kernel.pieces import Piece
from thidua.core.rules.standard import Grade, Scope

Answer = Literal["met", "not_met", "unknown", "check"]


class AwardFact(Piece):
    code: str
    year: int


class InitiativeFact(Piece):
    year: int
    scope: Scope
    used: bool = False


class DisciplineFact(Piece):
    first_day: date
    last_day: date | None = None


class StatementFact(Piece):
    year: int
    code: str
    holds: bool = True


class CompleteFact(Piece):
    """A dated statement that a list holds everything up to a day."""

    list: Literal["award", "initiative", "discipline"]
    until: date


class Facts(Piece):
    """What is known of one subject; what is not here is not known."""

    joined: date | None = None
    ratings: Mapping[int, Grade] = Field(default_factory=dict)
    awards: tuple[AwardFact, ...] = ()
    initiatives: tuple[InitiativeFact, ...] = ()
    disciplines: tuple[DisciplineFact, ...] = ()
    statements: tuple[StatementFact, ...] = ()
    complete: tuple[CompleteFact, ...] = ()


class Case(Piece):
    """One question with its expected answer; `refused`: the clauses that must be not met."""

    case: str
    award: str
    year: int
    considered_on: date
    facts: Facts
    expect: Answer
    refused: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()  # clauses of which nothing is known
    source: str = ""


class Cases(Piece):
    """The format of a file of cases."""

    cases: tuple[Case, ...]
