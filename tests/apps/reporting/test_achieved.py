"""Registered against achieved: outcome by direction and period, reasons, titles, who sees it."""

from decimal import Decimal

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from tests.apps.world import world

from thidua.apps.movements.models import Indicator, Pact, PactTarget, TitleAim
from thidua.apps.reporting.achieved import achieved_by
from thidua.apps.reporting.models import Report, ResultLine

pytestmark = pytest.mark.django_db
PLACE = ("khoi-thu", 2022)
OVERVIEW = reverse("reporting:achieved", args=PLACE)
OWN = reverse("reporting:agency_achieved", args=(*PLACE, "CQ1A"))


@pytest.fixture
def w(db):
    return world()


@pytest.fixture
def target(w):
    """CQ1A promised 97 %."""
    indicator = Indicator.objects.create(
        bloc_year=w.year, code="KT-01", label="Đảng viên xếp loại tốt", unit="percent"
    )
    pact, _ = Pact.objects.get_or_create(bloc_year=w.year)
    return PactTarget.objects.create(
        pact=pact, agency=w.agency("CQ1A"), indicator=indicator, value=97
    )


def told(w, target, value: str, period: str = "Y", state: str = "in_force") -> None:
    report = Report.objects.create(
        bloc_year=w.year, agency=target.agency, period=period, state=state, origin="web"
    )
    ResultLine.objects.create(report=report, indicator=target.indicator, value=Decimal(value))


def of_cq1a(w):
    return achieved_by(w.actor("officer", "CQ1A"), w.year, "CQ1A").targets[0]


@pytest.mark.parametrize(
    ("direction", "period", "value", "met"),
    [
        ("up", "Y", "97", True), ("up", "Y", "96.99", False), ("up", "9M", "97", True),
        ("up", "9M", "80", None), ("down", "Y", "97", True), ("down", "Y", "97.01", False),
        ("down", "9M", "98", False), ("down", "9M", "10", None),
    ],
)  # fmt: skip
def test_a_target_is_met_by_its_direction_and_decided_by_the_year(
    w, target, direction, period, value, met
):
    Indicator.objects.update(direction=direction)
    told(w, target, value, period)
    assert of_cq1a(w).met is met


def test_without_a_figure_nothing_is_decided(w, target):
    told(w, target, "99", state="draft")
    found = of_cq1a(w)
    assert (found.met, found.percent, found.short) == (None, None, False)


def test_the_longest_period_holds_the_figure_and_its_share(w, target):
    told(w, target, "48.5", "H1")
    told(w, target, "90", "9M")
    assert (of_cq1a(w).result.value, of_cq1a(w).percent) == (Decimal(90), Decimal("92.78"))


def form_of(target, **more: str) -> dict[str, str]:
    return {f"version-target-{target.pk}": "1"} | more


def test_the_agency_says_why_and_a_second_writer_sees_both(w, target):
    told(w, target, "90")
    officer, leader = w.client("officer", "CQ1A"), w.client("leader", "CQ1A")
    name = f"reason-{target.pk}"
    assert officer.post(OWN, form_of(target, **{name: "Thiếu biên chế"})).status_code == 302
    answer = leader.post(OWN, form_of(target, **{name: "Giao thêm việc"}))
    html = answer.content.decode()
    assert answer.status_code == 400
    assert "“Thiếu biên chế”" in html
    assert "Giao thêm việc</textarea>" in html
    target.refresh_from_db()
    assert (target.shortfall, target.version) == ("Thiếu biên chế", 2)
    again = {name: "Giao thêm việc", f"version-target-{target.pk}": "2"}
    assert leader.post(OWN, again).status_code == 302


def test_a_title_that_was_missed_needs_a_reason(w):
    aim = TitleAim.objects.create(
        bloc_year=w.year, agency=w.agency("CQ1A"), title="Tập thể Lao động xuất sắc"
    )
    client = w.client("officer", "CQ1A")
    form = {f"outcome-{aim.pk}": "missed", f"said-{aim.pk}": "", f"version-title-{aim.pk}": "1"}
    refused = client.post(OWN, form)
    assert "Hãy nêu vì sao không đạt danh hiệu" in refused.content.decode()
    form[f"said-{aim.pk}"] = "Chưa đủ tỷ lệ"
    assert client.post(OWN, form).status_code == 302
    aim.refresh_from_db()
    assert (aim.outcome, aim.said) == ("missed", "Chưa đủ tỷ lệ")


@pytest.mark.parametrize(
    ("role", "code", "seen"),
    [("officer", "CQ1A", ["CQ1A"]), ("officer", "CQ2A", ["CQ2A"]),
     ("secretary", "", ["CQ1A", "CQ2A", "CQ3A"]), ("standing", "", ["CQ1A", "CQ2A", "CQ3A"])],
)  # fmt: skip
def test_an_agency_sees_itself_and_the_bloc_sees_all(w, target, role, code, seen):
    html = w.client(role, code).get(OVERVIEW).content.decode()
    assert [each for each in ("CQ1A", "CQ2A", "CQ3A") if f"/{each}/" in html] == seen


def test_strangers_find_nothing(w, target):
    assert w.client("officer", "LA1").get(OVERVIEW).status_code == 404
    assert w.client("officer", "CQ2A").get(OWN).status_code == 404
    assert w.client("secretary").post(OWN, form_of(target)).status_code == 403


def test_the_list_is_an_excel_file(w, target, tmp_path):
    told(w, target, "90")
    answer = w.client("secretary").get(reverse("reporting:export_achieved", args=PLACE))
    path = tmp_path / "ket-qua.xlsx"
    path.write_bytes(answer.content)
    sheet = load_workbook(path).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [row[3:7] for row in rows if row[1] == "KT-01"] == [[97, 90, "Cả năm", "chưa đạt"]]


@pytest.mark.parametrize("agencies", [1, 3])
def test_the_overview_costs_the_same_for_any_number_of_agencies(
    w, target, agencies, django_assert_num_queries
):
    for code in ("CQ1A", "CQ2A", "CQ3A")[:agencies]:
        TitleAim.objects.create(bloc_year=w.year, agency=w.agency(code), title="Cờ")
    client = w.client("secretary")
    client.get(OVERVIEW)
    with django_assert_num_queries(10):
        client.get(OVERVIEW)
