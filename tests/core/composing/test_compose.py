import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.composing.compose import compose, fill, heading_number, roman
from thidua.core.composing.document import Figure, Heading, Paragraph, Table, Text, plain
from thidua.core.composing.plan import Plan, load_plan
from thidua.core.kernel.errors import BadFile

PLAN = """
id: year-end-report
title: Báo cáo
code: BC
summary: Tổng kết năm {year}
head_note: ""
body:
  - heading: Tình hình
    body:
      - say: "{bloc} gồm {count} cơ quan."
      - when: absent
        say: Không bao giờ nói.
      - each: agencies
        heading: "{name}"
        body:
          - say: "{name}: {done}"
            anchor: agency-{code}
      - table: agencies
        columns:
          - {title: Đơn vị, cell: "{name}", width: 3}
          - {title: Kết quả, cell: "{done}", width: 1, align: right}
  - heading: Phương hướng
    body:
      - unless: absent
        each: agencies
        say: "{name};"
        bullet: true
"""
CONTEXT = {
    "bloc": "Khối thi đua",
    "count": [Figure("2", "count")],
    "year": [Figure("2022", "year")],
    "absent": (),
    "agencies": [
        {"name": "Ban A", "code": "A", "done": [Figure("5", "a")]},
        {"name": "Ban B", "code": "B", "done": "chưa có"},
    ],
}


def write(tmp_path, text=PLAN):
    path = tmp_path / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def plan(tmp_path) -> Plan:
    return load_plan(write(tmp_path))


def test_headings_are_numbered_and_lists_repeat(plan):
    blocks = compose(plan.body, CONTEXT)
    headings = [(b.level, b.number, plain(b.spans)) for b in blocks if isinstance(b, Heading)]
    assert headings == [
        (1, "I", "Tình hình"), (2, "1", "Ban A"), (2, "2", "Ban B"), (1, "II", "Phương hướng"),
    ]  # fmt: skip
    paragraphs = [plain(b.spans) for b in blocks if isinstance(b, Paragraph)]
    assert paragraphs == [
        "Khối thi đua gồm 2 cơ quan.", "Ban A: 5", "Ban B: chưa có", "Ban A;", "Ban B.",
    ]  # fmt: skip


def test_figures_keep_their_refs_and_anchors_are_filled(plan):
    blocks = compose(plan.body, CONTEXT)
    assert blocks[1].spans[1] == Figure("2", "count")
    assert blocks[3].anchor == "agency-A"


def test_a_table_has_one_row_an_entry(plan):
    table = next(b for b in compose(plan.body, CONTEXT) if isinstance(b, Table))
    assert [[plain(cell) for cell in row.cells] for row in table.rows] == [
        ["Ban A", "5"], ["Ban B", "chưa có"],
    ]  # fmt: skip


def test_a_token_nobody_fills_is_refused(plan):
    with pytest.raises(BadFile) as refused:
        compose(plan.body, {**CONTEXT, "agencies": [{"name": "Ban A", "code": "A"}]})
    assert (refused.value.code, refused.value.data["token"]) == ("file.plan_token", "done")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("Phương hướng", "Phương hướng năm 2023", "file.plan_digit"),
        ("heading: Phương", "heding: Phương", "file.plan_shape"),
        ("code: BC", "", "file.plan_shape"),
    ],
)
def test_a_plan_with_a_number_or_an_unknown_key_is_refused(tmp_path, old, new, code):
    with pytest.raises(BadFile) as refused:
        load_plan(write(tmp_path, PLAN.replace(old, new)))
    assert refused.value.code == code


@given(st.text())
def test_words_of_a_value_are_never_read_as_a_template(text):
    spans = fill("{a} và {b}", {"a": text, "b": "{a}"})
    assert plain(spans) == f"{text} và {{a}}"


def test_words_beside_each_other_become_one_span():
    assert fill("a {b} c", {"b": "b"}) == (Text("a b c"),)


def test_numbers_of_headings():
    assert [roman(n) for n in (1, 4, 9, 14, 20)] == ["I", "IV", "IX", "XIV", "XX"]
    assert [heading_number(level, 3) for level in (1, 2, 3)] == ["III", "3", "c"]
    assert "".join(heading_number(3, n) for n in range(1, 11)) == "abcdđeghik"


def test_what_is_missing_stays_apart_from_the_words_beside_it():
    gap = Text("[cần bổ sung: giờ]", missing=True)
    assert fill("Lúc {hour}, {hour} nay", {"hour": (gap,)}) == (
        Text("Lúc "), gap, Text(", "), gap, Text(" nay"),
    )  # fmt: skip


def test_layout_of_a_plan_reaches_the_blocks():
    plan = Plan.model_validate({
        "id": "x", "title": "Phiếu", "code": "", "summary": "", "head_note": "",
        "body": [
            {"say": "Kính gửi", "centred": True},
            {"table": "rows", "room": 9, "columns": [{"title": "A", "cell": "", "width": 1}]},
        ],
    })  # fmt: skip
    line, table = compose(plan.body, {"rows": [{}]})
    assert isinstance(line, Paragraph)
    assert line.centred
    assert isinstance(table, Table)
    assert table.room == 9
