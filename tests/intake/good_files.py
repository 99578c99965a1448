"""Files as agencies send them: all of them must be kept, whatever oddities they carry."""

import io
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pikepdf
import typst
import xlsxwriter
from docx.oxml import parse_xml
from openpyxl.chart import BarChart, Reference
from PIL import Image
from tests.intake.harmful_pdf import pdf
from tests.intake.harmful_pictures import picture
from tests.intake.harmful_secrets import W

SENTENCE = (
    "Thực hiện nghiêm quy chế bảo vệ bí mật nhà nước; 12 văn bản MẬT đã được đăng ký, quản lý."
)
OLD = "§¶ng bé tØnh Nam §Þnh"  # Đảng bộ tỉnh Nam Định in TCVN3


@dataclass(frozen=True)
class Good:
    title: str
    name: str
    make: Callable[[], bytes]
    heavy: bool = False


def good() -> Iterator[Good]:
    for title, fill in WORD.items():
        yield Good(f"word: {title}", f"{title}.docx", lambda fill=fill: word(fill))
    for title, fill in EXCEL.items():
        yield Good(f"excel: {title}", f"{title}.xlsx", lambda fill=fill: excel(fill))
    for title, fill in WRITER.items():
        yield Good(
            f"xlsxwriter: {title}",
            f"{title}.xlsx",
            lambda fill=fill: writer(fill),
            heavy="rows" in title,
        )
    for title, source in PAGES.items():
        yield Good(
            f"pdf: {title}", f"{title}.pdf", lambda source=source: typst.compile(source.encode())
        )
    yield from pdfs()
    yield from pictures()


def word(fill: Callable[[docx.document.Document], object]) -> bytes:
    document = docx.Document()
    document.add_paragraph("BÁO CÁO kết quả phong trào thi đua năm 2026")
    fill(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def table(*rows: tuple[str, ...]) -> Callable[[docx.document.Document], object]:
    def fill(document) -> None:
        made = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(made.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text

    return fill


def field(text: str) -> Callable[[docx.document.Document], object]:
    run = f"<w:p {W}><w:r><w:instrText>{text}</w:instrText></w:r></w:p>"
    return lambda document: document.element.body.insert(0, parse_xml(run))


def old_font(document) -> None:
    document.add_paragraph().add_run(OLD).font.name = ".VnTime"


def landscape(document) -> None:
    section = document.add_section()
    section.page_width, section.page_height = section.page_height, section.page_width
    section.header.paragraphs[0].text = "Phụ lục 1"
    section.footer.paragraphs[0].text = "Trang"


WORD: dict[str, Callable[[docx.document.Document], object]] = {
    "trống": lambda d: None,
    "câu có chữ mật": lambda d: d.add_paragraph(SENTENCE),
    "đề mục bí mật": lambda d: d.add_heading("CÔNG TÁC BẢO VỆ BÍ MẬT"),
    "đề mục hai dòng": lambda d: d.add_heading("QUY CHẾ BẢO VỆ BÍ\nMẬT NHÀ NƯỚC"),
    "mật ong": lambda d: d.add_paragraph("Mô hình nuôi ong lấy mật"),
    "thống kê độ mật": table(("Năm", "Tuyệt mật", "Tối mật", "Mật"), ("2026", "0", "1", "12")),
    "thống kê chữ hoa": table(("TUYỆT MẬT", "TỐI MẬT", "MẬT"), ("0", "1", "12")),
    "thống kê theo dòng": table(("MẬT", "12"), ("TỐI MẬT", "1")),
    "bảng lớn": table(*[(str(n), "Ban Tổ chức", "7.897 đảng viên") for n in range(60)]),
    "ảnh": lambda d: d.add_picture(io.BytesIO(picture("PNG"))),
    "ảnh chụp": lambda d: d.add_picture(io.BytesIO(picture("JPEG"))),
    "phông cũ": old_font,
    "trang ngang": landscape,
    "số trang": field(" PAGE \\* MERGEFORMAT "),
    "mục lục": field(' TOC \\o "1-3" \\h \\z \\u '),
    "liên kết": field(' HYPERLINK "https://example.org/DDE" '),
    "trộn thư": field(" MERGEFIELD Ho_ten "),
    "3.000 đoạn": lambda d: [
        d.add_paragraph("Duy trì nghiêm quy chế làm việc.") for _ in range(3_000)
    ],
    "chữ tổ hợp": lambda d: d.add_paragraph("\u0110a\u0309ng bo\u0323\u0302 ti\u0309nh"),
    "chữ lạ": lambda d: d.add_paragraph("Ⅻ ✓ € “=1+1” <b> & \u200b \U0001f3c5"),
    "ghi chú": lambda d: d.add_comment(d.paragraphs[0].add_run("x"), "Đã sửa", "Thư ký"),
}


def excel(fill: Callable[[openpyxl.Workbook], object]) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Đơn vị", "Số đảng viên", "Ngày"])
    book.active.append(["Ban Tổ chức", 7897, date(2026, 11, 23)])
    fill(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def far_style(book) -> None:
    book.active["XFD1048576"].font = openpyxl.styles.Font(bold=True)


def chart(book) -> None:
    bars = BarChart()
    bars.add_data(Reference(book.active, min_col=2, min_row=1, max_row=2), titles_from_data=True)
    book.active.add_chart(bars, "E5")


def protected(book) -> None:
    book.active.protection.sheet = True
    book.security.lockStructure = True


EXCEL: dict[str, Callable[[openpyxl.Workbook], object]] = {
    "thường": lambda b: None,
    "công thức": lambda b: b.active.append(["Tổng", "=SUM(B2:B2)", '=IF(B2>0,"a|b","c")']),
    "công thức trang khác": lambda b: b.create_sheet("A|B").append(["=Sheet!B2*2", "='A|B'!A1"]),
    "gộp ô": lambda b: b.active.merge_cells("A5:D8"),
    "trang ẩn": lambda b: setattr(b.create_sheet("ẩn"), "sheet_state", "hidden"),
    "định dạng xa": far_style,
    "biểu đồ": chart,
    "ảnh": lambda b: b.active.add_image(openpyxl.drawing.image.Image(io.BytesIO(picture("PNG")))),
    "khóa trang": protected,
    "nhiều trang": lambda b: [b.create_sheet(f"Đơn vị {n}") for n in range(60)],
    "chữ như công thức": lambda b: b.active.append(["- gạch đầu dòng", "+84 228", "@đồng chí"]),
    "phông cũ": lambda b: b.active.append([OLD]),
    "thống kê độ mật": lambda b: b.active.append(["MẬT", 12]),
    "cột độ mật": lambda b: b.active.append(["TUYỆT MẬT", "TỐI MẬT", "MẬT"]),
    "đầu trang": lambda b: setattr(b.active.oddHeader.center, "text", "Báo cáo &P/&N"),
    "lọc": lambda b: setattr(b.active.auto_filter, "ref", "A1:C2"),
    "mẫu": lambda b: setattr(b, "template", True),
}


def writer(fill: Callable[[xlsxwriter.Workbook], object]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        fill(book)
    return stream.getvalue()


def many_rows(book) -> None:
    sheet = book.add_worksheet()
    for row in range(20_000):
        sheet.write_row(row, 0, [row] * 12)


WRITER: dict[str, Callable[[xlsxwriter.Workbook], object]] = {
    "liên kết": lambda b: b.add_worksheet().write_url(0, 0, "https://example.org"),
    "hộp chữ": lambda b: b.add_worksheet().insert_textbox(0, 0, "Ghi chú"),
    "hộp chọn": lambda b: b.add_worksheet().data_validation(
        0, 0, 9, 0, {"validate": "list", "source": ["a"]}
    ),
    "ghi chú": lambda b: b.add_worksheet().write_comment(0, 0, "Đã kiểm tra"),
    "đánh dấu": lambda b: b.add_worksheet().insert_checkbox(0, 0, boolean=True),
    "bảng": lambda b: b.add_worksheet().add_table(0, 0, 9, 2),
    "ảnh": lambda b: b.add_worksheet().insert_image(
        0, 0, "a.png", {"image_data": io.BytesIO(picture())}
    ),
    "20.000 rows": many_rows,
}
PAGES = {
    "chữ": f"= Báo cáo\n\n{SENTENCE}",
    "đề mục bí mật": "#set text(size: 20pt)\n#set page(width: 9cm)\n"
    "#align(center)[CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC]",
    "chữ đậm": "Tài liệu đóng dấu *MẬT* được quản lý riêng, *TỐI MẬT* cũng vậy.",
    "thống kê": "#table(columns: 3, [TUYỆT MẬT], [TỐI MẬT], [MẬT], [0], [1], [12])",
    "thống kê theo dòng": "#table(columns: (1fr, 1fr), [MẬT], [12], [TỐI MẬT], [1])",
    "liên kết": '#link("https://example.org/JS/Launch?a=/JavaScript")[trang]\n'
    "#outline()\n= Một\n= Hai",
    "nhiều trang": "#for n in range(60) [= Mục #n\n#lorem(80)\n#pagebreak()]",
    "ngang": "#set page(flipped: true)\nPhụ lục",
}


def pdfs() -> Iterator[Good]:
    base = typst.compile(f"= Báo cáo\n\n{SENTENCE}".encode())

    def saved(change: Callable[[pikepdf.Pdf], object] = lambda d: None, **options) -> bytes:
        stream = io.BytesIO()
        with pikepdf.open(io.BytesIO(base)) as document:
            change(document)
            document.save(stream, **options)
        return stream.getvalue()

    def signature(document: pikepdf.Pdf) -> None:
        sign = pikepdf.Dictionary(
            Type=pikepdf.Name.Sig,
            Filter=pikepdf.Name("/Adobe.PPKLite"),
            ByteRange=pikepdf.Array([0, 1, 2, 3]),
            Contents=pikepdf.String("00" * 2_000),
        )
        box = pikepdf.Dictionary(
            FT=pikepdf.Name.Sig, T=pikepdf.String("Ký"), V=document.make_indirect(sign)
        )
        fields = pikepdf.Array([document.make_indirect(box)])
        document.Root.AcroForm = pikepdf.Dictionary(Fields=fields, SigFlags=3)

    def titled(document: pikepdf.Pdf) -> None:
        document.docinfo["/Title"] = pikepdf.String("On /JavaScript, /Launch and (brackets)")

    scan = io.BytesIO()
    Image.open(io.BytesIO(picture("JPEG", (800, 1_100), "L"))).save(scan, "PDF")
    yield Good("pdf: linearised", "a.pdf", lambda: saved(linearize=True))
    modes = pikepdf.ObjectStreamMode
    yield Good("pdf: packed", "a.pdf", lambda: saved(object_stream_mode=modes.generate))
    yield Good("pdf: unpacked", "a.pdf", lambda: saved(object_stream_mode=modes.disable))
    yield Good("pdf: signed", "a.pdf", lambda: saved(signature))
    yield Good("pdf: title of odd words", "a.pdf", lambda: saved(titled))
    yield Good("pdf: scan", "a.pdf", scan.getvalue)
    yield Good("pdf: empty lines behind", "a.pdf", lambda: base + b"\r\n\0\0\0\n")
    yield Good("pdf: revised", "a.pdf", lambda: base + base[base.rfind(b"startxref") :])
    yield Good(
        "pdf: PDF/A", "a.pdf", lambda: typst.compile(SENTENCE.encode(), pdf_standards="a-2b")
    )
    yield Good("pdf: 400 pages", "a.pdf", lambda: pdf(pages=400))


def pictures() -> Iterator[Good]:
    exif = Image.Exif()
    exif[0x0112] = 6
    makers: dict[str, Callable[[], bytes]] = {
        "photo.jpg": lambda: picture("JPEG", (4_000, 3_000)),
        "turned.JPG": lambda: picture("JPEG", exif=exif),
        "grey.jpeg": lambda: picture("JPEG", mode="L"),
        "print.jpg": lambda: picture("JPEG", mode="CMYK"),
        "progressive.jpg": lambda: picture("JPEG", (2_000, 1_500), progressive=True),
        "plain.png": lambda: picture("PNG"),
        "clear.png": lambda: picture("PNG", mode="RGBA"),
        "grey and clear.png": lambda: picture("PNG", mode="LA"),
        "palette.png": lambda: picture("PNG", mode="P"),
        "two colours.png": lambda: picture("PNG", mode="1"),
        "sixteen bits.png": lambda: picture("PNG", mode="I;16"),
        "a png called.jpg": lambda: picture("PNG"),
    }
    for name, make in makers.items():
        yield Good(f"picture: {name}", name, make)
    large = {
        "48 megapixels.jpg": lambda: picture("JPEG", (8_000, 6_000)),
        "50 megapixels.png": lambda: picture("PNG", (10_000, 5_000), "RGBA"),
        "scan of 600 dpi.png": lambda: picture("PNG", (4_960, 7_016), "1"),
    }
    for name, make in large.items():
        yield Good(f"picture: {name}", name, make, heavy=True)


def made_by_libreoffice(folder: Path) -> Iterator[Good]:
    """The same texts as LibreOffice writes them, where it is installed."""
    program = shutil.which("soffice")
    if program is None:
        return
    sources = {".docx": ("docx", "pdf"), ".xlsx": ("xlsx", "pdf")}
    wanted = [one for one in good() if Path(one.name).suffix in sources and not one.heavy]
    for number, one in enumerate(wanted):
        (folder / f"{number}{Path(one.name).suffix}").write_bytes(one.make())
    for suffix, targets in sources.items():
        files = [str(path) for path in sorted(folder.glob(f"*{suffix}"))]
        for target in targets:
            out = folder / f"{suffix[1:]}-{target}"
            profile = f"-env:UserInstallation=file://{folder}/profile"
            command = [
                program,
                profile,
                "--headless",
                "--convert-to",
                target,
                "--outdir",
                str(out),
                *files,
            ]
            subprocess.run(command, check=True, capture_output=True, timeout=600)
            for path in sorted(out.iterdir()):
                yield Good(f"libreoffice: {path.relative_to(folder)}", path.name, path.read_bytes)
