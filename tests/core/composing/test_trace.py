import pytest

from thidua.core.composing.check import check_trace
from thidua.core.composing.document import Document, Figure, Form, Note, Paragraph, Signature, Text
from thidua.core.composing.trace import Entry, Proof, Record, Trace

FORM = Form("party", "ĐẢNG", "", "Số {number}", "Nơi nhận:", "Phụ lục {number}", "(*)")
RECORD = Record("deed", "12", "Huy hiệu Đảng")


def document(*spans) -> Document:
    return Document(
        form=FORM, title="Báo cáo", issuer="Khối", parent="Tỉnh ủy", number="…", place="Nam Định",
        day=None, day_line="", summary=(), blocks=(Paragraph(spans),),
        signature=Signature("T/M", "Khối trưởng"),
    )  # fmt: skip


def trace(**changes) -> Trace:
    values = {"ref": "deed-12", "shown": "7.897", "record": RECORD, "evidence": (3,)} | changes
    proof = Proof(3, Record("evidence", "9"), "Quyết định")
    return Trace({"deed-12": Entry(**values)}, {3: proof})


def codes(*spans, **changes) -> list[str]:
    return [finding.code for finding in check_trace(document(*spans), trace(**changes))]


def test_a_number_with_its_source_is_silent():
    assert codes(Text("tặng "), Figure("7.897", "deed-12"), Note((3,))) == []


@pytest.mark.parametrize(
    ("span", "code"),
    [
        (Text("cho 7897 đảng viên"), "report.number_without_source"),
        (Figure("7.897", "deed-13"), "report.number_without_source"),
        (Figure("7.898", "deed-12"), "report.number_differs"),
        (Note((4,)), "report.note_without_evidence"),
    ],
)
def test_a_number_that_can_not_be_traced_is_found(span, code):
    assert codes(span) == [code]


def test_an_illustration_without_its_sign_is_found():
    assert codes(Figure("7.897", "deed-12"), illustrative=True) == ["report.illustration_hidden"]
    assert codes(Figure("7.897", "deed-12", illustrative=True), illustrative=True) == []


def test_evidence_that_is_not_listed_is_found():
    assert codes(Figure("7.897", "deed-12"), evidence=(5,)) == ["report.note_without_evidence"]


def test_a_computed_figure_has_the_proofs_of_its_parts():
    proofs = {n: Proof(n, Record("evidence", str(n)), "Văn bản") for n in (1, 2, 3)}
    entries = {
        "total": Entry("total", "36", RECORD, parts=("a", "b")),
        "a": Entry("a", "23", RECORD, evidence=(3,), parts=("total",)),
        "b": Entry("b", "13", RECORD, evidence=(1, 3)),
    }
    assert [p.number for p in Trace(entries, proofs).proofs_of("total")] == [1, 3]
