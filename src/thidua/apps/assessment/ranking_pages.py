"""The ranking of a year as pages show it: computed, presented, final, out of date."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import QuerySet

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.models import Transition
from thidua.apps.accounts.policy import Place, may
from thidua.apps.assessment.board import Board, BoardRow
from thidua.apps.assessment.errors import NoScheme
from thidua.apps.assessment.models import HandOver, Ranking, RankingRow, Vote
from thidua.apps.assessment.moves import Moved, Standing, moves, standings
from thidua.apps.assessment.obstacles import (
    Obstacle,
    obstacles_to_finalise,
    obstacles_to_present,
)
from thidua.apps.assessment.page_selectors import ScoredYear, scored_year
from thidua.apps.assessment.sheet_selectors import ranking_in_force
from thidua.apps.assessment.votes import Tally, tally
from thidua.apps.organisations.models import BlocYear
from thidua.core.scoring.scheme import Scheme


@dataclass(frozen=True, slots=True)
class RankingPage:
    """Where the ranking of a year stands."""

    scored: ScoredYear
    ranking: Ranking | None
    moved: tuple[Moved, ...]  # between the kept ranking and what the figures say now
    out_of_date: bool
    obstacles: tuple[Obstacle, ...]
    tally: Tally | None
    rounds: tuple[Ranking, ...]
    may: Mapping[str, bool]

    @property
    def names(self) -> dict[str, str]:
        return self.scored.names


ACTIONS = ("present", "finalise", "unlock", "record_votes")


def ranking_page(actor: Actor, bloc_year: BlocYear) -> RankingPage:
    """Everything about the ranking that its pages show."""
    scored = scored_year(bloc_year)
    ranking = ranking_in_force(bloc_year)
    moved = changed_since(scored, ranking)
    late = bool(moved)
    votes = tally(bloc_year, ranking) if ranking else None
    try:
        found = (
            obstacles_to_finalise(bloc_year, votes, out_of_date=late)
            if votes
            else obstacles_to_present(bloc_year)
        )
    except NoScheme:
        found = [Obstacle("assessment.lack_scheme", 1)]
    place = Place(bloc_year, state=ranking.state if ranking else "")
    return RankingPage(
        scored=scored,
        ranking=ranking,
        moved=moved,
        out_of_date=late,
        obstacles=tuple(_named(found, scored)),
        tally=votes,
        rounds=tuple(Ranking.objects.filter(bloc_year=bloc_year)),
        may={name: may(actor, f"ranking.{name}", place) for name in ACTIONS},
    )


def changed_since(scored: ScoredYear, ranking: Ranking | None) -> tuple[Moved, ...]:
    """What would move if the kept ranking were computed anew from today's figures."""
    if ranking is None or not scored.cards:
        return ()
    return tuple(moves(kept_standings(ranking), standings(scored.ranking, scored.cards)))


def kept_standings(ranking: Ranking) -> dict[str, Standing]:
    """A kept ranking in the form in which it is compared."""
    return {
        row.agency.code: Standing(
            row.place, row.total, row.grade,
            {item: Decimal(points) for item, points in row.points.items()},
        )
        for row in ranking.rows.select_related("agency")
    }  # fmt: skip


def kept_board(scheme: Scheme, board: Board, ranking: Ranking, sort: str) -> Board:
    """The board with the places, totals and parts of the kept ranking: they do not move."""
    rows = {row.agency.code: row for row in ranking.rows.select_related("agency")}
    kept = [_kept_row(scheme, row, rows[row.code]) for row in board.rows if row.code in rows]
    if sort.removeprefix("-") == "place":
        kept.sort(key=lambda row: row.place or 0, reverse=sort.startswith("-"))
    return replace(board, rows=tuple(kept), provisional=False)


def _kept_row(scheme: Scheme, row: BoardRow, kept: RankingRow) -> BoardRow:
    def fixed(points: Decimal) -> dict[str, object]:
        return {"points": points, "low": points, "high": points, "provisional": False}

    known = [kept.parts.get(section.id) for section in scheme.sections]
    parts = tuple(
        replace(part, **fixed(Decimal(given))) if given else part  # type: ignore[arg-type] # fields of a score
        for part, given in zip(row.parts, known, strict=True)
    )
    return replace(
        row,
        place=kept.place,
        grade=scheme.grade(kept.grade).name if kept.grade else "",
        total=replace(row.total, **fixed(kept.total)),  # type: ignore[arg-type] # fields of a score
        parts=parts,
    )


def _named(found: list[Obstacle], scored: ScoredYear) -> list[Obstacle]:
    names = scored.names
    return [
        replace(each, agencies=tuple(names.get(code, code) for code in each.agencies))
        for each in found
    ]


def hand_over_of(bloc_year: BlocYear) -> HandOver | None:
    """How the year ended; None while it goes on."""
    return (
        HandOver.objects.filter(bloc_year=bloc_year)
        .select_related("head", "deputy", "next_year__bloc")
        .first()
    )


@dataclass(frozen=True, slots=True)
class KeptRow:
    """One place of a kept ranking, with the vote of its agency."""

    place: int
    agency: str
    total: Decimal
    grade: str
    illustrative: bool
    vote: str


def kept_rows(found: RankingPage) -> list[KeptRow]:
    """The presented or final ranking as a table."""
    if found.ranking is None or found.scored.scheme is None:
        return []
    given = found.tally.by_agency if found.tally else {}
    words = dict(Vote.Choice.choices)
    scheme, names = found.scored.scheme, found.names
    return [
        KeptRow(
            row.place,
            names.get(row.agency.code, row.agency.code),
            row.total,
            scheme.grade(row.grade).name if row.grade else "",
            row.illustrative,
            str(words.get(given.get(row.agency_id, ""), "")),
        )
        for row in found.ranking.rows.select_related("agency")
    ]


def steps_of_rankings(found: RankingPage) -> QuerySet[Transition]:
    """Every step of every round, oldest first: unlocking is read by the whole bloc."""
    keys = [ranking.pk for ranking in found.rounds]
    return Transition.objects.filter(
        subject_type="assessment.ranking", subject_id__in=keys
    ).select_related("who")
