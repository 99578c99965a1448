"""What a run leaves to a person: said in its last lines."""

from collections.abc import Iterator

from thidua.apps.yearbook.facts import ScoringFacts, YearFacts
from thidua.wording import gettext as _

SHOWN = 3  # names that fit a line; the rest is a number


def attention(facts: YearFacts) -> Iterator[str]:
    """One sentence for each thing that a person must look at before signing."""
    if facts.scoring is None:
        yield _("Nothing is scored yet: no figures were entered.")
    else:
        yield from _of_scores(facts.scoring, {a.code: a.name for a in facts.agencies})
    silent = [agency.name for agency in facts.agencies if not agency.deeds]
    if silent:
        yield _("No work is reported for {agencies}; the report says so.").format(
            agencies=_some(silent)
        )
    if facts.scoring and facts.scoring.illustrative:
        yield _("Figures marked (*) are illustration; replace them before signing.")
    yield _("Proposals for awards, the number and the day of the report are left to a person.")


def _of_scores(scoring: ScoringFacts, names: dict[str, str]) -> Iterator[str]:
    open_cards = [names[place.code] for place in scoring.places if place.total is None]
    if open_cards:
        yield _(
            "Provisional: figures are missing for {agencies}; their totals are ranges."
        ).format(agencies=_some(open_cards))
    places = [place.place for place in scoring.places]
    tied = sorted({place for place in places if places.count(place) > 1})
    if tied:
        yield _("Agencies share place {places}: no tie-break of the scheme decides.").format(
            places=", ".join(str(place) for place in tied)
        )


def _some(names: list[str]) -> str:
    if len(names) <= SHOWN:
        return ", ".join(names)
    return _("{names} and {count} more").format(
        names=", ".join(names[:SHOWN]), count=len(names) - SHOWN
    )
