"""Which step is told to whom, in which words: the table of notices.

A step that stands here must be visible to its hearers in the state that it leads to: who may not
see a thing does not learn from a notice that it exists (`tests/apps/desk/test_steps.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from thidua.apps.accounts.roles import Position


@dataclass(frozen=True, slots=True)
class Part:
    """Some hearers of a step, what they read, and whether something is asked of them."""

    positions: frozenset[Position]
    code: str
    asks: bool = False


def _tell(*positions: Position, code: str, asks: bool = False) -> Part:
    return Part(frozenset(positions), code, asks)


HEARD: Mapping[tuple[str, str], tuple[Part, ...]] = {}
