"""People's days in real Chromium, with their clicks and the time of the keystroke model."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from tests.apps.world import World, world
from tests.browser.person import SLACK, Person

from thidua.apps.accounts import services as accounts
from thidua.apps.accounts.actor import system
from thidua.apps.accounts.models import User
from thidua.apps.movements.services import keep_indicator, step_pact
from thidua.apps.reporting.models import Report, ReportPeriod

pytestmark = pytest.mark.browser
PASSWORD = "sông Đào chảy qua thành phố"


@pytest.fixture
def people(transactional_db) -> World:
    made = world()
    for code, unit in (("KT-01", "percent"), ("KT-02", "count")):
        keep_indicator(made.year, code, label=f"Chỉ tiêu {code}", unit=unit)
    ReportPeriod.objects.create(bloc_year=made.year, period="9M", due_day=date(2030, 9, 25))
    step_pact(made.actor("secretary"), made.year, "open")
    for user in User.objects.all():
        accounts.set_first_password(system(), user, PASSWORD)
    User.objects.update(must_change_password=False)
    return made


@pytest.fixture
def at(chromium, live_server):
    """Sign somebody in by the form, on a screen of some width."""
    contexts = []

    def signed_in(username: str, width: int = 1280) -> Person:
        context = chromium.new_context(viewport={"width": width, "height": 800})
        context.set_default_timeout(15_000)
        contexts.append(context)
        person = Person(context.new_page())
        person.page.goto(f"{live_server.url}/tai-khoan/dang-nhap/")
        person.type("#id_login", username)
        person.type("#id_password", PASSWORD)
        person.click("button", "Đăng nhập", exact=True)
        return person

    yield signed_in
    for context in contexts:
        context.close()


def a_pdf() -> bytes:
    document, stream = pikepdf.new(), BytesIO()
    document.add_blank_page()
    document.save(stream)
    return stream.getvalue()


def test_first_log_in_sets_up_a_second_factor(people, at):
    Authenticator.objects.filter(user__username="thu-ky").delete()
    me = at("thu-ky")
    assert me.page.locator("h1").inner_text() == "Xác thực hai lớp"
    me.click("link", "Thiết lập ứng dụng")
    me.type("#id_password", PASSWORD)
    me.click("button", "Xác nhận")
    secret = me.page.locator(".secret").inner_text()
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    me.type("#id_code", code)
    me.click("button", "Thiết lập ứng dụng")
    assert me.page.locator(".codes li").count() == 10
    me.click("link", "Đã cất, tiếp tục")
    assert "/khoi-thu/2022/" in me.page.url or "/viec-cua-toi/" in me.page.url


def write_and_submit(me: Person) -> None:
    """From the list of work to the leader: two figures, one proof."""
    page = me.page
    me.click("link", "Báo cáo: 9 tháng đầu năm")
    me.click("button", "Bắt đầu soạn")
    me.type("#v-KT-01", "92,5")
    page.keyboard.press("Enter")
    page.keyboard.type("1.500")
    page.keyboard.press("Enter")
    me.keys += 7
    page.locator("form[data-waiting='0']").wait_for()
    me.click("button", "Lưu và kiểm tra")
    me.click("link", "Soạn tiếp")
    me.click("link", "chọn")
    me.click("checkbox", "Báo cáo số 12-BC/TU")
    me.click("button", "Lưu")
    page.wait_for_url("**/nhap/")
    page.goto(page.url.replace("nhap/", ""))
    me.click("button", "Trình lãnh đạo")
    page.locator(".state-line", has_text="Chờ lãnh đạo duyệt").wait_for()


def test_an_officer_registers_and_files_a_quarter_s_report_with_evidence(people, at, tmp_path):
    """J1: at most 25 clicks; the keystroke model stays below 70 % of five minutes."""
    me = at("officer-cq1a")
    page = me.page
    page.goto(page.url.split("/khoi")[0].split("/viec")[0].rstrip("/") + "/viec-cua-toi/")
    me.click("link", "Đăng ký thi đua năm 2022")
    me.click("button", "Soạn")
    me.type("#id_titles", "Cờ thi đua của Tỉnh")
    me.type("table input >> nth=0", "95")
    me.click("button", "Lưu và kiểm tra")
    me.click("button", "Trình lãnh đạo")
    page.goto(page.url.split("/khoi")[0] + "/khoi-thu/2022/kho-minh-chung/CQ1A/")
    (tmp_path / "bao-cao.pdf").write_bytes(a_pdf())
    me.type("#id_reference", "Báo cáo số 12-BC/TU")
    page.set_input_files("#id_upload", str(tmp_path / "bao-cao.pdf"))
    me.clicks += 2
    me.click("button", "Lưu vào kho")
    page.goto(page.url.split("/khoi")[0] + "/viec-cua-toi/")
    write_and_submit(me)
    report = Report.objects.get(agency__code="CQ1A")
    assert report.state == "submitted"
    found = sorted(str(line.value.normalize()) for line in report.results.all())
    assert found == ["1.5E+3", "92.5"]
    assert report.results.get(indicator__code="KT-01").citations.count() == 1
    told = me.told
    assert me.clicks <= 25, told
    assert me.seconds <= SLACK * 300, told


def test_a_leader_approves_on_the_phone_in_five_taps(people, at):
    """J2: from the log-in to the receipt, 60 s; no sideways scroll on the way."""
    row = Report.objects.create(
        bloc_year=people.year, agency=people.agency("CQ1A"), period="9M", state="submitted",
        origin="screen",
    )  # fmt: skip
    me = at("leader-cq1a", width=390)
    me.page.goto(me.page.url.split("/khoi")[0].split("/viec")[0].rstrip("/") + "/viec-cua-toi/")
    me.click("link", "Duyệt báo cáo: 9 tháng đầu năm")
    wide = me.page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide <= 0
    me.click("button", "Duyệt và gửi")
    assert "Phiếu tiếp nhận" in me.page.inner_text("main")
    row.refresh_from_db()
    assert row.state == "in_force"
    assert me.clicks <= 5, me.told
    assert me.seconds <= SLACK * 60, me.told
