"""Ways in which Vietnamese letters and numbers reach a cell, made out of short tables."""

import unicodedata
from dataclasses import dataclass

from thidua.core.vietnamese.letters import (
    ACUTE,
    BREVE,
    CIRCUMFLEX,
    DOT,
    GRAVE,
    HOOK,
    HORN,
    SHAPES,
    TILDE,
    TONES,
    nfc,
    split_tone,
)

WORDS = [
    "tiếng", "Việt", "Nguyễn", "đường", "nghiêng", "khuỷu", "thuở", "ngoằn", "quỹ", "giữ",
    "hòa", "hoà", "Đặng", "ưu", "ừ", "ơ", "Ở", "đạt", "chưa", "điểm", "thưởng", "phạt", "Ánh",
    "Ấn", "Đức", "yếu", "kém", "xuất sắc", "tự chấm", "giao ước thi đua", "bằng khen",
    "chiến sĩ thi đua", "Huyện ủy", "chuyển đổi số", "Ban Thường vụ",
]  # fmt: skip
SHAPE_OF = {letter: (base, shape) for (base, shape), letter in SHAPES.items()}
STROKE = "stroke"
TELEX = {CIRCUMFLEX: "=", BREVE: "w", HORN: "w", STROKE: "="}  # "=" types the letter again
VNI = {CIRCUMFLEX: "6", BREVE: "8", HORN: "7", STROKE: "9"}
TELEX_TONES = {GRAVE: "f", HOOK: "r", TILDE: "x", ACUTE: "s", DOT: "j"}
VNI_TONES = {ACUTE: "1", GRAVE: "2", HOOK: "3", TILDE: "4", DOT: "5"}


@dataclass(frozen=True)
class Step:
    """A key, and what the cell shows after it."""

    key: str
    shown: str


def steps(text: str, *, vni: bool) -> list[Step]:
    """The keys of Telex or VNI for a text, the tone at the end of its word."""
    found: list[Step] = []
    for word in text.split(" "):
        before = f"{found[-1].shown} " if found else ""
        if found:
            found.append(Step(" ", before))
        found += _word(word, before, vni=vni)
    return found


def _word(word: str, before: str, *, vni: bool) -> list[Step]:
    shapes, tones = (VNI, VNI_TONES) if vni else (TELEX, TELEX_TONES)
    found, plain, last = [], before, ""
    for letter in word:
        shaped, tone = split_tone(letter)
        last = tone or last
        base, shape = _unshaped(shaped)
        found.append(Step(base, plain + base))
        plain += shaped
        if shape:
            key = base.lower() if shapes[shape] == "=" else shapes[shape]
            found.append(Step(key, plain))
    if last:
        found.append(Step(tones[last], before + word))
    return found


def _unshaped(letter: str) -> tuple[str, str]:
    if letter in "đĐ":
        return ("d" if letter == "đ" else "D"), STROKE
    base, shape = SHAPE_OF.get(letter.lower(), (letter, ""))
    return (base.upper() if letter.isupper() else base), shape


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def mixed(text: str) -> str:
    """As Windows-1258 writes it: letters with their shape, tones as marks after them."""
    return "".join(shaped + tone for shaped, tone in map(split_tone, text))


# Pasted or typed as they are; what must be sent.
TEXTS = [
    *((nfd(word), word) for word in WORDS),
    *((mixed(word), word) for word in WORDS),
    *((word.replace(" ", "\u00a0"), word) for word in WORDS if " " in word),
    *((f"{space}đạt{space}tốt{space}", "đạt tốt") for space in "\u00a0\u2003\u2009\u202f\u3000"),
    *((f"đạt{sign}tốt", "đạttốt") for sign in "\u00ad\u200b\u200e\u2060\ufeff"),
    ('5" x 7"', '5" x 7"'),
]
# One cell as Excel copies it.
QUOTED = [
    ("đạt\r\n", "đạt"),
    ('"dòng một\ndòng hai"\n', "dòng một dòng hai"),
    ('"nói ""tốt"""', 'nói "tốt"'),
    ('"tốt"', "tốt"),
    ('"a\tb"', "a b"),
]
# As typed or copied; as sent; as the server reads and writes it.
NUMBERS = [
    ("9,5", "9,5", "9,5"), ("9.5", "9.5", "9,5"), ("0,25", "0,25", "0,25"),
    ("0.25", "0.25", "0,25"), (".5", ".5", "0,5"), (",5", ",5", "0,5"),
    ("1.500", "1.500", "1.500"), ("1500", "1500", "1.500"), ("1 500", "1 500", "1.500"),
    ("1,234.50", "1,234.50", "1.234,5"), ("1.234,50", "1.234,50", "1.234,5"),
    ("1\u00a0500", "1 500", "1.500"), ("1\u202f500", "1 500", "1.500"),
    ("7.897", "7.897", "7.897"), ("7,897.5", "7,897.5", "7.897,5"), ("-2", "-2", "-2"),
    ("\u22122,5", "-2,5", "-2,5"), ("\u20132.5", "-2.5", "-2,5"), ("95 %", "95 %", "95"),
    ("12\u200b,5", "12,5", "12,5"), ("\ufeff12,5", "12,5", "12,5"), ("12,5\r\n", "12,5", "12,5"),
    (" 12,5 ", "12,5", "12,5"), ("\u00a012,5\u00a0", "12,5", "12,5"), ("+3", "+3", "3"),
    *((chr(0xFF10 + digit), str(digit), str(digit)) for digit in range(10)),
    ("１２，５", "12,5", "12,5"), ("１２．５", "12.5", "12,5"), ("－３", "-3", "-3"),
    ("１．５００", "1.500", "1.500"), ("１２％", "12%", "12"),
]  # fmt: skip
# Several cells of Excel in Vietnamese and in English form: they go to the preview as they are.
TABLES = [
    "9,5\t8\r\n7,25\t6\r\n", "9.5\t8\r\n7.25\t6\r\n", "1.500\t2.750", "1,500\t2,750.5",
    "KT-01\t9,5\nKT-02\t8", "9,5\n8\n7", "9,5\t\t\n\t8\t", '"hai\ndòng"\t5', '"nói ""tốt"""\t5',
    "Nguyễn\tđạt\n" + nfd("Nguyễn\tđạt"), "10%\t95,5 %", "01/02/2026\t1/2/2026", "１２\t３,５",
    "\t\t9", "a\tb\tc\td\te\tf\tg", "\n".join(f"{n},5\t{n}" for n in range(38)),
]  # fmt: skip

assert all(nfc(word) == word for word in WORDS)
assert set(TELEX_TONES) == set(VNI_TONES) == set(TONES)
