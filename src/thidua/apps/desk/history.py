"""The history of one thing: every step that the reader may know of, with who, when and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.models import Transition
from thidua.apps.accounts.policy import Place, ask, rules
from thidua.apps.accounts.told import told_since
from thidua.apps.assessment.flows import QUESTION
from thidua.apps.assessment.models import CrossCheck
from thidua.apps.assessment.questions import checkers_seeing
from thidua.apps.common.changes import Change, changes_of
from thidua.apps.common.flow import Machine, machines
from thidua.apps.common.offers import trails_of
from thidua.apps.organisations.models import BlocYear

# What lets a thing be seen, where the action is not called after its machine.
VIEWS: Mapping[str, str] = {"ranking": "year.view", "year": "year.view"}


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a history."""

    at: datetime
    who: str
    name: str
    source: str
    target: str
    reason: str


@dataclass(frozen=True, slots=True)
class History:
    label: str
    agency: str
    steps: tuple[Step, ...]
    changes: tuple[Change, ...]


def history_of(actor: Actor, bloc_year: BlocYear, machine: str, subject: int) -> History:
    """What happened to a thing, newest first.

    A step is told only to who may see the thing in the state that it led to: what went on inside
    an agency before it sent something stays inside, what was typed too.

    Raises:
        NotVisible: There is no such thing, or not for this reader.
    """
    known, view = machines().get(machine), VIEWS.get(machine, f"{machine}.view")
    if known is None or view not in rules():
        raise NotVisible
    rows = list(
        Transition.objects.filter(bloc_year=bloc_year, machine=machine, subject_id=subject)
        .select_related("who", "acting_for", "agency")
        .order_by("-at", "-pk")
    )
    checkers = checkers_seeing(subject) if machine == QUESTION.name else _checkers(bloc_year, rows)
    seen = [
        row
        for row in rows
        if ask(actor, view, Place(bloc_year, row.agency_id, row.target, checkers)).allowed
    ]
    if not seen:
        raise NotVisible
    agency = seen[0].agency.code if seen[0].agency else ""
    place = Place(bloc_year, seen[0].agency_id, checkers=checkers)
    kind = seen[0].subject_type
    first = told_since(actor, view, known.initial, {subject: place}, kind)[subject]
    changes = changes_of(trails_of(machine, subject))
    return History(
        _(known.label),
        agency,
        tuple(_worded(known, row) for row in seen),
        tuple(change for change in changes if change.at >= first),
    )


def _checkers(bloc_year: BlocYear, rows: list[Transition]) -> frozenset[int]:
    agencies = {row.agency_id for row in rows}
    assigned = CrossCheck.objects.filter(bloc_year=bloc_year, checked__in=agencies)
    return frozenset(assigned.values_list("checker", flat=True))


def _worded(machine: Machine, row: Transition) -> Step:
    labels = {move.name: move.label for move in machine.moves}
    return Step(
        at=row.at,
        who=row.by or _("the system"),
        name=_(labels.get(row.name, row.name)),
        source=_(machine.states[row.source]) if row.source in machine.states else "",
        target=_(machine.states.get(row.target, row.target)),
        reason=row.reason,
    )
