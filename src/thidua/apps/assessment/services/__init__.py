"""Adopting a scheme, importing a workbook, the stages of scoring, ranking and handing over."""

from thidua.apps.assessment.services.adoption import adopt_version
from thidua.apps.assessment.services.cells import Cell, save_cell, save_cells
from thidua.apps.assessment.services.citing import cite_line
from thidua.apps.assessment.services.crossing import assign_crossing, draw_crossing
from thidua.apps.assessment.services.differences import Said, say_to_difference
from thidua.apps.assessment.services.handing import Elected, hand_over, reopen_year
from thidua.apps.assessment.services.imports import import_workbook, preview_import
from thidua.apps.assessment.services.questions import (
    Reply,
    ask_question,
    reply_to_question,
)
from thidua.apps.assessment.services.rankings import (
    finalise_ranking,
    freeze_ranking,
    inputs_hash,
    is_out_of_date,
    present_ranking,
    recompute_ranking,
    unlock_ranking,
)
from thidua.apps.assessment.services.schemes import adopt_scheme
from thidua.apps.assessment.services.sheets import Step, take_step
from thidua.apps.assessment.services.stages import StageForm, open_stage, set_vote
from thidua.apps.assessment.services.votes import cast_vote, record_votes

__all__ = [
    "Cell",
    "Elected",
    "Reply",
    "Said",
    "StageForm",
    "Step",
    "adopt_scheme",
    "adopt_version",
    "ask_question",
    "assign_crossing",
    "cast_vote",
    "cite_line",
    "draw_crossing",
    "finalise_ranking",
    "freeze_ranking",
    "hand_over",
    "import_workbook",
    "inputs_hash",
    "is_out_of_date",
    "open_stage",
    "present_ranking",
    "preview_import",
    "recompute_ranking",
    "record_votes",
    "reopen_year",
    "reply_to_question",
    "save_cell",
    "save_cells",
    "say_to_difference",
    "set_vote",
    "take_step",
    "unlock_ranking",
]
