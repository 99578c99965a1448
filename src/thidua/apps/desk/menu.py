"""The menu of a year: what the apps offer, for whom it is."""

from dataclasses import dataclass
from functools import lru_cache

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.policy import Place, may, rules
from thidua.apps.accounts.roles import AGENCY_ROLES
from thidua.apps.common.offers import MenuItem, menu_items
from thidua.apps.desk.sight import OPEN
from thidua.apps.organisations.models import BlocYear

SHOWN = 7  # more stand behind “More”
OWN = (
    MenuItem(
        label=_("Overview"), url_name="desk:dashboard", section="dashboard",
        action="year.view", order=10,
    ),
    MenuItem(
        label=_("Who is late"), url_name="desk:board", section="board",
        action="board.view", order=15,
    ),
    MenuItem(
        label=_("Ranking"), url_name="assessment:scoreboard", section="scoreboard",
        action="year.view", order=30,
    ),
    MenuItem(
        label=_("Agencies and scorecards"), url_name="desk:agencies", section="agencies",
        action="year.view", order=45,
    ),
    MenuItem(
        label=_("Movements"), url_name="movements:list", section="movements",
        action="year.view", order=20,
    ),
    MenuItem(
        label=_("Documents and evidence"), url_name="desk:papers", section="papers",
        action="year.view", order=60,
    ),
    MenuItem(
        label=_("Year-end report"), url_name="yearbook:report", section="report",
        action="results.view", order=70,
    ),
    MenuItem(
        label=_("Scoring scheme"), url_name="assessment:scheme", section="scheme",
        action="year.view", order=80,
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    label: str
    url: str
    section: str


@dataclass(frozen=True, slots=True)
class Menu:
    """The pages that stand in the menu, and those behind “More”."""

    first: tuple[Entry, ...]
    more: tuple[Entry, ...]


def menu_of(actor: Actor, year: BlocYear) -> Menu:
    """The pages of the year that this person may open now, in their order."""
    works_at_one = any(office.role in AGENCY_ROLES for office in actor.offices)
    own = sorted(actor.agencies(year)) if works_at_one else []
    place = Place(year, own[0] if own else None, OPEN if year.results_open else "")
    entries = []
    for item in menu_items():
        url = _url(item.url_name, year.bloc.code, year.year)
        if url and _for(actor, place, item):
            entries.append(Entry(str(item.label), url, item.section))
    return Menu(tuple(entries[:SHOWN]), tuple(entries[SHOWN:]))


def _for(actor: Actor, place: Place, item: MenuItem) -> bool:
    return item.action in rules() and may(actor, item.action, place)


@lru_cache(maxsize=2048)
def _url(name: str, bloc: str, year: int) -> str:
    """The address; nothing for a page that needs more than a year."""
    try:
        return reverse(name, args=(bloc, year))
    except NoReverseMatch:
        return ""
