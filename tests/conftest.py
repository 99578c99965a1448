"""Fixtures that several rooms need; none of them loads Django before a test asks for it."""

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no defect; speed is measured in benchmarks/.
settings.register_profile("thidua", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("thidua")


@pytest.fixture
def nam_dinh(db):
    """The Nam Định bloc of 2022, without a scheme."""
    from datetime import date

    from tests.apps.people import reader

    from thidua.apps.assessment.seeding import seed_bloc

    year = seed_bloc(None, today=date(2023, 1, 4))
    reader()
    return year


@pytest.fixture
def client(db):
    """A browser in which somebody of the standing office is signed in: reads every bloc."""
    from tests.apps.people import reader, signed_in

    return signed_in(reader())
