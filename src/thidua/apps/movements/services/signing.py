"""The pact: written, opened for registration, signed by every head on a recorded day."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.flow import move
from thidua.apps.accounts.models import Transition
from thidua.apps.accounts.policy import require
from thidua.apps.common.versions import keep, locked
from thidua.apps.movements.errors import NotYetPossible
from thidua.apps.movements.flows import PACT
from thidua.apps.movements.models import Pact, PactSignature, Registration
from thidua.apps.movements.places import place_of_pact
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import members


@transaction.atomic
def edit_pact(
    actor: Actor, bloc_year: BlocYear, content: str, *, version: int | None = None
) -> Pact:
    """Write what all members promise together.

    Raises:
        Stale: Somebody else kept a change since `version`.
        NotYetPossible: It is signed.
    """
    require(actor, "pact.edit", place_of_pact(bloc_year, None))
    pact, _ = Pact.objects.get_or_create(bloc_year=bloc_year)
    row = locked(Pact.objects.all(), pact.pk, version)
    if row.state == Pact.State.SIGNED:
        raise NotYetPossible("pact_is_signed")
    row.content = content
    keep(row, ["content"])
    return row


@transaction.atomic
def step_pact(actor: Actor, bloc_year: BlocYear, name: str, *, reason: str = "") -> Transition:
    """Open the pact for registration, or unlock a signed one with a reason the bloc sees."""
    pact, _ = Pact.objects.get_or_create(bloc_year=bloc_year)
    row = locked(Pact.objects.all(), pact.pk, None)
    step = move(actor, row, PACT, name, place_of_pact(bloc_year, row), reason=reason)
    if name == "unlock":
        row.signatures.all().delete()
        row.signed_on = None
        row.save(update_fields=["signed_on"])
    return step


@transaction.atomic
def sign_pact(
    actor: Actor, bloc_year: BlocYear, signers: Mapping[int, str], *, day: date
) -> Transition:
    """Record that the head of every member signed on `day`.

    Args:
        actor: Secretary or head of the bloc.
        bloc_year: The year of the pact.
        signers: Agency key → name of who signed for it.
        day: The day of the meeting.

    Raises:
        NotYetPossible: Somebody has not signed, or an agency's registration is not approved.
    """
    pact, _ = Pact.objects.get_or_create(bloc_year=bloc_year)
    row = locked(Pact.objects.all(), pact.pk, None)
    require(actor, "pact.edit", place_of_pact(bloc_year, row))
    agencies = members(bloc_year)
    unsigned = [each.name for each in agencies if not signers.get(each.pk, "").strip()]
    if unsigned:
        raise NotYetPossible("signatures_missing", agencies=unsigned)
    approved = set(
        Registration.objects.filter(
            bloc_year=bloc_year, state=Registration.State.APPROVED
        ).values_list("agency_id", flat=True)
    )
    waiting = [each.name for each in agencies if each.pk not in approved]
    if waiting:
        raise NotYetPossible("registrations_missing", agencies=waiting)
    PactSignature.objects.bulk_create(
        PactSignature(pact=row, agency_id=each.pk, signer=signers[each.pk].strip(), signed_on=day)
        for each in agencies
    )
    row.signed_on = day
    row.save(update_fields=["signed_on"])
    return move(actor, row, PACT, "sign", place_of_pact(bloc_year, row))
