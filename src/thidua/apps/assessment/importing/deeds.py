"""Deeds of a workbook as entries of a report."""

from thidua.apps.common.models import Provenance
from thidua.apps.reporting.entries import DeedEntry, ProofEntry
from thidua.apps.reporting.models import Deed
from thidua.workbook.contents import DeedContents

KINDS = frozenset(Deed.Kind.values)


def deed_entry(deed: DeedContents, provenance: Provenance | None) -> DeedEntry:
    """The deed to be kept.

    With a place in the source of the year ("F34") that source is its proof; a document that is
    not registered is a proof of the agency's own.
    """
    proofs = []
    from_source = bool(provenance and deed.source_ref)
    if provenance and from_source:
        proofs.append(
            ProofEntry(
                reference=provenance.title,
                day=provenance.day,
                quantity=deed.quantity,
                kind="press" if provenance.proof == Provenance.Proof.PRESS else "document",
            )
        )
    elif deed.document_as_written:
        proofs.append(
            ProofEntry(
                reference=deed.document_as_written,
                quantity=deed.quantity,
                illustrative=deed.illustrative,
            )
        )
    return DeedEntry(
        kind=deed.type,
        text=deed.what,
        when=deed.when,
        day=deed.day,
        quantity=deed.quantity,
        noun=deed.unit,
        document=deed.document_as_written,
        proofs=tuple(proofs),
        source_ref=deed.source_ref,
        illustrative=deed.illustrative,
        provenance=provenance if from_source else None,
    )
