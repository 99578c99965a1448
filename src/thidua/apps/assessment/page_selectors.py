"""What pages read about scores: the year as the engine scores it now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.assessment.models import (
    Ranking as FrozenRanking,
)
from thidua.apps.assessment.models import (
    SchemeAdoption,
    ScoreLine,
    ScoreSheet,
)
from thidua.apps.assessment.selectors import adopted_scheme, units_in_force
from thidua.apps.assessment.sheet_selectors import own_agencies, sees_all
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member, members
from thidua.core.scoring.card import Ranking, Scorecard
from thidua.core.scoring.ranking import rank
from thidua.core.scoring.scheme import Scheme
from thidua.core.scoring.score import score


@dataclass(frozen=True, slots=True)
class ScoredYear:
    """A year scored and ranked from the records as they are now."""

    agencies: tuple[Member, ...]
    adoption: SchemeAdoption | None
    scheme: Scheme | None
    cards: Mapping[str, Scorecard]
    ranking: Ranking
    frozen: FrozenRanking | None

    @property
    def names(self) -> dict[str, str]:
        return {agency.code: agency.name for agency in self.agencies}

    def agency(self, code: str) -> Member | None:
        return next((each for each in self.agencies if each.code == code), None)


def scored_year(year: BlocYear) -> ScoredYear:
    """Score and rank; without an adopted scheme there is nothing but the agencies."""
    agencies = members(year)
    adoption = SchemeAdoption.objects.filter(bloc_year=year).select_related("scheme").first()
    if adoption is None:
        return ScoredYear(agencies, None, None, {}, Ranking(()), None)
    scheme, units = units_in_force(year)
    cards = score(scheme, units)
    frozen = FrozenRanking.objects.filter(bloc_year=year, state=FrozenRanking.State.FINAL).first()
    return ScoredYear(agencies, adoption, scheme, cards, rank(scheme, cards), frozen)


def seen_agency(
    actor: Actor, year: BlocYear, found: ScoredYear, ranking: FrozenRanking | None, code: str
) -> Member:
    """An agency whose card this person may read: the own one, or all once they are open.

    Raises:
        NotVisible: There is none of that code, or not for this person.
    """
    member = found.agency(code)
    if member is None:
        raise NotVisible
    if member.pk not in own_agencies(actor, year) and not sees_all(actor, year, ranking):
        raise NotVisible
    return member


def lines_on(evidence: Iterable[int], year: BlocYear) -> list[ScoreLine]:
    """Score lines in force of the year that rest on these proofs."""
    return list(
        ScoreLine.objects.filter(citations__evidence__in=evidence, sheet__bloc_year=year)
        .filter(sheet__state=ScoreSheet.State.FINISHED)
        .select_related("sheet__agency")
        .distinct()
    )


def item_names(year: BlocYear) -> dict[str, str]:
    """Item → its printed code and name, in the scheme of the year."""
    scheme = adopted_scheme(year)
    return {item.id: f"{item.code} {item.name}" for item in scheme.items()}
