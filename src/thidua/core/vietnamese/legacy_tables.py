"""The code points of TCVN3 (ABC) and VNI text, as they stand in files of Word and Excel.

Both were written with fonts that draw Vietnamese letters in the places of Latin-1, so that such
text reaches us as Latin-1 look-alikes: “hép møt tÕt” is hộp mứt tết.

Source:
    TCVN3: the upper half of TCVN 5712:1993, as in the table `TCVN5712-1` of GNU libc.
    VNI: the table of VNI for Windows, compared with the `vni.h` of xvnkb.
"""

import re
from typing import Final

from thidua.core.vietnamese.letters import ACUTE, DOT, GRAVE, HOOK, TILDE, toned

TCVN3_ORDER = (
    "ĂÂÊÔƠƯĐăâêôơưđ"  # A1 to AE; the only capitals: others need a font whose name ends in H
    "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
)
TCVN3_PLACES = (
    *range(0xA1, 0xAF),
    *range(0xB5, 0xBA),
    *range(0xBB, 0xBF),
    *range(0xC6, 0xCD),
    *range(0xCE, 0xD9),
    *range(0xDC, 0xE0),
    *range(0xE1, 0xF0),
    *range(0xF1, 0xFF),
)
TCVN3: Final = {
    **{chr(place): letter for place, letter in zip(TCVN3_PLACES, TCVN3_ORDER, strict=True)},
    "\u03bc": "à",  # some programs turn the micro sign into the Greek letter
}

_TONES = {"ù": ACUTE, "ø": GRAVE, "û": HOOK, "õ": TILDE, "ï": DOT}
_ROOF = {"â": "", "á": ACUTE, "à": GRAVE, "å": HOOK, "ã": TILDE, "ä": DOT}
_BREVE = {"ê": "", "é": ACUTE, "è": GRAVE, "ú": HOOK, "ü": TILDE, "ë": DOT}
# How VNI writes a letter → the letter, its marks, for those written with two signs.
_VNI_BASES = (
    *((base, base, _TONES) for base in "aeouy"),
    ("ô", "ơ", _TONES),
    ("ö", "ư", _TONES),
    *((base, roofed, _ROOF) for base, roofed in zip("aeo", "âêô", strict=True)),
    ("a", "ă", _BREVE),
)
_VNI_SINGLE = {
    "ô": "ơ",
    "ö": "ư",
    "ñ": "đ",
    "í": "í",
    "ì": "ì",
    "æ": "ỉ",
    "ó": "ĩ",
    "ò": "ị",
    "î": "ỵ",
}


def _vni() -> dict[str, str]:
    lower = dict(_VNI_SINGLE)
    for written, letter, marks in _VNI_BASES:
        lower |= {
            written + mark: toned(letter, tone)
            for mark, tone in marks.items()
            if written + mark != "yï"  # VNI writes ỵ with one sign
        }
    return lower | {written.upper(): letter.upper() for written, letter in lower.items()}


VNI: Final = _vni()
VNI_SIGNS: Final = frozenset("".join(VNI)) - frozenset("aeouyAEOUY")
_LONGEST_FIRST = sorted(VNI, key=len, reverse=True)
VNI_PATTERN: Final = re.compile("|".join(_LONGEST_FIRST), re.IGNORECASE)


def decode_tcvn3(text: str) -> str:
    return "".join(TCVN3.get(char, char) for char in text)


def decode_vni(text: str) -> str:
    """Each letter with the marks behind it; the letter decides the case (Aâ is Â)."""
    return VNI_PATTERN.sub(lambda found: _vni_letter(found[0]), text)


def _vni_letter(written: str) -> str:
    letter = VNI[written.lower()]
    return letter.upper() if written[0].isupper() else letter
