"""The name under which a file is kept and given out: readable, and harmless on any system."""

import re
import unicodedata

LONGEST = 120  # letters; Vietnamese ones take up to three bytes, file systems allow 255
NOT_SHOWN = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
FORBIDDEN = str.maketrans(dict.fromkeys('<>:"|?*%', "-"))
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
SUFFIXES = {"jpg": (".jpg", ".jpeg", ".jpe")}


def clean_name(name: str, kind: str = "") -> str:
    """The last step of a path, NFC, without signs that hide or steer, ending as its kind does.

    >>> clean_name("../../báo cáo.exe", "pdf")
    'báo cáo.exe.pdf'
    """
    last = re.split(r"[/\\]", name)[-1]
    text = unicodedata.normalize("NFC", last.encode("utf-8", "ignore").decode())
    text = "".join(char for char in text if unicodedata.category(char) not in NOT_SHOWN)
    text = " ".join(text.translate(FORBIDDEN).split()).strip(". ")
    stem, suffix = _split(text, kind)
    stem = stem[: LONGEST - len(suffix)].rstrip(". ") or "tep"
    return f"_{stem}{suffix}" if RESERVED.match(stem) else f"{stem}{suffix}"


def _split(text: str, kind: str) -> tuple[str, str]:
    if not kind:
        return text, ""
    for suffix in SUFFIXES.get(kind, (f".{kind}",)):
        if text.lower().endswith(suffix):
            return text[: -len(suffix)], text[-len(suffix) :].lower()
    return text, f".{kind}"
