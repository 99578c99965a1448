"""What only papers of a meeting need in Word: blanks, signers, ballots, merged cells."""

from dataclasses import replace

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_COLOR_INDEX
from tests.render.samples import PARTY, STATE, document

from thidua.core.composing.document import (
    Column,
    Figure,
    Paragraph,
    Row,
    Signature,
    Table,
    Text,
)
from thidua.render import docx as word

COLUMNS = (Column("Chỉ tiêu", 4), Column("Nội dung", 2), Column("Số", 1, "right"))


def table(**options) -> Table:
    names = ("Sáng kiến", "Sáng kiến", "Báo cáo")
    rows = tuple(
        Row(((Text(name),), (Text("Đăng ký"),), (Figure(str(n), f"f{n}"),)))
        for n, name in enumerate(names)
    )
    return Table(COLUMNS, rows, **options)


def written(tmp_path, **changes):
    path = tmp_path / "paper.docx"
    word.write(replace(document(changes.pop("form", PARTY)), annexes=(), **changes), path)
    return docx.Document(str(path))


def test_a_blank_is_marked_in_yellow(tmp_path):
    blank = Paragraph((Text("Giờ: "), Text("[cần bổ sung: giờ]", missing=True)))
    opened = written(tmp_path, blocks=(blank,))
    marked = [run.text for p in opened.paragraphs for run in p.runs
              if run.font.highlight_color == WD_COLOR_INDEX.YELLOW]  # fmt: skip
    assert marked == ["[cần bổ sung: giờ]"]


def test_a_ballot_has_no_number_no_signature_and_room_to_tick(tmp_path):
    opened = written(tmp_path, number="", unsigned=True, blocks=(table(room=11),))
    head, ballot = opened.tables
    assert "Số" not in head.rows[0].cells[0].text
    assert [round(row.height.mm) for row in ballot.rows[1:]] == [11] * 3
    assert len(opened.tables) == 2


@pytest.mark.parametrize("form", [PARTY, STATE], ids=["party", "state"])
def test_two_sign_side_by_side_with_the_recipients_below(tmp_path, form):
    opened = written(tmp_path, form=form, left=Signature("", "Thư ký"))
    foot, below = opened.tables[-2:]
    left, right = foot.rows[0].cells
    assert left.text.split("\n")[0] == "THƯ KÝ"
    assert right.text.startswith("T/M KHỐI THI ĐUA\nKHỐI TRƯỞNG")
    assert below.rows[0].cells[0].text.startswith("Nơi nhận:")


def test_all_heads_sign_a_pact_two_in_a_row(tmp_path):
    signers = tuple(Signature("", name) for name in ("Ban A", "Ban B", "Ban C"))
    foot = written(tmp_path, signers=signers).tables[-1]
    names = [cell.text.strip() for row in foot.rows for cell in row.cells]
    assert names == ["BAN A", "BAN B", "BAN C", ""]


def test_equal_names_below_each_other_are_one_cell(tmp_path):
    merged = written(tmp_path, blocks=(table(merged=True),)).tables[1]
    first = [row.cells[0].text for row in merged.rows]
    assert first == ["Chỉ tiêu", "Sáng kiến", "Sáng kiến", "Báo cáo"]
    assert merged.cell(1, 0)._tc is merged.cell(2, 0)._tc
    assert [row.cells[2].text for row in merged.rows[1:]] == ["0", "1", "2"]


def test_a_whole_paper_may_lie_on_its_side(tmp_path):
    opened = written(tmp_path, landscape=True)
    section = opened.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert sum(cell.width.mm for cell in opened.tables[0].rows[0].cells) == pytest.approx(252, 1)


def test_a_line_to_somebody_stands_in_the_middle(tmp_path):
    line = Paragraph((Text("Kính gửi: Hội đồng"),), centred=True)
    opened = written(tmp_path, blocks=(line,))
    found = next(p for p in opened.paragraphs if p.text == "Kính gửi: Hội đồng")
    assert found.alignment == 1
