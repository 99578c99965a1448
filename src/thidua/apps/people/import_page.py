"""What the preview of an import shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from thidua.apps.people.importing.plan import CHANGED, NEW, REFUSED, SAME, Plan, Step, said_of
from thidua.apps.people.models import PeopleImport
from thidua.apps.people.services.imports import plan_import

SHOWN, A_PAGE = 20, 200
LABELS: dict[str, tuple[str | Promise, str]] = {
    REFUSED: (_("refused"), "tag-error"), NEW: (_("new"), "tag-good"),
    CHANGED: (_("changed"), "tag-wait"), SAME: (_("unchanged"), "tag-plain"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """One row of the workbook, in words."""

    step: Step
    label: Any
    tag: str
    what: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be done, most urgent first; `chosen` shows one kind of row only."""

    plan: Plan
    filters: Sequence[tuple[str, Any, int]]
    chosen: str
    steps: Sequence[Told]


def preview_page(found: PeopleImport, chosen: str) -> Preview:
    """The rows of an import that waits, compared with what is kept now."""
    plan = plan_import(found)
    order = list(LABELS)
    steps = sorted(plan.steps, key=lambda step: order.index(step.status))
    if chosen in LABELS:
        steps = [step for step in steps if step.status == chosen]
    filters = [(code, LABELS[code][0], plan.counts[code]) for code in LABELS]
    told = [Told(step, *LABELS[step.status], said_of(step)) for step in steps]
    return Preview(plan, filters, chosen if chosen in LABELS else "", told)
