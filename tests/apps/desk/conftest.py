import pytest
from tests.apps.desk.desk_world import ReportTask, offered
from tests.apps.world import world


@pytest.fixture
def w(db):
    return world()


@pytest.fixture
def report():
    """The only task that anybody has: the first quarter's report, due on 31/03/2022."""
    task = ReportTask()
    with offered(task):
        yield task
