"""The sheets and columns of a scheme as Excel: which column holds which key of the format."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what clerks see above it, and the key of the scheme that it holds."""

    key: str
    title: str
    width: int = 14
    is_text: bool = True  # False: numbers, or YAML where the value is neither


PARTS, INPUTS, GENERAL = "Bảng điểm", "Ô nhập liệu", "Thông tin chung"
SECTION, ITEM = "Phần", "Nội dung"
LEVEL, KIND_OF_ROW, WORDS = "_level", "_row", "_words"

PART_COLUMNS: Final = (
    Column(KIND_OF_ROW, "Loại dòng", 10),
    Column(LEVEL, "Cấp", 6, is_text=False),
    Column("id", "Mã", 10),
    Column("code", "TT", 8),
    Column("name", "Nội dung", 46),
    Column("max", "Điểm tối đa", 9, is_text=False),
    Column("min", "Điểm tối thiểu", 9, is_text=False),
    Column(WORDS, "Diễn giải cách tính (chỉ để đọc)", 56),
    Column("rule", "Cách tính", 46, is_text=False),
    Column("evidence", "Minh chứng", 34),
    Column("scored_by", "Đơn vị chấm", 11),
    Column("indicator", "Chỉ tiêu", 10),
    Column("allows_not_assigned", "Có thể không được giao", 12, is_text=False),
    Column("nothing_arose", "Không phát sinh", 12),
    Column("kind", "Loại", 9, is_text=False),
    Column("combine", "Cách cộng", 10),
)
SECTION_KEYS = ("id", "code", "name", "max", "min", "kind", "combine")
ITEM_KEYS = (
    "id", "code", "name", "max", "min", "inputs", "rule", "kind", "evidence", "scored_by",
    "indicator", "allows_not_assigned", "nothing_arose",
)  # fmt: skip

INPUT_COLUMNS: Final = (
    Column("_item", "Mã nội dung", 12),
    Column("name", "Tên ô", 14),
    Column("label", "Nhãn", 46),
    Column("unit", "Đơn vị tính", 12),
    Column("options", "Lựa chọn", 60, is_text=False),
    Column("several", "Chọn nhiều", 10, is_text=False),
    Column("minimum", "Nhỏ nhất", 10, is_text=False),
    Column("maximum", "Lớn nhất", 10, is_text=False),
)

GENERAL_COLUMNS: Final = (Column("_key", "Khóa", 16), Column("_value", "Giá trị", 110))
TEXT_KEYS = frozenset({"id", "title", "note"})  # of the sheet of general matters
