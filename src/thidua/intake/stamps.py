"""Secrecy stamps in text: MẬT, TỐI MẬT, TUYỆT MẬT standing alone, not as words of a sentence.

Such papers do not belong in a networked system. The stamp is a help for honest people: a stamp
that is only a picture (a scan) is not seen.
"""

import re
import unicodedata
from collections.abc import Sequence

LEVELS = {"MẬT": "MẬT", "TỐIMẬT": "TỐI MẬT", "TUYỆTMẬT": "TUYỆT MẬT"}
LABEL = re.compile(
    r"(?:(?:MỨC |CẤP )?ĐỘ(?: BẢO)? MẬT|DẤU(?: CHỈ)?(?: ĐỘ)? MẬT)\s*[:：.…-]*\s*(?=\S)"
)
EDGES = " \t-–—_:;.,·•*★[](){}<>|/\\“”\"'"
GAPS = re.compile(r"[\t\n\v\r]+| {3,}")
NUMBER = re.compile(r"[\d.,%]+")


def stamp_in(texts: Sequence[str]) -> str:
    """The stamp among texts that stand in one row, or "" where there is none.

    One text alone may be written “Mật”; beside others it must be in capitals, as a stamp is:
    “Mật” over a column of a table is a heading. Several levels, or a level beside a number,
    are a table about secrecy.
    """
    pieces = [piece for text in texts for part in GAPS.split(text) if (piece := _tidy(part))]
    labelled = {level for piece in pieces if (level := _labelled(piece))}
    bare = {level for piece in pieces if (level := _bare(piece, alone=len(pieces) == 1))}
    if any(NUMBER.fullmatch(piece) or _names_another(piece) for piece in pieces):
        bare = set()
    found = labelled or bare
    return found.pop() if len(found) == 1 else ""


def _names_another(text: str) -> bool:
    """Headings of narrow columns run into one another: “TUYỆT MẬTTỐI MẬT”."""
    return not _level(text.upper()) and any(level in text for level in ("TỐI MẬT", "TUYỆT MẬT"))


def _tidy(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split()).strip(EDGES)


def _labelled(text: str) -> str:
    """“Độ mật: Tối mật” says it in any letters."""
    upper = text.upper()
    label = LABEL.match(upper)
    return _level(upper[label.end() :]) if label else ""


def _bare(text: str, *, alone: bool) -> str:
    capitals = text.isupper() or (alone and text[:1].isupper())
    return _level(text.upper()) if capitals else ""


def _level(upper: str) -> str:
    return LEVELS.get("".join(upper.split()), "")
