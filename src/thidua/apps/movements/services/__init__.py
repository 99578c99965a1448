"""Launching, registering, signing, carrying over, saying what was reached."""

from thidua.apps.movements.services.carrying import copy_last_year
from thidua.apps.movements.services.launching import (
    AnswersFromAbove,
    MovementEntry,
    MovementText,
    answer_movement,
    draft_movement,
    edit_movement,
    keep_indicator,
    launch_movement,
    step_movement,
)
from thidua.apps.movements.services.reaching import explain_shortfall, record_title
from thidua.apps.movements.services.registering import (
    RegistrationEntry,
    begin_registration,
    keep_registration,
    step_registration,
)
from thidua.apps.movements.services.signing import edit_pact, sign_pact, step_pact

__all__ = [
    "AnswersFromAbove",
    "MovementEntry",
    "MovementText",
    "RegistrationEntry",
    "answer_movement",
    "begin_registration",
    "copy_last_year",
    "draft_movement",
    "edit_movement",
    "edit_pact",
    "explain_shortfall",
    "keep_indicator",
    "keep_registration",
    "launch_movement",
    "record_title",
    "sign_pact",
    "step_movement",
    "step_pact",
    "step_registration",
]
