"""The first sheet: how to fill the workbook, the colours, the deadline."""

from typing import Any

from thidua.core.kernel.periods import Period
from thidua.workbook import layout
from thidua.workbook.bloc import BlocInfo
from thidua.workbook.styles import Styles, print_on_a4

LETTERS_A_LINE = 105
# Title, then one paragraph a line.
GUIDE = """\
Cách điền
1. Mở trang mang tên đơn vị mình. Chỉ ghi vào các ô nền vàng; các ô khác đã khóa.
2. Mỗi dòng hỏi một số liệu; cột Đơn vị tính nói rõ ghi bằng gì. Phần trăm ghi 95 hoặc 97,5, \
không ghi 0,95. Số lượng ghi số nguyên. Ngày ghi ngày/tháng/năm, ví dụ 18/01/2022.
3. Ô có danh sách: bấm vào ô, chọn trong danh sách.
4. Mục không được giao hoặc không phát sinh: để trống Số liệu, chọn ở cột Tình trạng. \
Để trống cả hai nghĩa là chưa có số liệu; không bao giờ được hiểu là 0.
5. Văn bản minh chứng: ghi số, ký hiệu như trên văn bản, ví dụ 80-KH/BTCTU, kèm ngày và số \
lượng mà văn bản chứng minh. Cần thêm minh chứng thì dùng các dòng dưới của mục, hoặc chèn dòng.
6. Việc không phải số liệu chấm điểm thì ghi ở trang “Việc đã làm”, mỗi việc một dòng.
7. Cột Đủ/Thiếu cho biết mục nào còn thiếu. Lưu tệp bằng Excel (.xlsx) rồi gửi thư ký khối.

Khi nhập vào phần mềm
Phần mềm đọc theo tên cột và mã mục, nên có thể chèn, chuyển cột hoặc đổi tên trang; không xóa \
dòng của mục.
Có lỗi thì không nhập gì cả: phần mềm chỉ rõ trang, ô, lỗi gì và sửa thế nào.
Gửi lại tệp đã sửa là đủ; bản trước được giữ để đối chiếu."""


def write_guide(sheet: Any, styles: Styles, bloc: BlocInfo, year: int, period: Period) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 100)
    sheet.write_string(0, 0, "Sổ số liệu thi đua của khối", styles["title"])
    sheet.write_string(1, 0, f"{bloc.name} – năm {year}, {layout.PERIODS[period].lower()}",
                       styles["subtitle"])  # fmt: skip
    row = 3
    for part in GUIDE.split("\n\n"):
        title, *lines = part.split("\n")
        sheet.write_string(row, 0, title, styles["subtitle"])
        for line in lines:
            row += 1
            sheet.merge_range(row, 0, row, 1, line, styles["wrap"])
            sheet.set_row(row, 17 if len(line) < LETTERS_A_LINE else 33)
        row += 2
    _colours(sheet, styles, row)
    _deadline(sheet, styles, row + 6, year, period)
    print_on_a4(sheet, None, layout.GUIDE)
    sheet.protect("")


def _colours(sheet: Any, styles: Styles, row: int) -> None:
    sheet.write_string(row, 0, "Màu của ô", styles["subtitle"])
    for style, meaning in (
        ("fill_centre", "ô để ghi"),
        ("section", "tiêu đề phần; không ghi"),
        ("good", "mục đã đủ"),
        ("bad", "mục còn thiếu số liệu hoặc minh chứng"),
    ):
        row += 1
        sheet.write_blank(row, 0, None, styles[style])
        sheet.write_string(row, 1, meaning, styles["plain"])


def _deadline(sheet: Any, styles: Styles, row: int, year: int, period: Period) -> None:
    last = period.last_day(year).strftime("%d/%m/%Y")
    sheet.write_string(row, 0, "Thời hạn", styles["subtitle"])
    text = f"Số liệu cộng dồn từ 01/01/{year} đến hết {last}. Hạn gửi theo lịch của khối."
    sheet.write_string(row, 1, text, styles["plain"])
