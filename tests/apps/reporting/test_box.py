"""The box of received reports: from the dropped file to the confirmed figure."""

from decimal import Decimal

import pytest
from tests.apps.reporting import box_files as files
from tests.apps.world import World

from thidua.apps.accounts.errors import Forbidden, NotVisible
from thidua.apps.common.versions import Stale
from thidua.apps.movements.models import Indicator
from thidua.apps.organisations.selectors import members
from thidua.apps.reporting import services as reporting
from thidua.apps.reporting.board import board
from thidua.apps.reporting.box import services
from thidua.apps.reporting.box.reading import read_upload
from thidua.apps.reporting.box.services import Decision, Drop
from thidua.apps.reporting.box.tasks import tasks_of
from thidua.apps.reporting.errors import BoxError
from thidua.apps.reporting.models import (
    BoxFile,
    BoxFinding,
    Evidence,
    Report,
    ResultLine,
)
from thidua.core.kernel.periods import Period

pytestmark = pytest.mark.django_db
AGENCY = "CQ2A"


def received(
    w: World, content: bytes = b"", name: str = "bao-cao-quy-1.docx", code: str = AGENCY
) -> BoxFile:
    known = tuple(Indicator.objects.filter(bloc_year=w.year))
    reading = read_upload(files.upload(content or files.quarter(), name), known, used=0)
    agency = next(each for each in members(w.year) if each.code == code)
    return services.receive(w.actor("secretary"), w.year, Drop(agency, Period.Q1), reading)


def decided(w: World, row: BoxFinding, choice: str = "accept", **given) -> BoxFinding:
    return services.decide(w.actor("secretary"), w.year, row.pk, Decision(choice=choice, **given))


def entered(w: World, file: BoxFile) -> Report:
    """Everything that fits an indicator, and every document number, is accepted."""
    for row in file.findings.exclude(indicator=None, kind="figure"):
        decided(w, row)
    return services.enter_file(w.actor("secretary"), w.year, file.pk, version=None, looked=True)


def own_report(w: World, **values: str) -> Report:
    """What the agency filed itself."""
    officer, leader = w.actor("officer", AGENCY), w.actor("leader", AGENCY)
    row = reporting.begin_report(officer, w.year, w.agency(AGENCY), Period.Q1)
    for code, text in values.items():
        reporting.keep_cell(officer, row, code.replace("_", "-"), text, version=0)
    reporting.step_report(officer, row, "submit")
    reporting.step_report(leader, row, "approve")
    return row


def figure(file: BoxFile, code: str) -> BoxFinding:
    return file.findings.get(kind="figure", indicator__code=code)


def lines(report: Report) -> dict[str, tuple[str, str]]:
    return {
        line.indicator.code: (f"{line.value.normalize():f}", line.on_behalf)
        for line in report.results.select_related("indicator")
    }


def test_figures_and_numbers_stand_beside_their_indicators_with_their_quote(w):
    file = received(w)
    rows = [
        (row.kind, row.indicator.code if row.indicator else "", row.written, row.place_data)
        for row in file.findings.exclude(indicator=None)
    ]
    assert rows == [
        ("figure", "KT-01", "95,5%", {"first": "3"}),
        ("figure", "KT-02", "12 cuộc kiểm tra", {"first": "4"}),
        ("document", "KT-02", files.PAPER.removeprefix("Kế hoạch số "), {"first": "4"}),
    ]
    quote = figure(file, "KT-02")
    assert (quote.before, quote.value) == ("Đã tổ chức ", Decimal(12))
    assert (file.remarks, file.state) == ([], "waiting")


def test_a_sheet_says_its_cells(w):
    content = files.sheet((("Chỉ tiêu", "Kết quả"), ("Số cuộc kiểm tra", 12)))
    file = received(w, content, "bao-cao.xlsx")
    row = figure(file, "KT-02")
    assert (row.value, row.place_data) == (Decimal(12), {"sheet": "Q1", "cell": "B2"})


def test_what_is_accepted_becomes_a_round_marked_as_entered_on_behalf(w):
    file = received(w)
    report = entered(w, file)
    assert (report.state, report.origin, report.round) == ("in_force", "box", 1)
    assert lines(report) == {"KT-01": ("95.5", "waiting"), "KT-02": ("12", "waiting")}
    cited = report.results.get(indicator__code="KT-02").citations.order_by("position")
    assert [(str(each.evidence), each.note) for each in cited] == [
        ("bao-cao-quy-1.docx", "bao-cao-quy-1.docx: đoạn 4"),
        ("12-KH/TU", "bao-cao-quy-1.docx: đoạn 4"),
    ]
    original = Evidence.objects.get(file_hash=file.file_hash)
    assert (original.owner.code, original.kind) == (AGENCY, "file")
    file.refresh_from_db()
    assert (file.state, file.report) == ("entered", report)
    cell = next(cells[0] for m, cells in board(w.year).rows if m.code == AGENCY)
    assert (cell.state, cell.unconfirmed) == ("on_time", 2)


def test_nothing_stands_in_the_report_before_it_is_entered(w):
    decided(w, figure(received(w), "KT-01"))
    assert (Report.objects.count(), Evidence.objects.count()) == (0, 0)


def test_what_is_skipped_is_not_entered(w):
    file = received(w)
    decided(w, figure(file, "KT-01"), "skip")
    decided(w, figure(file, "KT-02"))
    report = services.enter_file(w.actor("secretary"), w.year, file.pk, version=None)
    assert lines(report) == {"KT-02": ("12", "waiting")}


def test_the_same_decision_and_the_same_entering_twice_are_one(w):
    file = received(w)
    row = figure(file, "KT-01")
    first, again = decided(w, row, version=1), decided(w, row, version=1)
    assert (first.version, again.version) == (2, 2)
    report = entered(w, file)
    twice = services.enter_file(w.actor("secretary"), w.year, file.pk, version=1, looked=True)
    assert (twice.pk, Report.objects.count(), ResultLine.objects.count()) == (report.pk, 1, 2)


def test_a_second_secretary_sees_that_the_first_decided_otherwise(w):
    row = figure(received(w), "KT-01")
    decided(w, row, version=1)
    with pytest.raises(Stale):
        decided(w, row, "skip", version=1)


def test_a_file_that_another_handled_meanwhile_is_stale(w):
    file = received(w)
    decided(w, figure(file, "KT-01"))
    BoxFile.objects.filter(pk=file.pk).update(version=2)
    with pytest.raises(Stale):
        services.enter_file(w.actor("secretary"), w.year, file.pk, version=1)
    assert Report.objects.count() == 0


def test_the_agency_s_own_figure_is_never_overwritten_silently(w):
    own = own_report(w, KT_01="97", KT_02="12")
    file = received(w)
    row = figure(file, "KT-01")
    with pytest.raises(BoxError) as refused:
        decided(w, row)
    assert (refused.value.code, refused.value.data["before"]) == (
        "box.needs_reason", Decimal(97),
    )  # fmt: skip
    decided(w, row, reason="Đơn vị đính chính bằng văn bản")
    decided(w, figure(file, "KT-02"))
    report = services.enter_file(w.actor("secretary"), w.year, file.pk, version=None)
    own.refresh_from_db()
    assert (own.state, report.round) == ("replaced", 2)
    assert lines(own) == {"KT-01": ("97", ""), "KT-02": ("12", "")}
    assert lines(report) == {"KT-01": ("95.5", "waiting"), "KT-02": ("12", "")}


def test_a_report_that_changed_after_the_decision_is_looked_at_again(w):
    file = received(w)
    decided(w, figure(file, "KT-01"))
    own_report(w, KT_01="97")
    with pytest.raises(BoxError) as refused:
        services.enter_file(w.actor("secretary"), w.year, file.pk, version=None)
    assert refused.value.code == "box.changed_since"
    assert Report.objects.get().origin == "screen"


def test_an_agency_s_draft_is_neither_read_nor_touched(w):
    draft = reporting.begin_report(w.actor("officer", AGENCY), w.year, w.agency(AGENCY), Period.Q1)
    reporting.keep_cell(w.actor("officer", AGENCY), draft, "KT-01", "50", version=0)
    report = entered(w, received(w))
    draft.refresh_from_db()
    assert (draft.state, lines(draft)) == ("draft", {"KT-01": ("50", "")})
    assert (report.round, lines(report)["KT-01"]) == (2, ("95.5", "waiting"))


def test_two_figures_for_one_indicator_are_not_both_taken(w):
    content = files.word(files.HEADING, "Có 12 cuộc kiểm tra.", "Có 15 cuộc kiểm tra.")
    one, two = received(w, content).findings.filter(indicator__code="KT-02")
    decided(w, one)
    with pytest.raises(BoxError) as refused:
        decided(w, two)
    assert refused.value.code == "box.taken_twice"
    decided(w, one, "again")
    assert decided(w, two).taken == Decimal(15)


def test_a_corrected_value_and_another_indicator_are_read_as_in_the_grid(w):
    file = received(w)
    row = file.findings.get(written="95,5%")
    with pytest.raises(BoxError) as refused:
        decided(w, row, value="120")
    assert refused.value.code == "reporting.cell_over_hundred"
    assert decided(w, row, value="95").taken == Decimal(95)
    other = figure(file, "KT-02")
    assert decided(w, other, indicator="KT-01", value="95").indicator.code == "KT-01"


def test_a_figure_of_another_unit_is_shown_and_not_taken_as_it_is(w):
    content = files.word(files.HEADING, "Tỷ lệ hoàn thành nhiệm vụ: 40 đảng viên.")
    row = received(w, content).findings.get(kind="figure", indicator__code="KT-01")
    assert "wrong_unit" in row.flags
    with pytest.raises(BoxError) as refused:
        decided(w, row)
    assert refused.value.code == "box.wrong_unit"
    assert decided(w, row, value="80").taken == Decimal(80)


@pytest.mark.parametrize(
    ("texts", "remarks"),
    [
        (("Cơ quan CQ3A", files.HEADING), ["box.other_agency"]),
        (("Cơ quan CQ2A", "Gửi Cơ quan CQ3A", files.HEADING), []),
        (("Báo cáo kết quả 6 tháng đầu năm 2022",), ["box.other_period"]),
        (("Báo cáo kết quả quý I năm 2021",), ["box.other_year"]),
    ],
)
def test_a_report_of_another_agency_or_time_is_remarked(w, texts, remarks):
    file = received(w, files.word(*texts, "Có 12 cuộc kiểm tra."))
    assert [code for code, _data in file.remarks] == remarks
    if remarks:
        decided(w, figure(file, "KT-02"))
        with pytest.raises(BoxError) as refused:
            services.enter_file(w.actor("secretary"), w.year, file.pk, version=None)
        assert refused.value.code == "box.look_first"


def test_the_same_file_again_says_when_and_where_it_came(w):
    content = files.quarter()
    file = received(w, content)
    with pytest.raises(BoxError) as refused:
        received(w, content, name="ban-sao.docx", code="CQ3A")
    told = refused.value.data
    assert (refused.value.code, told["agency"], str(told["day"]), told["file"]) == (
        "box.received_before", "Cơ quan CQ2A", "2022-03-20", "ban-sao.docx",
    )  # fmt: skip
    services.put_aside(w.actor("secretary"), w.year, file.pk, version=1)
    again = services.put_aside(w.actor("secretary"), w.year, file.pk, version=1)
    assert again.state == "put_aside"
    assert received(w, content, code="CQ3A").agency.code == "CQ3A"


@pytest.mark.parametrize(
    ("role", "code", "error"),
    [("leader", "CQ1A", Forbidden), ("officer", AGENCY, NotVisible), ("standing", "", NotVisible)],
)
def test_only_the_secretary_handles_the_box(w, role, code, error):
    file = received(w)
    row, someone = figure(file, "KT-01"), w.actor(role, code)
    for attempt in (
        lambda: services.decide(someone, w.year, row.pk, Decision(choice="accept")),
        lambda: services.enter_file(someone, w.year, file.pk, version=None),
        lambda: services.put_aside(someone, w.year, file.pk, version=None),
    ):
        with pytest.raises(error):
            attempt()


def test_the_task_says_how_many_wait(w):
    assert tasks_of(w.actor("secretary"), w.year) == []
    received(w)
    (task,) = tasks_of(w.actor("secretary"), w.year)
    assert task.title == "1 báo cáo chờ xử lý trong hộp"
    assert tasks_of(w.actor("officer", AGENCY), w.year) == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_however_long(w, count, django_assert_num_queries):
    from thidua.apps.reporting.box.selectors import box_page

    for number in range(count):
        received(w, files.quarter(checks=str(20 + number)))
    actor = w.actor("secretary")
    with django_assert_num_queries(3):  # two of them: which agencies are members
        page = box_page(actor, w.year)
    assert len(page.waiting) == count


def test_the_page_of_a_file_takes_six_queries(w, django_assert_num_queries):
    from thidua.apps.reporting.box.selectors import file_page

    file = received(w)
    actor = w.actor("secretary")
    with django_assert_num_queries(6):
        assert len(file_page(actor, w.year, file.pk).figures) == 2


def test_a_figure_belongs_to_its_own_sentence_and_to_the_words_after_it(w):
    """“… bồi dưỡng: 7 lớp. Kết nạp 4 đảng viên mới.”: the four are no courses."""
    labels = {
        "TH": "Tập huấn, bồi dưỡng nghiệp vụ", "KN": "Kết nạp đảng viên mới, so với chỉ tiêu",
    }  # fmt: skip
    for code, label in labels.items():
        Indicator.objects.create(bloc_year=w.year, code=code, label=label, unit="count")
    text = (
        "Tập huấn, bồi dưỡng nghiệp vụ: 7 lớp. Kết nạp 4 đảng viên mới; tổ chức 12 cuộc kiểm tra, "
        "giám sát. Có 9 việc khác."
    )
    file = received(w, files.word("Cơ quan CQ2A", files.HEADING, text))
    found = file.findings.filter(kind="figure").exclude(value__in=[2022, 1])
    assert [
        (row.value.normalize(), row.indicator.code if row.indicator else "") for row in found
    ] == [(7, "TH"), (4, "KN"), (12, "KT-02"), (9, "")]
