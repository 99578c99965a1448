"""Adopting a scheme, importing a workbook, freezing a ranking."""

from thidua.apps.assessment.services.imports import import_workbook, preview_import
from thidua.apps.assessment.services.rankings import freeze_ranking, inputs_hash
from thidua.apps.assessment.services.schemes import adopt_scheme

__all__ = [
    "adopt_scheme",
    "freeze_ranking",
    "import_workbook",
    "inputs_hash",
    "preview_import",
]
