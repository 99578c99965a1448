"""Terms counted in working days."""

from collections.abc import Container
from datetime import date, timedelta

SATURDAY = 5
DAY = timedelta(days=1)


def after_working_days(start: date, count: int, holidays: Container[date] = ()) -> date:
    """The last day of a term of `count` working days; the day on which it begins is not counted.

    Saturdays, Sundays and `holidays` do not count, so the last day is always a working day.

    Raises:
        ValueError: A term has at least one day.
    """
    if count < 1:
        raise ValueError(f"{count} working days")
    day = start
    while count:
        day += DAY
        count -= day.weekday() < SATURDAY and day not in holidays
    return day
