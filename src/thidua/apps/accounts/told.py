"""From when on a reader may know what was changed in a thing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.models import Transition
from thidua.apps.accounts.policy import Place, may

ALWAYS = datetime.min.replace(tzinfo=UTC)


def told_since(
    actor: Actor, view: str, initial: str, places: Mapping[int, Place], kind: str
) -> dict[int, datetime]:
    """Thing → the moment; a thing of which the reader knows nothing is not in it. One query.

    Who may see a thing in its first state may read everything. For others it begins with the
    first step that led to a state which they see: what was typed inside stays inside.
    """
    inside = {
        pk for pk, place in places.items() if may(actor, view, replace(place, state=initial))
    }
    since = dict.fromkeys(inside, ALWAYS)
    steps = Transition.objects.filter(subject_type=kind, subject_id__in=set(places) - inside)
    for step in steps.order_by("at", "pk"):
        place = places[step.subject_id]
        if may(actor, view, replace(place, state=step.target)):
            since.setdefault(step.subject_id, step.at)
    return since
