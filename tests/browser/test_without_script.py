"""The essential steps with JavaScript switched off: sign in, register, enter, score, approve.

And a passkey by Chromium's own virtual authenticator, which needs script by its nature.
"""

import pytest
from allauth.mfa.models import Authenticator
from tests.apps.assessment.books import TODAY
from tests.apps.assessment.stage_world import staged
from tests.apps.world import World, world
from tests.browser.person import Person
from tests.browser.test_journeys import PASSWORD

from thidua.apps.accounts import services as accounts
from thidua.apps.accounts.actor import system
from thidua.apps.common import clock
from thidua.apps.movements.models import Registration
from thidua.apps.movements.services import keep_indicator, step_pact
from thidua.apps.reporting.models import Report, ReportPeriod

pytestmark = pytest.mark.browser


@pytest.fixture
def w(transactional_db) -> World:
    made = world()
    keep_indicator(made.year, "KT-01", label="Nhiệm vụ đúng hạn", unit="percent")
    ReportPeriod.objects.create(bloc_year=made.year, period="9M", due_day=clock.today())
    step_pact(made.actor("secretary"), made.year, "open")
    for user in (made.user("officer", "CQ1A"), made.user("leader", "CQ1A")):
        accounts.set_first_password(system(), user, PASSWORD)
        user.refresh_from_db()
        user.must_change_password = False
        user.save()
    return made


def test_register_and_report_without_script(w, chromium, live_server):
    officer = signed_in_plainly(chromium, live_server, "officer-cq1a")
    officer.click("link", "Đăng ký thi đua năm 2022")
    officer.click("button", "Soạn")
    officer.type("#id_titles", "Cờ thi đua của Tỉnh")
    officer.type("table input >> nth=0", "95")
    officer.click("button", "Lưu và kiểm tra")
    officer.click("button", "Trình lãnh đạo")
    assert Registration.objects.get().state == "submitted"
    officer.page.goto(f"{live_server.url}/viec-cua-toi/")
    officer.click("link", "Báo cáo: 9 tháng đầu năm")
    officer.click("button", "Bắt đầu soạn")
    officer.type("#v-KT-01", "92,5")
    officer.click("button", "Lưu và kiểm tra")
    officer.shot("g1-bao-cao-khong-script")
    officer.click("button", "Trình lãnh đạo")
    assert Report.objects.get().state == "submitted"
    assert str(Report.objects.get().results.get().value.normalize()) == "92.5"
    officer.page.context.close()
    approve_both(chromium, live_server)


def approve_both(chromium, live_server) -> None:
    """The leader returns nothing and approves the registration, then the report."""
    leader = signed_in_plainly(chromium, live_server, "leader-cq1a")
    leader.click("link", "Duyệt đăng ký thi đua năm 2022")
    leader.click("button", "Phê duyệt")
    assert Registration.objects.get().state == "approved"
    leader.page.goto(f"{live_server.url}/viec-cua-toi/")
    leader.click("link", "Duyệt báo cáo: 9 tháng đầu năm")
    leader.click("button", "Duyệt và gửi")
    assert "Phiếu tiếp nhận" in leader.page.inner_text("main")
    leader.shot("g3-duyet-khong-script")
    assert Report.objects.get().state == "in_force"
    leader.page.context.close()


def signed_in_plainly(chromium, live_server, username: str) -> Person:
    context = chromium.new_context(java_script_enabled=False)
    context.set_default_timeout(20_000)
    me = Person(context.new_page())
    me.page.goto(f"{live_server.url}/tai-khoan/dang-nhap/")
    me.type("#id_login", username)
    me.type("#id_password", PASSWORD)
    me.click("button", "Đăng nhập", exact=True)
    assert me.page.url.endswith("/viec-cua-toi/")
    return me


def test_self_score_without_script(transactional_db, seat):
    with clock.at(TODAY):
        s = staged()
        s.open("self")
        me = seat(s.w.user("officer", "CQ2A"), script=False)
        me.click("link", "Tự chấm: tự chấm điểm đơn vị")
        me.page.select_option("select[data-row='I.2'][data-col='value']", index=1)
        me.type("input[data-row='I.3'][data-col='value']", "8,5")
        me.type("input[data-row='I.3'][data-col='reason']", "Theo biên bản họp")
        me.click("button", "Lưu cả phiếu")
        me.shot("g2-tu-cham-khong-script")
        me.click("button", "Trình lãnh đạo")
        assert s.sheet("self", "CQ2A").state == "submitted"


def test_a_passkey_signs_in(w, chromium, live_server):
    """Add a passkey, sign out, sign in with nothing else."""
    context = chromium.new_context()
    context.set_default_timeout(20_000)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
            "hasUserVerification": True, "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }},
    )  # fmt: skip
    site = live_server.url
    me = Person(page)
    page.goto(f"{site}/tai-khoan/dang-nhap/")
    me.type("#id_login", "leader-cq1a")
    me.type("#id_password", PASSWORD)
    me.click("button", "Đăng nhập", exact=True)
    page.goto(f"{site}/tai-khoan/hai-lop/webauthn/add/")
    if page.locator("#id_password").count():
        me.type("#id_password", PASSWORD)
        me.click("button", "Xác nhận")
    page.fill("#id_name", "Máy của tôi")
    passwordless = page.locator("#id_passwordless")
    if passwordless.count():
        passwordless.check()
    me.shot("f1-them-passkey")
    with page.expect_navigation():
        page.locator("#mfa_webauthn_add").click()
    assert Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN).count() == 1
    context.clear_cookies()
    page.goto(f"{site}/tai-khoan/dang-nhap/")
    me.shot("f2-dang-nhap")
    page.locator("#passkey_login").click()
    page.wait_for_url("**/viec-cua-toi/")
    context.close()
