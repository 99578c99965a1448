"""All grammars, the dirty spellings that were met, and what is no document number."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.citations import find_citations

CLEAN = {
    "05-CT/TW": ("party", "CT", "TW"),
    "2261-QĐ/TU": ("party", "QĐ", "TU"),
    "29-HD/ĐUK": ("party", "HD", "ĐUK"),
    "11-QĐi/TW": ("party", "QĐi", "TW"),
    "1197-CV/BTCTU": ("party", "CV", "BTCTU"),
    "341-KH/HVCTQG": ("party", "KH", "HVCTQG"),
    "26/CT-TTg": ("state", "CT", "TTg"),
    "103/KH-UBND": ("state", "KH", "UBND"),
    "05/TTLT-BNV-BTC": ("state", "TTLT", "BNV-BTC"),
    "30/2020/NĐ-CP": ("state_law", "NĐ", "CP"),
    "15/2025/TT-BNV": ("state_law", "TT", "BNV"),
    "91/2025/QH15": ("state_law", None, "QH15"),
    "7115/SNV-TĐKT": ("letter", None, "SNV-TĐKT"),
    "238/UBND-KGVX": ("letter", None, "UBND-KGVX"),
    "82/HD-MTTW-BTT": ("front", "HD", "MTTW-BTT"),
}
DIRTY = {
    "16 - HD/BTCTW": ("16-HD/BTCTW", {"spaces"}),
    "22/CT-TW": ("22-CT/TW", {"state_slash"}),
    "Chỉ thị 08/TU": ("08-CT/TU", {"type_lost"}),
    "15/2007QĐ-UBND": ("15/2007/QĐ-UBND", {"slash_lost"}),
    "06/2021QĐ-UBND": ("06/2021/QĐ-UBND", {"slash_lost"}),
    "30/2020/NĐ- CP": ("30/2020/NĐ-CP", {"spaces"}),
    "11-QÐi/TW": ("11-QĐi/TW", {"look_alike"}),
    "Số  06  - HD/ĐUK": ("06-HD/ĐUK", {"spaces"}),
    "05–CT/TW": ("05-CT/TW", set()),
    "05-CT-TW": ("05-CT/TW", {"hyphen_for_slash"}),
    "21KL/TW": ("21-KL/TW", {"hyphen_lost"}),
    "29-hD/ĐUK".replace("hD", "Hd"): ("29-HD/ĐUK", {"case"}),
    "Số:5/QĐ-BNV": ("05/QĐ-BNV", set()),
    "công văn số 123/SNV": ("123/SNV", {"unit_lost"}),
}
NEVER = (
    "ngày 24/5/2019", "điện thoại 0228.3849386", "Điều 6, khoản 2", "46/48 chi bộ", "2020-2025",
    "năm 2022", "số 68 Trần Phú", "số nhà 15/TP-HCM", "Covid-19", "đợt 7-11", "08:24, 06/01/2023",
    "24/7", "tỷ lệ 1/3", "TCVN 6909:2001", "12-15 hội nghị", "A4/A5", "QL 21-B/C", "1/2 chỉ tiêu",
)  # fmt: skip


@pytest.mark.parametrize("written", CLEAN)
def test_clean_number(written):
    text = f"Thực hiện văn bản số {written}, các đơn vị đã tham mưu."
    (found,) = find_citations(text)
    assert (found.grammar, found.type, found.issuer) == CLEAN[written]
    assert (found.as_written, found.canonical, found.flags) == (written, written, ())
    assert text[found.start : found.end] == written


@pytest.mark.parametrize("written", DIRTY)
def test_dirty_number_is_read_and_flagged(written):
    (found,) = find_citations(f"Theo {written} của cấp trên.")
    assert (found.canonical, set(found.flags)) == DIRTY[written]


@pytest.mark.parametrize("text", NEVER)
def test_what_is_no_document_number(text):
    assert find_citations(f"Đã nêu {text} trong báo cáo.") == []


def test_the_year_of_the_day_after_it():
    (found,) = find_citations("Quyết định số 733/QĐ-TTg, ngày 14/6/2019 của Thủ tướng")
    assert found.year == 2019


PLENUM = "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng (khóa XII)"
NAMED = {
    "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng": "Đại hội XIII của Đảng",
    "Nghị quyết Đại hội đại biểu Đảng bộ Khối lần thứ II": "Đại hội Đảng bộ Khối lần thứ II",
    "Nghị quyết Trung ương 4 khoá XII": "Trung ương 4 (khóa XII)",
    PLENUM: "Trung ương 4 (khóa XII)",
}


@pytest.mark.parametrize("text", NAMED)
def test_resolutions_known_by_name(text):
    assert [c.canonical for c in find_citations(text)] == [f"Nghị quyết {NAMED[text]}"]


@given(st.text(alphabet="0123456789/-. số QĐCTWUBND", max_size=60))
def test_places_are_true_and_never_overlap(text):
    found = find_citations(text)
    assert [text[c.start : c.end] for c in found] == [c.as_written for c in found]
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.integers(1, 9999), st.sampled_from(["KH/TU", "QĐ/TW", "BC/ĐUK"]))
def test_a_canonical_number_reads_as_itself(number, tail):
    written = f"{number:02}-{tail}"
    assert [c.canonical for c in find_citations(written)] == [written]
