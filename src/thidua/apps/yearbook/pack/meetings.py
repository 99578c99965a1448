"""What each meeting has on its agenda and to the vote, and what a person checks, as data."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from thidua.apps.yearbook.pack.kinds import MeetingKind
from thidua.apps.yearbook.report import DOCUMENTS
from thidua.core.composing.plan import Plan, load_plan
from thidua.core.kernel.strict_yaml import read_yaml


class _Piece(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class AgendaPoint(_Piece):
    what: str
    who: str


class MeetingPlan(_Piece):
    name: str
    agenda: tuple[AgendaPoint, ...]
    votes: tuple[str, ...]


class Meetings(_Piece):
    meetings: dict[MeetingKind, MeetingPlan]
    checks: dict[str, tuple[str, ...]]


@cache
def meetings() -> Meetings:
    return Meetings.model_validate(read_yaml(DOCUMENTS / "meetings.yaml"))


def checks(form: str) -> tuple[str, ...]:
    """What a person checks on papers of this format before they are issued."""
    found = meetings().checks
    return (*found[form], *found["both"])


@cache
def plan(name: str) -> Plan:
    return load_plan(DOCUMENTS / f"{name}.yaml")
