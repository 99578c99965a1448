"""The report for whoever approves it, and the store of proofs from a figure and back."""

import pytest
from django.urls import reverse
from tests.apps.world import World

from thidua.apps.reporting import services as reporting
from thidua.apps.reporting.models import Evidence, Report
from thidua.core.kernel.periods import Period

pytestmark = pytest.mark.django_db
AGENCY = "CQ2A"
PLACE = ("khoi-thu", 2022, AGENCY, "Q1")
CODE = "KT-01"


def round_of(w: World, figure: str, *steps: str) -> Report:
    officer, leader = w.actor("officer", AGENCY), w.actor("leader", AGENCY)
    row = reporting.begin_report(officer, w.year, w.agency(AGENCY), Period.Q1)
    line = row.results.filter(indicator__code=CODE).first()
    reporting.keep_cell(officer, row, CODE, figure, version=line.version if line else 0)
    for step in steps:
        reporting.step_report(officer if step == "submit" else leader, row, step)
    return row


def test_the_leader_reads_first_what_differs_from_the_round_before(w):
    client = w.client("leader", AGENCY)
    round_of(w, "6", "submit")
    assert "khác với lần trước" not in client.get(reverse("reporting:report", args=PLACE)).text
    reporting.step_report(w.actor("leader", AGENCY), Report.objects.get(), "approve")
    round_of(w, "7", "submit")
    html = client.get(reverse("reporting:report", args=PLACE)).text
    assert "1 số liệu khác với lần trước" in html
    told = html.index("khác với lần trước"), html.index("Duyệt và gửi")
    assert told == tuple(sorted(told))


def test_a_proof_added_from_a_figure_comes_back_ticked(w):
    client, officer = w.client("officer", AGENCY), w.actor("officer", AGENCY)
    round_of(w, "6")
    for day in ("2020-05-01", "2022-05-01"):
        entry = reporting.EvidenceEntry(reference=f"Công văn {day}", day=day)
        reporting.add_evidence(officer, w.year, w.agency(AGENCY), entry)
    cite = reverse("reporting:cite", args=(*PLACE, CODE))
    html = client.get(cite).text
    assert html.index("Công văn 2022") < html.index("1 minh chứng của năm khác")
    assert html.index("1 minh chứng của năm khác") < html.index("Công văn 2020")
    sent = {"reference": "99-BC/CQ2A", "for_period": "Q1", "for_indicator": CODE, "once": "a"}
    back = client.post(reverse("reporting:shelf", args=PLACE[:3]), sent, follow=True)
    made = Evidence.objects.get(reference="99-BC/CQ2A")
    assert back.redirect_chain == [(f"{cite}?moi={made.pk}", 302)]
    assert "Đã lưu vào kho: 99-BC/CQ2A." in back.text
    assert f'value="{made.pk}" checked' in back.text


def test_a_proof_kept_in_the_store_is_said_and_stands_first(w):
    client, officer = w.client("officer", AGENCY), w.actor("officer", AGENCY)
    entry = reporting.EvidenceEntry(reference="Công văn cũ", day="2022-05-01")
    reporting.add_evidence(officer, w.year, w.agency(AGENCY), entry)
    shelf = reverse("reporting:shelf", args=PLACE[:3])
    html = client.post(shelf, {"reference": "99-BC/CQ2A", "once": "b"}, follow=True).text
    assert "Đã lưu vào kho: 99-BC/CQ2A." in html
    kept = html[html.index('id="kept"') :]
    assert kept.index("99-BC/CQ2A") < kept.index("Công văn cũ")
    odd = {"reference": "98-BC/CQ2A", "for_period": "Q9", "for_indicator": "../x", "once": "c"}
    assert client.post(shelf, odd).url == shelf
