"""Launching movements, and answering those of a higher level."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from django.db import transaction

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.flow import move
from thidua.apps.accounts.models import Transition
from thidua.apps.accounts.policy import Place, require
from thidua.apps.common.clock import today
from thidua.apps.common.models import Provenance
from thidua.apps.common.versions import keep, locked
from thidua.apps.documents.models import Document
from thidua.apps.movements.flows import ANSWER, MOVEMENT
from thidua.apps.movements.models import Indicator, Movement
from thidua.apps.movements.places import action_of, is_answer, place_of_movement
from thidua.apps.organisations.models import BlocYear, Organisation
from thidua.core.kernel.errors import DomainError

ORDER = tuple(Movement.Level.values)  # from the highest level down


class AnswersFromAbove(DomainError):  # noqa: N818 - reads as the fact it states
    """A movement answers one of a level below its own."""

    code = "movements.answers_from_above"


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementEntry:
    """A movement as it is launched."""

    name: str
    level: str
    bloc_year: BlocYear | None = None
    parent: Movement | None = None
    launcher: Organisation | None = None
    launcher_name: str = ""
    theme: str = ""
    content: str = ""
    first_year: int | None = None
    last_year: int | None = None
    position: int = 0
    provenance: Provenance | None = None
    source_ref: str = ""
    illustrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementText:
    """What people write about a movement."""

    name: str
    theme: str = ""
    content: str = ""
    subjects: str = ""
    criteria: str = ""
    aims: str = ""
    first_year: int | None = None
    last_year: int | None = None


@transaction.atomic
def draft_movement(
    actor: Actor, bloc_year: BlocYear, text: MovementText, *, basis: Iterable[Document] = ()
) -> Movement:
    """Begin a movement of the bloc; nobody but its head and secretary sees it before its launch.

    Raises:
        Forbidden: The actor is neither secretary nor head.
    """
    require(actor, "movement.edit", Place(bloc_year, state=Movement.State.DRAFT))
    movement = Movement.objects.create(
        bloc_year=bloc_year,
        level=Movement.Level.BLOC,
        launcher_name=bloc_year.bloc.name,
        state=Movement.State.DRAFT,
        position=Movement.objects.filter(bloc_year=bloc_year).count() + 1,
        **_told(text),
    )
    movement.basis.set(basis)
    return movement


@transaction.atomic
def answer_movement(
    actor: Actor, bloc_year: BlocYear, parent: Movement, agency: Organisation, text: MovementText
) -> Movement:
    """Begin an agency's own plan under a movement: a draft that no other agency can learn of.

    An agency answers a movement once; the plan that is there comes back.

    Raises:
        Forbidden: The actor is of another agency.
    """
    require(actor, "answer.edit", Place(bloc_year, agency.pk, Movement.State.DRAFT))
    found = Movement.objects.filter(
        bloc_year=bloc_year, parent=parent, launcher=agency, level=Movement.Level.AGENCY
    ).first()
    return found or Movement.objects.create(
        bloc_year=bloc_year,
        parent=parent,
        launcher=agency,
        level=Movement.Level.AGENCY,
        state=Movement.State.DRAFT,
        position=Movement.objects.filter(bloc_year=bloc_year).count() + 1,
        **_told(text),
    )


@transaction.atomic
def edit_movement(
    actor: Actor, bloc_year: BlocYear, movement: Movement, text: MovementText, *,
    version: int | None, basis: Iterable[Document] | None = None,
) -> Movement:  # fmt: skip
    """Write a draft anew.

    Raises:
        Stale: Somebody else kept a change since `version`.
        NotVisible, Forbidden: Not a draft, or not the actor's.
    """
    row = locked(Movement.objects.all(), movement.pk, version)
    require(actor, action_of(row, "edit"), place_of_movement(bloc_year, row))
    told = _told(text)
    for name, value in told.items():
        setattr(row, name, value)
    keep(row, told)
    if basis is not None:
        row.basis.set(basis)
    return row


@transaction.atomic
def step_movement(
    actor: Actor, bloc_year: BlocYear, movement: Movement, name: str, *, reason: str = ""
) -> Transition:
    """Launch or send, close, reopen or take back."""
    row = locked(Movement.objects.all(), movement.pk, None)
    machine = ANSWER if is_answer(row) else MOVEMENT
    step = move(actor, row, machine, name, place_of_movement(bloc_year, row), reason=reason)
    if row.state == Movement.State.LAUNCHED and row.launched_on is None:
        row.launched_on = today()
        row.save(update_fields=["launched_on"])
    movement.refresh_from_db()
    return step


def _told(text: MovementText) -> dict[str, Any]:
    return {field.name: getattr(text, field.name) for field in fields(text)}


@transaction.atomic
def launch_movement(entry: MovementEntry, *, basis: Iterable[Document] = ()) -> Movement:
    """Launch a movement on its legal basis; with a parent it is the answer of a lower level.

    The same name in the same year and level is the same movement and is brought up to date.

    Raises:
        AnswersFromAbove: The parent was launched by a lower level.
    """
    parent = entry.parent
    if parent is not None and ORDER.index(parent.level) > ORDER.index(entry.level):
        raise AnswersFromAbove(movement=entry.name, parent=parent.name)
    same: dict[str, Any] = {"bloc_year": entry.bloc_year, "level": entry.level, "name": entry.name}
    values = {field.name: getattr(entry, field.name) for field in fields(entry)}
    movement, _ = Movement.objects.update_or_create(
        **same, defaults={key: values[key] for key in values if key not in same}
    )
    movement.basis.set(basis)
    return movement


def keep_indicator(
    bloc_year: BlocYear, code: str, *, label: str, unit: str, direction: str = "up"
) -> Indicator:
    """The indicator of the year with this code; made when the year has none yet.

    Args:
        bloc_year: The year.
        code: Its code in the scheme.
        label: What it counts.
        unit: The one unit of its figures.
        direction: `up` where more is better, `down` where less is: late reports, faults.
    """
    given = {"label": label, "unit": unit, "direction": direction}
    indicator, made = Indicator.objects.get_or_create(
        bloc_year=bloc_year, code=code, defaults=given
    )
    if made:
        indicator.position = Indicator.objects.filter(bloc_year=bloc_year).count()
        indicator.adds_up = (
            Indicator.AddsUp.SUM if unit in {"count", "dong"} else Indicator.AddsUp.MEAN
        )
        indicator.save(update_fields=["position", "adds_up"])
    return indicator
