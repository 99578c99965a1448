"""How awards are decided: quotas, ballots, papers, publication, deadlines, rules of money."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Literal

from thidua.core.kernel.pieces import Piece
from thidua.core.rules.basis import Fact, Period, Words

ROUNDINGS = {"down": ROUND_FLOOR, "up": ROUND_CEILING, "half_up": ROUND_HALF_UP}


class Quota(Fact, Period):
    """At most so many of a list: a percentage of those who hold, or qualify for, another award."""

    award: str
    of: tuple[str, ...]  # the awards that are counted for the base
    percent: Decimal
    rounding: Literal["down", "up", "half_up"] = "down"  # the texts read do not say: a parameter

    def allowed(self, base: int) -> int:
        """How many of a base of so many."""
        share = self.percent * base / 100
        return int(share.quantize(Decimal(1), ROUNDINGS[self.rounding]))


class Ballot(Fact, Period):
    """The vote that an award needs; percentages of all members or of those present."""

    awards: tuple[str, ...]
    secret: bool = True
    of: Literal["all", "present"]
    percent: Decimal
    quorum: Decimal | None = None  # percent of all members who must be there


class Dossier(Fact, Period):
    """The papers of a dossier. `copies`: sets, where the text says."""

    awards: tuple[str, ...] = ()  # none: of every award of the kind
    kind: Literal["title", "form", ""] = ""
    papers: tuple[Words, ...]
    copies: int | None = None


class Publication(Fact, Period):
    """Candidates are published for comment before the proposal goes on."""

    awards: tuple[str, ...]
    days: int
    working: bool = True
    where: Words


class Deadline(Fact, Period):
    """So many days for a step."""

    step: Words
    days: int
    working: bool = True


class MoneyRule(Fact, Period):
    """What the decrees say about sums beside the multiples."""

    rule: str
    says: Words


class Procedures(Piece):
    """The format of `procedures.yaml`."""

    quotas: tuple[Quota, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    dossiers: tuple[Dossier, ...] = ()
    publications: tuple[Publication, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    money: tuple[MoneyRule, ...] = ()

    @property
    def awards(self) -> Iterator[tuple[str, int, str]]:
        """Every award that is named, with the list and the place of its row."""
        for place, quota in enumerate(self.quotas):
            yield from (("quotas", place, award) for award in (quota.award, *quota.of))
        for key in ("ballots", "dossiers", "publications"):
            for place, row in enumerate(getattr(self, key)):
                yield from ((key, place, award) for award in row.awards)

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (
            *self.quotas, *self.ballots, *self.dossiers, *self.publications, *self.deadlines,
            *self.money,
        )  # fmt: skip
