"""Text of old Word and Excel files (TCVN3 = ABC, VNI) recognised and converted, never twice.

The font of the run or cell tells; without one the share of legal Vietnamese syllables under each
reading does. A short text can be good Vietnamese under two readings (“chính trò” is chính trị in
VNI): then the answer is UNKNOWN and the text stays as it is. Ask about as much text of one font
as there is, and convert its runs with `convert`.
"""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache

from thidua.core.vietnamese.legacy_tables import TCVN3, VNI_SIGNS, decode_tcvn3, decode_vni
from thidua.core.vietnamese.letters import LETTERS, MARKED, TONES, nfc
from thidua.core.vietnamese.syllables import is_syllable


class Encoding(StrEnum):
    UNICODE = "unicode"
    TCVN3 = "tcvn3"
    VNI = "vni"
    UNKNOWN = "unknown"  # a person must say


DECODERS: Mapping[Encoding, Callable[[str], str]] = {
    Encoding.UNICODE: lambda text: text.replace("Ð", "Đ").replace("ð", "đ"),
    Encoding.TCVN3: decode_tcvn3,
    Encoding.VNI: decode_vni,
}
LEGACY = (Encoding.TCVN3, Encoding.VNI)
SIGNS = frozenset(TCVN3) | VNI_SIGNS  # what one of the old encodings uses beside ASCII
# Letters that only Unicode text can hold: an old file has nothing beyond Latin-1.
_BEYOND = {letter for small in MARKED for letter in (small, small.upper()) if letter > "\xff"}
ONLY_UNICODE = re.compile(f"[{''.join(sorted(_BEYOND))}{''.join(TONES)}]")
WORD = re.compile(r"[^\W\d_]+")
MARGIN = 0.1  # readings nearer than this are not told apart
LIKELY = 0.5  # less than this of legal syllables is no Vietnamese under any reading
NEARLY = 0.2  # a word of Vietnamese letters that is no syllable (a name, an abbreviation)


def encoding_of_font(font: str | None) -> Encoding | None:
    """`.VnTime` → TCVN3, `VNI-Times` → VNI; None for any other font."""
    name = (font or "").strip().casefold()
    if name.startswith("vni"):
        return Encoding.VNI
    return Encoding.TCVN3 if name.startswith((".vn", "vntime", "vnarial")) else None


def is_capital_font(font: str | None) -> bool:
    """Fonts as `.VnTimeH` draw capitals in the places of small letters."""
    name = (font or "").strip().casefold()
    return encoding_of_font(name) is Encoding.TCVN3 and name.endswith("h")


def detect(text: str, font: str | None = None) -> Encoding:
    """In which encoding a text is written; UNKNOWN where the two best readings are too near."""
    text, hint = nfc(text), encoding_of_font(font)
    found = _decide(text, hint)
    if found not in LEGACY:
        return found
    converted = convert(text, found, font)
    if converted == text:
        return Encoding.UNICODE
    # A result that looks old again could be converted for ever: leave it to a person.
    return Encoding.UNKNOWN if _decide(converted, hint) in LEGACY else found


def to_unicode(text: str, font: str | None = None) -> str:
    """The text in Unicode, NFC; what is Unicode already, or unclear, stays as it is.

    Doing it twice changes nothing, with any font.
    """
    if text.isascii():
        return text.upper() if is_capital_font(font) else text
    return convert(text, detect(text, font), font)


def convert(text: str, encoding: Encoding, font: str | None = None) -> str:
    """Convert from an encoding that is known, say from the whole column or from a person."""
    text = nfc(text)
    if encoding not in LEGACY:
        return text
    decoded = DECODERS[encoding](text)
    return decoded.upper() if is_capital_font(font) else decoded


def shares(text: str) -> dict[Encoding, float]:
    """For each reading the share of legal syllables, 0 to 1; empty where nothing speaks."""
    chunks = [chunk for chunk in nfc(text).split() if _speaks(chunk)]
    if not chunks:
        return {}
    return {
        encoding: sum(_weigh(encoding, decode(chunk)) for chunk in chunks) / len(chunks)
        for encoding, decode in DECODERS.items()
    }


def _speaks(chunk: str) -> bool:
    """Whether a word can look different under two readings; a lone “«” or “·” tells nothing."""
    return not SIGNS.isdisjoint(chunk) and sum(c.isalpha() or c in SIGNS for c in chunk) > 1


@lru_cache(maxsize=20_000)
def _weigh(encoding: Encoding, chunk: str) -> float:
    words = WORD.findall(chunk)
    if not words or any(sign in TCVN3 and not sign.isalpha() for sign in chunk.strip("«»·")):
        return 0.0
    return min(_weigh_word(encoding, word) for word in words)


def _weigh_word(encoding: Encoding, word: str) -> float:
    # Only TCVN3 mixes cases (CộNG), for want of capitals; bÆm is bặm in it, never bỈm in VNI.
    usual_case = encoding is Encoding.TCVN3 or word[1:].islower() or word.isupper()
    if (usual_case or len(word) == 1) and is_syllable(word):
        return 1.0
    return NEARLY if LETTERS.issuperset(word.lower()) else 0.0


def _decide(text: str, hint: Encoding | None) -> Encoding:
    if ONLY_UNICODE.search(text) or SIGNS.isdisjoint(text):
        return Encoding.UNICODE
    found = shares(text)
    return (_by_shares(found, hint) if found else None) or _by_font_alone(text, hint)


def _by_shares(found: Mapping[Encoding, float], hint: Encoding | None) -> Encoding | None:
    """What the words say; None where they are no Vietnamese under any reading."""
    as_is = found[Encoding.UNICODE]
    best, second = sorted(LEGACY, key=lambda encoding: -found[encoding])
    if hint and found[hint] >= found[best] - MARGIN:
        best = second = hint
    elif found[best] < LIKELY:
        return Encoding.UNICODE if as_is else None
    if found[best] > as_is + MARGIN:
        near = best != second and found[best] - found[second] <= MARGIN
        return Encoding.UNKNOWN if near else best
    if as_is == 0:
        return None
    return Encoding.UNKNOWN if hint and found[best] >= as_is - MARGIN else Encoding.UNICODE


def _by_font_alone(text: str, hint: Encoding | None) -> Encoding:
    """No word tells: the font does, unless the text could stand as Vietnamese without it."""
    if hint is None:
        return Encoding.UNICODE
    marked = {char for char in text.lower() if not char.isascii() and char.isalpha()}
    return Encoding.UNKNOWN if marked and marked <= LETTERS else hint
