"""Registering documents: numbers as written and as parsed; secret ones never enter."""

from datetime import date

import pytest

from thidua.apps.documents.models import Document
from thidua.apps.documents.selectors import documents, registered
from thidua.apps.documents.services import DocumentEntry, SecretDocument, register_document

pytestmark = pytest.mark.django_db


def entry(**given) -> DocumentEntry:
    return DocumentEntry(**{"type_name": "Chỉ thị", "number": "26/CT-TTg", **given})


@pytest.mark.parametrize(
    ("number", "parts"),
    [
        ("26/CT-TTg", ("26/CT-TTg", 26, None, "CT", "TTg", "state")),
        ("05-CT/TW", ("05-CT/TW", 5, None, "CT", "TW", "party")),
        ("98/2023/NĐ-CP", ("98/2023/NĐ-CP", 98, 2023, "NĐ", "CP", "state")),
    ],
)
def test_a_number_is_kept_as_written_and_in_parts(number, parts):
    row = register_document(entry(number=number))
    assert row.number == number
    assert parts == (
        row.canonical, row.serial, row.number_year, row.type_code, row.issuer_code, row.format
    )  # fmt: skip


def test_a_number_that_no_grammar_knows_stays_as_written():
    row = register_document(entry(number="số lạ"))
    assert (row.number, row.canonical, row.serial) == ("số lạ", "số lạ", None)


@pytest.mark.parametrize("marking", ["MẬT", "Mật", "Tối mật", "TUYỆT MẬT", " mật "])
def test_a_secret_document_is_refused(marking):
    with pytest.raises(SecretDocument):
        register_document(entry(marking=marking))
    assert Document.objects.count() == 0


@pytest.mark.parametrize("marking", ["", "HỎA TỐC", "Thượng khẩn"])
def test_urgency_is_not_secrecy(marking):
    assert register_document(entry(marking=marking)).pk


def test_a_summary_may_speak_of_secrecy():
    assert register_document(entry(summary="về bảo vệ bí mật nhà nước")).pk


def test_the_same_document_again_is_brought_up_to_date():
    first = register_document(entry(day=date(2016, 9, 5)))
    again = register_document(entry(day=date(2016, 9, 5), summary="về kỷ luật"))
    assert again.pk == first.pk
    assert [row.summary for row in documents()] == ["về kỷ luật"]


def test_the_same_number_of_another_year_is_another_document():
    for day in (date(2016, 9, 5), date(2017, 9, 5)):
        register_document(entry(day=day))
    assert Document.objects.count() == 2


def test_a_document_names_itself():
    assert register_document(entry()).citation == "Chỉ thị số 26/CT-TTg"
    assert register_document(entry(number="", type_name="Nghị quyết A")).citation == "Nghị quyết A"


def test_references_find_their_documents_in_one_query(django_assert_num_queries):
    row = register_document(entry())
    written = ["Chỉ thị số 26/CT-TTg ngày 05/9/2016", "26/CT-TTg", "27/CT-TTg", "biên bản họp"]
    with django_assert_num_queries(1):
        found = registered(written)
    assert found == {written[0]: row, written[1]: row}


def test_a_number_that_two_documents_share_names_neither():
    for day in (date(2016, 9, 5), date(2017, 9, 5)):
        register_document(entry(day=day))
    assert registered(["26/CT-TTg"]) == {}
