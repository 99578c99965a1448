"""Writing, approving and filing reports; keeping and citing proofs."""

from thidua.apps.reporting.services.calendar import set_calendar
from thidua.apps.reporting.services.drafting import (
    CellAnswer,
    begin_report,
    keep_cell,
    keep_cells,
    keep_deed,
    remove_deed,
)
from thidua.apps.reporting.services.filing import file_report
from thidua.apps.reporting.services.proving import (
    EvidenceEntry,
    add_evidence,
    cite_result,
    remove_evidence,
)
from thidua.apps.reporting.services.stepping import step_report

__all__ = [
    "CellAnswer",
    "EvidenceEntry",
    "add_evidence",
    "begin_report",
    "cite_result",
    "file_report",
    "keep_cell",
    "keep_cells",
    "keep_deed",
    "remove_deed",
    "remove_evidence",
    "set_calendar",
    "step_report",
]
