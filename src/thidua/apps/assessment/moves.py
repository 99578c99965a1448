"""What moves when scores change: old and new place, total, and points item by item."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from thidua.core.scoring.card import Ranking, Scorecard

Points = Decimal | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one agency stands: its place, total, class, and points by item."""

    place: int
    total: Points
    grade: str
    points: Mapping[str, Points]


@dataclass(frozen=True, slots=True)
class ItemMove:
    item: str
    old: Points
    new: Points


@dataclass(frozen=True, slots=True)
class Moved:
    """One agency that a change touches."""

    agency: str
    old: Standing
    new: Standing
    items: tuple[ItemMove, ...]

    @property
    def changes_place(self) -> bool:
        return self.old.place != self.new.place


def standings(ranking: Ranking, cards: Mapping[str, Scorecard]) -> dict[str, Standing]:
    """The computed ranking in the form that is compared."""
    return {
        place.unit: Standing(
            place.place,
            place.total,
            place.grade or "",
            {item: line.points for item, line in cards[place.unit].lines.items()},
        )
        for place in ranking.places
    }


def moves(old: Mapping[str, Standing], new: Mapping[str, Standing]) -> list[Moved]:
    """Every agency whose place, total, class or points differ, in the order of the new places."""
    found = [
        Moved(agency, old[agency], now, _items(old[agency].points, now.points))
        for agency, now in new.items()
        if agency in old
    ]
    touched = [each for each in found if each.items or _plain(each.old) != _plain(each.new)]
    return sorted(touched, key=lambda each: (each.new.place, each.agency))


def _plain(standing: Standing) -> tuple[int, Points, str]:
    return standing.place, standing.total, standing.grade


def _items(old: Mapping[str, Points], new: Mapping[str, Points]) -> tuple[ItemMove, ...]:
    return tuple(
        ItemMove(item, old.get(item), points)
        for item, points in new.items()
        if old.get(item) != points
    )
