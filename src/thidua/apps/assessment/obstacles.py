"""What still stands between a year and its final ranking, as things to do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from thidua.apps.assessment.book import Book, read_book
from thidua.apps.assessment.models import ScoreSheet
from thidua.apps.assessment.sheet_selectors import unsettled
from thidua.apps.assessment.votes import Tally
from thidua.apps.organisations.models import BlocYear
from thidua.core.scoring.card import Scorecard


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One kind of thing that is missing: its code, how often, and where."""

    code: str
    count: int
    agencies: tuple[str, ...] = field(default=())  # codes


def obstacles_to_present(bloc_year: BlocYear) -> list[Obstacle]:
    """What must be done before the ranking can be presented: nothing is left for guesses.

    Raises:
        NoScheme: No scheme has been adopted.
    """
    book = read_book(bloc_year)
    return list(_obstacles(book, book.cards(book.units())))


def obstacles_to_finalise(
    bloc_year: BlocYear, votes: Tally, *, out_of_date: bool
) -> list[Obstacle]:
    """The same for the presented ranking, with its being out of date and the vote."""
    found = obstacles_to_present(bloc_year)
    if out_of_date:
        found.append(Obstacle("assessment.lack_out_of_date", 1))
    if votes.needed and not votes.passed:
        found.append(Obstacle("assessment.lack_votes", votes.needed - votes.yes))
    return found


def _obstacles(book: Book, cards: Mapping[str, Scorecard]) -> Iterator[Obstacle]:
    missing = {
        code: sum(line.points is None for line in card.lines.values())
        for code, card in cards.items()
    }
    if short := tuple(code for code, n in missing.items() if n):
        yield Obstacle("assessment.lack_figures", sum(missing.values()), short)
    open_ = [sheet for sheet in book.sheets if sheet.state != ScoreSheet.State.FINISHED]
    if open_:
        codes = dict.fromkeys(sheet.agency.code for sheet in open_)
        yield Obstacle("assessment.lack_sheets", len(open_), tuple(codes))
    waiting = list(unsettled(book.bloc_year))
    if waiting:
        codes = dict.fromkeys(row.sheet.agency.code for row in waiting)
        yield Obstacle("assessment.lack_explanations", len(waiting), tuple(codes))
