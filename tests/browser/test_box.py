"""A report that came by mail: dropped, accepted by keys, confirmed by a link."""

import pytest
from playwright.sync_api import expect
from tests.apps.reporting import box_files as files
from tests.apps.world import World, world
from tests.browser.person import SLACK, Person

from thidua.apps.movements.services import keep_indicator
from thidua.apps.reporting.models import ResultLine

pytestmark = pytest.mark.browser
GOAL = 60  # seconds of the keystroke model for a file with two figures and one document
CLICKS, KEYS = 5, 4


@pytest.fixture
def people(transactional_db, settings, tmp_path) -> World:
    settings.MEDIA_ROOT = tmp_path
    made = world()
    keep_indicator(made.year, "KT-01", label="Tỷ lệ hoàn thành nhiệm vụ", unit="percent")
    keep_indicator(made.year, "KT-02", label="Số cuộc kiểm tra", unit="count")
    return made


def test_a_file_is_dropped_accepted_by_keys_and_confirmed_by_a_link(people, seat, tmp_path):
    (tmp_path / "bao-cao.docx").write_bytes(files.quarter())
    me = seat(people.user("secretary"))
    home = me.page.url.split("/viec-cua-toi")[0]
    me.page.goto(f"{home}/khoi-thu/2022/hop-nhan/")
    me.begin()
    me.page.set_input_files("#id_upload", str(tmp_path / "bao-cao.docx"))
    me.count()
    me.choose("#id_agency", "Cơ quan CQ2A")
    me.click("button", "Đọc tệp")
    accept_all(me)
    me.press("Enter")
    me.page.wait_for_url("**/xac-nhan/*/")
    me.click("button", "Tạo liên kết")
    link = me.page.locator("#address").input_value()
    assert (me.clicks, me.keys) == (CLICKS, KEYS), me.told
    assert me.seconds <= SLACK * GOAL, me.told
    me.shot("hop-nhan-xac-nhan")
    confirm(me, link)
    assert set(ResultLine.objects.values_list("on_behalf", flat=True)) == {"confirmed"}


def accept_all(me: Person) -> None:
    """The focus stands on the first row: y, Enter, n; then on the button that enters."""
    page = me.page
    expect(page.locator(".found.is-waiting button[value=accept]").first).to_be_focused()
    me.shot("hop-nhan-tep")
    for key, left in (("y", 2), ("Enter", 1), ("y", 0)):
        me.press(key)
        expect(page.locator(".found.is-waiting")).to_have_count(left)
    expect(page.locator("[data-enter]")).to_be_focused()
    assert page.locator(".found.is-accepted").count() == 3


def confirm(me: Person, link: str) -> None:
    """The leader has no account: another browser, at the width of a telephone."""
    context = me.page.context.browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(link)
    leader = Person(page)
    assert leader.sideways <= 0
    leader.shot("hop-nhan-thu-truong")
    leader.type("#id_name", "Trần Thị Mẫu, Trưởng ban")
    page.get_by_label("Số liệu đúng; tôi xác nhận thay mặt đơn vị.").check()
    leader.click("button", "Gửi ý kiến")
    expect(page.locator("main")).to_contain_text("Liên kết này đã được Trần Thị Mẫu")
    context.close()
