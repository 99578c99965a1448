"""A receipt for everything that is sent, and the scans of what was signed by hand."""

import secrets
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.models import Receipt, SignedPaper, Transition
from thidua.apps.accounts.policy import Place, require
from thidua.apps.common.clock import now
from thidua.apps.common.uploads import KeptFile
from thidua.apps.desk.contents import FACTS, digest_of
from thidua.apps.desk.errors import PaperRefused
from thidua.apps.desk.receipts import NEXT
from thidua.apps.desk.signed import thing_of
from thidua.apps.organisations.models import BlocYear
from thidua.core.vietnamese import nfc

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is read as another one
PREFIX, LENGTH = "PT", 8  # phiếu tiếp nhận
WAITING = "submitted"


def on_move(sender: Any, transition: Transition, **_: Any) -> None:  # noqa: ARG001 - Django's signature
    """Give a receipt for what was sent, inside the transaction of the step."""
    if transition.name in NEXT and transition.machine in FACTS:
        Receipt.objects.create(
            step=transition,
            code=PREFIX + "".join(secrets.choice(SIGNS) for _ in range(LENGTH)),
            digest=digest_of(transition.machine, transition.subject_id),
        )


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet that was signed by hand: its number, its day, its scan."""

    number: str
    day: date
    file: KeptFile


def require_keeping(actor: Actor, place: Place) -> None:
    """A form with errors tells what it is for: only to whom it is."""
    require(actor, "paper.keep", place)


@transaction.atomic
def keep_paper(
    actor: Actor, bloc_year: BlocYear, machine: str, subject: int, paper: Paper
) -> SignedPaper:
    """Keep the scan of a signed sheet as proof of the approval.

    Raises:
        NotVisible: There is no such thing, or not for this actor.
        Forbidden: The actor is not of the agency.
        PaperRefused: Nothing waits for the leader's signature.
    """
    thing, place = thing_of(actor, bloc_year, machine, subject)
    require(actor, "paper.keep", place)
    if actor.user is None:
        raise NotVisible
    if thing.state != WAITING:
        raise PaperRefused
    return SignedPaper.objects.create(
        subject_type=str(thing._meta.label_lower),  # noqa: SLF001 - documented
        subject_id=thing.pk,
        bloc_year=bloc_year,
        agency_id=thing.agency_id,
        number=nfc(paper.number).strip(),
        day=paper.day,
        file_hash=paper.file.sha256,
        file_name=paper.file.name,
        size=paper.file.size,
        who=actor.user,
        at=now(),
    )
