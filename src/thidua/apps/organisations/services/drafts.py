"""An event as a person enters it, before it is anything."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from thidua.apps.organisations.errors import EventRefused
from thidua.apps.organisations.models import OrganisationEvent

Kind = OrganisationEvent.Kind
TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """By which decision; without its number only when marked for a person's check."""

    number: str = ""
    day: date | None = None
    needs_check: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAgency:
    """An agency that the event founds."""

    code: str
    name: str
    short_name: str = ""
    kind: str = "other"
    document_format: str = "party"
    parent: int | None = None
    like: int | None = None  # whose kind, format and superior it takes over instead


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDraft:
    """What happened. Agencies are given by key, those that the event founds by `founds`.

    Args:
        predecessors: Who was there before and is a party to it.
        successors: Those of them, or others, that go on; the founded ones come on top.
        says: Agency → what is new about it: `name`, `short_name`, `kind`, `document_format`,
            `parent`.
        heir: Who takes over the units below an agency that ends: a key or a founded one's code.
        joins: The bloc that the founded agencies belong to from that day on.
    """

    kind: str
    day: date
    paper: Paper
    predecessors: tuple[int, ...] = ()
    successors: tuple[int, ...] = ()
    founds: tuple[NewAgency, ...] = ()
    says: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    heir: int | str | None = None
    joins: int | None = None


def check_draft(draft: EventDraft) -> None:
    """Refuse what is wrong in itself, whatever else is recorded.

    Raises:
        EventRefused: Its reason names the sentence.
    """
    paper, results = draft.paper, len(draft.successors) + len(draft.founds)
    if not paper.number.strip() and not paper.needs_check:
        raise EventRefused("decision_missing")
    if paper.day is not None and paper.day > draft.day:
        raise EventRefused("decision_later", decided=paper.day, day=draft.day)
    if draft.kind == Kind.MERGED:
        whole = {*draft.predecessors, *draft.successors}
        if len(draft.predecessors) != len({*draft.predecessors}) or len(whole) < TWO:
            raise EventRefused("with_itself")
        if results != 1:
            raise EventRefused("one_result")
    if draft.kind == Kind.SPLIT and results < TWO:
        raise EventRefused("split_into_one")
    if draft.kind != Kind.FOUNDED and not draft.predecessors:
        raise EventRefused("no_agency")
    if any(not agency.code.strip() or not agency.name.strip() for agency in draft.founds):
        raise EventRefused("nameless")
    codes = [agency.code.strip().upper() for agency in draft.founds]
    if twice := next((code for code in codes if codes.count(code) > 1), ""):
        raise EventRefused("code_taken", code=twice)
