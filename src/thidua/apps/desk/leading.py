"""The entry to what those who lead the bloc set up, copy and hand over."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.policy import Place, may, rules
from thidua.apps.organisations.models import BlocYear
from thidua.wording.common import gettext_noop

# Action → page → what it is for, in the order of the year.
ENTRIES = (
    ("year.copy", "movements:list", gettext_noop("Copy last year's set-up or launch a movement")),
    ("calendar.edit", "reporting:calendar", gettext_noop("Set the calendar of reports")),
    ("stage.open", "assessment:stages", gettext_noop("Adopt the scheme, open a stage of scoring")),
    (
        "ranking.present",
        "assessment:deliberation",
        gettext_noop("Present and finalise the ranking"),
    ),
    ("year.hand_over", "assessment:hand_over", gettext_noop("Hand over to next year's head")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    words: str
    url: str


def entries_for(actor: Actor, year: BlocYear) -> tuple[Entry, ...]:
    """The pages from which this person leads the year; nothing for the others."""
    found = []
    for action, page, words in ENTRIES:
        if action in rules() and may(actor, action, Place(year)):
            try:
                url = reverse(page, args=(year.bloc.code, year.year))
            except NoReverseMatch:
                continue
            found.append(Entry(_(words), url))
    return tuple(found)
