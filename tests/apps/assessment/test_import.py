"""A workbook into records: whole or not at all, once, and corrected by a new round."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.apps.assessment.books import (
    BADGES,
    HASH,
    TODAY,
    filled_agency,
    not_assigned,
    small_scheme,
    workbook,
)

from thidua.apps.assessment.importing.compare import Change
from thidua.apps.assessment.models import ImportBatch, ScoreCitation, ScoreLine, ScoreSheet
from thidua.apps.assessment.selectors import units_in_force
from thidua.apps.assessment.services import import_workbook, preview_import
from thidua.apps.movements.models import PactTarget
from thidua.apps.reporting.models import Deed, Evidence, Report, ResultLine
from thidua.core.kernel.errors import BadData
from thidua.core.kernel.findings import Finding, Severity
from thidua.core.scoring.inputs import Absence

RECORDS = (Report, ResultLine, Deed, Evidence, ScoreSheet, ScoreLine, ImportBatch, PactTarget)


def take(contents, name="khoi.xlsx", file_hash=HASH):
    return import_workbook(contents, file_hash=file_hash, file_name=name, today=TODAY)


def counts() -> list[int]:
    return [model.objects.count() for model in RECORDS]


def units(year, code):
    return units_in_force(year)[1][code]


def test_an_import_writes_reports_sheets_evidence_and_one_batch(scored_year):
    outcome = take(workbook())
    assert (outcome.written, outcome.unchanged) == (True, False)
    assert outcome.rounds == {"BTC": 1, "UBKT": 1}
    batch = ImportBatch.objects.get()
    assert (batch.file_hash, batch.file_name, batch.unchanged) == (HASH, "khoi.xlsx", False)
    reports = Report.objects.exclude(agency=None)
    assert [(row.agency.code, row.state, row.round) for row in reports] == [
        ("BTC", "in_force", 1),
        ("UBKT", "in_force", 1),
    ]


def test_what_the_engine_reads_is_what_the_workbook_says(scored_year):
    take(workbook())
    given = units(scored_year, "BTC")
    assert given["I.1"].values == {"value": Decimal(95), "target": Decimal(90)}
    assert given["I.1"].source.kind == "result_line"
    assert given["I.1"].illustrative is True
    assert given["I.2"].values == {"value": True}
    assert given["I.3"].values == {"value": Decimal("8.5")}
    assert given["I.3"].source.kind == "score_line"
    assert units(scored_year, "BBVSK") == {}


@pytest.mark.parametrize("size", [1, 3])
def test_inputs_cost_the_same_for_any_number_of_agencies(
    scored_year, size, django_assert_num_queries
):
    take(workbook(*(filled_agency(code) for code in ("BTC", "UBKT", "BTG")[:size])))
    with django_assert_num_queries(6):
        units_in_force(scored_year)


def test_an_indicator_is_reported_with_its_proof_and_its_quantity(scored_year):
    take(workbook())
    line = ResultLine.objects.get(report__agency__code="BTC")
    assert (line.indicator.code, line.indicator.unit, line.value) == ("KT-01", "percent", 95)
    cited = line.citations.get()
    assert (str(cited.evidence), cited.quantity) == ("Báo cáo số 12-BC/TU", 95)
    judged = ScoreLine.objects.get(sheet__agency__code="BTC", item="I.3")
    assert (judged.points, judged.citations.get().evidence.owner.code) == (Decimal("8.5"), "BTC")
    assert ScoreCitation.objects.filter(line__item="I.1").count() == 0


def test_a_deed_of_the_source_rests_on_the_source(scored_year):
    take(workbook())
    deed = Deed.objects.get(source_ref="F34")
    assert (deed.quantity, deed.noun, deed.illustrative) == (7897, "đảng viên", False)
    assert deed.provenance == scored_year.provenance
    proof = deed.citations.get()
    assert (proof.evidence.kind, proof.quantity) == ("press", 7897)


def test_a_deed_on_a_registered_document_knows_it(scored_year):
    deed = replace(BADGES, source_ref="", document_as_written="Quy định số 50 - QĐ/TW")
    take(workbook(deeds=[deed]))
    kept = Deed.objects.get(report__agency__code="BTC")
    assert (kept.document.number, kept.reference) == ("50-QĐ/TW", "Quy định số 50 - QĐ/TW")


def test_the_same_workbook_again_changes_nothing(scored_year):
    take(workbook())
    before = counts()
    outcome = take(workbook(), file_hash="b" * 64)  # saved again: other bytes, same words
    assert (outcome.unchanged, outcome.changes, outcome.rounds) == (True, (), {})
    assert counts() == [*before[:6], before[6] + 1, before[7]]
    assert ImportBatch.objects.first().unchanged is True


def test_a_corrected_workbook_shows_its_changes_and_keeps_the_old_round(scored_year):
    take(workbook())
    corrected = workbook(filled_agency("BTC", done="97"), filled_agency("UBKT", "80"))
    change = Change("BTC", "item", "I.1", "value", Decimal(95), Decimal(97))
    assert preview_import(corrected, file_name="khoi.xlsx").changes == (change,)
    outcome = take(corrected)
    assert (outcome.changes, outcome.rounds, outcome.corrected) == (
        (change,),
        {"BTC": 2},
        ("BTC",),
    )
    rounds = Report.objects.filter(agency__code="BTC").order_by("round")
    assert [(row.round, row.state) for row in rounds] == [(1, "replaced"), (2, "in_force")]
    assert [line.value for row in rounds for line in row.results.all()] == [95, 97]
    assert units(scored_year, "BTC")["I.1"].values["value"] == 97


def test_a_correction_of_one_agency_leaves_the_others_alone(scored_year):
    take(workbook())
    take(workbook(not_assigned(filled_agency("UBKT", "80")), deeds=[]))
    assert Report.objects.filter(agency__code="BTC").count() == 1
    assert units(scored_year, "UBKT")["I.2"].absence is Absence.NOT_ASSIGNED


def test_a_preview_writes_nothing(scored_year):
    before = counts()
    outcome = preview_import(workbook(), file_name="khoi.xlsx")
    assert (outcome.written, outcome.unchanged, outcome.rounds) == (False, False, None)
    assert counts() == before


def codes(refused) -> list[str]:
    return [finding.code for finding in refused.value.data["findings"]]


WRONG_VERSION = small_scheme(first_day="2023-01-01")


@pytest.mark.parametrize(
    ("contents", "code"),
    [
        (workbook(filled_agency("BTC"), filled_agency("XYZ")), "import.unknown_agency"),
        (workbook(filled_agency("BTC"), filled_agency("BTC")), "import.duplicate_agency"),
        (workbook(scheme=WRONG_VERSION), "import.wrong_scheme"),
        (workbook(scheme_hash="0" * 64), "import.wrong_scheme"),
        (workbook(filled_agency("BTC", done="-1")), "import.negative"),
        (workbook(deeds=[replace(BADGES, type="party")]), "import.unknown_deed"),
        (workbook(deeds=[replace(BADGES, agency_code="XYZ")]), "import.unknown_agency"),
        (workbook(findings=(Finding("x.y", "A!B2"),)), "x.y"),
    ],
)
def test_a_workbook_with_an_error_is_refused_and_nothing_is_written(scored_year, contents, code):
    before = counts()
    with pytest.raises(BadData) as refused:
        take(contents)
    assert codes(refused) == [code]
    assert counts() == before


def test_a_warning_comes_along_and_stops_nothing(scored_year):
    finding = Finding("x.y", "A!B2", {}, Severity.WARNING)
    assert take(workbook(findings=(finding,))).warnings == (finding,)


def test_the_pact_holds_against_a_report_that_names_another_target(scored_year):
    take(workbook())
    agency = filled_agency("BTC")
    row = replace(agency.rows[0], values={"value": Decimal(95), "target": Decimal(50)})
    outcome = take(workbook(replace(agency, rows=(row, *agency.rows[1:]))))
    assert [finding.code for finding in outcome.warnings] == ["import.target_differs"]
    assert (outcome.unchanged, units(scored_year, "BTC")["I.1"].values["target"]) == (True, 90)
