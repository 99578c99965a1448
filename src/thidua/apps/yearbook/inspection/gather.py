"""The chosen scores as their pages show them, each asked for again."""

from collections.abc import Iterator

from django.urls import reverse

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.assessment.cards import in_words
from thidua.apps.assessment.line import Behind, LinePage, make_line
from thidua.apps.assessment.origins import Asked, origin_of
from thidua.apps.assessment.page_selectors import ScoredYear, scored_year, seen_agency
from thidua.apps.assessment.sheet_selectors import ranking_in_force
from thidua.apps.common import clock
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member, members, organisation_names
from thidua.apps.yearbook.inspection.picks import Pick
from thidua.apps.yearbook.inspection.record import Frame, Inspected
from thidua.core.scoring.describe import describe

VIETNAMESE = "vi"  # the language of every document


def inspected(
    actor: Actor, year: BlocYear, picks: tuple[Pick, ...], language: str
) -> list[tuple[Pick, Inspected]]:
    """Those of the chosen scores that the reader may see now, in the order of choosing."""
    found = scored_year(year)
    return list(_inspected(actor, year, found, picks, language))


def _inspected(
    actor: Actor, year: BlocYear, found: ScoredYear, picks: tuple[Pick, ...], language: str
) -> Iterator[tuple[Pick, Inspected]]:
    ranking = ranking_in_force(year)
    for pick in picks:
        try:
            member = seen_agency(actor, year, found, ranking, pick.agency)
        except NotVisible:
            continue
        line = _line(actor, year, found, member, pick, language)
        if line is not None:
            yield pick, Inspected(member.name, line)


def _line(
    actor: Actor, year: BlocYear, found: ScoredYear, member: Member, pick: Pick, language: str
) -> LinePage | None:  # fmt: skip
    card = found.cards.get(member.code)
    if card is None or found.scheme is None or pick.item not in card.lines:
        return None
    item = found.scheme.item(pick.item)
    origin = origin_of(Asked(actor, year, found.scheme, member), pick.item,
                       card.lines[pick.item].given)  # fmt: skip
    base = reverse("assessment:scorecard", args=(year.bloc.code, year.year, member.code))
    behind = Behind(item, in_words(describe(item), language), origin)
    return make_line(found.scheme, card, behind, lambda each: f"{base}{each}/", language)


def frame_of(actor: Actor, year: BlocYear) -> Frame:
    """The head of the record: written today by whoever asks."""
    bloc = year.bloc
    head = next((each for each in members(year) if each.pk == year.head_id), None)
    names = organisation_names([bloc.superior_id] if bloc.superior_id else [], year.last_day)
    return Frame(
        bloc=bloc.name,
        year=year.year,
        parent=names.get(bloc.superior_id or 0, bloc.place),
        place=bloc.place,
        format=head.document_format if head else "party",
        day=clock.today(),
        inspector=actor.name,
    )
