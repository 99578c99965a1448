"""Whether an event is there already, and whether it changes anything at all."""

from collections.abc import Mapping
from typing import Any

from thidua.apps.organisations.errors import EventRefused
from thidua.apps.organisations.models import (
    Organisation,
    OrganisationEvent,
    OrganisationVersion,
)
from thidua.apps.organisations.selectors.as_of import versions_on
from thidua.apps.organisations.services.drafts import EventDraft
from thidua.apps.organisations.services.founding import draft_for_new
from thidua.apps.organisations.services.laying import happening

Kind = OrganisationEvent.Kind


def same_event(draft: EventDraft) -> OrganisationEvent | None:
    """The event in force that says just this, if it was recorded before."""
    codes = {new.code.strip().upper(): new for new in draft.founds}
    keys = dict(Organisation.objects.filter(code__in=codes).values_list("code", "pk"))
    if len(keys) < len(codes):
        return None
    successors = {*draft.successors, *keys.values()}
    says = {agency: dict(said) for agency, said in draft.says.items()}
    says |= {keys[code]: draft_for_new(new) for code, new in codes.items()}
    found = OrganisationEvent.objects.filter(
        kind=draft.kind, day=draft.day, decision=draft.paper.number.strip(), withdrawn_at=None
    )
    for event in found.prefetch_related("predecessors", "successors", "terms"):
        there = happening(event)
        parties = there.predecessors == {*draft.predecessors} and there.successors == successors
        if parties and all(_within(says[key], there.terms.get(key, {})) for key in says):
            return event
    return None


def _within(said: dict[str, object], there: object) -> bool:
    kept = there if isinstance(there, dict) else {}
    return all(
        kept.get(name) == value for name, value in said.items() if value or name == "parent"
    )


def check_says_something(draft: EventDraft) -> None:
    """Refuse a new name that is the old one, and a move to where the agency is.

    Raises:
        EventRefused: `same_name` or `same_superior`.
    """
    if draft.kind not in {Kind.RENAMED, Kind.MOVED}:
        return
    before = versions_on(draft.day, draft.says)
    for agency, said in draft.says.items():
        old = before.get(agency)
        if old is None:
            continue
        if draft.kind == Kind.RENAMED and _called_so(old, said):
            raise EventRefused("same_name", name=old.name)
        if draft.kind == Kind.MOVED and said.get("parent") == old.parent_id:
            raise EventRefused("same_superior", agency=old.name)


def _called_so(old: OrganisationVersion, said: Mapping[str, Any]) -> bool:
    """Whether name and short name are those of before; none given is the name itself."""
    short = said.get("short_name", "")
    return said.get("name", old.name) == old.name and short in {"", old.name, old.short_name}
