import pytest

from thidua.core.vietnamese.syllables import is_syllable, with_tone_in_place

LEGAL = [
    "đảng",
    "uỷ",
    "ủy",
    "hòa",
    "hoà",
    "Nguyễn",
    "quý",
    "quỳnh",
    "giữa",
    "gì",
    "gìn",
    "giếng",
    "thuở",
    "khuỷu",
    "ngoằn",
    "ngoèo",
    "xoong",
    "xoóng",
    "quốc",
    "thiếp",
    "yêu",
    "tĩnh",
    "quyển",
    "nghề",
    "kêu",
    "người",
    "ương",
    "ướt",
    "oanh",
    "HUYỆN",
    "xã",
    "nghĩa",
]
ILLEGAL = [
    "thiêp",
    "iêu",
    "ngề",
    "cêu",
    "kan",
    "gha",
    "qoa",
    "møt",
    "tÕt",
    "hép",
    "hẹpp",
    "đđ",
    "bcd",
    "tàá",
    "hoàn̂",
    "hóan",
    "thúong",
    "tớư",
    "ñ",
    "ă",
    "ngê",
    "café",
    "über",
    "QĐ",
    "Brêu",
]


@pytest.mark.parametrize("word", LEGAL)
def test_legal(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", [word for word in ILLEGAL if word != "hép"])
def test_illegal(word):
    assert not is_syllable(word)


def test_a_legacy_word_can_look_legal():
    assert is_syllable("hép")


@pytest.mark.parametrize(
    ("written", "kept"),
    [("hoà", "hòa"), ("hòa", "hòa"), ("thuý", "thúy"), ("khoẻ", "khỏe"), ("hoàn", "hoàn"),
     ("quý", "quý"), ("già", "già"), ("loá", "lóa"), ("xyz", "xyz")],
)  # fmt: skip
def test_tone_in_its_place(written, kept):
    assert with_tone_in_place(written) == kept
