"""Filing reports: one in force, rounds that stay, proofs shared and their quantities apart."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from tests.apps.small_bloc import bare_bloc

from thidua.apps.movements.services import keep_indicator
from thidua.apps.organisations.models import Organisation
from thidua.apps.reporting.entries import DeedEntry, ProofEntry, ReportEntry, ResultEntry
from thidua.apps.reporting.models import Deed, Evidence, Report, ResultLine
from thidua.apps.reporting.selectors import deeds_in_force, results_in_force
from thidua.apps.reporting.services import file_report
from thidua.core.kernel.periods import Period

pytestmark = pytest.mark.django_db
PAPER = "Báo cáo số 12-BC/TU"


@pytest.fixture
def year():
    made = bare_bloc("A1", "A2", "A3")
    keep_indicator(made, "KT-01", label="Số cuộc", unit="count")
    return made


def report(year, code="A1", value="3", period="Y", **given):
    proof = ProofEntry(reference=PAPER, day=date(2022, 6, 1), quantity=Decimal(value))
    result = ResultEntry(indicator="KT-01", value=Decimal(value), proofs=(proof,))
    entry = ReportEntry(period=period, origin="screen", **{"results": (result,), **given})
    return file_report(year, Organisation.objects.get(code=code), entry)


def test_a_correction_is_a_new_round_and_the_old_one_stays(year):
    report(year, value="3")
    report(year, value="5")
    rounds = Report.objects.order_by("round")
    assert [(row.round, row.state) for row in rounds] == [(1, "replaced"), (2, "in_force")]
    assert [row.results.get().value for row in rounds] == [3, 5]
    assert results_in_force(year)["A1", "KT-01"].value == 5


def test_each_period_has_its_own_report_in_force(year):
    report(year, value="1", period="H1")
    report(year, value="3", period="Y")
    found = [
        results_in_force(year, period)["A1", "KT-01"].value for period in (Period.H1, Period.Y)
    ]
    assert (found, Report.objects.filter(state="replaced").count()) == ([1, 3], 0)
    assert results_in_force(year, Period.Q1) == {}


def test_the_blocs_own_report_is_no_agencys(year):
    file_report(year, None, ReportEntry(period="Y", origin="seed"))
    again = file_report(year, None, ReportEntry(period="Y", origin="seed"))
    assert again.round == 2
    assert results_in_force(year) == {}


def test_one_paper_proves_3_here_and_1_there(year):
    proof = ProofEntry(reference=PAPER, day=date(2022, 6, 1), quantity=Decimal(1))
    deed = DeedEntry(kind="advice", text="Tham mưu", proofs=(proof,))
    filed = report(year, deeds=(deed,))
    paper = Evidence.objects.get()
    assert filed.results.get().citations.get().quantity == 3
    assert filed.deeds.get().citations.get().quantity == 1
    assert (paper.owner.code, paper.reference) == ("A1", PAPER)


def test_two_agencies_own_their_proofs_apart(year):
    report(year, "A1")
    report(year, "A2")
    assert [row.owner.code for row in Evidence.objects.all()] == ["A1", "A2"]


def test_deeds_in_force_are_those_of_the_last_round(year):
    for text in ("Việc cũ", "Việc mới"):
        report(year, deeds=(DeedEntry(kind="other", text=text),))
    assert [row.text for row in deeds_in_force(year)["A1"]] == ["Việc mới"]


@pytest.mark.parametrize("codes", [("A1",), ("A1", "A2", "A3")])
def test_results_take_one_query(year, codes, django_assert_num_queries):
    for code in codes:
        report(year, code)
    with django_assert_num_queries(1):
        assert [key[0] for key in results_in_force(year)] == list(codes)


def refused(write) -> bool:
    try:
        with transaction.atomic():
            write()
    except IntegrityError:
        return True
    return False


def test_the_database_refuses_what_can_not_be(year):
    filed = report(year)
    line, paper = filed.results.get(), Evidence.objects.get()
    same = {"bloc_year": year, "agency": filed.agency, "period": "Y", "origin": "screen"}
    writes = {
        "two reports in force": lambda: Report.objects.create(**same, round=2, state="in_force"),
        "one round twice": lambda: Report.objects.create(**same, round=1, state="replaced"),
        "one indicator twice": lambda: ResultLine.objects.create(
            report=filed, indicator=line.indicator, value=1
        ),
        "a negative result": lambda: ResultLine.objects.filter(pk=line.pk).update(value=-1),
        "a negative deed": lambda: Deed.objects.create(report=filed, kind="other", quantity=-1),
        "a proof of nothing": lambda: Evidence.objects.create(owner=paper.owner),
        "one proof cited twice": lambda: line.citations.create(evidence=paper),
    }
    assert {name: refused(write) for name, write in writes.items()} == dict.fromkeys(writes, True)


def test_a_second_round_beside_the_one_in_force_is_taken(year):
    filed = report(year)
    same = {"bloc_year": year, "agency": filed.agency, "period": "Y", "origin": "screen"}
    assert not refused(lambda: Report.objects.create(**same, round=2, state="draft"))
    assert not refused(lambda: Deed.objects.create(report=filed, kind="other", quantity=0))
