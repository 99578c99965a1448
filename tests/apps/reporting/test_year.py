"""A report from the first cell to the approval, and who may learn of it."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.apps.world import CODES, world

from thidua.apps.accounts.errors import Forbidden, NotVisible, ReasonNeeded, WrongState
from thidua.apps.accounts.flow import move
from thidua.apps.accounts.models import Transition
from thidua.apps.common import clock
from thidua.apps.movements.services import keep_indicator
from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting import services
from thidua.apps.reporting.board import board
from thidua.apps.reporting.errors import NotYetPossible
from thidua.apps.reporting.flows import REPORT
from thidua.apps.reporting.models import Evidence, Report, ReportPeriod, ResultLine
from thidua.apps.reporting.places import place_of_report
from thidua.apps.reporting.services import EvidenceEntry
from thidua.apps.reporting.tasks import tasks_of
from thidua.core.kernel.periods import Period

pytestmark = pytest.mark.django_db
HOME = "/khoi-thu/2022/"
Q1, H1 = f"{HOME}bao-cao-ky/CQ1A/Q1/", f"{HOME}bao-cao-ky/CQ1A/H1/"


def a_pdf() -> bytes:
    document, stream = pikepdf.new(), BytesIO()
    document.add_blank_page()
    document.save(stream, static_id=True)
    return stream.getvalue()


PDF = a_pdf()


@pytest.fixture
def w(db):
    made = world()
    keep_indicator(made.year, "KT-01", label="Tỷ lệ hoàn thành", unit="percent")
    keep_indicator(made.year, "KT-02", label="Số cuộc kiểm tra", unit="count")
    for year in (made.year, made.other_year):
        for period, day in ((Period.Q1, date(2022, 3, 25)), (Period.H1, date(2022, 6, 25))):
            ReportPeriod.objects.create(bloc_year=year, period=period.value, due_day=day)
    return made


def draft(w, code="CQ1A", period=Period.Q1, **values) -> Report:
    row = services.begin_report(w.actor("officer", code), w.year, w.agency(code), period)
    for indicator, text in (values or {"KT-01": "95"}).items():
        name = indicator.replace("_", "-")
        version = ResultLine.objects.filter(report=row, indicator__code=name).values_list(
            "version", flat=True
        )
        services.keep_cell(
            w.actor("officer", code), row, name, text, version=next(iter(version), 0)
        )
    return row


def sent(w, code="CQ1A", period=Period.Q1, **values) -> Report:
    row = draft(w, code, period, **values)
    services.step_report(w.actor("officer", code), row, "submit")
    services.step_report(w.actor("leader", code), row, "approve")
    return row


@pytest.mark.parametrize(
    ("code", "text", "state", "value"),
    [
        ("KT-01", "95,5", "saved", "95.5"), ("KT-01", "95.5", "saved", "95.5"),
        ("KT-01", " 95 % ", "saved", "95"), ("KT-01", "101", "invalid", None),
        ("KT-01", "９５", "saved", "95"), ("KT-01", "chín", "invalid", None),
        ("KT-02", "1.500", "saved", "1500"), ("KT-02", "1\u00a0500", "saved", "1500"),
        ("KT-02", "1,500", "saved", "1500"), ("KT-02", "12,5", "invalid", None),
        ("KT-02", "-3", "invalid", None), ("KT-02", "5%", "invalid", None),
        ("KT-02", "0", "saved", "0"), ("KT-02", "9" * 30, "invalid", None),
    ],
)  # fmt: skip
def test_a_cell_is_read_in_the_unit_of_its_row(w, code, text, state, value):
    row = services.begin_report(w.actor("officer", "CQ1A"), w.year, w.agency("CQ1A"), Period.Q1)
    answer = services.keep_cell(w.actor("officer", "CQ1A"), row, code, text, version=0)
    assert (answer.state, answer.value) == (state, Decimal(value) if value else None)
    assert ResultLine.objects.count() == (state == "saved")


def test_an_emptied_cell_is_no_figure_and_not_zero(w):
    row = draft(w)
    answer = services.keep_cell(w.actor("officer", "CQ1A"), row, "KT-01", " ", version=1)
    assert (answer.state, ResultLine.objects.count()) == ("saved", 0)


def test_the_same_cell_sent_twice_is_kept_once_and_a_stale_one_shows_both(w):
    row = draft(w)
    officer, leader = w.actor("officer", "CQ1A"), w.actor("leader", "CQ1A")
    again = services.keep_cell(officer, row, "KT-01", "95", version=0)
    assert (again.state, again.version) == ("saved", 1)
    services.keep_cell(leader, row, "KT-01", "97", version=1)
    stale = services.keep_cell(officer, row, "KT-01", "96", version=1)
    assert (stale.state, stale.value, stale.version) == ("stale", Decimal(97), 2)
    mine = services.keep_cell(officer, row, "KT-01", "96", version=2)
    assert (mine.state, mine.value) == ("saved", Decimal(96))


def test_what_is_submitted_is_locked_for_typing(w):
    row = draft(w)
    services.step_report(w.actor("officer", "CQ1A"), row, "submit")
    answer = services.keep_cell(w.actor("officer", "CQ1A"), row, "KT-01", "99", version=1)
    assert (answer.state, answer.value) == ("locked", Decimal(95))


def test_a_period_begins_with_the_figures_of_the_one_before(w):
    sent(w)
    row = services.begin_report(w.actor("officer", "CQ1A"), w.year, w.agency("CQ1A"), Period.H1)
    assert [line.value for line in row.results.all()] == [Decimal(95)]


def test_a_returned_round_is_kept_and_the_next_begins_as_it_was(w):
    row = draft(w)
    services.step_report(w.actor("officer", "CQ1A"), row, "submit")
    with pytest.raises(ReasonNeeded):
        services.step_report(w.actor("leader", "CQ1A"), row, "return")
    services.step_report(w.actor("leader", "CQ1A"), row, "return", reason="Thiếu minh chứng")
    fresh = services.begin_report(w.actor("officer", "CQ1A"), w.year, w.agency("CQ1A"), Period.Q1)
    row.refresh_from_db()
    assert (row.state, fresh.round, fresh.state) == ("returned", 2, "draft")
    assert [line.value for line in fresh.results.all()] == [Decimal(95)]


def test_a_correction_after_approval_is_a_new_round_and_the_old_one_stays(w):
    first, second = sent(w), sent(w, KT_01="96")
    first.refresh_from_db()
    assert (first.state, second.state, second.round) == ("replaced", "in_force", 2)
    assert [line.value for line in first.results.all()] == [Decimal(95)]


def test_the_officer_does_not_approve(w):
    row = draft(w)
    services.step_report(w.actor("officer", "CQ1A"), row, "submit")
    with pytest.raises(Forbidden):
        services.step_report(w.actor("officer", "CQ1A"), row, "approve")


def test_an_empty_report_is_not_submitted(w):
    row = services.begin_report(w.actor("officer", "CQ1A"), w.year, w.agency("CQ1A"), Period.Q1)
    with pytest.raises(NotYetPossible):
        services.step_report(w.actor("officer", "CQ1A"), row, "submit")


OTHERS = [("secretary",), ("leader", "CQ2A"), ("officer", "CQ2A"), ("standing",), ("inspector",),
          ("officer", "LA1")]  # fmt: skip


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_outside_learns_that_a_draft_exists(w, who):
    client = w.client(*who)
    before = [client.get(path) for path in (Q1, f"{HOME}bao-cao-ky/")]
    draft(w)
    row = Report.objects.get()
    services.step_report(w.actor("officer", "CQ1A"), row, "submit")
    after = [client.get(path) for path in (Q1, f"{HOME}bao-cao-ky/")]
    assert [a.status_code for a in before] == [a.status_code for a in after]
    assert after[0].status_code == 404
    if after[1].status_code == 200:
        assert before[1].content.count(b"tag-good") == after[1].content.count(b"tag-good")


def test_a_report_in_force_is_read_above_and_by_members_when_results_are_open(w):
    sent(w)
    codes = {who: w.client(*who).get(Q1).status_code for who in OTHERS}
    assert codes == {
        ("secretary",): 200, ("leader", "CQ2A"): 404, ("officer", "CQ2A"): 404,
        ("standing",): 200, ("inspector",): 200, ("officer", "LA1"): 404,
    }  # fmt: skip
    BlocYear.objects.filter(pk=w.year.pk).update(results_open=True)
    assert w.client("officer", "CQ2A").get(Q1).status_code == 200
    assert w.client("officer", "LA1").get(Q1).status_code == 404


@pytest.mark.parametrize("state", [*REPORT.states])
@pytest.mark.parametrize("step", [m.name for m in REPORT.moves])
@pytest.mark.parametrize("who", [("officer", "CQ1A"), ("leader", "CQ1A"), *OTHERS, ("admin",)])
def test_only_the_drawn_moves_of_a_report_pass(w, state, step, who):
    row = Report.objects.create(
        bloc_year=w.year, agency=w.agency("CQ1A"), period="Q1", state=state, origin="screen"
    )
    place = place_of_report(w.year, row.agency_id, row)
    own = who in {("officer", "CQ1A"), ("leader", "CQ1A")}
    allowed = own and state == "draft" if step == "submit" else who == ("leader", "CQ1A")
    drawn = state in REPORT.move(step).sources
    try:
        move(w.actor(*who), row, REPORT, step, place, reason="Lý do")
    except (Forbidden, NotVisible):
        assert not allowed
    except WrongState:
        assert allowed
        assert not drawn
    else:
        assert allowed
        assert drawn


def test_the_board_counts_what_was_sent_and_what_was_on_time(w):
    with clock.at(date(2022, 3, 25)):
        sent(w, "CQ1A")
    with clock.at(date(2022, 3, 26)):
        sent(w, "CQ2A")
        draft(w, "CQ3A")
        found = board(w.year)
    column = found.columns[0]
    assert (column.sent, column.on_time, found.expected) == (2, 1, 3)
    assert [cells[0].state for _, cells in found.rows] == ["on_time", "late", "missing"]


def test_the_deadline_holds_to_the_end_of_its_day(w):
    with clock.at(date(2022, 3, 25)):
        assert board(w.year).rows[0][1][0].state == "open"
        assert board(w.year).rows[0][1][0].days == 0


def test_the_calendar_is_set_by_the_secretary_and_a_used_period_stays(w):
    sent(w)
    with pytest.raises(Forbidden):
        services.set_calendar(w.actor("officer", "CQ1A"), w.year, {})
    with pytest.raises(NotYetPossible):
        services.set_calendar(w.actor("secretary"), w.year, {Period.Q1: None})
    rows = services.set_calendar(
        w.actor("secretary"), w.year, {Period.H1: None, Period.Y: date(2022, 12, 20)}
    )
    assert [row.period for row in rows] == ["Q1", "Y"]


def test_a_figure_for_the_year_typed_before_its_end_is_an_estimate_until_a_new_round(w):
    with clock.at(date(2022, 12, 10)):
        row = draft(w, period=Period.Y)
    assert ResultLine.objects.get(report=row).certainty == "estimated"
    with clock.at(date(2023, 1, 5)):
        services.keep_cell(
            w.actor("officer", "CQ1A"), row, "KT-01", "final", version=1, column="certainty"
        )
    assert ResultLine.objects.get(report=row).certainty == "final"


def test_tasks_follow_the_state(w):
    officer, leader = w.actor("officer", "CQ1A"), w.actor("leader", "CQ1A")
    assert [(t.key, t.status) for t in tasks_of(officer, w.year)] == [
        ("report-Q1-CQ1A", "todo"), ("report-H1-CQ1A", "todo"),
    ]  # fmt: skip
    services.step_report(officer, draft(w), "submit")
    told = {t.key: t.status for t in tasks_of(leader, w.year)}
    assert told["report-approve-Q1-CQ1A"] == "todo"
    assert told["report-Q1-CQ1A"] == "waiting"


def test_a_proof_is_kept_once_cited_often_and_stays_while_cited(w):
    officer, row = w.actor("officer", "CQ1A"), draft(w)
    entry = EvidenceEntry(reference="Báo cáo số 12-BC/TU", day=date(2022, 3, 1))
    one, again = (
        services.add_evidence(officer, w.year, w.agency("CQ1A"), entry) for _ in range(2)
    )
    assert one == again
    line = row.results.get()
    services.cite_result(officer, row, line, {one.pk: Decimal(3)})
    services.cite_result(officer, row, line, {one.pk: Decimal(4)})
    assert [c.quantity for c in line.citations.all()] == [Decimal(4)]
    with pytest.raises(NotYetPossible):
        services.remove_evidence(officer, w.year, one)
    services.cite_result(officer, row, line, {})
    services.remove_evidence(officer, w.year, one)
    assert not Evidence.objects.exists()


def test_a_stranger_s_proof_can_not_be_cited(w):
    row = draft(w)
    theirs = Evidence.objects.create(owner=w.agency("CQ2A"), reference="Của người khác")
    services.cite_result(w.actor("officer", "CQ1A"), row, row.results.get(), {theirs.pk: None})
    assert row.results.get().citations.count() == 0


def test_the_same_file_under_two_names_is_shown_as_twice(w):
    client = w.client("officer", "CQ1A")
    path = f"{HOME}kho-minh-chung/CQ1A/"
    for name in ("ke-hoach.pdf", "ban-sao.pdf"):
        sent_ = {"upload": SimpleUploadedFile(name, PDF), "period": name}
        assert client.post(path, sent_).status_code == 302
    html = client.get(path).content.decode()
    assert html.count("lưu trùng") == 2
    proof = Evidence.objects.first()
    answer = client.get(f"{HOME}kho-minh-chung/tai/{proof.pk}/")
    assert b"".join(answer.streaming_content)[:4] == b"%PDF"
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_a_file_is_downloaded_only_by_those_who_may_see_it(w):
    client = w.client("officer", "CQ1A")
    answer = client.post(
        f"{HOME}kho-minh-chung/CQ1A/", {"upload": SimpleUploadedFile("a.pdf", PDF)}
    )
    assert answer.status_code == 302, answer.content.decode()
    path = f"{HOME}kho-minh-chung/tai/{Evidence.objects.get().pk}/"
    assert {w.client(*who).get(path).status_code for who in OTHERS} == {404}


def test_a_refused_file_says_why_and_the_others_stay(w):
    client = w.client("officer", "CQ1A")
    files = [SimpleUploadedFile("tot.pdf", PDF), SimpleUploadedFile("rong.pdf", b"")]
    answer = client.post(f"{HOME}kho-minh-chung/CQ1A/", {"upload": files})
    assert answer.status_code == 400
    assert [row.file_name for row in Evidence.objects.all()] in (["tot.pdf"], [])
    assert "Có lỗi cần sửa" in answer.content.decode()


def test_the_grid_without_script_keeps_what_was_typed_wrong(w):
    client = w.client("officer", "CQ1A")
    client.post(f"{Q1}bat-dau/")
    answer = client.post(f"{Q1}nhap/", {"v-KT-01": "chín mươi", "v-KT-02": "12"})
    html = answer.content.decode()
    assert answer.status_code == 400
    assert 'value="chín mươi"' in html
    assert "Đây không phải số" in html
    assert ResultLine.objects.get().value == Decimal(12)
    done = client.post(
        f"{Q1}nhap/",
        {"v-KT-01": "90", "v-KT-02": "12", "version-v-KT-01": "0", "version-v-KT-02": "1"},
    )
    assert (done.status_code, done.url) == (302, Q1)


def test_one_cell_saves_itself(w):
    client = w.client("officer", "CQ1A")
    client.post(f"{Q1}bat-dau/")
    post = {"row": "KT-02", "col": "value", "value": "1.500", "version": "0"}
    first = client.post(f"{Q1}o/", post).json()
    assert (first["state"], first["value"], first["version"]) == ("saved", "1.500", 1)
    stale = client.post(f"{Q1}o/", post | {"value": "7"}).json()
    assert (stale["state"], stale["value"], stale["version"]) == ("stale", "1.500", 1)
    wrong = client.post(f"{Q1}o/", post | {"value": "x"}).json()
    assert (wrong["state"], "value" in wrong) == ("invalid", False)
    assert client.post(f"{Q1}o/", post | {"row": "KT-99"}).status_code == 404


def test_a_paste_is_shown_before_anything_is_kept(w):
    client = w.client("officer", "CQ1A")
    client.post(f"{Q1}bat-dau/")
    text = "KT-02\tSố cuộc\t1.200\nKT-01\tTỷ lệ\t101\nKT-77\tLạ\t3"
    html = client.post(
        f"{Q1}dan/", {"text": text, "row": "KT-01", "col": "value"}
    ).content.decode()
    assert "data-preview" in html
    assert html.count("không nhận") == 2
    assert "Nhận 1 dòng" in html
    assert ResultLine.objects.count() == 0


def test_a_paste_without_codes_goes_line_by_line_from_the_cell_on(w):
    client = w.client("officer", "CQ1A")
    client.post(f"{Q1}bat-dau/")
    answer = client.post(f"{Q1}dan/", {"text": "91\n12", "row": "KT-01", "col": "value"})
    html = answer.content.decode()
    assert 'name="v-KT-01" value="91"' in html
    assert 'name="v-KT-02" value="12"' in html


def test_submitting_by_a_double_click_happens_once(w):
    client = w.client("officer", "CQ1A")
    draft(w)
    for _ in range(2):
        assert client.post(f"{Q1}buoc/submit/", {"once": "x"}).status_code == 302
    assert Transition.objects.filter(name="submit").count() == 1


@pytest.mark.parametrize(("path", "queries"), [
    ("bao-cao-ky/", 10), ("bao-cao-ky/CQ1A/Q1/", 17), ("bao-cao-ky/CQ1A/H1/nhap/", 17),
])  # fmt: skip
@pytest.mark.parametrize("more", [0, 20])
def test_pages_cost_the_same_for_any_number(w, path, queries, more, django_assert_num_queries):
    for code in CODES:
        sent(w, code)
    for n in range(more):
        keep_indicator(w.year, f"M-{n}", label=f"Thêm {n}", unit="count")
    client = w.client("officer", "CQ1A")
    draft(w, period=Period.H1)
    client.get(HOME + path)
    with django_assert_num_queries(queries):
        assert client.get(HOME + path).status_code == 200


@pytest.mark.parametrize("more", [0, 20])
def test_a_cell_costs_the_same_however_long_the_report(w, more, django_assert_num_queries):
    for n in range(more):
        keep_indicator(w.year, f"M-{n}", label=f"Thêm {n}", unit="count")
    client = w.client("officer", "CQ1A")
    draft(w)
    sent_cell = {"row": "KT-01", "col": "value", "version": "1"}
    with django_assert_num_queries(16):
        answer = client.post(f"{Q1}o/", sent_cell | {"value": "12"}).json()
    assert answer["state"] == "saved"


def test_looking_at_the_grid_begins_nothing(w):
    client = w.client("officer", "CQ1A")
    assert client.get(f"{Q1}nhap/").url == Q1
    sent(w)
    assert client.get(f"{Q1}nhap/").status_code == 403
    assert Report.objects.count() == 1
    client.post(f"{Q1}bat-dau/", {"once": "a"})
    client.post(f"{Q1}bat-dau/", {"once": "a"})
    assert Report.objects.count() == 2
    assert client.get(f"{Q1}nhap/").status_code == 200
