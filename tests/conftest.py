"""Fixtures that several rooms need; none of them loads Django before a test asks for it."""

import pytest


@pytest.fixture
def nam_dinh(db):
    """The Nam Định bloc of 2022, without a scheme."""
    from datetime import date

    from thidua.apps.assessment.seeding import seed_bloc

    return seed_bloc(None, today=date(2023, 1, 4))
