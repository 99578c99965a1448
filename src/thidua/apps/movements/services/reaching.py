"""Year's end: what of the promised was reached, and why where it was not."""

from django.db import transaction

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.policy import Place, require
from thidua.apps.common.versions import keep, locked
from thidua.apps.movements.errors import NotYetPossible
from thidua.apps.movements.models import PactTarget, TitleAim


@transaction.atomic
def explain_shortfall(
    actor: Actor, target: PactTarget, reason: str, *, version: int | None
) -> PactTarget:
    """Say why a target was not reached; the report and the meeting read it.

    Raises:
        Stale: Somebody else wrote since `version`.
    """
    require(actor, "shortfall.explain", Place(target.pact.bloc_year, target.agency_id))
    row = locked(PactTarget.objects.all(), target.pk, version)
    if row.shortfall != reason.strip():
        row.shortfall = reason.strip()
        keep(row, ["shortfall"])
    return row


@transaction.atomic
def record_title(
    actor: Actor, aim: TitleAim, outcome: str, said: str, *, version: int | None
) -> TitleAim:
    """Say whether a title was reached: by which decision, or why not.

    Raises:
        Stale: Somebody else wrote since `version`.
        NotYetPossible: It was not reached, and no reason is given.
    """
    require(actor, "shortfall.explain", Place(aim.bloc_year, aim.agency_id))
    row = locked(TitleAim.objects.all(), aim.pk, version)
    if outcome == TitleAim.Outcome.MISSED and not said.strip():
        raise NotYetPossible("title_needs_a_reason")
    row.outcome, row.said = outcome, said.strip()
    keep(row, ["outcome", "said"])
    return row
