"""The world of the box of received reports; other modules have a world of their own."""

from datetime import date

import pytest
from tests.apps.world import world

from thidua.apps.common import clock
from thidua.apps.movements.services import keep_indicator
from thidua.apps.reporting.models import ReportPeriod


@pytest.fixture
def w(db, settings, tmp_path):
    """Two indicators, a first quarter that is due in five days, files in a folder of their own."""
    settings.MEDIA_ROOT = tmp_path
    made = world()
    keep_indicator(made.year, "KT-01", label="Tỷ lệ hoàn thành nhiệm vụ", unit="percent")
    keep_indicator(made.year, "KT-02", label="Số cuộc kiểm tra", unit="count")
    ReportPeriod.objects.create(bloc_year=made.year, period="Q1", due_day=date(2022, 3, 25))
    with clock.at(date(2022, 3, 20)):
        yield made
