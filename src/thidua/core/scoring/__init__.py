"""The scoring engine: a scheme and inputs in, scorecards and a ranking with reasons out."""

from thidua.core.scoring.card import Line, LineState, Place, Ranking, Scorecard, SectionTotal, Step
from thidua.core.scoring.inputs import Absence, ItemInput, Scalar, Units
from thidua.core.scoring.scheme import InputSpec, Item, Scheme, Section
from thidua.core.scoring.score import score

__all__ = [
    "Absence", "InputSpec", "Item", "ItemInput", "Line", "LineState", "Place", "Ranking",
    "Scalar", "Scheme", "Scorecard", "Section", "SectionTotal", "Step", "Units", "score",
]  # fmt: skip
