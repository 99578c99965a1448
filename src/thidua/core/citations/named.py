"""Resolutions that are cited by name, without a number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

ROMAN = r"(?P<roman>[IVXL]{1,7})(?!\w)"
ORDINALS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7,
            "tám": 8, "chín": 9, "mười": 10}  # fmt: skip
TERM = rf"(?:,? {{0,2}}\(? ?[kK]h(?:óa|oá) {ROMAN} ?\)?)"
CONGRESS = r"[nN]ghị quyết (?:của )?[đĐ]ại hội (?:đại biểu )?"
# The name of the organisation may hold capitals and small words: Đảng bộ Khối các cơ quan tỉnh.
LOCAL = re.compile(
    rf"{CONGRESS}(?P<body>[đĐ]ảng bộ(?: [^\W\d_]+){{0,8}}?) (?:lần thứ|khóa|khoá) {ROMAN}"
)
NATIONAL = re.compile(
    rf"{CONGRESS}(?:toàn quốc )?(?:của Đảng |Đảng )?(?:toàn quốc )?"
    rf"(?:lần thứ )?{ROMAN}(?: của Đảng)?"
)
CENTRAL = re.compile(
    rf"[nN]ghị quyết (?:Hội nghị )?(?:Trung ương|TW|T\.Ư) (?P<number>[0-9]{{1,2}}|[^\W\d_]+){TERM}"
)
PLENUM = re.compile(
    rf"[nN]ghị quyết Hội nghị (?:Trung ương )?lần thứ (?P<number>[0-9]{{1,2}}|[^\W\d_]+),?"
    rf"(?: (?:của )?(?:Ban Chấp hành|BCH) Trung ương(?: Đảng)?){TERM}"
)
VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


@dataclass(frozen=True, slots=True)
class Named:
    start: int
    end: int
    number: int
    issuer: str
    canonical: str


def find_named(plain: str) -> Iterator[Named]:
    """Resolutions of congresses and of plenums of the Central Committee."""
    for pattern in (LOCAL, NATIONAL, CENTRAL, PLENUM):
        for match in pattern.finditer(plain):
            if (named := _named(match)) is not None:
                yield named


def _named(match: re.Match[str]) -> Named | None:
    groups, roman = match.groupdict(), match["roman"]
    place = match.start(), match.end()
    if "number" in groups:
        written = match["number"].lower()
        number = int(written) if written.isdigit() else ORDINALS.get(written)
        if number is None:
            return None
        title = f"Nghị quyết Trung ương {number} (khóa {roman})"
        return Named(*place, number, "TW", title)
    if (body := groups.get("body")) is not None:
        title = f"Nghị quyết Đại hội Đ{body[1:]} lần thứ {roman}"
        return Named(*place, roman_value(roman), f"Đ{body[1:]}", title)
    return Named(*place, roman_value(roman), "TW", f"Nghị quyết Đại hội {roman} của Đảng")


def roman_value(roman: str) -> int:
    values = [VALUES[letter] for letter in roman]
    return sum(
        -value if after > value else value
        for value, after in zip(values, [*values[1:], 0], strict=True)
    )
