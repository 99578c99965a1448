"""The letters of Vietnamese: shapes that make other letters, and the five tones."""

import unicodedata
from typing import Final

GRAVE, HOOK, TILDE, ACUTE, DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
BREVE, CIRCUMFLEX, HORN = "\u0306", "\u0302", "\u031b"

TONES: Final = (GRAVE, HOOK, TILDE, ACUTE, DOT)  # huyền hỏi ngã sắc nặng; ngang has no mark
ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
VOWELS: Final = "aăâeêioôơuưy"

# Base letter + shape = another letter of the alphabet.
SHAPES: Final = {
    ("a", BREVE): "ă",
    ("a", CIRCUMFLEX): "â",
    ("e", CIRCUMFLEX): "ê",
    ("o", CIRCUMFLEX): "ô",
    ("o", HORN): "ơ",
    ("u", HORN): "ư",
}


def nfc(text: str) -> str:
    """The one form in which text is stored; three code forms of “Nguyễn” become equal."""
    return unicodedata.normalize("NFC", text)


def toned(vowel: str, tone: str) -> str:
    """One letter out of a vowel and a tone mark (empty = ngang)."""
    return nfc(vowel + tone)


def split_tone(letter: str) -> tuple[str, str]:
    """A letter without its tone, and the tone mark: ế → ê, acute."""
    parts = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in parts if mark in TONES), "")
    return (nfc(parts.replace(tone, "", 1)), tone) if tone else (nfc(letter), "")


TONED_VOWELS: Final = tuple(toned(vowel, tone) for vowel in VOWELS for tone in ("", *TONES))
MARKED: Final = tuple(letter for letter in (*TONED_VOWELS, "đ") if not letter.isascii())
LETTERS: Final = frozenset(ALPHABET) | frozenset(MARKED)
