"""What is launched, what may be reported, what was promised, where the next year goes."""

from thidua.apps.movements.models.indicator import UNITS, Indicator
from thidua.apps.movements.models.movement import Direction, Movement
from thidua.apps.movements.models.pact import Pact, PactSignature, PactTarget, TitleAim
from thidua.apps.movements.models.registration import RegisteredTarget, Registration

__all__ = [
    "UNITS",
    "Direction",
    "Indicator",
    "Movement",
    "Pact",
    "PactSignature",
    "PactTarget",
    "RegisteredTarget",
    "Registration",
    "TitleAim",
]
