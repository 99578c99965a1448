"""The open vote of the bloc on its ranking, counted."""

from dataclasses import dataclass

from thidua.apps.assessment.models import Ranking, SchemeAdoption, Vote
from thidua.apps.organisations.models import BlocYear

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Tally:
    """How the bloc voted; `needed` is 0 where it does not vote."""

    yes: int
    no: int
    abstain: int
    members: int
    needed: int
    threshold: int | None
    by_agency: dict[int, str]

    @property
    def passed(self) -> bool:
        return self.yes >= self.needed

    @property
    def silent(self) -> int:
        return self.members - self.yes - self.no - self.abstain


def votes_needed(members: int, threshold: int | None) -> int:
    """The fewest votes that are at least `threshold` percent of all members."""
    return 0 if threshold is None else -(-members * threshold // HUNDRED)


def tally(bloc_year: BlocYear, ranking: Ranking) -> Tally:
    """Count the votes on this round of the ranking: three queries."""
    threshold = (
        SchemeAdoption.objects.filter(bloc_year=bloc_year)
        .values_list("vote_threshold", flat=True)
        .first()
    )
    given = dict(Vote.objects.filter(ranking=ranking).values_list("agency", "choice"))
    members = ranking.rows.count()
    counted = list(given.values())
    return Tally(
        yes=counted.count(Vote.Choice.YES),
        no=counted.count(Vote.Choice.NO),
        abstain=counted.count(Vote.Choice.ABSTAIN),
        members=members,
        needed=votes_needed(members, threshold),
        threshold=threshold,
        by_agency=given,
    )
