"""The report as a page: every figure leads to what stands behind it."""

import json
import re

import pytest
from django.urls import reverse
from tests.apps.people import reader
from tests.apps.yearbook.seeded import nam_dinh_2022

from thidua.apps.yearbook.links import record_url
from thidua.apps.yearbook.selectors import report_of

pytestmark = pytest.mark.django_db
PLACE = ("khoi-dang-nam-dinh", 2022)


def text_of(response) -> str:
    return response.content.decode()


@pytest.fixture
def report(client):
    nam_dinh_2022()
    reader()
    return text_of(client.get(reverse("yearbook:report", args=PLACE)))


def test_contents_lead_to_headings_that_are_there(report):
    anchors = re.findall(r'<li class="toc-\d"><a href="#([^"]+)"', report)
    assert len(anchors) > 8
    assert [a for a in anchors if report.count(f'id="{a}"') != 1] == []


def test_notes_lead_to_rows_of_the_list_of_evidence(report):
    anchors = set(re.findall(r'href="#(evidence-\d+)"', report))
    assert anchors
    assert [a for a in anchors if f'id="{a}"' not in report] == []


def test_seed_figure_opens_its_record_its_fact_and_its_source(report, client):
    (href,) = set(re.findall(r'href="([^"]+)">7\.897</a>', report))
    html = text_of(client.get(href))
    assert "F34" in html
    source = reverse("desk:source", args=(*PLACE, "bao-nam-dinh-2023-01-06"))
    assert f'href="{source}"' in html
    assert "7.897" in text_of(client.get(source))


def test_every_figure_has_a_page_and_every_record_behind_one_too(report, client):
    year = nam_dinh_2022_year()
    _document, trace = report_of(year)
    refs = set(re.findall(r'class="figure" href="([^"]+)"', report))
    assert len(refs) > 20
    assert [href for href in sorted(refs)[::7] if client.get(href).status_code != 200] == []
    records = {entry.record for entry in trace.entries.values()}
    records |= {proof.record for proof in trace.proofs.values()}
    urls = {record: record_url(year, record) for record in records}
    assert [record for record, url in urls.items() if not url] == []
    pages = {url.partition("#")[0] for url in urls.values()}
    assert [url for url in pages if client.get(url).status_code != 200] == []


def nam_dinh_2022_year():
    from thidua.apps.organisations.selectors import bloc_year

    return bloc_year(*PLACE)


def test_files_of_the_last_run_are_offered_for_their_own_year(client, tmp_path, monkeypatch):
    nam_dinh_2022()
    reader()
    monkeypatch.setenv("THIDUA_OUT", str(tmp_path))
    url = reverse("yearbook:download", args=(*PLACE, "bao-cao-tong-ket.pdf"))
    page = reverse("yearbook:report", args=PLACE)
    (tmp_path / "bao-cao-tong-ket.pdf").write_bytes(b"%PDF-")
    (tmp_path / "trace.json").write_text(json.dumps({"bloc": PLACE[0], "year": 2021}))
    assert client.get(url).status_code == 404
    assert "thidua run" in text_of(client.get(page))
    (tmp_path / "trace.json").write_text(json.dumps({"bloc": PLACE[0], "year": 2022}))
    assert b"".join(client.get(url).streaming_content) == b"%PDF-"
    assert f'href="{url}"' in text_of(client.get(page))
    assert client.get(url.replace("bao-cao-tong-ket.pdf", "trace.json")).status_code == 404
