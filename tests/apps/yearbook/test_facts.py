import re

import pypdfium2
import pytest
from tests.apps.yearbook.facts_in import ALL, agency_parts, body_of, missing, plain
from tests.apps.yearbook.seeded import nam_dinh_2022

from thidua.apps.organisations.selectors import members
from thidua.apps.yearbook.selectors import report_of
from thidua.core.composing.document import Figure, all_spans
from thidua.render import docx, pdf

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def written(django_db_setup, django_db_blocker, tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    with django_db_blocker.unblock():
        from django.db import transaction

        with transaction.atomic():
            year = nam_dinh_2022()
            document, trace = report_of(year)
            names = {member.code: member.name for member in members(year)}
            transaction.set_rollback(True)
    docx.write(document, folder / "report.docx")
    pdf.write(document, folder / "report.pdf")
    return folder, document, trace, names


def test_the_list_of_facts_is_whole():
    assert list(ALL) == [*(f"F{n}" for n in range(1, 50)), "no_result"]


@pytest.mark.parametrize("fact", ALL)
def test_the_report_holds_the_fact(written, fact):
    folder, _, _, names = written
    path = folder / "report.docx"
    assert missing(ALL[fact], body_of(path), agency_parts(path, names)) == []


def test_facts_of_agencies_are_traced_to_the_source(written):
    _, document, trace, _ = written
    seven = next(s for s in all_spans(document) if isinstance(s, Figure) and s.text == "7.897")
    entry = trace.entries[seven.ref]
    assert (entry.record.kind, entry.source_ref, entry.illustrative) == ("deed", "F34", False)
    assert "Báo Nam Định" in trace.proofs_of(seven.ref)[0].reference


def test_nothing_of_the_source_is_marked_as_illustration(written):
    _, _, trace, _ = written
    assert [e.shown for e in trace.entries.values() if e.source_ref and e.illustrative] == []


def test_pdf_and_word_hold_the_same_numbers(written):
    folder, document, _, _ = written
    with pypdfium2.PdfDocument(folder / "report.pdf") as opened:
        pages = [page.get_textpage().get_text_bounded() for page in opened]
    squeezed = re.sub(r"\s+", "", plain("".join(pages)))
    word = re.sub(r"\s+", "", plain(body_of(folder / "report.docx")))
    figures = {
        re.sub(r"\s+", "", plain(s.text)) for s in all_spans(document) if isinstance(s, Figure)
    }  # fmt: skip
    assert sorted(f for f in figures if f not in squeezed) == []
    assert sorted(f for f in figures if f not in word) == []
