"""O9 and L2: receipts with a fingerprint, sheets to sign by hand, scans of what was signed."""

import json
import re
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.apps.people import signed_in
from tests.apps.world import world

from thidua.apps.accounts.errors import NotVisible, WrongState
from thidua.apps.accounts.models import Receipt, SignedPaper
from thidua.apps.common import clock
from thidua.apps.desk.contents import digest_of
from thidua.apps.desk.receipts import receipt_page
from thidua.apps.desk.search import find
from thidua.apps.movements.models import Registration
from thidua.apps.movements.services import (
    RegistrationEntry,
    begin_registration,
    keep_indicator,
    keep_registration,
    step_registration,
)
from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting import services as reporting
from thidua.apps.reporting.models import ReportPeriod
from thidua.core.kernel.periods import Period

pytestmark = pytest.mark.django_db
CODE, OTHER = "CQ2A", "CQ3A"
MORNING = "2022-04-04"


@pytest.fixture
def w():
    return world()


def registered(w, code=CODE, titles="Cờ thi đua\nTập thể lao động xuất sắc") -> Registration:
    officer = w.actor("officer", code)
    row = begin_registration(officer, w.year, w.agency(code))
    keep_registration(officer, row, RegistrationEntry(titles), version=row.version)
    step_registration(officer, row, "submit")
    return row


def receipt(w, name="submit") -> Receipt:
    return Receipt.objects.get(step__name=name)


def address(found: Receipt) -> str:
    return f"/khoi-thu/2022/phieu-nhan/{found.code}/"


def test_what_is_submitted_gets_a_code_and_a_fingerprint(w):
    row, found = registered(w), None
    found = receipt(w)
    assert re.fullmatch(r"PT[0-9A-HJKMNP-TV-Z]{8}", found.code)
    told = {
        "registration": [row.agency_id, 1], "movements": [], "targets": [],
        "titles": ["Cờ thi đua", "Tập thể lao động xuất sắc"],
    }  # fmt: skip
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert found.digest == sha256(text.encode()).hexdigest()
    assert found.short_digest == " ".join(re.findall("....", found.digest[:16]))


def test_page_says_code_time_person_fingerprint_and_the_next_step(w):
    BlocYear.objects.filter(pk=w.year.pk).update(launch_day="2022-09-25")
    registered(w)
    found = receipt(w)
    html = w.client("officer", CODE).get(address(found)).content.decode()
    for words in (
        found.shown, found.short_digest, found.digest, str(w.user("officer", CODE)),
        "Lãnh đạo đơn vị duyệt hoặc trả lại, trước hết ngày 25/09/2022.", "không thay đổi",
    ):  # fmt: skip
        assert words in html
    thing = w.client("officer", CODE).get(f"/khoi-thu/2022/dang-ky/{CODE}/").content.decode()
    assert found.shown in thing
    assert address(found) in thing


def test_page_tells_when_something_was_changed_since(w):
    row = registered(w)
    Registration.objects.filter(pk=row.pk).update(titles="Khác")
    page = receipt_page(w.actor("officer", CODE), w.year, receipt(w).code)
    assert not page.unchanged


def test_report_says_until_when_the_leader_approves(w):
    keep_indicator(w.year, "KT-01", label="Tỷ lệ hoàn thành", unit="percent")
    ReportPeriod.objects.create(bloc_year=w.year, period="Q1", due_day="2022-09-25")
    officer, leader = w.actor("officer", CODE), w.actor("leader", CODE)
    report = reporting.begin_report(officer, w.year, w.agency(CODE), Period.Q1)
    reporting.keep_cell(officer, report, "KT-01", "97,5", version=0)
    before = digest_of("report", report.pk)
    reporting.step_report(officer, report, "submit")
    reporting.step_report(leader, report, "approve")
    assert receipt(w).digest == receipt(w, "approve").digest == before
    page = receipt_page(officer, w.year, receipt(w).code)
    assert page.next_step == "Lãnh đạo đơn vị duyệt hoặc trả lại, trước hết ngày 25/09/2022."
    assert page.unchanged
    told = receipt_page(w.actor("secretary"), w.year, receipt(w, "approve").code)
    assert told.next_step.startswith("Đã đến thư ký khối")


def test_a_figure_more_is_another_fingerprint_and_the_language_is_none(w):
    from django.utils import translation

    row = registered(w)
    with translation.override("en"):
        assert digest_of("registration", row.pk) == receipt(w).digest
    indicator = keep_indicator(w.year, "KT-01", label="Tỷ lệ", unit="percent")
    row.targets.create(indicator=indicator, value=95)
    assert digest_of("registration", row.pk) != receipt(w).digest


@pytest.mark.parametrize(
    ("role", "code", "status"),
    [("officer", CODE, 200), ("leader", CODE, 200), ("secretary", "", 404),
     ("officer", OTHER, 404), ("leader", "LA1", 404), ("admin", "", 404)],
)  # fmt: skip
def test_receipt_of_what_an_agency_keeps_inside_stays_inside(w, role, code, status):
    registered(w)
    assert w.client(role, code).get(address(receipt(w))).status_code == status


def test_receipt_belongs_to_its_year(w):
    registered(w)
    with pytest.raises(NotVisible):
        receipt_page(w.actor("leader", "LA1"), w.other_year, receipt(w).code)


@pytest.mark.parametrize("typed", ["shown", "code", "lower", "part"])
def test_code_is_found_by_who_may_see_the_thing(w, typed):
    registered(w)
    found = receipt(w)
    query = {
        "shown": found.shown, "code": found.code, "lower": found.shown.lower(),
        "part": found.code[2:],
    }[typed]  # fmt: skip

    def urls(actor) -> list[str]:
        hits = find(actor, query)
        return [hit.url for hit in (*hits.exact, *hits.other)]

    assert address(found) in urls(w.actor("officer", CODE))
    for role, code in (("secretary", ""), ("officer", OTHER), ("leader", "LA1"), ("admin", "")):
        assert address(found) not in urls(w.actor(role, code))


def test_receipt_needs_few_queries(w, django_assert_num_queries):
    registered(w)
    client, url = w.client("officer", CODE), address(receipt(w))
    client.get(url)
    with django_assert_num_queries(12):
        client.get(url)


# Sheets to sign by hand


def sheet_of(row: Registration) -> str:
    return f"/khoi-thu/2022/ban-ky/registration/{row.pk}/"


def scan() -> SimpleUploadedFile:
    from tests.intake.test_reading import pdf

    return SimpleUploadedFile("ban-ky.pdf", pdf("Dang ky thi dua"))


def test_sheet_has_room_for_the_signature_and_says_what_is_signed(w):
    row = registered(w)
    html = w.client("officer", CODE).get(sheet_of(row)).content.decode()
    for words in ("Cờ thi đua", "THỦ TRƯỞNG CƠ QUAN", "Cơ quan CQ2A", receipt(w).digest[:16]):
        assert words in html


@pytest.mark.parametrize(("role", "code"), [("secretary", ""), ("officer", OTHER), ("admin", "")])
def test_sheet_of_what_is_inside_is_not_there_for_others(w, role, code):
    row = registered(w)
    assert w.client(role, code).get(sheet_of(row)).status_code == 404


def test_scan_is_kept_and_the_approval_rests_on_it(w):
    row, officer = registered(w), w.client("officer", CODE)
    given = {"number": "15-ĐK/BTC", "day": "01/03/2022", "upload": scan()}
    assert officer.post(sheet_of(row), given).headers["Location"] == sheet_of(row)
    paper = SignedPaper.objects.get()
    assert (paper.number, str(paper.day), paper.who) == (
        "15-ĐK/BTC", "2022-03-01", w.user("officer", CODE),
    )  # fmt: skip
    assert "15-ĐK/BTC" in officer.get(sheet_of(row)).content.decode()
    got = officer.get(f"/khoi-thu/2022/ban-ky/tai/{paper.pk}/tep/")
    assert got.headers["Content-Disposition"].startswith("attachment")
    w.client("leader", CODE).post(f"/khoi-thu/2022/dang-ky/{CODE}/{row.round}/approve/")
    found = receipt(w, "approve")
    assert found.step.proof == "paper"
    page = w.client("secretary").get(address(found)).content.decode()
    assert "15-ĐK/BTC" in page
    assert (
        w.client("secretary").get(f"/khoi-thu/2022/ban-ky/tai/{paper.pk}/tep/").status_code == 200
    )


def test_scan_of_others_is_not_there(w):
    row = registered(w)
    w.client("officer", CODE).post(
        sheet_of(row), {"number": "15", "day": "01/03/2022", "upload": scan()}
    )
    url = f"/khoi-thu/2022/ban-ky/tai/{SignedPaper.objects.get().pk}/tep/"
    for role, code in (("officer", OTHER), ("leader", "LA1"), ("admin", ""), ("secretary", "")):
        assert w.client(role, code).get(url).status_code == 404


def test_wrong_scan_says_why_and_keeps_what_was_typed(w):
    row = registered(w)
    given = {
        "number": "15-ĐK/BTC", "day": "01/03/2022",
        "upload": SimpleUploadedFile("ban-ky.pdf", b"MZ khong phai pdf"),
    }  # fmt: skip
    answer = w.client("officer", CODE).post(sheet_of(row), given)
    assert 'value="15-ĐK/BTC"' in answer.content.decode()
    assert not SignedPaper.objects.exists()


def test_paper_is_kept_only_while_the_leader_is_waited_for(w):
    row, leader = registered(w), w.actor("leader", CODE)
    step_registration(leader, row, "approve")
    answer = w.client("officer", CODE).post(
        sheet_of(row), {"number": "15", "day": "01/03/2022", "upload": scan()}
    )
    assert answer.status_code == 400
    assert "chờ thủ trưởng ký" in answer.content.decode()
    with pytest.raises(WrongState):
        step_registration(leader, row, "approve")


def test_cross_check_is_no_self_score_to_be_printed(w):
    """The key of another kind of sheet opens nothing under the name of a self-score."""
    from tests.apps.assessment.stage_world import Staged, staged_scheme

    from thidua.apps.assessment import services as assessment

    assessment.adopt_scheme(w.year, staged_scheme(), today=clock.today())
    staged = Staged(w)
    staged.open("self")
    own = staged.sheet("self", CODE)
    client = w.client("officer", CODE)
    assert client.get(f"/khoi-thu/2022/ban-ky/self_score/{own.pk}/").status_code == 200
    staged.open("appraisal")
    other = staged.sheet("appraisal", CODE)
    standing = signed_in(w.user("standing"))
    assert standing.get(f"/khoi-thu/2022/ban-ky/self_score/{other.pk}/").status_code == 404
