"""Invented people of the demonstration: names by lot from common ones, lives by a fixed seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

FAMILY = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Đinh",
    "Đoàn", "Lương", "Mai",
)  # fmt: skip
MIDDLE = {
    "female": ("Thị", "Thị Thu", "Thị Minh", "Ngọc", "Thị Hồng", "Thanh", "Thị Kim"),
    "male": ("Văn", "Đức", "Minh", "Quang", "Xuân", "Hữu", "Ngọc", "Tiến"),
}
GIVEN = {
    "female": (
        "Ánh", "Bình", "Chi", "Dung", "Duyên", "Giang", "Hà", "Hằng", "Hiền", "Hoa", "Huệ",
        "Hương", "Lan", "Liên", "Mai", "Nga", "Ngân", "Nhung", "Oanh", "Phương", "Thảo", "Thủy",
        "Trang", "Yến",
    ),
    "male": (
        "An", "Bảo", "Chiến", "Cường", "Dũng", "Đạt", "Đông", "Hải", "Hiếu", "Hòa", "Hùng",
        "Khánh", "Long", "Mạnh", "Nam", "Phong", "Quân", "Sơn", "Thắng", "Toàn", "Trung", "Tú",
        "Tùng", "Việt",
    ),
}  # fmt: skip
FIRST_YEAR, LAST_YEAR = 2018, 2022
GRADES = ("HTXS",) * 4 + ("HTT",) * 14 + ("HT",) * 2  # a lot out of twenty
SUBJECTS = (
    "theo dõi nghị quyết", "quản lý văn bản đến", "tổng hợp báo cáo tháng", "lưu trữ hồ sơ",
    "tiếp công dân", "quản lý đảng viên", "kiểm tra, giám sát", "tuyên truyền trên mạng",
)  # fmt: skip
MANNERS = ("Số hóa việc", "Lập quy trình", "Dùng phần mềm mã nguồn mở để", "Rút ngắn thời gian")


@dataclass(frozen=True, slots=True)
class Life:
    """One invented person."""

    name: str
    sex: str
    birth: date
    joined: date
    post: str
    title: str
    grades: dict[int, str]
    initiatives: dict[int, str]


def posts(number: int) -> Iterator[tuple[str, str]]:
    """Kind and title of the posts of an agency with so many people."""
    yield "head_agency_province", "Trưởng ban"
    yield from [("deputy_head_agency_province", "Phó trưởng ban")] * 2
    yield from [("head_division", "Trưởng phòng")] * 2
    yield "deputy_head_division", "Phó trưởng phòng"
    yield from [("officer", "Chuyên viên")] * max(0, number - 6)


def lives(agency: str) -> list[Life]:
    """Eight to twelve people of an agency, the same ones each time."""
    lot = Random(f"người của {agency}")  # noqa: S311 - a play, no secret
    number = lot.randint(8, 12)
    taken: set[str] = set()
    return [_life(lot, taken, rank, post) for rank, post in enumerate(posts(number))]


def _life(lot: Random, taken: set[str], rank: int, post: tuple[str, str]) -> Life:
    sex = lot.choice(("female", "male"))
    name = _name(lot, sex, taken)
    birth = date(
        lot.randint(1966, 1976) + 2 * min(rank, 8), lot.randint(1, 12), lot.randint(1, 28)
    )
    joined = date(birth.year + lot.randint(23, 26), lot.randint(1, 12), 1)
    years = [year for year in range(FIRST_YEAR, LAST_YEAR + 1) if year > joined.year]
    grades = {year: lot.choice(GRADES) for year in years}
    initiatives = {
        year: f"{lot.choice(MANNERS)} {lot.choice(SUBJECTS)} năm {year}"
        for year in years
        if grades[year] == "HTXS" or lot.random() < 0.15  # noqa: PLR2004 - by lot
    }
    return Life(name, sex, birth, joined, *post, grades, initiatives)


def _name(lot: Random, sex: str, taken: set[str]) -> str:
    while True:
        name = f"{lot.choice(FAMILY)} {lot.choice(MIDDLE[sex])} {lot.choice(GIVEN[sex])}"
        if name not in taken:
            taken.add(name)
            return name
