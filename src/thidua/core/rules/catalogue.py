"""What can be awarded: titles and forms of commendation, and who decides about each."""

from typing import Literal

from thidua.core.kernel.pieces import Piece
from thidua.core.rules.basis import Fact, Period, Words

Subject = Literal["individual", "collective", "household"]
Level = Literal["commune", "district", "unit", "grassroots", "province", "national"]


class Decider(Fact, Period):
    """Who decides; as written where an office is meant that has no code yet."""

    who: Words


class Award(Fact, Period):
    """A title or a form of commendation. `forces`: of army and police only."""

    code: str
    name: Words
    kind: Literal["title", "form"]
    group: str = ""  # forms: order, medal, merit, …
    subjects: tuple[Subject, ...]
    level: Level
    forces: bool = False
    decided_by: tuple[Decider, ...] = ()


class Catalogue(Piece):
    """The format of `awards.yaml`."""

    awards: tuple[Award, ...]
