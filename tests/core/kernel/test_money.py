from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.kernel.money import round_up, times_base


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [
        (0, 0),
        (1, 10_000),
        (10_000, 10_000),
        (10_001, 20_000),
        (Decimal("447000.0"), 450_000),
        (Decimal("10000.01"), 20_000),
    ],
)
def test_round_up(amount, rounded):
    assert round_up(amount) == rounded
    assert type(round_up(amount)) is int


def test_multiples_of_the_base_salary():
    assert times_base(Decimal("0.3"), 1_490_000) == 450_000
    assert times_base(Decimal("1.0"), 1_490_000) == 1_490_000
    assert times_base(3, 2_340_000) == 7_020_000


@given(st.decimals(0, 10**15, places=2), st.sampled_from([1, 1_000, 10_000]))
def test_rounding_up_is_the_nearest_step_above(amount, step):
    rounded = round_up(amount, step)
    assert rounded % step == 0
    assert 0 <= rounded - amount < step
