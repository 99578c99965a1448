"""The four reporting periods; each is cumulative from 1 January, as clerks write (lũy kế)."""

from datetime import date
from enum import StrEnum


class Period(StrEnum):
    """A period that ends within the year; `Period("9M")` reads what files and URLs carry."""

    Q1 = "Q1"
    H1 = "H1"
    M9 = "9M"  # Python names can not begin with a digit
    Y = "Y"

    def first_day(self, year: int) -> date:
        """1 January, whatever the period."""
        return date(year, 1, 1)

    def last_day(self, year: int) -> date:
        return date(year, *_LAST[self])

    @property
    def before(self) -> "Period | None":
        """The period to subtract when one quarter alone is asked for; None for the first."""
        order = list(Period)
        place = order.index(self)
        return order[place - 1] if place else None


_LAST = {Period.Q1: (3, 31), Period.H1: (6, 30), Period.M9: (9, 30), Period.Y: (12, 31)}
