import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.vietnamese import nfc
from thidua.core.vietnamese.legacy import (
    Encoding,
    convert,
    detect,
    encoding_of_font,
    is_capital_font,
    to_unicode,
)
from thidua.core.vietnamese.legacy_tables import TCVN3, VNI, decode_tcvn3, decode_vni
from thidua.core.vietnamese.letters import MARKED, toned
from thidua.core.vietnamese.syllables import ONSETS, RIMES, is_syllable, tone_places

FONTS = (None, "Times New Roman", ".VnTime", ".VnTimeH", "VNI-Times")
TO_TCVN3 = {letter: sign for sign, letter in TCVN3.items() if sign != "\u03bc"}
TO_VNI = {letter: signs for signs, letter in VNI.items()}
SENTENCE = "Cụm thi đua tổ chức hội nghị tổng kết, bình chọn tập thể, cá nhân điển hình tiên tiến"
SYLLABLES = sorted(
    word
    for onset in ("", *ONSETS)
    for rime in RIMES
    for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    for place in tone_places(rime)
    if is_syllable(word := onset + rime[:place] + toned(rime[place], tone) + rime[place + 1 :])
)
sentences = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=8).map(" ".join)
latin = st.text(st.characters(max_codepoint=0x1FF), max_size=20)


def as_tcvn3(text):
    return "".join(TO_TCVN3.get(letter, letter) for letter in text)


def as_vni(text):
    return "".join(TO_VNI.get(letter, letter) for letter in text)


@pytest.mark.parametrize(
    ("written", "font", "meant"),
    [
        ("hép møt tÕt", None, "hộp mứt tết"),
        ("hép møt tÕt", ".VnTime", "hộp mứt tết"),
        ("§¶ng bé", ".VnArial", "Đảng bộ"),
        ("b¸o c¸o tæng kÕt", None, "báo cáo tổng kết"),
        ("céng hßa x· héi", ".VnTimeH", "CỘNG HÒA XÃ HỘI"),
        ("viet nam 2022", ".VnTimeH", "VIET NAM 2022"),
        ("K'Brªu", ".VnTime", "K'Brêu"),
        ("\u03bcn", ".VnTime", "àn"),
        ("t\u00ad t\u00adëng", None, "tư tưởng"),
        ("Coäng hoøa xaõ hoäi", None, "Cộng hòa xã hội"),
        ("ÑOÄC LAÄP", "VNI-Times", "ĐỘC LẬP"),
        ("ñôn vò", "VNI-Helve", "đơn vị"),
        ("Aâm nhaïc", "VNI-Times", "Âm nhạc"),
        ("ñôn vò", ".VnTime", "đơn vị"),
        ("ë", ".VnTime", "ở"),
    ],
)
def test_old_text_becomes_unicode(written, font, meant):
    assert to_unicode(written, font) == meant


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize(
    "text",
    [
        "Thi đua",
        "có",
        "công tác",
        "hóa",
        "nhà",
        "không",
        SENTENCE,
        "«Thi đua» 5 × 3 = 15",
        "Ðoàn viên",
    ],
)
def test_unicode_text_stays(text, font):
    assert to_unicode(text, font) == text
    assert to_unicode(unicodedata.normalize("NFD", text), font) == text


@pytest.mark.parametrize(
    "text", ["", "café", "Müller", "·", "100 m² ± 5°", "11-QÐi/TW", "Señor", "5 × 3", "«abc»"]
)
def test_what_is_no_vietnamese_stays(text):
    assert detect(text) is Encoding.UNICODE
    assert to_unicode(text) == text


@pytest.mark.parametrize(
    ("text", "font"),
    [("hép", ".VnTime"), ("chính trò", "VNI-Times"), ("có", "VNI-Times"), ("Brêu", ".VnTime"),
     ("à", ".VnTime")],
)  # fmt: skip
def test_a_tie_is_unknown_and_stays(text, font):
    assert detect(text, font) is Encoding.UNKNOWN
    assert to_unicode(text, font) == text


def test_two_old_readings_that_are_equally_good_are_unknown():
    assert (decode_tcvn3("buûn"), decode_vni("buûn")) == ("buỷn", "bủn")
    assert detect("buûn") is Encoding.UNKNOWN
    assert to_unicode("buûn") == "buûn"
    assert to_unicode("buûn", "VNI-Times") == "bủn"
    assert to_unicode("buûn", ".VnTime") == "buỷn"


def test_a_result_that_looks_old_again_is_left_to_a_person():
    assert convert("b©", Encoding.TCVN3) == "bâ"
    assert convert("bâ", Encoding.TCVN3) == "bõ"
    assert detect("b©", ".VnTime") is Encoding.UNKNOWN


def test_signs_that_the_encoding_of_the_font_does_not_use():
    assert detect("§ 3", "VNI-Times") is Encoding.UNICODE
    assert detect("§ 3", ".VnTime") is Encoding.TCVN3


def test_a_capital_inside_a_word_tells_tcvn3_from_vni():
    assert decode_vni("bÆm") == "bỈm"
    assert to_unicode("bÆm") == "bặm"


@pytest.mark.parametrize(
    ("font", "encoding", "capitals"),
    [
        (".VnTime", Encoding.TCVN3, False),
        (".VnTimeH", Encoding.TCVN3, True),
        (".vnarialh", Encoding.TCVN3, True),
        ("VnTime", Encoding.TCVN3, False),
        ("VNI-Times", Encoding.VNI, False),
        ("Times New Roman", None, False),
        ("Bodoni H", None, False),
        ("", None, False),
        (None, None, False),
    ],
)
def test_fonts(font, encoding, capitals):
    assert encoding_of_font(font) is encoding
    assert is_capital_font(font) is capitals


def test_a_known_encoding_is_converted_run_by_run():
    assert convert("hép", Encoding.TCVN3) == "hộp"
    assert convert("trò", Encoding.VNI) == "trị"
    assert convert("hép", Encoding.UNKNOWN) == "hép"
    assert convert("hép", Encoding.TCVN3, ".VnTimeH") == "HỘP"


@pytest.mark.parametrize("letter", [*MARKED, *map(str.upper, MARKED)])
def test_every_letter_there_and_back(letter):
    assert decode_vni(TO_VNI[letter]) == letter
    assert decode_tcvn3(TO_TCVN3[letter.lower()]) == letter.lower()
    capital = convert(TO_TCVN3[letter.lower()], Encoding.TCVN3, ".VnTimeH")
    assert capital == letter.upper()


def test_the_tables_hold_no_more_than_vietnamese():
    assert len(MARKED) == 67
    assert len(TO_VNI) == len(VNI) == 134
    assert set(TO_TCVN3) == {*MARKED, *"ĂÂÊÔƠƯĐ"}
    assert all(sign <= "\xff" for sign in "".join(TO_VNI.values()) + "".join(TO_TCVN3.values()))


@given(st.lists(st.sampled_from([*MARKED, *map(str.upper, MARKED), *"bcdghklmnpqrstvx BCĐ"])))
def test_texts_there_and_back_in_vni(letters):
    text = "".join(letters)
    assert decode_vni(as_vni(text)) == text


@given(latin | sentences | sentences.map(as_tcvn3) | sentences.map(as_vni), st.sampled_from(FONTS))
def test_converting_twice_changes_nothing(text, font):
    once = to_unicode(text, font)
    assert to_unicode(once, font) == once
    assert detect(once, font) in {Encoding.UNICODE, Encoding.UNKNOWN}


@given(sentences, st.sampled_from([".VnTime", "VNI-Times", "Arial", None]))
def test_vietnamese_in_unicode_is_never_touched(text, font):
    assert to_unicode(text, font) == nfc(text)


@given(sentences)
def test_an_old_sentence_is_read_or_left_but_never_spoiled(text):
    for written, font in ((as_tcvn3(text), ".VnTime"), (as_vni(text), "VNI-Times")):
        assert to_unicode(written, font) in {text, written}


@pytest.mark.parametrize(("write", "font"), [(as_tcvn3, ".VnTime"), (as_vni, "VNI-Times")])
def test_a_sentence_needs_no_font(write, font):
    written = write(SENTENCE)
    assert written != SENTENCE
    assert to_unicode(written) == to_unicode(written, font) == SENTENCE
