"""Workbooks damaged as people and mail servers damage them, each made from a good one.

`python -m tests.workbook.damage FOLDER` writes them all, to be looked at.
"""

import struct
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook
from tests.workbook.samples import good_workbook

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
Sheet = "Ban Tổ chức Tỉnh ủy"


@dataclass(frozen=True)
class Damage:
    """A file, how it is made, and the one sentence that its reader gets."""

    file: str
    make: Callable[[Path], None]  # changes the good workbook at this path
    sentence: str


def in_excel(change: Callable[[Workbook], None]) -> Callable[[Path], None]:
    """Open the good workbook, change it, save it, as a person does."""

    def make(path: Path) -> None:
        book = openpyxl.load_workbook(path)
        change(book)
        book.save(path)

    return make


def put(cell: str, value: object, sheet: str = Sheet) -> Callable[[Path], None]:
    def change(book: Workbook) -> None:
        book[sheet][cell] = value

    return in_excel(change)


def delete_file(path: Path) -> None:
    path.unlink()


def a_text_file(path: Path) -> None:
    path.write_text("Mã,Nội dung,Số liệu\n1,Văn bản tham mưu,12\n", encoding="utf-8")


def with_password(path: Path) -> None:
    directory = "EncryptedPackage".encode("utf-16-le").ljust(64, b"\0")
    path.write_bytes(OLE + b"\0" * 1016 + directory + b"\0" * 448)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:3000])


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/media/image1.png", b"\0" * 30_000_000)


def with_macros(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/vbaProject.bin", OLE + struct.pack("<I", 0))


def sheet_twice(book: Workbook) -> None:
    copy = book.copy_worksheet(book[Sheet])
    copy.title = "Bản sao"


def other_agency(book: Workbook) -> None:
    book[Sheet]["C3"] = "SGD"
    book[Sheet]["A1"] = "Sở Giáo dục"
    book[Sheet].title = "Sở Giáo dục"


def without_sheet(book: Workbook) -> None:
    del book["Báo Nam Định"]


def percent_cell(book: Workbook) -> None:
    book[Sheet]["G8"] = 0.95
    book[Sheet]["G8"].number_format = "0%"


def row_copied(book: Workbook) -> None:
    sheet = book[Sheet]
    for column in range(1, 15):
        sheet.cell(30, column).value = sheet.cell(8, column).value


def row_deleted(book: Workbook) -> None:
    book[Sheet].delete_rows(13)


def strange_row(book: Workbook) -> None:
    book[Sheet]["A30"], book[Sheet]["B30"], book[Sheet]["G30"] = "9.9", "Việc khác", 3


DAMAGES = (
    Damage(
        "khong-co.xlsx",
        delete_file,
        "{folder}/khong-co.xlsx: không có tệp này. Hãy kiểm tra lại tên tệp và thư mục.",
    ),
    Damage(
        "khong-phai-excel.xlsx",
        a_text_file,
        "khong-phai-excel.xlsx không phải tệp Office (.xlsx), dù tên tệp ghi thế "
        "nào. Hãy mở bằng Word hoặc Excel rồi lưu thành .xlsx.",
    ),
    Damage(
        "co-mat-khau.xlsx",
        with_password,
        "co-mat-khau.xlsx có đặt mật khẩu. Hãy mở tệp, bỏ mật khẩu (Tệp → Thông "
        "tin → Bảo vệ), lưu rồi gửi lại.",
    ),
    Damage(
        "tai-ve-do.xlsx",
        cut_short,
        "tai-ve-do.xlsx bị cụt: thiếu phần cuối. Hãy sao chép hoặc tải lại từ nguồn.",
    ),
    Damage(
        "bom-nen.xlsx",
        bomb,
        "bom-nen.xlsx khi giải nén vượt mức cho phép (100 MB, hoặc gấp 100 lần). "
        "Hãy chép các trang cần dùng sang tệp mới và gửi tệp đó.",
    ),
    Damage(
        "co-macro.xlsx",
        with_macros,
        "co-macro.xlsx có macro hoặc lệnh tự chạy. Hãy lưu thành .xlsx hoặc .docx"
        " không có macro rồi gửi lại.",
    ),
    Damage(
        "mat-trang-thong-tin.xlsx",
        in_excel(lambda book: book.remove(book["Thông tin"])),
        "mat-trang-thong-tin.xlsx không phải sổ số liệu của Thi Đua: không có "
        "trang nào ghi bảng điểm (“Thông tin”). Hãy dùng sổ do lệnh “thidua "
        "template” tạo ra và không xóa trang này.",
    ),
    Damage(
        "sai-phien-ban.xlsx",
        put("B6", "2019-01-01", "Thông tin"),
        "sai-phien-ban.xlsx lập cho bảng điểm “mau”, phiên bản 2019-01-01, chưa "
        "có trong phần mềm. Hãy nạp phiên bản này, hoặc xin sổ của bảng điểm đang"
        " áp dụng.",
    ),
    Damage(
        "don-vi-la.xlsx",
        in_excel(other_agency),
        "Sở Giáo dục: “SGD” không phải đơn vị của khối này. Hãy đối chiếu mã và "
        "tên đơn vị với trang “Thông tin”.\ndon-vi-la.xlsx: Không thấy trang của "
        "đơn vị “Ban Tổ chức Tỉnh ủy”. Hãy chép lại trang từ sổ đã gửi đi; trang "
        "có thể để trống.",
    ),
    Damage(
        "trung-don-vi.xlsx",
        in_excel(sheet_twice),
        "Bản sao: Đơn vị BTC có hai trang; trang đầu là “Ban Tổ chức Tỉnh ủy”. Hãy xóa trang sai.",
    ),
    Damage(
        "thieu-trang.xlsx",
        in_excel(without_sheet),
        "thieu-trang.xlsx: Không thấy trang của đơn vị “Báo Nam Định”. Hãy chép "
        "lại trang từ sổ đã gửi đi; trang có thể để trống.",
    ),
    Damage(
        "chu-thay-so.xlsx",
        put("G8", "mười hai văn bản"),
        "Ban Tổ chức Tỉnh ủy!G8: “mười hai văn bản” không phải là số. Hãy chỉ ghi"
        " số, không kèm chữ; không có số liệu thì chọn Tình trạng.",
    ),
    Damage(
        "phan-tram-thay-so-luong.xlsx",
        in_excel(percent_cell),
        "Ban Tổ chức Tỉnh ủy!G8: Ghi 95 % vào ô cần số lượng. Hãy ghi có bao "
        "nhiêu, không ghi tỷ lệ.",
    ),
    Damage(
        "phan-so-thay-phan-tram.xlsx",
        put("G9", 0.95),
        "Ban Tổ chức Tỉnh ủy!G9: Ghi 0,95 vào ô cần phần trăm. Nếu là 95 % thì "
        "ghi 95; nếu đúng là chưa đến một phần trăm thì ghi “0,95 %”.",
    ),
    Damage(
        "so-am.xlsx",
        put("G8", -4),
        "Ban Tổ chức Tỉnh ủy!G8: -4 là số âm. Hãy ghi số từ 0 trở lên.",
    ),
    Damage(
        "qua-toi-da.xlsx",
        put("G9", 120),
        "Ban Tổ chức Tỉnh ủy!G9: 120 vượt mức cao nhất cho phép là 100. Hãy ghi số không quá 100.",
    ),
    Damage(
        "ngoai-danh-sach.xlsx",
        put("G16", "Hoàn thành rất tốt"),
        "Ban Tổ chức Tỉnh ủy!G16: “Hoàn thành rất tốt” không có trong danh sách. "
        "Hãy chọn một trong: Hoàn thành xuất sắc, Hoàn thành tốt.",
    ),
    Damage(
        "muc-la.xlsx",
        in_excel(strange_row),
        "Ban Tổ chức Tỉnh ủy!G30: Bảng điểm không có mục “9.9”. Hãy chuyển số "
        "liệu vào dòng của sổ, hoặc xóa ô này.",
    ),
    Damage(
        "trung-muc.xlsx",
        in_excel(row_copied),
        "Ban Tổ chức Tỉnh ủy!G30: Mục 1 “Văn bản tham mưu” có hai dòng; dòng đầu "
        "ở Ban Tổ chức Tỉnh ủy!G8. Hãy xóa một dòng.",
    ),
    Damage(
        "xoa-dong.xlsx",
        in_excel(row_deleted),
        "Ban Tổ chức Tỉnh ủy: Không thấy dòng của mục 5 “Kế hoạch chuyển đổi số”."
        " Hãy chép lại dòng từ sổ đã gửi đi; nếu đơn vị không có việc này thì "
        "chọn Tình trạng, không xóa dòng.",
    ),
    Damage(
        "loi-cong-thuc.xlsx",
        put("G8", "#REF!"),
        "Ban Tổ chức Tỉnh ủy!G8: Ô đang báo lỗi #REF!. Hãy sửa công thức hoặc ghi thẳng giá trị.",
    ),
    Damage(
        "chua-tinh.xlsx",
        put("G8", "=6*2"),
        "chua-tinh.xlsx: các công thức (đầu tiên ở Ban Tổ chức Tỉnh ủy!G8) không "
        "có giá trị đã lưu. Hãy mở và lưu lại trong Excel rồi gửi lại.",
    ),
    Damage(
        "lien-ket-ngoai.xlsx",
        put("G8", "=[1]Tong!B2"),
        "Ban Tổ chức Tỉnh ủy!G8: Giá trị được lấy từ một tệp Excel khác không gửi"
        " kèm. Hãy ghi thẳng giá trị (chép, rồi dán đặc biệt → giá trị).",
    ),
)


def write_damaged(folder: Path, damage: Damage) -> Path:
    path = good_workbook(folder / damage.file)
    damage.make(path)
    return path


if __name__ == "__main__":
    for each in DAMAGES:
        print(write_damaged(Path(sys.argv[1]), each))  # noqa: T201 - a tool for people
