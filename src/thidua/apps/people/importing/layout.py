"""The form for people: its sheets and columns, in Vietnamese as officers fill it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.db import models

from thidua.apps.people.awards import award_choices, awards_for
from thidua.apps.people.models import AwardHeld, Discipline, Initiative, Person, Rating
from thidua.core.vietnamese import fold

Reader = Literal["text", "day", "year", "choice"]
Choices = Callable[[], Mapping[str, str]]  # what stands in the cell → what is kept


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `field` of the record that it fills."""

    head: str
    field: str
    reader: Reader = "text"
    needed: bool = False
    choices: Choices = dict
    width: int = 14


@dataclass(frozen=True, slots=True)
class Form:
    """One sheet. `same`: whether a line that is kept says the same thing as these values."""

    sheet: str
    model: type[models.Model]
    columns: tuple[Column, ...]
    kind: str = ""  # of lines; none for the persons themselves
    owner: str = ""
    same: Callable[[Any, Mapping[str, Any]], bool] = lambda _row, _values: False

    def column(self, field: str) -> Column:
        return next(each for each in self.columns if each.field == field)


def _fixed(choices: Mapping[str, str]) -> Choices:
    return lambda: choices


def _awards() -> Mapping[str, str]:
    individual = {code for code, _name in awards_for("individual")}
    return {name: code for code, name in award_choices() if code in individual}


def _same_award(row: Any, values: Mapping[str, Any]) -> bool:
    """By the day of the decision where both tell it, else by the year."""
    day = values.get("decided_on")
    if row.code != values["code"]:
        return False
    if row.decided_on and day:
        return bool(row.decided_on == day)
    return bool(row.year == (values.get("period_until_year") or (day and day.year)))


def _same_initiative(row: Any, values: Mapping[str, Any]) -> bool:
    by = fold(values.get("recognised_by", ""))
    return bool(fold(row.title) == fold(values["title"]) and fold(row.recognised_by) == by)


SEXES = {"Nam": "male", "Nữ": "female"}
GRADES = {
    "Hoàn thành xuất sắc nhiệm vụ": "HTXS", "Hoàn thành tốt nhiệm vụ": "HTT",
    "Hoàn thành nhiệm vụ": "HT", "Không hoàn thành nhiệm vụ": "KHT",
}  # fmt: skip
KINDS = {
    "Công trạng": "merit", "Đột xuất": "sudden", "Theo chuyên đề": "movement",
    "Cống hiến": "contribution", "Niên hạn": "seniority", "Đối ngoại": "external",
}  # fmt: skip
PROOFS = {"Có quyết định": "paper", "Có trong sổ": "register", "Tự khai": "said"}
THINGS = {"Sáng kiến": "initiative", "Đề tài": "topic"}
SCOPES = {"Cơ sở": "grassroots", "Bộ, ban, ngành, tỉnh": "province", "Toàn quốc": "national"}
LEVELS = {
    "Khiển trách": "reprimand", "Cảnh cáo": "warning", "Giáng chức, cách chức": "demotion",
    "Buộc thôi việc, khai trừ": "dismissal",
}  # fmt: skip
CODE, NAME = Column("Mã", "who_code"), Column("Họ và tên", "who_name", needed=True, width=26)
BIRTH = Column("Ngày sinh", "who_birth", "day")
WHO = (CODE, NAME, BIRTH)
PERSONS = Form(
    "Người", Person,
    (
        *WHO, Column("Tên để xếp", "sort_name"),
        Column("Giới tính", "sex", "choice", choices=_fixed(SEXES)),
        Column("Vào công tác từ ngày", "joined", "day", width=20),
    ),
)  # fmt: skip
LINES = (
    Form(
        "Xếp loại", Rating,
        (
            *WHO, Column("Năm", "year", "year", needed=True),
            Column("Xếp loại", "grade", "choice", needed=True, choices=_fixed(GRADES), width=30),
        ),
        "xep-loai", "subject", lambda row, values: bool(row.year == values["year"]),
    ),
    Form(
        "Khen thưởng", AwardHeld,
        (
            *WHO,
            Column(
                "Danh hiệu, hình thức", "code", "choice", needed=True, choices=_awards, width=44
            ),
            Column("Loại khen thưởng", "kind", "choice", choices=_fixed(KINDS), width=18),
            Column("Thành tích từ năm", "period_from_year", "year", width=18),
            Column("Thành tích đến năm", "period_until_year", "year", width=18),
            Column("Số quyết định", "decision", width=20),
            Column("Ngày quyết định", "decided_on", "day", width=18),
            Column("Căn cứ", "proof", "choice", choices=_fixed(PROOFS), width=16),
        ),
        "khen-thuong", "subject", _same_award,
    ),
    Form(
        "Sáng kiến", Initiative,
        (
            *WHO, Column("Tên sáng kiến, đề tài", "title", needed=True, width=44),
            Column("Loại", "kind", "choice", choices=_fixed(THINGS)),
            Column("Phạm vi", "scope", "choice", needed=True, choices=_fixed(SCOPES), width=20),
            Column("Năm", "year", "year", needed=True),
            Column("Nơi công nhận", "recognised_by", width=30),
            Column("Ngày công nhận", "recognised_on", "day", width=16),
        ),
        "sang-kien", "subject", _same_initiative,
    ),
    Form(
        "Kỷ luật", Discipline,
        (
            *WHO,
            Column("Hình thức", "level", "choice", needed=True, choices=_fixed(LEVELS), width=26),
            Column("Số quyết định", "decision", width=20),
            Column("Từ ngày", "first_day", "day", needed=True),
            Column("Đến ngày", "last_day", "day"),
        ),
        "ky-luat", "person",
        lambda row, values: bool(
            (row.level, row.first_day) == (values["level"], values["first_day"])
        ),
    ),
)  # fmt: skip
FORMS = (PERSONS, *LINES)
BY_SHEET = {fold(form.sheet): form for form in FORMS}
