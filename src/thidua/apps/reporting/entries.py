"""What an agency reports, as plain values, before it is kept."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thidua.apps.common.models import Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofEntry:
    """One proof as the agency wrote it, and how much of this row it proves."""

    reference: str
    day: date | None = None
    period: str = ""
    quantity: Decimal | None = None
    note: str = ""
    kind: str = "document"
    illustrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultEntry:
    """The value of one indicator, in its unit."""

    indicator: str
    value: Decimal
    certainty: str = "final"
    proofs: tuple[ProofEntry, ...] = ()
    source_ref: str = ""
    illustrative: bool = False
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedEntry:
    """One thing done; `document` is a reference as written."""

    kind: str
    text: str
    when: str = ""
    day: date | None = None
    quantity: Decimal | None = None
    noun: str = ""
    document: str = ""
    proofs: tuple[ProofEntry, ...] = ()
    source_ref: str = ""
    illustrative: bool = False
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageEntry:
    """Prose under a heading."""

    heading: str
    text: str
    source_ref: str = ""
    illustrative: bool = False
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEntry:
    """A whole report of one agency, or of the bloc itself, for one period."""

    period: str
    origin: str
    filed_on: date | None = None
    file_hash: str = ""
    file_name: str = ""
    results: tuple[ResultEntry, ...] = ()
    deeds: tuple[DeedEntry, ...] = ()
    passages: tuple[PassageEntry, ...] = ()
    source_ref: str = ""
    illustrative: bool = False
    provenance: Provenance | None = None
