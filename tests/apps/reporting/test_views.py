"""What one agency reported."""

import pytest
from django.urls import reverse
from tests.apps.pages_world import PLACE, page_urls, scored_bloc

from thidua.apps.reporting.models import ResultLine

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    return response.content.decode()


def test_agency_shows_deeds_results_targets_and_proofs(client):
    scored_bloc()
    html = text_of(client.get(page_urls()["agency"]))
    for part in ("Việc của CQ1A", "F24", "95%", "90%", "đạt", "Báo cáo số 12-BC/TU"):
        assert part in html, part


@pytest.mark.parametrize(("value", "verdict"), [("90", "đạt"), ("89.9", "chưa đạt")])
def test_target_itself_is_reached(client, value, verdict):
    scored_bloc()
    ResultLine.objects.update(value=value)
    html = text_of(client.get(page_urls()["agency"]))
    assert f">{verdict}</span>" in html


def test_agency_that_reported_nothing_says_so(client):
    year = scored_bloc(2)
    year.reports.filter(agency__code="CQ2A").delete()
    html = text_of(client.get(reverse("reporting:agency", args=(*PLACE, "CQ2A"))))
    assert "Chưa có báo cáo năm 2022" in html
    assert "chưa báo cáo" in html
