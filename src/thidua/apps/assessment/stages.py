"""The stages of a scheme, and whose work each of them is.

A scheme names its stages freely. Whose they are follows from their codes where these are the
usual ones (`KNOWN`), else from their place: the first is the agency's, the last the standing
office's, those between the bloc's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from thidua.core.scoring.scheme import Item, Scheme, Stage


class Party(StrEnum):
    """Who enters a stage."""

    SELF = "self"  # the agency about itself; its leader approves
    SPECIALISED = "specialised"  # the owner of an item, for every agency
    CROSS = "cross"  # the agency assigned to check this one
    BLOC = "bloc"  # head and secretary
    EXPLANATION = "explanation"  # the agency answers differences; nothing is scored
    APPRAISAL = "appraisal"  # the standing office


KNOWN: Mapping[str, Party] = {
    "self": Party.SELF,
    "specialised": Party.SPECIALISED,
    "cross": Party.CROSS,
    "bloc": Party.BLOC,
    "review1": Party.BLOC,
    "explanation": Party.EXPLANATION,
    "appraisal": Party.APPRAISAL,
    "review2": Party.APPRAISAL,
    "city": Party.APPRAISAL,
}
OFFICE = "office"  # how sheets of an owner without an agency of its own are called in the matrix
UNIT = "unit"  # `scored_by` of an item that the agency scores itself
SELF = "self"  # the stage of a scheme that names none


@dataclass(frozen=True, slots=True)
class YearStage:
    """A stage with its party and its place in the order."""

    code: str
    name: str
    who: str
    party: Party
    place: int
    sees_earlier: bool = True
    may_change: bool = True
    ceiling: Decimal | None = None

    @property
    def scores(self) -> bool:
        return self.party is not Party.EXPLANATION

    @property
    def reviews(self) -> bool:
        """Whether it looks again at what the agency scored."""
        return self.party in {Party.CROSS, Party.BLOC, Party.APPRAISAL}


def stages_of(scheme: Scheme) -> tuple[YearStage, ...]:
    """The stages in their order; a scheme that names none has the self-score."""
    named = scheme.stages or (Stage(code=SELF, name="", who=""),)
    return tuple(
        YearStage(
            code=stage.code,
            name=stage.name,
            who=stage.who,
            party=_party(stage, place, len(named)),
            place=place,
            sees_earlier=stage.sees_earlier,
            may_change=stage.may_change,
            ceiling=stage.ceiling,
        )
        for place, stage in enumerate(named)
    )


def stage_of(scheme: Scheme, code: str) -> YearStage | None:
    return next((stage for stage in stages_of(scheme) if stage.code == code), None)


def owner_of(item: Item) -> str:
    """The specialised scorer of an item; empty where the agency scores it."""
    return "" if item.scored_by == UNIT else item.scored_by


def owners_of(scheme: Scheme) -> tuple[str, ...]:
    """The specialised scorers that own an item, in the order of the scheme."""
    return tuple(dict.fromkeys(owner_of(item) for item in scheme.items() if owner_of(item)))


def items_of(scheme: Scheme, stage: YearStage, owner: str = "") -> tuple[Item, ...]:
    """What is scored in a stage: a specialised item by its owner and by nobody else."""
    if stage.party is Party.SPECIALISED:
        return tuple(item for item in scheme.items() if owner and owner_of(item) == owner)
    return tuple(item for item in scheme.items() if not owner_of(item))


def _party(stage: Stage, place: int, count: int) -> Party:
    if stage.code in KNOWN:
        return KNOWN[stage.code]
    if place == 0:
        return Party.SELF
    return Party.APPRAISAL if place == count - 1 else Party.BLOC
