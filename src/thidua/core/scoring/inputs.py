"""What the engine is told about one unit and one item."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

# A tuple holds several options: the levels reached, the grades of twelve months.
Scalar = Decimal | str | bool | date | tuple[str, ...]


class Absence(StrEnum):
    """Why there is no input. None of the three is the number zero."""

    NOT_ASSIGNED = "not_assigned"  # the task was never given: the item leaves the denominator
    NOTHING_AROSE = "nothing_arose"  # the event did not happen: the item says what that gives
    MISSING = "missing"  # nobody knows yet: no points, the total is a range


@dataclass(frozen=True, slots=True)
class ItemInput:
    """The values of one item by input name, or why there is none.

    `source` is opaque to the engine and comes back on the line, so that a page can link to
    the record. `illustrative` marks generated figures; it propagates to every total above.
    """

    values: Mapping[str, Scalar] = field(default_factory=dict)
    absence: Absence | None = None
    source: object = None
    illustrative: bool = False


# Unit code → item id → input. An item that is not there is missing.
Units = Mapping[str, Mapping[str, ItemInput]]
