import pytest
from tests.apps.persons.files import TODAY
from tests.apps.world import world

from thidua.apps.common import clock


@pytest.fixture
def w(db):
    with clock.at(TODAY):
        yield world()
