"""Vietnamese order: a ă â b c d đ e ê …, then tones ngang huyền hỏi ngã sắc nặng, then case.

The order of CLDR (what PostgreSQL calls `vi-x-icu`). A key is a text of code points that sorts
bytewise, so that it can be stored and indexed anywhere (PostgreSQL: collation "C").
"""

import unicodedata

from thidua.core.vietnamese.letters import ALPHABET, SHAPES, TONES, nfc

# CLDR's order of signs; other signs come after these, by code point.
SIGNS = " _-‐‑‒–—,;:!?.…'‘’‚“”„«»()[]{}§¶@*/\\&#%‰†‡•`´^°©®+±÷×<=>|~¤¢$£¥€"
DIGITS = "0123456789"
END = "\x01"  # lower than every weight: the shorter text comes first
PLAIN = "!"

_FIRST = 0x21
_ORDER = [*SIGNS, *DIGITS, *ALPHABET]
_PRIMARY = {char: chr(_FIRST + 2 * place) for place, char in enumerate(_ORDER)}
_OTHER_SIGN = chr(_FIRST + 2 * (len(SIGNS) - 1) + 1)  # between the signs and the digits
_OTHER_LETTER = chr(_FIRST + 2 * len(_ORDER))
_TONE = {tone: chr(ord(PLAIN) + 1 + place) for place, tone in enumerate(TONES)}
_OTHER_MARK = chr(ord(PLAIN) + 1 + len(TONES))
_UNDECOMPOSED = {"Đ": ("đ", "b"), "Ð": ("đ", "b"), "ð": ("đ", "a")}


def collate(text: str) -> str:
    """The sort key of a text: equal only for equal text (in NFC)."""
    text = nfc(text)
    return END.join((*_weights(text), text))


def person_key(full_name: str, given: str | None = None) -> str:
    """The sort key of a person: given name, then family name, then the names between.

    The given name is the last word. `given` overrides it where that is wrong: “Y Moan” is
    called Moan, but H'Hen of “H'Hen Niê” is called H'Hen.
    """
    words = nfc(full_name).split()
    called = nfc(given).split() if given else words[-1:]
    rest = _without(words, called)
    keys = [_caseless(" ".join(part)) for part in (called, rest[:1], rest[1:])]
    return END.join((*keys, nfc(full_name)))


def _caseless(text: str) -> str:
    """AN and An are one given name: the family name decides before the capitals do."""
    primary, secondary, _ = _weights(text)
    return f"{primary}{END}{secondary}"


def _without(words: list[str], called: list[str]) -> list[str]:
    for start in range(len(words) - len(called), -1, -1):
        if words[start : start + len(called)] == called:
            return words[:start] + words[start + len(called) :]
    return words


def _weights(text: str) -> tuple[str, str, str]:
    """Letters, marks and case of a text, each as a text of weights."""
    primary, secondary, tertiary = [], [], []
    for base, marks in _clusters(text):
        lower, case = _UNDECOMPOSED.get(base, (base.lower(), "b" if base.isupper() else "a"))
        shape = next((mark for mark in marks if (lower, mark) in SHAPES), "")
        tones = marks.replace(shape, "", 1)
        primary.append(_primary(SHAPES.get((lower, shape), lower)))
        secondary.append(PLAIN + "".join(_TONE.get(mark, _OTHER_MARK + mark) for mark in tones))
        tertiary.append(case)
    return "".join(primary), "".join(secondary), "".join(tertiary)


def _primary(char: str) -> str:
    if (weight := _PRIMARY.get(char)) is not None:
        return weight
    return (_OTHER_LETTER if char.isalnum() else _OTHER_SIGN) + char


def _clusters(text: str) -> list[tuple[str, str]]:
    """Each base character with the marks that follow it; invisible characters go."""
    found: list[tuple[str, str]] = []
    for char in unicodedata.normalize("NFKD", text):
        if unicodedata.combining(char) and found:
            base, marks = found[-1]
            found[-1] = (base, marks + char)
        elif unicodedata.category(char) not in ("Cf", "Cc"):
            found.append((char, ""))
    return found
