"""Search keys: what people mean when they type with other marks, cases or code forms."""

import re
import unicodedata

from thidua.core.vietnamese.letters import nfc
from thidua.core.vietnamese.syllables import with_tone_in_place

WORD = re.compile(r"[^\W\d_]+")
# Letters that Unicode does not decompose, and signs that people can not tell apart.
SAME = str.maketrans(
    {
        **dict.fromkeys("ĐđÐðƉɖ", "d"),
        **dict.fromkeys("‘’‛ʼ`´", "'"),
        **dict.fromkeys("“”„", '"'),
        **dict.fromkeys("‐‑‒–—−", "-"),
    }
)
SAME_LETTER = str.maketrans(dict.fromkeys("Ððɖ", "đ"))


def fold(text: str) -> str:
    """The search key without marks: `Thi đua`, `THI ĐUA`, `thi dua` and NFD input are one.

    White space is squeezed, invisible characters go. Folding twice changes nothing.
    """
    folded = _fold_once(text)
    while (again := _fold_once(folded)) != folded:  # some letters fold in two steps
        folded = again
    return folded


def _fold_once(text: str) -> str:
    parts = unicodedata.normalize("NFKD", _visible(text).translate(SAME).casefold())
    bare = "".join(char for char in parts if not unicodedata.combining(char))
    return _squeeze(bare.translate(SAME))


def fold_marked(text: str) -> str:
    """The search key with marks: case and tone placing go (hoà = hòa), ă â đ ê stay.

    For “exact marks first”: a query that has marks is compared by this key before `fold`.
    """
    lowered = nfc(_visible(nfc(text)).translate(SAME_LETTER).lower()).translate(SAME_LETTER)
    return _squeeze(WORD.sub(lambda word: with_tone_in_place(word[0]), lowered))


def _visible(text: str) -> str:
    """Without zero-width characters and soft hyphens (Unicode category Cf)."""
    return "".join(char for char in text if unicodedata.category(char) != "Cf")


def _squeeze(text: str) -> str:
    return " ".join(text.split())
