"""The life of a score sheet, of a difference, a question, the ranking and the year."""

from collections.abc import Mapping

from thidua.apps.common.flow import Machine, Move
from thidua.wording.common import gettext_noop as _

OPEN, SUBMITTED, RETURNED = "open", "submitted", "returned"
FINISHED, REPLACED = "finished", "replaced"
STATES = {
    OPEN: _("Being entered"),
    SUBMITTED: _("Waits for the leader"),
    RETURNED: _("Returned with a reason"),
    FINISHED: _("Finished"),
    REPLACED: _("Replaced by a newer round"),
}

SELF_SCORE = Machine(
    "self_score", _("Self-score of an agency"), STATES, OPEN,
    (
        Move("submit", (OPEN,), SUBMITTED, "self_score.submit", _("Submit to the leader")),
        Move("approve", (SUBMITTED,), FINISHED, "self_score.approve", _("Approve and send"),
             another="submit"),
        Move("return", (SUBMITTED,), RETURNED, "self_score.approve", _("Return"), True),
        Move("reopen", (FINISHED,), REPLACED, "self_score.reopen", _("Send back"), True),
    ),
)  # fmt: skip


def _review(name: str, label: str) -> Machine:
    """The life of a sheet that its own reviewer finishes."""
    known = {state: STATES[state] for state in (OPEN, FINISHED, REPLACED)}
    return Machine(
        name, label, known, OPEN,
        (
            Move("finish", (OPEN,), FINISHED, f"{name}.finish", _("Finish the check")),
            Move("reopen", (FINISHED,), REPLACED, f"{name}.reopen", _("Open again"), True),
        ),
    )  # fmt: skip


SPECIALISED = _review("specialised", _("Score of a specialised department"))
OFFICE = _review("office", _("Score that the standing office owns"))
CROSS = _review("cross", _("Cross-check of an agency"))
BLOC = _review("bloc_check", _("Check by the bloc"))
APPRAISAL = _review("appraisal", _("Appraisal by the standing office"))

DIFFERENCE = Machine(
    "difference", _("Difference between two stages"),
    {"open": _("Waits for the agency"), "answered": _("Waits for the reviewer"),
     "settled": _("Settled")},
    "open",
    (
        Move("answer", ("open", "answered"), "answered", "difference.answer", _("Explain"), True),
        Move("settle", ("answered",), "settled", "difference.settle", _("Accept as explained")),
        Move("ask", ("answered",), "open", "difference.settle", _("Ask again"), True),
        Move("close", ("open",), "settled", "difference.close", _("Close unanswered"), True),
    ),
)  # fmt: skip

QUESTION = Machine(
    "question", _("Question of a reviewer"),
    {"asked": _("Waits for the agency"), "answered": _("Waits for the reviewer"),
     "closed": _("Closed"), "withdrawn": _("Withdrawn")},
    "asked",
    (
        Move("answer", ("asked", "answered"), "answered", "question.answer", _("Answer"), True),
        Move("ask", ("answered",), "asked", "question.settle", _("Ask again"), True),
        Move("close", ("answered",), "closed", "question.settle", _("Take the answer")),
        Move("withdraw", ("asked",), "withdrawn", "question.settle", _("Withdraw"), True),
    ),
)  # fmt: skip

RANKING = Machine(
    "ranking", _("Ranking of the year"),
    {"presented": _("Presented to the bloc"), "final": _("Final"),
     "unlocked": _("Unlocked, kept as it was")},
    "presented",
    (
        Move("finalise", ("presented",), "final", "ranking.finalise", _("Finalise")),
        Move("unlock", ("presented", "final"), "unlocked", "ranking.unlock", _("Unlock"), True),
    ),
)  # fmt: skip

YEAR = Machine(
    "year", _("Year of the bloc"),
    {"launch": _("Launch and pact"), "running": _("Running"), "scoring": _("Scoring"),
     "closed": _("Closed")},
    "launch",
    (
        Move("run", ("launch",), "running", "year.set_up", _("Begin the year's work")),
        Move("score", ("launch", "running"), "scoring", "year.set_up", _("Begin scoring")),
        Move("back", ("scoring",), "running", "year.set_up", _("Back to the year's work"), True),
        Move("hand_over", ("running", "scoring"), "closed", "year.hand_over", _("Hand over")),
        Move("reopen", ("closed",), "scoring", "year.reopen", _("Reopen the year"), True),
    ),
)  # fmt: skip

MACHINES = (
    SELF_SCORE, SPECIALISED, OFFICE, CROSS, BLOC, APPRAISAL, DIFFERENCE, QUESTION, RANKING, YEAR,
)  # fmt: skip
SHEETS: Mapping[str, Machine] = {
    machine.name: machine for machine in (SELF_SCORE, SPECIALISED, OFFICE, CROSS, BLOC, APPRAISAL)
}
