import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.vietnamese import fold, fold_marked, nfc
from thidua.core.vietnamese.letters import LETTERS, TONES

vietnamese = st.text(sorted(LETTERS | {letter.upper() for letter in LETTERS}) + list(" -'.,019"))


def cp1258(text):
    """As Windows-1258 writes: shaped letters whole, the tone as a mark of its own."""
    return "".join(
        nfc("".join(c for c in unicodedata.normalize("NFD", letter) if c not in TONES))
        + "".join(c for c in unicodedata.normalize("NFD", letter) if c in TONES)
        for letter in nfc(text)
    )


@pytest.mark.parametrize(
    "written",
    [
        "Thi đua",
        "THI ĐUA",
        "thi dua",
        "  Thi \t đua\n",
        "Thi\u00a0đua",
        "T\u200bhi đ\u00adua\ufeff",
        "Thi Ðua",
        "Thi ðua",
        unicodedata.normalize("NFD", "Thi đua"),
    ],
)
def test_one_key_for_one_word(written):
    assert fold(written) == "thi dua"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"),
        ("HÒA", "hoà"),
        ("thuỷ", "thủy"),
        ("loè", "lòe"),
        ("Nguyễn", "Nguye\u0302\u0303n"),
        ("Quý", "QUÝ"),
        ("Ðảng", "Đảng"),
        ("Hòa bình", "HOÀ  BÌNH"),
    ],
)
def test_marked_key_forgets_only_case_and_placing(one, other):
    assert fold_marked(one) == fold_marked(other)
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("hòa", "hóa"), ("ma", "mà"), ("dua", "đua")])
def test_marked_key_keeps_marks(one, other):
    assert fold_marked(one) != fold_marked(other)
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("H’Hen Niê", "h'hen nie"),
        ("Nam – Định", "nam - dinh"),
        ("２０２２", "2022"),
        ("11-QÐi/TW", "11-qdi/tw"),
        ("ᴬϓ", "aυ"),  # letters that fold in two steps
        ("", ""),
    ],
)
def test_signs(written, key):
    assert fold(written) == key


@given(st.text() | vietnamese)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
    assert fold_marked(fold_marked(text)) == fold_marked(text)


@given(vietnamese)
def test_code_forms_are_equal(text):
    for form in (
        unicodedata.normalize("NFD", text),
        unicodedata.normalize("NFC", text),
        cp1258(text),
    ):
        assert nfc(form) == nfc(text)
        assert fold(form) == fold(text)
        assert fold_marked(form) == fold_marked(text)


@given(vietnamese)
def test_the_key_is_plain(text):
    assert fold(text).isascii()
    assert fold(text) == fold(text).lower()
    assert fold(fold_marked(text)) == fold(text)
