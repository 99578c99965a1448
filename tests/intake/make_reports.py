"""Ten Word reports as agencies write them, full of traps, with the truth about each.

Names, numbers and sentences are generated or our own. Run it to see precision and recall:
`python -m tests.intake.make_reports` from the repository.
"""

import random
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import docx

from thidua.core.vietnamese.numbers import write_number
from thidua.intake.blocks import read_blocks
from thidua.intake.matching import Catalogue
from thidua.intake.reading import read_found

COUNT = 10
# (as written, canonical); {n} is drawn anew for each report.
NUMBERS = (
    ("{n:02}-CT/TW", "{n:02}-CT/TW"), ("{n:02}-KL/TW", "{n:02}-KL/TW"),
    ("{n:02} - HD/BTCTW", "{n:02}-HD/BTCTW"), ("{n:02}/CT-TW", "{n:02}-CT/TW"),
    ("{n:02}-QÐi/TW", "{n:02}-QĐi/TW"), ("{n:02}/2007QĐ-UBND", "{n:02}/2007/QĐ-UBND"),
    ("{n:02}/2020/NĐ- CP", "{n:02}/2020/NĐ-CP"), ("{n:02}  - HD/ĐUK", "{n:02}-HD/ĐUK"),
    ("{n:02}/KH-UBND", "{n:02}/KH-UBND"), ("{n:02}/CT-TTg", "{n:02}/CT-TTg"),
    ("{n:02}/SNV-TĐKT", "{n:02}/SNV-TĐKT"), ("{n:02}/HD-MTTW-BTT", "{n:02}/HD-MTTW-BTT"),
    ("{n:02}-CV/BTCTU", "{n:02}-CV/BTCTU"), ("{n:02}/2025/QH15", "{n:02}/2025/QH15"),
    ("{n:02}/TU", "{n:02}-QĐ/TU"),
)  # fmt: skip
CITING = (
    "Đơn vị đã quán triệt Quyết định số {number} đến toàn thể cán bộ, đảng viên.",
    "Căn cứ văn bản số {number} ngày {day}, cơ quan ban hành kế hoạch thực hiện.",
    "Việc thực hiện Quy định số {number}, theo Điều {small}, khoản 2, đi vào nền nếp.",
)
# (sentence, value of the figure in units of one); {v} is the figure as written
COUNTING = (
    ("Trong năm đã kết nạp {v} đảng viên, hoàn thành chỉ tiêu đề ra.", 1),
    ("Phối hợp mở {v} lớp bồi dưỡng lý luận chính trị, hoàn thành trước ngày {day}.", 1),
    ("Đã tham mưu ban hành {v} văn bản lãnh đạo, chỉ đạo trong nhiệm kỳ 2020-2025.", 1),
    ("Toàn cơ quan có trên {v} lượt người tham gia phong trào “Dân vận khéo”.", 1),
    ("Vận động ủng hộ quỹ vì người nghèo được {v} triệu đồng.", 10**6),
    ("Các tập thể được tặng {v} Bằng khen; chi tiết liên hệ điện thoại 0200.{phone}.", 1),
    ("Đã xây dựng {v} mô hình điển hình, tăng so với 2021.", 1),
    ("Giám sát chuyên đề đối với {v} tổ chức đảng theo Chương trình năm 2022.", 1),
)
SHARES = ("Tỷ lệ chi bộ hoàn thành tốt nhiệm vụ đạt {v}%.", "Số hóa {v} % tài liệu lưu trữ.")
WORDS = {2: "hai", 3: "ba", 5: "năm", 6: "sáu"}
TRAPS = (
    "Địa chỉ: Số {small} đường Mẫu, phường Mẫu; điện thoại: 0200.{phone}; thư: a{small}@mau.vn.",
    "Cuộc họp bắt đầu lúc 08:{small} ngày {day}, tại phòng {small}.",
    "Theo Điều {small}, khoản 3 và điểm 2 Quy chế, giai đoạn 2019-2025.",
    "{small}. Công tác xây dựng Đảng",
    "Huy hiệu Đảng được trao đợt 7-11 và đợt 3-2; 9 tháng đầu năm giữ vững nền nếp.",
    "Hồ sơ lưu tại kho A-{small}, khổ A4/A5, nhà {small}/TP-HCM.",
    "Thực hiện Nghị quyết chuyên đề của cấp ủy về phòng, chống dịch Covid-19.",
)
HARD = (  # a number of a person in a race is none; a number word at the head of a sentence is
    ("Đội thi xếp thứ nhất với số báo danh {small} trên bảng vàng.", ()),
    ("Ba đồng chí được biểu dương tại phòng {small}.", (3,)),
    ("Có 1,500 hội viên (thống kê ngày {day}) và 46/48 chi hội sinh hoạt đều.", (1500, 46)),
)


@dataclass
class Truth:
    numbers: Counter[str] = field(default_factory=Counter)
    figures: Counter[Decimal] = field(default_factory=Counter)


@dataclass
class Score:
    right: int = 0
    found: int = 0
    true: int = 0

    def add(self, found: Counter, truth: Counter) -> None:
        self.right += (found & truth).total()
        self.found += found.total()
        self.true += truth.total()

    @property
    def precision(self) -> float:
        return self.right / self.found

    @property
    def recall(self) -> float:
        return self.right / self.true


def make_report(path: Path, seed: int) -> Truth:
    """Write one report and say which numbers and figures it holds."""
    draw, truth = random.Random(seed), Truth()
    lines = [*_citing(draw, truth), *_counting(draw, truth), *_filled(draw, TRAPS)]
    hard, values = draw.choice(HARD)
    lines += _filled(draw, [hard])
    truth.figures.update(Decimal(value) for value in values)
    draw.shuffle(lines)
    document = docx.Document()
    document.add_paragraph(f"BÁO CÁO kết quả công tác năm 2022 (đơn vị mẫu {seed})")
    for line in lines:
        paragraph = document.add_paragraph()
        cut = draw.randrange(len(line))  # Word splits sentences into runs anywhere
        paragraph.add_run(line[:cut])
        paragraph.add_run(line[cut:]).bold = True
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Nội dung", "Kết quả"
    for name in ("Số hội nghị", "Số đảng viên được tặng Huy hiệu Đảng"):
        value = draw.randrange(2, 9000)
        cells = table.add_row().cells
        cells[0].text, cells[1].text = name, write_number(value)
        truth.figures[Decimal(value)] += 1
    document.save(str(path))
    return truth


def _citing(draw: random.Random, truth: Truth) -> list[str]:
    lines = []
    for written, canonical in draw.sample(NUMBERS, 9):
        n = draw.randrange(1, 400)
        truth.numbers[canonical.format(n=n)] += 1
        line = CITING[0] if canonical.endswith("QĐ/TU") else draw.choice(CITING)
        lines += _filled(draw, [line.replace("{number}", written.format(n=n))])
    return lines


def _counting(draw: random.Random, truth: Truth) -> list[str]:
    lines = []
    for line, scale in COUNTING:
        value = draw.choice((draw.randrange(2, 60), draw.randrange(1000, 9999)))
        value += 1000 if 1900 <= value < 2100 else 0
        truth.figures[Decimal(value * scale)] += 1
        lines += _filled(draw, [line.replace("{v}", write_number(value))])
    for line in SHARES:
        share = Decimal(draw.randrange(500, 1000)) / 10
        truth.figures[share] += 1
        lines.append(line.format(v=write_number(share)))
    value, word = draw.choice(list(WORDS.items()))
    truth.figures[Decimal(value)] += 1
    lines.append(f"Cơ quan tổ chức {word} hội nghị và đoạt giải Nhì toàn tỉnh.")
    truth.figures[Decimal(2)] += 1
    return lines


def _filled(draw: random.Random, lines) -> list[str]:
    return [
        line.format(
            day=f"{draw.randrange(1, 29):02}/{draw.randrange(1, 13)}/2022",
            small=draw.randrange(10, 60),
            phone=draw.randrange(3_000_000, 3_999_999),
        )
        for line in lines
    ]


def measure(folder: Path) -> tuple[Score, Score, list[str]]:
    """Precision and recall over the ten reports, and each miss in words."""
    numbers, figures, misses = Score(), Score(), []
    for seed in range(1, COUNT + 1):
        path = folder / f"bao-cao-{seed}.docx"
        truth = make_report(path, seed)
        documents, found = read_found(read_blocks(path), Catalogue())
        read = Counter(f.what.canonical for f in documents), Counter(f.what.value for f in found)
        numbers.add(read[0], truth.numbers)
        figures.add(read[1], truth.figures)
        for got, true in zip(read, (truth.numbers, truth.figures), strict=True):
            misses += [f"{path.name}: missed {what}" for what in (true - got).elements()]
            misses += [f"{path.name}: wrong {what}" for what in (got - true).elements()]
    return numbers, figures, misses


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        numbers, figures, misses = measure(Path(folder))
    for name, score in (("document numbers", numbers), ("figures", figures)):
        print(  # noqa: T201 - a script for a person
            f"{name}: precision {score.precision:.3f}, recall {score.recall:.3f} "
            f"({score.right} right of {score.found} found and {score.true} true)"
        )
    print("\n".join(misses))  # noqa: T201


if __name__ == "__main__":
    main()
