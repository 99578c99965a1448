"""Which step is told to whom, in which words: the table of notices.

A step that stands here must be visible to its hearers in the state that it leads to: who may not
see a thing does not learn from a notice that it exists (`tests/apps/desk/test_steps.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from thidua.apps.accounts.roles import Position

Positions = tuple[Position, ...]
OFFICER: Positions = (Position.OFFICER,)
LEADER: Positions = (Position.LEADER,)
AGENCY: Positions = (*OFFICER, *LEADER)
BLOC: Positions = (Position.SECRETARY, Position.HEAD)
CHECKERS: Positions = (Position.CHECKER,)
ABOVE: Positions = (Position.STANDING,)
# Of a question, those hear of the answer who asked it: `hearing` leaves out the other sides.
ASKERS: Positions = (*CHECKERS, Position.SCORER, *BLOC, *ABOVE)
EVERYBODY: Positions = (Position.MEMBER, *BLOC, *ABOVE)


@dataclass(frozen=True, slots=True)
class Part:
    """Some hearers of a step, what they read, and whether something is asked of them."""

    positions: Positions
    code: str
    asks: bool = False


def _asks(positions: Positions, name: str) -> Part:
    return Part(positions, f"notice.{name}", asks=True)


def _tells(positions: Positions, name: str) -> Part:
    return Part(positions, f"notice.{name}")


def _approved_by_leader(machine: str, name: str) -> dict[tuple[str, str], tuple[Part, ...]]:
    """What an officer writes and a leader approves or returns before the bloc sees it."""
    return {
        (machine, "submit"): (_asks(LEADER, f"{name}_submitted"),),
        (machine, "return"): (_asks(OFFICER, f"{name}_returned"),),
        (machine, "approve"): (
            _tells(OFFICER, f"{name}_approved"), _tells(BLOC, f"{name}_received"),
        ),
    }  # fmt: skip


HEARD: Mapping[tuple[str, str], tuple[Part, ...]] = {
    ("movement", "launch"): (_tells((Position.MEMBER,), "movement_launched"),),
    ("answer", "send"): (_tells(BLOC, "answer_sent"),),
    **_approved_by_leader("registration", "registration"),
    ("pact", "open"): (_tells((Position.MEMBER,), "pact_open"),),
    ("pact", "sign"): (_tells(EVERYBODY, "pact_signed"),),
    ("pact", "unlock"): (_tells(EVERYBODY, "pact_unlocked"),),
    **_approved_by_leader("self_score", "self"),
    ("self_score", "reopen"): (_asks(AGENCY, "self_reopened"),),
    ("specialised", "finish"): (_tells((*AGENCY, *BLOC), "specialised_finished"),),
    ("cross", "finish"): (
        _tells(AGENCY, "cross_finished"), _tells(BLOC, "cross_received"),
    ),
    ("cross", "reopen"): (_asks(CHECKERS, "cross_reopened"),),
    ("bloc_check", "finish"): (_tells((*AGENCY, *ABOVE), "bloc_finished"),),
    ("appraisal", "finish"): (_tells((*AGENCY, *BLOC), "appraisal_finished"),),
    ("difference", "answer"): (_asks((*CHECKERS, *BLOC), "difference_answered"),),
    ("difference", "ask"): (_asks(OFFICER, "difference_asked"),),
    ("difference", "settle"): (_tells(OFFICER, "difference_settled"),),
    ("difference", "close"): (_tells(AGENCY, "difference_closed"),),
    ("question", "ask"): (_asks(AGENCY, "question_asked"),),
    ("question", "answer"): (_asks(ASKERS, "question_answered"),),
    ("question", "close"): (_tells(OFFICER, "question_closed"),),
    ("question", "withdraw"): (_tells(AGENCY, "question_withdrawn"),),
    **_approved_by_leader("report", "report"),
    ("confirmation", "object"): (_asks((Position.SECRETARY,), "confirmation_objected"),),
    ("confirmation", "confirm"): (_tells((Position.SECRETARY,), "confirmation_confirmed"),),
    ("pack", "send"): (_tells((Position.MEMBER, *ABOVE), "pack_sent"),),
    ("ranking", "present"): (_tells(EVERYBODY, "ranking_presented"),),
    ("ranking", "finalise"): (_tells(EVERYBODY, "ranking_final"),),
    ("ranking", "unlock"): (_tells(EVERYBODY, "ranking_unlocked"),),
    ("year", "score"): (_tells(EVERYBODY, "year_scoring"),),
    ("year", "hand_over"): (_tells(EVERYBODY, "year_closed"),),
    ("year", "reopen"): (_tells(EVERYBODY, "year_reopened"),),
}  # fmt: skip
