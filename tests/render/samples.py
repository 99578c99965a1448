"""A small composed document with everything that a renderer must handle."""

from datetime import date

from thidua.core.composing.document import (
    Annex,
    Column,
    Document,
    Figure,
    Form,
    Heading,
    Note,
    Paragraph,
    Row,
    Signature,
    Table,
    Text,
)

PARTY = Form(
    "party", "ĐẢNG CỘNG SẢN VIỆT NAM", "", "Số {number}", "Nơi nhận:", "Phụ lục {number}", "(*)"
)
STATE = Form(
    "state", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
    "Số: {number}", "Nơi nhận:", "Phụ lục {number}", "(*)",
)  # fmt: skip
LIST_COLUMNS = (Column("TT", 10, "center"), Column("Minh chứng", 90))
NASTY = "#strong[x] $1$ \\ *đậm* <b> =1+1 @x `y` “Ngoặc”"


def body(rows: int = 3):
    members = Figure("10", "members")
    return (
        Heading(1, "I", (Text("Tình hình của Khối"),)),
        Heading(2, "1", (Text("Tổ chức"),)),
        Paragraph((Text("Khối gồm "), members, Text(" cơ quan, đơn vị"), Note((1, 2)), Text("."))),
        Paragraph((Text(NASTY.replace("1", "")),), bullet=True, anchor="agency-BTC"),
        Table(
            (Column("Đơn vị", 60), Column("Điểm", 20, "right")),
            tuple(
                Row((
                    (Text("Ban Tổ chức Tỉnh ủy"),),
                    (Figure(f"{90 + n},5", f"score-{n}", illustrative=True),),
                ))
                for n in range(rows)
            ),
            (Text("Bảng điểm"),),
        ),
        Paragraph((Text("Trên đây là báo cáo của Khối."),)),
    )  # fmt: skip


def document(form: Form = PARTY, rows: int = 3) -> Document:
    proofs = tuple(
        Row(((Figure(str(n), f"proof-{n}"),), (Text("Quyết định"),)), anchor=f"evidence-{n}")
        for n in (1, 2)
    )
    return Document(
        form=form,
        title="Báo cáo",
        issuer="Khối thi đua các cơ quan Đảng thuộc Tỉnh ủy",
        parent="Tỉnh ủy Nam Định",
        number="…-BC/KTĐ",
        place="Nam Định",
        day=date(2022, 12, 28),
        day_line="Nam Định, ngày 28 tháng 12 năm 2022",
        summary=(Text("Tổng kết công tác thi đua năm "), Figure("2022", "year")),
        head_note=(Text("Dấu (*) là số liệu minh họa."),),
        blocks=body(rows),
        signature=Signature("T/M Khối thi đua", "Khối trưởng"),
        recipients=("Tỉnh ủy (để báo cáo),", "Lưu."),
        annexes=(
            Annex("1", (Text("Danh mục minh chứng"),), (Table(LIST_COLUMNS, proofs),)),
            Annex("2", (Text("Bảng ngang"),), body(rows)[4:5], landscape=True),
        ),
    )  # fmt: skip
