from datetime import date

import pytest

from thidua.core.kernel.periods import Period


@pytest.mark.parametrize(
    ("value", "last", "before"),
    [
        ("Q1", date(2024, 3, 31), None),
        ("H1", date(2024, 6, 30), Period.Q1),
        ("9M", date(2024, 9, 30), Period.H1),
        ("Y", date(2024, 12, 31), Period.M9),
    ],
)
def test_a_period_runs_from_1_january(value, last, before):
    period = Period(value)
    assert period.value == value
    assert period.first_day(2024) == date(2024, 1, 1)
    assert period.last_day(2024) == last
    assert period.before is before


def test_there_are_four_in_the_order_of_the_year():
    assert [period.value for period in Period] == ["Q1", "H1", "9M", "Y"]
