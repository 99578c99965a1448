"""A year at a glance: each agency's completeness and place, and what waits for a person."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.apps.accounts.actor import Actor
from thidua.apps.assessment.board import Score, total_score
from thidua.apps.assessment.page_selectors import ScoredYear, scored_year
from thidua.apps.desk.papers_on import evidence_in
from thidua.apps.desk.sight import seen_agencies, sees_all
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import organisation_names
from thidua.apps.reporting import page_selectors as reporting
from thidua.core.scoring.card import LineState, Scorecard

TOP = 3


@dataclass(frozen=True, slots=True)
class AgencyRow:
    code: str
    name: str
    needed: int
    filled: int
    deeds: int
    evidence: int
    reported: bool
    total: Score | None
    place: int | None

    @property
    def missing(self) -> int:
        return self.needed - self.filled


@dataclass(frozen=True, slots=True)
class Need:
    """Something that a person must look at, and where."""

    words: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """What the reader sees of a year; `complete` when that is every agency."""

    head: str
    deputy: str
    agencies: tuple[AgencyRow, ...]
    complete: bool
    ranking_state: str
    attention: tuple[Need, ...]

    @property
    def top(self) -> list[AgencyRow]:
        """Those of the first three places; shared places may make it more."""
        ranked = [agency for agency in self.agencies if agency.place and agency.place <= TOP]
        return sorted(ranked, key=lambda agency: agency.place or 0)

    @property
    def reported(self) -> int:
        return sum(agency.reported for agency in self.agencies)

    @property
    def filled(self) -> int:
        return sum(agency.filled for agency in self.agencies)

    @property
    def needed(self) -> int:
        return sum(agency.needed for agency in self.agencies)


def overview(actor: Actor, year: BlocYear) -> Overview:
    """The year at a glance: every agency, or only the reader's own while results are closed."""
    found, complete = scored_year(year), sees_all(actor, year)
    heads = [pk for pk in (year.head_id, year.deputy_id) if pk]
    names = organisation_names(heads, year.last_day) if heads else {}
    agencies = _agencies(actor, year, found, complete=complete)
    return Overview(
        head=names.get(year.head_id or 0, ""),
        deputy=names.get(year.deputy_id or 0, ""),
        agencies=agencies,
        complete=complete,
        ranking_state=_state(found) if complete else _("Not open yet"),
        attention=tuple(_needs(year, found, agencies, complete=complete)),
    )


def _agencies(
    actor: Actor, year: BlocYear, found: ScoredYear, *, complete: bool
) -> tuple[AgencyRow, ...]:
    counts = reporting.counts_by_agency(year)
    proofs = Counter(evidence_in(actor, year).order_by().values_list("owner", flat=True))
    places = {place.unit: place.place for place in found.ranking.places}
    rows = []
    for agency in seen_agencies(actor, year, found.agencies):
        deeds, reported = counts.get(agency.pk, (0, False))
        card = found.cards.get(agency.code)
        rows.append(
            AgencyRow(
                code=agency.code,
                name=agency.name,
                needed=len(card.lines) if card else 0,
                filled=_filled(card) if card else 0,
                deeds=deeds,
                evidence=proofs[agency.pk],
                reported=reported,
                total=total_score(card) if card else None,
                place=places.get(agency.code) if complete else None,
            )
        )
    return tuple(rows)


def _filled(card: Scorecard) -> int:
    return sum(line.state is not LineState.MISSING for line in card.lines.values())


def _state(found: ScoredYear) -> str:
    if not found.cards:
        return _("Not scored yet")
    if found.ranking.provisional:
        return _("Provisional")
    return _("Frozen") if found.frozen else _("Complete, not frozen yet")


def _needs(
    year: BlocYear, found: ScoredYear, agencies: tuple[AgencyRow, ...], *, complete: bool
) -> Iterator[Need]:
    place = (year.bloc.code, year.year)
    if found.scheme is None:
        yield Need(_("No scoring scheme is adopted for this year: import the bloc's workbook."))
    for agency in agencies:
        if not agency.reported:
            words = _("{agency}: the report of the year has not come").format(agency=agency.name)
            yield Need(words, reverse("reporting:agency", args=(*place, agency.code)))
        if agency.missing and found.cards:
            words = ngettext(
                "{agency}: {n} item has no figure yet",
                "{agency}: {n} items have no figure yet",
                agency.missing,
            ).format(agency=agency.name, n=agency.missing)
            yield Need(words, reverse("assessment:scorecard", args=(*place, agency.code)))
    if complete and found.cards and not found.ranking.provisional and not found.frozen:
        yield Need(
            _("Every figure is in: the bloc can look at the ranking and freeze it"),
            reverse("assessment:scoreboard", args=place),
        )
