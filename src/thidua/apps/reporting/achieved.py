"""Registered against achieved: each target beside the figure in force, each title aimed at."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.policy import Place, may
from thidua.apps.movements.models import Indicator, PactTarget, TitleAim
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member, members
from thidua.apps.reporting.models import Report, ResultLine
from thidua.apps.reporting.places import PUBLISHED
from thidua.core.kernel.periods import Period

HUNDREDTH = Decimal("0.01")
T = TypeVar("T", PactTarget, TitleAim)
YEAR_END = Period.Y.value


@dataclass(frozen=True, slots=True)
class Achievement:
    """One target. `met` is None while no figure came, and while the year is not over."""

    target: PactTarget
    result: ResultLine | None

    @property
    def period(self) -> str:
        return self.result.report.get_period_display() if self.result else ""

    @property
    def final(self) -> bool:
        return self.result is not None and self.result.report.period == YEAR_END

    @property
    def percent(self) -> Decimal | None:
        """Achieved in percent of the target; None where there is nothing to divide by."""
        if self.result is None or not self.target.value:
            return None
        share = self.result.value / self.target.value * 100
        return share.quantize(HUNDREDTH, ROUND_HALF_UP)

    @property
    def met(self) -> bool | None:
        if self.result is None:
            return None
        less = self.target.indicator.direction == Indicator.Direction.DOWN
        reached = (
            self.result.value <= self.target.value
            if less
            else self.result.value >= self.target.value
        )
        # Before the year's end a target to stay below is not met yet, and one to reach not missed.
        return reached if self.final or reached != less else None

    @property
    def short(self) -> bool:
        return self.met is False

    @property
    def unexplained(self) -> bool:
        return self.short and not self.target.shortfall


@dataclass(frozen=True, slots=True)
class AgencyAchieved:
    """All that one agency promised."""

    agency: Member
    targets: tuple[Achievement, ...]
    titles: tuple[TitleAim, ...]

    @property
    def met(self) -> int:
        return sum(each.met is True for each in self.targets)

    @property
    def short(self) -> int:
        return sum(each.short for each in self.targets)

    @property
    def unexplained(self) -> int:
        return sum(each.unexplained for each in self.targets)

    @property
    def titles_reached(self) -> int:
        return sum(each.outcome == TitleAim.Outcome.REACHED for each in self.titles)


def achieved(actor: Actor, year: BlocYear) -> list[AgencyAchieved]:
    """The agencies of the year whose results the actor may see: three queries beside members'."""
    return _achieved(year, [each for each in members(year) if _may_see(actor, year, each.pk)])


def achieved_by(actor: Actor, year: BlocYear, code: str) -> AgencyAchieved:
    """One agency.

    Raises:
        NotVisible: There is no such agency, or not for this person.
    """
    seen = [m for m in members(year) if m.code == code and _may_see(actor, year, m.pk)]
    if not seen:
        raise NotVisible
    return _achieved(year, seen)[0]


def _may_see(actor: Actor, year: BlocYear, agency: int) -> bool:
    state = PUBLISHED if year.results_open else ""
    return may(actor, "achieved.view", Place(year, agency, state))


def _achieved(year: BlocYear, seen: Sequence[Member]) -> list[AgencyAchieved]:
    keys = [each.pk for each in seen]
    results = _latest(year, keys)
    targets = _grouped(
        PactTarget.objects.filter(pact__bloc_year=year, agency__in=keys).select_related(
            "indicator", "pact"
        )
    )
    titles = _grouped(TitleAim.objects.filter(bloc_year=year, agency__in=keys))
    return [
        AgencyAchieved(
            each,
            tuple(
                Achievement(target, results.get((each.pk, target.indicator_id)))
                for target in targets.get(each.pk, ())
            ),
            tuple(titles.get(each.pk, ())),
        )
        for each in seen
    ]


def _grouped(rows: Iterable[T]) -> Mapping[int, list[T]]:
    found: dict[int, list[T]] = {}
    for row in rows:
        found.setdefault(row.agency_id, []).append(row)
    return found


def _latest(year: BlocYear, agencies: Sequence[int]) -> dict[tuple[int, int], ResultLine]:
    """(agency, indicator) → its figure in force; cumulative, so the longest period wins."""
    order = [period.value for period in Period]
    rows = ResultLine.objects.filter(
        report__bloc_year=year, report__agency__in=agencies, report__state=Report.State.IN_FORCE
    ).select_related("report")
    found: dict[tuple[int, int], ResultLine] = {}
    for row in sorted(rows, key=lambda row: order.index(row.report.period)):
        if row.report.agency_id is not None:
            found[row.report.agency_id, row.indicator_id] = row
    return found
