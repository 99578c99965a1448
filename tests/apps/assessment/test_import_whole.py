"""Nothing that a workbook says is lost on the way to the records: it is kept or refused."""

from copy import deepcopy
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.apps.assessment.books import (
    BADGES,
    HASH,
    TODAY,
    filled_agency,
    small_scheme,
    workbook,
)

from thidua.apps.assessment.importing.compare import Change
from thidua.apps.assessment.models import ImportBatch, ScoreSheet
from thidua.apps.assessment.seeding import seed_bloc
from thidua.apps.assessment.selectors import units_in_force
from thidua.apps.assessment.services import import_workbook, preview_import
from thidua.apps.movements.models import PactTarget
from thidua.apps.reporting.models import Deed, Report
from thidua.core.kernel.errors import BadData
from thidua.core.scoring.scheme import Scheme


def take(contents):
    return import_workbook(contents, file_hash=HASH, file_name="khoi.xlsx", today=TODAY)


def refused(contents) -> list[str]:
    with pytest.raises(BadData) as caught:
        take(contents)
    return [finding.code for finding in caught.value.data["findings"]]


def without_target(agency):
    first, *others = agency.rows
    return replace(agency, rows=(replace(first, values={"value": Decimal(95)}), *others))


def test_when_a_deed_was_done_is_kept_as_written(scored_year):
    deed = replace(BADGES, when="đợt 7-11")
    take(workbook(deeds=[deed]))
    assert Deed.objects.get(source_ref="F34").when == "đợt 7-11"
    corrected = preview_import(workbook(deeds=[replace(deed, when="đợt 3-2")]), file_name="k")
    assert corrected.unchanged is False


def test_a_deed_without_a_sheet_of_its_agency_is_refused(scored_year):
    reports = Report.objects.count()
    elsewhere = replace(BADGES, agency_code="BND", source_ref="")
    assert refused(workbook(deeds=[BADGES, elsewhere])) == ["import.deed_without_sheet"]
    assert (Report.objects.count(), ImportBatch.objects.count()) == (reports, 0)


def test_a_target_that_comes_alone_is_kept(scored_year):
    agency = filled_agency("BTC")
    take(workbook(without_target(agency), deeds=[]))
    assert PactTarget.objects.count() == 0
    outcome = take(workbook(agency, deeds=[]))
    assert outcome.changes == (Change("BTC", "item", "I.1", "target", None, Decimal(90)),)
    assert [row.value for row in PactTarget.objects.all()] == [90]
    assert take(workbook(agency, deeds=[])).unchanged is True


@pytest.fixture
def shared() -> Scheme:
    """A scheme in which two items read one indicator."""
    data = small_scheme().model_dump(by_alias=True)
    items = data["sections"][0]["items"]
    data["sections"][0]["items"] = (*items, deepcopy(items[0]) | {"id": "I.4", "code": "4"})
    data["sections"][0]["max"] = data["total"] = Decimal(40)
    return Scheme.model_validate(data)


def both(scheme, value, target):
    agency = filled_agency("BTC")
    other = replace(
        agency.rows[0], item_id="I.4", values={"value": Decimal(value), "target": Decimal(target)}
    )
    return workbook(replace(agency, rows=(*agency.rows, other)), scheme=scheme, deeds=[])


@pytest.mark.parametrize(("value", "target"), [(50, 90), (95, 80)])
def test_one_indicator_with_two_values_is_refused(db, shared, value, target):
    seed_bloc(shared, today=TODAY)
    assert refused(both(shared, value, target)) == ["import.two_values"]
    assert ScoreSheet.objects.count() == 0


def test_one_indicator_given_twice_alike_feeds_both_items(db, shared):
    year = seed_bloc(shared, today=TODAY)
    take(both(shared, 95, 90))
    given = units_in_force(year)[1]["BTC"]
    assert given["I.1"].values == given["I.4"].values
    assert take(both(shared, 95, 90)).unchanged is True


@pytest.mark.parametrize(
    ("part", "limit"),
    [("when", 60), ("unit", 60), ("source_ref", 40), ("document_as_written", 300)],
)
def test_a_text_that_no_column_holds_is_refused(scored_year, part, limit):
    assert refused(workbook(deeds=[replace(BADGES, **{part: "ă" * (limit + 1)})])) == [
        "import.too_long"
    ]
    take(workbook(deeds=[replace(BADGES, **{part: "ă" * limit})]))
    assert Deed.objects.filter(report__agency__code="BTC").count() == 1


def test_a_reference_that_no_column_holds_is_refused(scored_year):
    agency = filled_agency("BTC")
    proof = replace(agency.rows[0].evidence[0], document_as_written="x" * 301)
    row = replace(agency.rows[0], evidence=(proof,))
    assert refused(workbook(replace(agency, rows=(row, *agency.rows[1:])))) == ["import.too_long"]


def test_one_agency_with_an_error_keeps_the_others_out_too(scored_year):
    before = Report.objects.count()
    assert refused(workbook(filled_agency("UBKT"), filled_agency("BTC", done="-1"))) == [
        "import.negative"
    ]
    assert (Report.objects.count(), ScoreSheet.objects.count()) == (before, 0)
