"""Schemes, what was entered for each item at each stage, differences, and rankings."""

from thidua.apps.assessment.models.checks import CrossCheck, Explanation
from thidua.apps.assessment.models.imports import ImportBatch
from thidua.apps.assessment.models.questions import Question, QuestionCitation
from thidua.apps.assessment.models.rankings import HandOver, Ranking, RankingRow, Vote
from thidua.apps.assessment.models.schemes import (
    SchemeAdoption,
    SchemeIsImmutable,
    SchemeVersion,
)
from thidua.apps.assessment.models.scores import ScoreCitation, ScoreLine, ScoreSheet

__all__ = [
    "CrossCheck",
    "Explanation",
    "HandOver",
    "ImportBatch",
    "Question",
    "QuestionCitation",
    "Ranking",
    "RankingRow",
    "SchemeAdoption",
    "SchemeIsImmutable",
    "SchemeVersion",
    "ScoreCitation",
    "ScoreLine",
    "ScoreSheet",
    "Vote",
]
