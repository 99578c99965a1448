"""What happens to agencies, asked of the policy and kept inside what belongs to the bloc."""

from collections.abc import Iterable, Iterator

from django.db import transaction

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.policy import Place, require
from thidua.apps.organisations import services
from thidua.apps.organisations.models import BlocYear, EventProposal, OrganisationEvent
from thidua.apps.organisations.selectors import events_of, proposals_of, reach
from thidua.apps.organisations.services import Decided, EventDraft

RECORD, CONFIRM = "lineage.record", "lineage.confirm"


@transaction.atomic
def record_event(actor: Actor, bloc_year: BlocYear, draft: EventDraft) -> OrganisationEvent:
    """Write an event down; the names follow from its day on. The same one twice is one.

    Raises:
        NotVisible, Forbidden: The actor may not, or an agency does not belong to this bloc.
        EventRefused: It can not be; nothing was written.
    """
    require(actor, RECORD, Place(bloc_year))
    _inside(draft, reach(bloc_year.bloc))
    return services.record_event(draft, by=actor.user_id or 0)


@transaction.atomic
def correct_event(
    actor: Actor, bloc_year: BlocYear, key: int, draft: EventDraft, *,
    reason: str, version: int | None,
) -> OrganisationEvent:  # fmt: skip
    """Put the right event in the place of a wrong one, which stays on record.

    Raises:
        NotVisible, Forbidden: The actor may not, or an agency does not belong to this bloc.
        EventRefused: It can not be, or there is no reason.
        Stale: Somebody else changed the event meanwhile.
    """
    require(actor, RECORD, Place(bloc_year))
    inside = reach(bloc_year.bloc)
    _event_inside(key, inside)
    _inside(draft, inside)
    return services.correct_event(
        key, draft, reason=reason, version=version, by=actor.user_id or 0
    )


@transaction.atomic
def withdraw_event(
    actor: Actor, bloc_year: BlocYear, key: int, *, reason: str, version: int | None
) -> OrganisationEvent:
    """Take a wrongly entered event out of force; it stays on record with the reason.

    Raises:
        NotVisible, Forbidden: The actor may not, or the event is of another bloc.
        EventRefused: Later records stand on it, or there is no reason.
        Stale: Somebody else changed the event meanwhile.
    """
    require(actor, RECORD, Place(bloc_year))
    _event_inside(key, reach(bloc_year.bloc))
    return services.withdraw_event(key, reason=reason, version=version, by=actor.user_id or 0)


@transaction.atomic
def confirm_proposal(
    actor: Actor, bloc_year: BlocYear, code: str, draft: EventDraft, *, version: int | None
) -> OrganisationEvent:
    """Make a proposal an event, as the person who checked it wrote it.

    Raises:
        NotVisible, Forbidden: The actor may not, or the proposal is of another bloc.
        EventRefused: It can not be; the proposal waits on.
        Stale: Somebody else decided it meanwhile.
    """
    require(actor, CONFIRM, Place(bloc_year))
    inside = reach(bloc_year.bloc)
    proposal = proposal_in(code, inside)
    _inside(draft, inside | agencies_in(proposal))
    decided = Decided(by=actor.user_id or 0, version=version)
    return services.confirm_proposal(proposal.pk, draft, decided)


@transaction.atomic
def dismiss_proposal(
    actor: Actor, bloc_year: BlocYear, code: str, *, reason: str, version: int | None
) -> EventProposal:
    """Set a proposal aside with the reason.

    Raises:
        NotVisible, Forbidden: The actor may not, or the proposal is of another bloc.
        EventRefused: There is no reason, or it is an event already.
        Stale: Somebody else decided it meanwhile.
    """
    require(actor, CONFIRM, Place(bloc_year))
    proposal = proposal_in(code, reach(bloc_year.bloc))
    decided = Decided(by=actor.user_id or 0, version=version)
    return services.dismiss_proposal(proposal.pk, reason=reason, decided=decided)


def proposal_in(code: str, inside: Iterable[int]) -> EventProposal:
    """The proposal, if it is about one of these agencies or about everybody.

    Raises:
        NotVisible: There is none.
    """
    found = proposals_of(inside).filter(code=code).first()
    if found is None:
        raise NotVisible
    return found


def agencies_in(proposal: EventProposal) -> frozenset[int]:
    """The agencies that a proposal names."""
    named = {each.pk for each in (*proposal.predecessors.all(), *proposal.successors.all())}
    return frozenset(named | ({proposal.under_id} if proposal.under_id else set()))


def _event_inside(key: int, inside: frozenset[int]) -> None:
    if not events_of(inside).filter(pk=key).exists():
        raise NotVisible


def _inside(draft: EventDraft, inside: frozenset[int]) -> None:
    """Refuse agencies that have nothing to do with the bloc: for it they are not there."""
    if not frozenset(_named(draft)) <= inside:
        raise NotVisible


def _named(draft: EventDraft) -> Iterator[int]:
    yield from (*draft.predecessors, *draft.successors, *draft.says)
    parents = [said.get("parent") for said in draft.says.values()]
    for key in (*parents, *(new.parent for new in draft.founds), draft.heir):
        if isinstance(key, int):
            yield key
