"""What agencies report for a period: results, deeds, prose, and the evidence behind them."""

from thidua.apps.reporting.models.box import BoxFile, BoxFinding, Confirmation
from thidua.apps.reporting.models.evidence import Citation, DeedCitation, Evidence, ResultCitation
from thidua.apps.reporting.models.report import PERIODS, Report, ReportPeriod, ResultLine
from thidua.apps.reporting.models.told import Deed, Passage

__all__ = [
    "PERIODS",
    "BoxFile",
    "BoxFinding",
    "Citation",
    "Confirmation",
    "Deed",
    "DeedCitation",
    "Evidence",
    "Passage",
    "Report",
    "ReportPeriod",
    "ResultCitation",
    "ResultLine",
]
