"""Days as Vietnamese offices write them: 06/01/2023, and ngày 06 tháng 01 năm 2023."""

import re
from datetime import date

from thidua.core.vietnamese.folding import fold

FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<d>\d{1,2})(?P<sep>[/.-])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4}|\d{2})",
        r"(?P<d>\d{1,2}) / (?P<m>\d{1,2}) / (?P<y>\d{4}|\d{2})",
        r"(?P<d>\d{2})(?P<m>\d{2})(?P<y>\d{4}|\d{2})",
        r"(?:ngay )?(?P<d>\d{1,2}) thang (?P<m>\d{1,2}) nam (?P<y>\d{4})",
        r"(?:ngay )?(?P<d>\d{1,2})[/-](?P<m>\d{1,2}) nam (?P<y>\d{4})",
        r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})",
    )
)
PIVOT = 50  # 26 is 2026, 65 is 1965: two digits reach from 1950 to 2049
ZERO_MONTHS = (1, 2)


def read_date(text: str) -> date:
    """Read `1/2/2026`, `01-02-2026`, `010226`, `ngày 1 tháng 2 năm 2026`; ISO days too.

    The day always comes before the month. Two digits of a year mean 1950–2049.

    Raises:
        ValueError: It is no day, or no day of the calendar.
    """
    plain = fold(text)
    for form in FORMS:
        if plain.isascii() and (match := form.fullmatch(plain)):
            return date(_year(match["y"]), int(match["m"]), int(match["d"]))
    raise ValueError(text)


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 - the two-digit form of a year
        return year
    return year + (2000 if year < PIVOT else 1900)


def write_date(day: date) -> str:
    """06/01/2023."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def long_date(day: date) -> str:
    """“ngày 06 tháng 01 năm 2023”: zeros before days to 9 and months 1 and 2 only.

    Source:
        Decree 30/2020/NĐ-CP, annex I, part II, point 4: no room to turn 1 into 11, 2 into 12.
    """
    month = f"{day.month:02}" if day.month in ZERO_MONTHS else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"
