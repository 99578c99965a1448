"""What the meetings offer to the desk: a task before each meeting, papers to find."""

from collections.abc import Iterable
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.policy import Place, may
from thidua.apps.accounts.selectors import years_for
from thidua.apps.common.clock import today
from thidua.apps.common.finding import folded, holds
from thidua.apps.common.offers import Hit, MenuItem, Status, Task
from thidua.apps.organisations.models import BlocYear
from thidua.apps.yearbook.pack.kinds import MeetingKind, PaperKind
from thidua.apps.yearbook.pack.selectors import MeetingCard, meeting_cards

AHEAD = timedelta(days=30)

MENU = MenuItem(
    label=gettext_lazy("Meetings"),
    url_name="yearbook:meetings",
    order=75,
    section="meetings",
    action="year.view",
)


def tasks(actor: Actor, bloc_year: BlocYear) -> Iterable[Task]:
    """The papers of a meeting of the next thirty days, until they are sent."""
    if not may(actor, "pack.make", Place(bloc_year)):
        return
    for card in meeting_cards(actor, bloc_year):
        if card.day is None or not today() <= card.day <= today() + AHEAD:
            continue
        yield Task(
            key=f"pack-{card.kind}",
            title=_("Prepare the papers: %(meeting)s") % {"meeting": card.kind.label},
            status=_status(card),
            url=reverse("yearbook:meeting", args=(bloc_year.bloc.code, bloc_year.year, card.slug)),
            due=card.day,
        )


def _status(card: MeetingCard) -> Status:
    if not card.papers:
        return "todo"
    return "done" if card.sent == len(card.papers) else "doing"


def search(actor: Actor, query: str, limit: int) -> list[Hit]:
    """Papers whose name holds the query, among those that the reader may read."""
    found: list[Hit] = []
    for bloc_year in years_for(actor):
        for card in meeting_cards(actor, bloc_year):
            for paper in card.papers:
                meeting = str(MeetingKind(card.kind).label)
                label = str(PaperKind(paper.kind).label)
                if holds(folded(f"{label} {meeting} {paper.name}"), query):
                    args = (bloc_year.bloc.code, bloc_year.year, card.slug)
                    url = reverse("yearbook:meeting", args=args)
                    title = f"{label} · {meeting} {bloc_year.year}"
                    found.append(Hit(kind=_("Paper of a meeting"), title=title, url=url))
    return found[:limit]
