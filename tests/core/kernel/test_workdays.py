"""Terms in working days: weekends and holidays do not count, the last day is a working day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.kernel.workdays import after_working_days

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2026, 11, 23), date(2026, 11, 26)),  # Monday → Thursday
        (date(2026, 11, 25), date(2026, 11, 30)),  # Wednesday → over the weekend to Monday
        (date(2026, 11, 28), date(2026, 12, 2)),  # asked on a Saturday
    ],
)
def test_three_working_days(start, last):
    assert after_working_days(start, 3) == last


def test_holidays_do_not_count():
    holidays = {date(2026, 9, 1), date(2026, 9, 2)}
    assert after_working_days(date(2026, 8, 31), 3, holidays) == date(2026, 9, 7)


def test_a_term_has_a_day():
    with pytest.raises(ValueError, match="0 working days"):
        after_working_days(date(2026, 11, 23), 0)


@given(DAYS, st.integers(1, 60), st.frozensets(DAYS, max_size=20))
def test_exactly_so_many_working_days_lie_in_the_term(start, count, holidays):
    last = after_working_days(start, count, holidays)
    days = [start + timedelta(days=n) for n in range(1, (last - start).days + 1)]
    working = [day for day in days if day.weekday() < 5 and day not in holidays]
    assert (len(working), working[-1]) == (count, last)
