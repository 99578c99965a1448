import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.composing.document import Figure, Note, Text, plain
from thidua.core.composing.ledger import Evidence, Ledger, Source
from thidua.core.composing.trace import Record

DEED = Source(Record("deed", "12", "Huy hiệu Đảng"), (Evidence("9", "Quyết định"),), "F34")


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("tặng Huy hiệu Đảng cho 7.897 đảng viên", ["7.897"]),
        ("Chỉ thị số 26/CT-TTg, ngày 05/9/2016.", ["26/CT-TTg", "05/9/2016"]),
        ("nhiệm kỳ 2020-2025; quy hoạch (2025–2030)", ["2020-2025", "2025–2030"]),
        ("Kết luận số 21-KL/TW và “Chủ đề 2023”.", ["21-KL/TW", "2023"]),
        ("đợt 7-11, đạt 12,5%", ["7-11", "12,5%"]),
        ("không có số", []),
    ],
)
def test_numbers_among_words_become_figures(text, figures):
    spans = Ledger().quote(text, DEED)
    assert plain(spans) == text
    assert [span.text for span in spans if isinstance(span, Figure)] == figures


@given(st.text())
def test_a_quote_keeps_every_letter_and_leaves_no_digit_outside_a_figure(text):
    ledger = Ledger()
    spans = ledger.quote(text, DEED)
    assert plain(spans) == text
    assert not any(re.search(r"\d", s.text) for s in spans if isinstance(s, Text))
    entries = ledger.trace().entries
    assert all(entries[s.ref].shown == s.text for s in spans if isinstance(s, Figure))


def test_the_same_figure_is_one_entry_and_another_gets_its_own():
    ledger = Ledger()
    refs = [ledger.figure(shown, DEED).ref for shown in ("23", "13", "23")]
    assert refs == ["deed-12", "deed-12-2", "deed-12"]


def test_proofs_are_numbered_as_they_are_needed_and_once():
    ledger = Ledger()
    other = Source(Record("deed", "13"), (Evidence("4", "Báo cáo"), Evidence("9", "Quyết định")))
    assert [ledger.note(s) for s in (DEED, other)] == [Note((1,)), Note((1, 2))]
    assert ledger.cite(Source(Record("deed", "14"))) == ()
    assert [proof.reference for proof in ledger.proofs] == ["Quyết định", "Báo cáo"]


def test_an_illustration_marks_its_figure_and_its_entry():
    ledger = Ledger()
    figure = ledger.figure("95", Source(Record("result_line", "5"), illustrative=True))
    assert figure.illustrative
    assert ledger.trace().entries[figure.ref].illustrative
