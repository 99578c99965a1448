from dataclasses import replace

import pytest
from tests.apps.yearbook.years import said, year

from thidua.apps.yearbook.report import compose_report, day_line
from thidua.core.composing.check import check_trace
from thidua.core.composing.document import (
    Figure,
    Heading,
    Paragraph,
    Table,
    all_blocks,
    all_spans,
    plain,
)


def words(document) -> str:
    return "\n".join(
        plain(block.spans) for block in all_blocks(document) if not isinstance(block, Table)
    )


def rows(document) -> list[list[str]]:
    return [
        [plain(cell) for cell in row.cells]
        for block in all_blocks(document)
        if isinstance(block, Table)
        for row in block.rows
    ]


def test_the_headings_follow_the_pact():
    document, _ = compose_report(year())
    first = [plain(b.spans) for b in document.blocks if isinstance(b, Heading) and b.level == 1]
    assert first == [
        "Đặc điểm, tình hình của Khối",
        "Công tác chỉ đạo, tổ chức phong trào thi đua",
        "Kết quả thực hiện các nội dung giao ước thi đua",
        "Kết quả các phong trào, cuộc vận động",
        "Mô hình, điển hình, gương người tốt, việc tốt",
        "Hạn chế, nguyên nhân",
        "Kết quả chấm điểm, xếp hạng, đề nghị khen thưởng",
        "Phương hướng, nhiệm vụ năm 2023",
    ]


def test_an_agency_without_deeds_is_said_to_have_none():
    document, _ = compose_report(year())
    anchors = {b.anchor: plain(b.spans) for b in document.blocks if isinstance(b, Paragraph)}
    assert anchors["agency-BTC"] == "Tham mưu tặng Huy hiệu Đảng cho 7.897 đảng viên."
    assert anchors["agency-BBVSK"].startswith("Nguồn số liệu năm 2022 không ghi kết quả")


def test_each_number_is_traced_to_its_record_and_evidence():
    document, trace = compose_report(year())
    figure = next(
        s for s in all_spans(document)
        if isinstance(s, Figure) and s.text == "7.897"
    )  # fmt: skip
    entry = trace.entries[figure.ref]
    assert (entry.record.kind, entry.record.key, entry.source_ref) == ("deed", "34", "F34")
    assert [proof.reference for proof in trace.proofs_of(figure.ref)] == ["Quyết định số 12-QĐ/TU"]
    assert ["1", "Ban Tổ chức Tỉnh ủy", "Quyết định số 12-QĐ/TU", "7.897", "2022"] in rows(
        document
    )


def test_a_changed_number_is_caught():
    document, trace = compose_report(year())
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            continue
        for n, span in enumerate(block.spans):
            if isinstance(span, Figure):
                spans = list(block.spans)
                spans[n] = replace(span, text=span.text + "1")
                changed = replace(document, blocks=(replace(block, spans=tuple(spans)),))
                assert [f.code for f in check_trace(changed, trace)] == ["report.number_differs"]


def test_shortcomings_are_computed():
    document, _ = compose_report(year())
    text = words(document)
    assert "Báo cáo 6 tháng nộp muộn 2 ngày;" in text
    assert "chưa đạt: số hóa tài liệu (thực hiện 62,5, đăng ký 80);" in text
    assert "chưa báo cáo kết quả: sáng kiến;" in text
    assert "điểm tạm tính từ 70 đến 95." in text


def test_a_year_without_shortcomings_says_so():
    bare = year(shortcomings=(), scoring=None)
    bare = replace(bare, agencies=tuple(replace(a, targets=()) for a in bare.agencies))
    document, _ = compose_report(bare)
    assert "Số liệu báo cáo không ghi hạn chế nào" in words(document)
    assert "Khối chưa chấm điểm năm 2022." in words(document)
    assert [annex.number for annex in document.annexes] == ["1", "2"]


def test_illustrations_carry_the_sign_and_counts_of_them_too():
    document, trace = compose_report(year())
    for span in all_spans(document):
        if isinstance(span, Figure):
            assert span.illustrative == trace.entries[span.ref].illustrative
    met = next(e for e in trace.entries.values() if e.record.key == "BTC-met")
    assert (met.shown, met.illustrative) == ("1", True)


def test_awards_are_left_to_a_person():
    document, _ = compose_report(year())
    assert "cần người kiểm tra" in words(document)


@pytest.mark.parametrize(
    ("form", "line", "authority"),
    [("party", "…-BC/KTĐ", "T/M Khối thi đua"), ("state", "…/BC-KTĐ", "TM. Khối thi đua")],
)
def test_the_format_follows_the_issuing_agency(form, line, authority):
    document, _ = compose_report(year(format=form))
    assert (document.format, document.number) == (form, line)
    assert document.signature.authority == authority


def test_the_day_is_written_out_or_left_to_the_signer():
    assert day_line(year()) == "Nam Định, ngày 04 tháng 01 năm 2023"
    assert day_line(year(day=None)) == "Nam Định, ngày … tháng … năm …"


def test_words_of_records_are_never_read_as_a_template():
    document, _ = compose_report(year(directions=(said("{year} {x} 5", "1"),)))
    assert "{year} {x} 5" in words(document)
