"""A test → its truth as an expression: true is met, false not met, NULL unknown.

Each function asks for the columns it needs and gives back how their values become a truth.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import singledispatch

import ibis
from ibis import Table
from ibis.expr.types import BooleanValue

from thidua.core.rules.gathering import Gathering

NULL = ibis.null("boolean")
YES, NO = ibis.literal(True), ibis.literal(False)
Truth = Callable[[Table], BooleanValue]


@dataclass(frozen=True, slots=True)
class Asking:
    """The question a clause is asked for, and where it asks for columns."""

    gathering: Gathering
    counts: int = 1  # years of achievement that the version looks at

    @property
    def year(self) -> int:
        return self.gathering.year

    @property
    def day(self) -> date:
        return self.gathering.considered_on


def decided(yes: BooleanValue, no: BooleanValue) -> BooleanValue:
    """Met, else not met, else unknown."""
    return ibis.cases((yes, YES), (no, NO), else_=NULL)


@singledispatch
def truth(test: object, asking: Asking) -> Truth:
    """The truth of one test.

    Raises:
        NotImplementedError: No function is registered for that kind of test.
    """
    raise NotImplementedError(type(test).__name__)
