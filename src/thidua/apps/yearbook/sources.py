"""Records as sources of figures: which row, which proofs, which fact of the work it came from."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from thidua.apps.common.models import Provenance, Sourced
from thidua.apps.reporting.models import Citation
from thidua.core.composing.ledger import Evidence, Source
from thidua.core.composing.trace import Record
from thidua.wording.values import show_number

CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def record_of(row: Sourced, label: str = "") -> Record:
    kind = CAMEL.sub("_", type(row).__name__).lower()
    return Record(kind, str(row.pk), label or str(row))


def source_of(
    row: Sourced,
    *,
    citations: Iterable[Citation] = (),
    names: Mapping[int, str] | None = None,
    label: str = "",
    who: str = "",
    when: date | None = None,
) -> Source:
    """The source that a row is; without a citation, the work it was taken from is the proof."""
    proofs = tuple(proof_of(citation, names or {}) for citation in citations)
    if not proofs and row.provenance and row.provenance.proof != Provenance.Proof.GENERATED:
        proofs = (work(row.provenance),)
    return Source(
        record=record_of(row, label),
        evidence=proofs,
        source_ref=row.source_ref,
        illustrative=row.illustrative,
        who=who,
        when=when,
    )


def proof_of(citation: Citation, names: Mapping[int, str]) -> Evidence:
    """One use of a proof, with the quantity that counts here."""
    proof = citation.evidence
    quantity = "" if citation.quantity is None else plain_number(citation.quantity)
    return Evidence(
        key=str(proof.pk),
        reference=str(proof),
        owner=names.get(proof.owner_id, ""),
        quantity=quantity,
        period=proof.period or (f"{proof.day:%d/%m/%Y}" if proof.day else ""),
        illustrative=proof.illustrative,
        source_ref=proof.source_ref,
    )


def work(provenance: Provenance) -> Evidence:
    """A press article or document from which records were taken."""
    reference = provenance.title
    if provenance.publisher and provenance.publisher not in reference:
        day = f", {provenance.day:%d/%m/%Y}" if provenance.day else ""
        reference = f"{reference} ({provenance.publisher}{day})"
    return Evidence(key=provenance.code, reference=reference, owner="Cả Khối", kind="provenance")


def plain_number(value: Decimal) -> str:
    return show_number(value, "vi")
