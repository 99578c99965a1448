from datetime import date
from decimal import Decimal

import pytest

from thidua.apps.assessment.seeding import seed_bloc
from thidua.apps.assessment.services import import_workbook
from thidua.apps.organisations.selectors import members
from thidua.apps.yearbook.selectors import report_of, year_facts
from thidua.core.composing.document import Figure, Table, all_spans, plain
from thidua.core.kernel.periods import Period
from thidua.core.scoring.load import parse_scheme
from thidua.workbook.contents import (
    AgencyContents,
    EvidenceContents,
    RowContents,
    WorkbookContents,
)

pytestmark = pytest.mark.django_db

SCHEME = """
id: bang-thu
title: Bảng điểm thử
first_day: 2022-01-01
total: 10
grades:
  - {code: good, name: Tốt, from: 5}
  - {code: poor, name: Chưa tốt, below: 5}
sections:
  - id: I
    code: I
    name: Nhiệm vụ chính trị
    max: 10
    items:
      - id: I.1
        code: "1"
        name: Văn bản tham mưu
        max: 6
        indicator: KT-01
        inputs:
          - {name: value, label: Số văn bản, unit: count}
        rule: {rate: {of: value, each: 1, cap: 6}}
      - id: I.2
        code: "2"
        name: Kế hoạch năm
        max: 4
        inputs:
          - {name: done, label: Có kế hoạch, unit: yes_no}
        rule: {met: {of: [done], points: max}}
"""
TODAY = date(2023, 1, 4)


def row(item: str, **values) -> RowContents:
    proof = EvidenceContents("Báo cáo số 12-BC/BTC", quantity=Decimal(4), period=Period.Y)
    return RowContents(item, values, evidence=(proof,), place="Ban Tổ chức!F5")


@pytest.fixture
def year(db):
    scheme = parse_scheme(SCHEME, "bang-thu.yaml")
    year = seed_bloc(scheme, today=TODAY)
    agencies = []
    for n, member in enumerate(members(year)):
        rows = [row("I.1", value=Decimal(n))] if n else []
        if n != 1:
            rows.append(row("I.2", done=True))
        agencies.append(AgencyContents(member.code, member.name, tuple(rows)))
    contents = WorkbookContents(
        scheme.id, scheme.version, scheme.hash, year.bloc.code, 2022, Period.Y, tuple(agencies)
    )
    import_workbook(contents, file_hash="ab", file_name="a.xlsx", today=TODAY)
    return year


def test_places_totals_and_ranges(year):
    scoring = year_facts(year).scoring
    assert scoring.provisional
    shown = {place.code: (place.total, place.low, place.high) for place in scoring.places}
    assert shown["BTC"] == (None, Decimal(4), Decimal(10))
    assert shown["UBKT"] == (None, Decimal(1), Decimal(5))
    assert shown["BBVSK"] == (Decimal(10), Decimal(10), Decimal(10))


def test_a_score_is_traced_to_its_line_and_evidence(year):
    document, trace = report_of(year)
    total = next(
        entry for entry in trace.entries.values()
        if entry.record.kind == "scorecard" and entry.record.key == "BBVSK" and entry.parts
    )  # fmt: skip
    section = trace.entries[total.parts[0]]
    items = [trace.entries[ref] for ref in section.parts]
    assert [(item.item, item.value) for item in items] == [("I.1", "6"), ("I.2", "4")]
    assert [p.reference for p in trace.proofs_of(total.ref)] == ["Báo cáo số 12-BC/BTC"]
    assert items[0].when == TODAY
    assert total.ref in {s.ref for s in all_spans(document) if isinstance(s, Figure)}


def test_the_score_table_has_a_column_for_each_section(year):
    document, _ = report_of(year)
    table = document.annexes[0].blocks[0]
    assert isinstance(table, Table)
    titles = [column.title for column in table.columns]
    assert titles == ["Hạng", "Cơ quan, đơn vị", "I. Nhiệm vụ chính trị", "Thưởng", "Trừ",
                      "Tổng điểm", "Xếp loại"]  # fmt: skip
    best = next(r for r in table.rows if plain(r.cells[1]).startswith("Ban Bảo vệ"))
    assert [plain(cell) for cell in best.cells][2:] == ["10", "–", "–", "10", "Tốt"]


def test_lines_of_a_card_say_rule_input_points_and_evidence(year):
    scoring = year_facts(year).scoring
    lines = {line.item: line for line in scoring.lines["BBVSK"]}
    one = lines["I.1"]
    assert (one.given, one.points, one.evidence) == ("9", Decimal(6), "Báo cáo số 12-BC/BTC (4)")
    assert one.rule
    assert one.reason
    assert lines["I"].is_section
    missing = {line.item: line for line in scoring.lines["BTC"]}["I.1"]
    assert (missing.points, missing.given) == (None, "chưa có số liệu")


def test_ten_agencies_are_gathered_with_few_queries(year, django_assert_max_num_queries):
    with django_assert_max_num_queries(45):
        year_facts(year)
