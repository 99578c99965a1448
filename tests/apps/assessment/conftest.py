import pytest
from tests.apps.assessment.books import TODAY, small_scheme


@pytest.fixture
def scored_year(nam_dinh):
    """The Nam Định bloc of 2022, scored by a small scheme; nothing has been reported."""
    from thidua.apps.assessment.services import adopt_scheme

    adopt_scheme(nam_dinh, small_scheme(), today=TODAY)
    return nam_dinh
