"""Moving a thing from one state to the next: asked, recorded, told."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.dispatch import Signal
from django.utils.translation import gettext, override

from thidua.apps.accounts import proof
from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import Forbidden, ReasonNeeded, WrongState
from thidua.apps.accounts.models import Transition, User
from thidua.apps.accounts.policy import Place, labels_of, may, require, rules
from thidua.apps.common.clock import now
from thidua.apps.common.flow import Machine, Move
from thidua.wording.common import Msgid

moved = Signal()  # transition=Transition, actor=Actor; sent inside the transaction


@transaction.atomic
def move(
    actor: Actor, subject: Any, machine: Machine, name: str, place: Place, *, reason: str = ""
) -> Transition:
    """Take the step `name` of `subject`, whose `state` is saved.

    The caller holds the lock on the row (`common.versions.locked` or `select_for_update`).

    Raises:
        NotVisible, Forbidden: The actor may not.
        WrongState: The thing stands elsewhere.
        ReasonNeeded: The step wants a reason and has none.
    """
    step = machine.move(name)
    require(actor, step.action, place)
    _another_person(actor, subject, machine, step)
    if subject.state not in step.sources:
        raise WrongState(state=Msgid(machine.states[subject.state]), step=Msgid(step.label))
    if step.needs_reason and not reason.strip():
        raise ReasonNeeded(step=Msgid(step.label))
    source, subject.state = subject.state, step.target
    subject.save(update_fields=["state"])
    said = Said(machine.name, name, source, step.target, reason.strip(), step.action)
    return record(actor, subject, place, said)


def _another_person(actor: Actor, subject: models.Model, machine: Machine, step: Move) -> None:
    """Two people see what is sent: whoever submitted it does not approve it.

    Raises:
        Forbidden: It is the same person; it says who else may.
    """
    if not step.another or not took(actor, subject, step.another):
        return
    raise Forbidden(
        "policy.second_person",
        first=Msgid(machine.move(step.another).label),
        step=Msgid(step.label),
        who=labels_of(rules()[step.action].who),
    )


def took(actor: Actor, subject: models.Model, name: str) -> bool:
    """Whether the actor is who last took that step with the thing: one query."""
    if actor.user_id is None:
        return False
    steps = Transition.objects.filter(subject_type=kind_of(subject), subject_id=subject.pk)
    last = steps.filter(name=name).order_by("pk").values_list("who", flat=True).last()
    return last == actor.user_id


@dataclass(frozen=True, slots=True)
class Said:
    """A step in plain words: which machine, which move, from, to, why."""

    machine: str
    name: str
    source: str
    target: str
    reason: str = ""
    action: str = ""  # the row of the matrix that allowed it


def acting_for(actor: Actor, action: str, place: Place) -> int | None:
    """The leader for whom the actor does this; None when an own office allows it."""
    stands_in = [
        office.stands_in_for
        for office in actor.in_force
        if office.stands_in_for is not None
        and office.organisation_id == place.agency
        and office.is_for(place.bloc_year)
    ]
    if not stands_in:
        return None
    own = Actor(actor.user, [each for each in actor.offices if each.stands_in_for is None])
    return None if may(own, action, place) else stands_in[0]


def name_of(actor: Actor, action: str, place: Place) -> str:
    """The actor's name as it is kept with an act; a deputy's with whom he stands in for."""
    leader = acting_for(actor, action, place)
    if leader is None:
        return actor.name
    names = {"who": actor.name, "leader": str(User.objects.get(pk=leader))}
    with override(settings.LANGUAGE_CODE):  # a record reads the same whoever made it
        return gettext("%(who)s, acting for %(leader)s") % names


def record(actor: Actor, subject: models.Model, place: Place, said: Said) -> Transition:
    """Write down a step that happened, and tell those who listen."""
    step = Transition.objects.create(
        machine=said.machine,
        name=said.name,
        source=said.source,
        target=said.target,
        reason=said.reason,
        who=actor.user,
        acting_for_id=acting_for(actor, said.action, place) if said.action else None,
        proof=proof.taken(),
        at=now(),
        subject_type=kind_of(subject),
        subject_id=subject.pk,
        bloc_year=place.bloc_year,
        agency_id=place.agency,
    )
    moved.send(sender=Transition, transition=step, actor=actor)
    return step


def kind_of(subject: models.Model) -> str:
    """The name under which the steps of such things are kept: “reporting.report”."""
    return str(subject._meta.label_lower)  # noqa: SLF001 - Django's documented way
