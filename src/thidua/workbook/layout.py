"""The words that make the file format: sheet names, headers, drop-down entries.

They stand in the file in Vietnamese whatever the language of the screen, since the reader
finds sheets and columns by them (folded), wherever people moved them.
"""

from thidua.core.kernel.periods import Period
from thidua.core.kernel.quantities import Unit
from thidua.core.scoring.inputs import Absence
from thidua.core.vietnamese.folding import fold

FORMAT = "1"  # of the workbook; raised when an older reader would misread

GUIDE, INFO, DEEDS = "Hướng dẫn", "Thông tin", "Việc đã làm"
SPECIALISED, LISTS = "Cơ quan chuyên ngành chấm", "Danh mục"

# Sheet "Thông tin": key → label in column A, value in column B.
INFO_LABELS = {
    "format": "Phiên bản mẫu",
    "scheme": "Mã bảng điểm",
    "title": "Tên bảng điểm",
    "version": "Phiên bản bảng điểm",
    "hash": "Mã kiểm tra bảng điểm",
    "bloc": "Mã khối",
    "bloc_name": "Tên khối",
    "year": "Năm",
    "period": "Kỳ báo cáo",
    "note": "Ghi chú",
}
AGENCY_CODE, AGENCY_NAME, AGENCY_SHORT = "Mã đơn vị", "Tên đơn vị", "Tên ngắn"

# Agency sheets: key → header, in the template's order.
COLUMNS = {
    "code": "Mã",
    "name": "Nội dung",
    "max": "Điểm tối đa",
    "rule": "Cách tính",
    "label": "Số liệu cần nhập",
    "unit": "Đơn vị tính",
    "value": "Số liệu",
    "status": "Tình trạng",
    "document": "Văn bản minh chứng",
    "day": "Ngày văn bản",
    "quantity": "Số lượng",
    "note": "Ghi chú",
    "done": "Đủ/Thiếu",
    "key": "Khóa",
}
DEED_COLUMNS = {
    "agency": "Đơn vị",
    "type": "Loại việc",
    "what": "Việc đã làm",
    "when": "Thời gian",
    "quantity": "Số lượng",
    "unit": "Tính bằng",
    "document": "Văn bản",
    "source": "Nguồn",
    "note": "Ghi chú",
}
SPECIALISED_COLUMNS = {
    "code": "Mã",
    "name": "Nội dung",
    "max": "Điểm tối đa",
    "owner": "Cơ quan chấm",
    "label": "Số liệu cần nhập",
    "unit": "Đơn vị tính",
    "note": "Ghi chú",
    "key": "Khóa",
}

HAS_VALUES = "Có số liệu"
STATUS = {Absence.NOT_ASSIGNED: "Không được giao", Absence.NOTHING_AROSE: "Không phát sinh"}
YES, NO = "Có", "Không"
COMPLETE, INCOMPLETE, NO_PROOF = "Đủ", "Thiếu", "Thiếu minh chứng"
ILLUSTRATION = "Số liệu minh họa"

UNITS = {
    Unit.COUNT: "số lượng",
    Unit.PERCENT: "%",
    Unit.DONG: "đồng",
    Unit.DAYS: "ngày",
    Unit.POINTS: "điểm",
    Unit.DATE: "dd/mm/yyyy",
    Unit.YES_NO: "Có/Không",
    Unit.GRADE: "chọn",
}
TIMES = "số lần"  # an option that may hold several times

PERIODS = {
    Period.Q1: "Quý I",
    Period.H1: "6 tháng đầu năm",
    Period.M9: "9 tháng",
    Period.Y: "Cả năm",
}
DEED_TYPES = {
    "advice": "Tham mưu văn bản",
    "conference": "Hội nghị",
    "inspection": "Kiểm tra, giám sát",
    "contest": "Hội thi",
    "award": "Khen thưởng, trao tặng",
    "digitisation": "Văn thư, lưu trữ, số hóa",
    "article": "Báo chí, tuyên truyền",
    "model": "Mô hình, điển hình",
    "regime": "Duy trì chế độ, nền nếp",
    "movement": "Phong trào thi đua",
    "programme": "Chương trình công tác",
    "other": "Việc khác",
}
DEED_UNITS = (
    "văn bản", "hội nghị", "cuộc", "tổ chức đảng", "đảng viên", "giảng viên", "lớp", "người",
    "tin, bài", "hồ sơ", "mô hình",
)  # fmt: skip


def is_illustration(note: str) -> bool:
    return fold(ILLUSTRATION) in fold(note)
