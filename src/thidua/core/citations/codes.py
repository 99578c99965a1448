"""The codes of document types and issuers, and the words for the types.

Sources: Decree 30/2020/NĐ-CP annex III (29 types of administrative papers), Guide 36-HD/VPTW 2018
(Party papers), and codes met in pages of Party agencies. A code alone does not give the type:
centre Regulations carry both QĐ and QĐi.
"""

import re

CODES = (
    "NQ QĐ QĐi CT QC QyĐ QyC TC TB HD CTr CTHĐ CTrHĐ KH PA ĐA DA BC BB TTr HĐ CĐ BGN "
    "BTN BTT GUQ GM GGT GNP PG PC PB KL TT CV BS NĐ TTLT NQLT PL LCT SL "
)
TYPES = {code.casefold(): code for code in CODES.split()}
WORDS = {
    "nghị quyết": "NQ",
    "chỉ thị": "CT",
    "kết luận": "KL",
    "quyết định": "QĐ",
    "quy định": "QĐ",
    "quy chế": "QC",
    "hướng dẫn": "HD",
    "báo cáo": "BC",
    "kế hoạch": "KH",
    "tờ trình": "TTr",
    "chương trình": "CTr",
    "thông báo": "TB",
    "thông tri": "TT",
    "công văn": "CV",
    "đề án": "ĐA",
}
# TW, TU, HU, ĐU, ĐUK and everything that ends so: BTCTW, UBKTTU, VPTU, BDVTU, ĐUKCCQ…
PARTY_ISSUER = re.compile(r"(?:[A-ZĐa-zđ]*(?:TW|Tw|TU|HU|QU|ThU|ĐU)|ĐUK[A-ZĐ]*|HVCTQG[A-Z]*)")
FRONT_ISSUER = re.compile(r"(?:UB)?MT[A-ZĐ]*")
# Abbreviations of addresses and places, which stand where an issuer could.
NO_ISSUER = frozenset({"TP", "TX", "KP", "QL", "TL", "KM", "ĐT"})
# One character for one, so that places in the text stay true.
SAME = str.maketrans(
    {
        **dict.fromkeys("ÐƉ", "Đ"),
        "ð": "đ",
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\t", " "),
        "\u2044": "/",
        "\uff0f": "/",
    }
)


def known_type(code: str) -> str | None:
    """`qđ` → `QĐ`; None for what is no code of a type."""
    return TYPES.get(code.casefold())


def is_issuer(code: str) -> bool:
    return code == "Tw" or (sum(char.isupper() for char in code) > 1 and code not in NO_ISSUER)
