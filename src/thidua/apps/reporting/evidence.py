"""Keeping proofs and citing them: a proof is one row, each use of it another."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from thidua.apps.documents.models import Document
from thidua.apps.documents.selectors import registered
from thidua.apps.organisations.models import Organisation
from thidua.apps.reporting.entries import ProofEntry
from thidua.apps.reporting.models import Citation, Evidence

C = TypeVar("C", bound=Citation)
Key = tuple[str, date | None, str]  # reference, day, period


class EvidenceShelf:
    """The proofs of one agency, read once, added to as they are cited."""

    def __init__(self, owner: Organisation, references: Iterable[str]) -> None:
        wanted = [reference for reference in set(references) if reference]
        self._owner = owner
        self._documents = registered(wanted)
        known = Evidence.objects.filter(owner=owner, reference__in=wanted, file_hash="")
        self._known: dict[Key, Evidence] = {
            (row.reference, row.day, row.period): row for row in known
        }

    @property
    def documents(self) -> Mapping[str, Document]:
        """Which references name a registered document."""
        return self._documents

    def keep(self, proof: ProofEntry) -> Evidence:
        """The row of this proof; the same reference, day and period is the same proof."""
        key = (proof.reference, proof.day, proof.period)
        if key not in self._known:
            self._known[key] = Evidence.objects.create(
                owner=self._owner,
                kind=proof.kind,
                reference=proof.reference,
                document=self._documents.get(proof.reference),
                day=proof.day,
                period=proof.period,
                illustrative=proof.illustrative,
            )
        return self._known[key]

    def cite(self, model: type[C], proofs: Iterable[ProofEntry], **on: object) -> list[C]:
        """Citations to be created of these proofs on one row; named twice, quantities add up."""
        merged: dict[Key, C] = {}
        for position, proof in enumerate(proofs, 1):
            key = (proof.reference, proof.day, proof.period)
            row = merged.get(key)
            if row is None:
                merged[key] = model(
                    evidence=self.keep(proof),
                    quantity=proof.quantity,
                    note=proof.note[:300],
                    position=position,
                    **on,
                )
            elif proof.quantity is not None:
                row.quantity = (row.quantity or 0) + proof.quantity
        return list(merged.values())
