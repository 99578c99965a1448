"""What a read workbook says, as plain data for whoever records it.

Nothing here is half: a workbook whose `findings` hold an error must not be recorded at all.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from thidua.core.kernel.findings import Finding, has_errors
from thidua.core.kernel.periods import Period
from thidua.core.scoring.inputs import Absence, ItemInput, Scalar


@dataclass(frozen=True, slots=True)
class EvidenceContents:
    """One proof as the agency wrote it; the quantity is what it proves for this row."""

    document_as_written: str
    day: date | None = None
    quantity: Decimal | None = None
    period: Period | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class RowContents:
    """One item of one agency: values by input name, or why there are none.

    A row that nobody filled has no values and the absence MISSING: missing is never zero.
    """

    item_id: str
    values: Mapping[str, Scalar] = field(default_factory=dict)
    absence: Absence | None = None
    note: str = ""
    evidence: tuple[EvidenceContents, ...] = ()
    place: str = ""  # "Ban Tổ chức Tỉnh ủy!F12"
    illustrative: bool = False

    def item_input(self, source: object = None) -> ItemInput:
        """The row as the engine takes it."""
        return ItemInput(self.values, self.absence, source, self.illustrative)


@dataclass(frozen=True, slots=True)
class AgencyContents:
    """One agency's sheet; `rows` are in the scheme's printed order, one for each item."""

    code: str
    name: str
    rows: tuple[RowContents, ...] = ()

    def row(self, item_id: str) -> RowContents:
        return next(row for row in self.rows if row.item_id == item_id)


@dataclass(frozen=True, slots=True)
class DeedContents:
    """One thing done; `type` is a code of `workbook.layout.DEED_TYPES`."""

    agency_code: str
    type: str
    what: str
    when: str = ""  # as written, where it is no single day: "quý II", "đợt 7-11"
    day: date | None = None
    quantity: Decimal | None = None
    unit: str = ""  # what is counted: "đảng viên"
    document_as_written: str = ""
    source_ref: str = ""  # the fact number of a seed, as "F34", or the agency's own reference
    place: str = ""
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class WorkbookContents:
    """All that one workbook, or several files of single agencies together, say."""

    scheme_id: str
    scheme_version: str
    scheme_hash: str
    bloc_code: str
    year: int
    period: Period
    agencies: tuple[AgencyContents, ...] = ()
    deeds: tuple[DeedContents, ...] = ()
    findings: tuple[Finding, ...] = ()
    files: tuple[tuple[str, str], ...] = ()  # (name, SHA-256) of each file read

    @property
    def is_usable(self) -> bool:
        return not has_errors(self.findings)

    def units(self) -> dict[str, dict[str, ItemInput]]:
        """Unit code → item id → input, as `core.scoring.score` takes it."""
        return {
            agency.code: {row.item_id: row.item_input(row.place) for row in agency.rows}
            for agency in self.agencies
        }

    def all_rows(self) -> Iterator[tuple[str, RowContents]]:
        for agency in self.agencies:
            for row in agency.rows:
                yield agency.code, row
