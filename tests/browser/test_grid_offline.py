"""No line, no session, another person: cells wait on this machine and lose nothing."""

import random

import pytest
from playwright.sync_api import expect
from tests.browser.dropouts import drop_out, lost
from tests.browser.grid_driver import grid
from tests.browser.grid_site import Site

pytestmark = pytest.mark.browser
MOMENTS = 60


def test_cells_wait_without_a_line_and_go_when_it_is_back(chromium):
    with grid(chromium, Site(retry=20_000)) as sheet:  # the `online` event, not the clock
        sheet.line(on=False)
        for row in (1, 2, 3):
            sheet.fill(row, str(row))
        sheet.state(3, "waiting")
        expect(sheet.bar()).to_contain_text("Mất kết nối: 3 ô chờ gửi.")
        expect(sheet.page.locator("[role=status].visually-hidden")).to_contain_text("Mất kết nối")
        assert len(sheet.kept()) == 3
        sheet.line(on=True)
        sheet.rest()
        expect(sheet.bar()).to_be_hidden()
        expect(sheet.page.locator("[role=status].visually-hidden")).to_have_text(
            "Đã gửi hết các ô chờ."
        )
        assert sheet.site.writes == [(f"KT-0{row}", "self", str(row)) for row in (1, 2, 3)]
        assert sheet.kept() == {}


def test_button_of_the_bar_sends_at_once(chromium):
    with grid(chromium, Site(retry=20_000)) as sheet:
        sheet.site.faults.append("busy")
        sheet.fill(1, "5")
        expect(sheet.bar()).to_contain_text("Máy chủ đang bận: 1 ô chờ gửi.")
        sheet.page.get_by_role("button", name="Gửi ngay").click()
        sheet.rest()
        assert sheet.site.writes == [("KT-01", "self", "5")]


def test_window_closed_without_a_line_keeps_its_cells(chromium):
    with grid(chromium, Site()) as sheet:
        sheet.line(on=False)
        sheet.fill(1, "5")
        sheet.cell(2).focus()
        sheet.page.keyboard.type("6")  # still being typed
        sheet.page.wait_for_timeout(600)
        page = sheet.page.context.new_page()
        sheet.page.close()
        sheet.watch(page)
        sheet.line(on=True)
        sheet.open()
        expect(page.locator("[role=status].visually-hidden")).to_contain_text("2 ô gõ lần trước")
        sheet.rest()
        assert sheet.site.writes == [("KT-01", "self", "5"), ("KT-02", "self", "6")]
        assert sheet.kept() == {}


def test_another_person_at_this_machine_neither_sees_nor_sends_them(chromium):
    with grid(chromium, Site()) as sheet:
        sheet.line(on=False)
        sheet.fill(1, "5")
        sheet.page.evaluate("thiduaGrid.leaving = true")
        sheet.site.user, sheet.site.token = "8", "t2"
        sheet.line(on=True)
        sheet.open()
        assert sheet.cell(1).input_value() == ""
        sheet.fill(2, "6")
        sheet.rest()
        assert sheet.site.writes == [("KT-02", "self", "6")]
        sheet.site.user = "7"
        sheet.open()
        sheet.rest()
        assert sheet.site.writes[1:] == [("KT-01", "self", "5")]


def test_ended_session_keeps_the_cells_and_sends_them_after_signing_in(chromium):
    with grid(chromium, Site(retry=20_000)) as sheet:
        sheet.site.signed_in = False
        sheet.fill(1, "5")
        expect(sheet.bar()).to_contain_text("Phiên làm việc đã hết: 1 ô chờ gửi.")
        sheet.fill(2, "6")
        sheet.page.get_by_role("link", name="Đăng nhập lại").click()
        expect(sheet.page.locator("h1")).to_have_text("Đăng nhập")
        sheet.site.signed_in, sheet.site.token = True, "t2"
        sheet.open()
        sheet.rest()
        assert sheet.site.writes == [("KT-01", "self", "5"), ("KT-02", "self", "6")]


def test_signing_in_in_another_tab_is_enough(chromium):
    with grid(chromium, Site(retry=100)) as sheet:
        sheet.site.signed_in = False
        sheet.fill(1, "5")
        expect(sheet.bar()).to_contain_text("Phiên làm việc đã hết")
        sheet.site.signed_in, sheet.site.token = True, "t2"  # the page's token is no more good
        sheet.rest()
        assert sheet.site.writes == [("KT-01", "self", "5")]


def test_signed_in_as_somebody_else_sends_nothing(chromium):
    with grid(chromium, Site(retry=100)) as sheet:
        sheet.site.user, sheet.site.token = "8", "t2"
        sheet.fill(1, "5")
        expect(sheet.bar()).to_contain_text("bằng tài khoản khác: 1 ô chờ gửi")
        assert (sheet.site.posts, len(sheet.kept())) == ([], 1)
        sheet.site.user = "7"
        sheet.rest()
        assert sheet.site.writes == [("KT-01", "self", "5")]


def test_cell_that_left_the_page_is_sent_and_what_is_refused_is_shown(chromium):
    with grid(chromium, Site()) as sheet:
        sheet.line(on=False)
        sheet.fill(6, "5")
        sheet.fill(5, "mười")
        sheet.page.evaluate("thiduaGrid.leaving = true")
        sheet.site.rows = 4
        sheet.line(on=True)
        sheet.open()
        sheet.rest()
        assert sheet.site.writes == [("KT-06", "self", "5")]
        expect(sheet.note()).to_contain_text("KT-05 self: Đây không phải là số.")
        expect(sheet.note()).to_contain_text("mười")
        sheet.note().get_by_role("button", name="Lấy bản đang lưu").click()
        assert (sheet.note().count(), sheet.kept()) == (0, {})


def test_browser_that_keeps_nothing_still_sends(chromium):
    with grid(chromium, Site()) as sheet:
        sheet.page.add_init_script(
            "Storage.prototype.setItem = () => { throw new Error('full'); }"
        )
        sheet.open()
        sheet.line(on=False)
        sheet.fill(1, "5")
        sheet.line(on=True)
        sheet.rest()
        assert sheet.site.writes == [("KT-01", "self", "5")]


def test_two_windows_of_one_person_send_twice_without_harm(chromium):
    with grid(chromium, Site()) as sheet:
        sheet.line(on=False)
        sheet.fill(1, "5")
        sheet.line(on=True)
        second = sheet.page.context.new_page()
        second.goto(sheet.url)
        sheet.rest()
        expect(second.locator("form[data-grid]")).to_have_attribute("data-waiting", "0")
        assert sheet.site.writes == [("KT-01", "self", "5")]
        assert (sheet.note().count(), second.locator(".grid-note").count()) == (0, 0)
        assert sheet.kept() == {}


def test_no_cell_is_lost_in_random_moments_without_a_line(chromium):
    seed = random.SystemRandom().randrange(10**6)
    draw = random.Random(seed)
    with grid(chromium, Site(rows=20, retry=20)) as sheet:
        typed: dict[tuple[str, str], str] = {}
        for _ in range(MOMENTS):
            drop_out(sheet, draw, typed)
        assert (seed, lost(sheet, typed)) == (seed, {})
        assert (sheet.note().count(), sheet.kept()) == (0, {})


def test_answer_that_comes_while_the_page_is_left_is_not_forgotten(chromium):
    with grid(chromium, Site(slow_page=0.8)) as sheet:
        sheet.site.faults.append("slow")
        sheet.fill(1, "5")
        sheet.open()  # drawn before the cell was written, shown after its answer
        sheet.site.slow_page = 0
        sheet.rest()
        assert sheet.cell(1).input_value() == "5"
        sheet.fill(1, "6")
        sheet.rest()
        assert (sheet.note().count(), sheet.kept()) == (0, {})
        assert sheet.site.writes == [("KT-01", "self", "5"), ("KT-01", "self", "6")]


def test_page_that_was_not_left_after_all_keeps_nothing_back(chromium):
    with grid(chromium, Site()) as sheet:
        sheet.page.evaluate("window.dispatchEvent(new Event('beforeunload', {cancelable: true}))")
        sheet.fill(1, "5")
        sheet.rest()
        assert len(sheet.kept()) == 1
        sheet.page.wait_for_timeout(3_100)
        sheet.cell(3).focus()
        assert sheet.kept() == {}


def test_the_drill_finds_a_loss_where_nothing_is_kept(chromium):
    draw, typed = random.Random(7), {}
    with grid(chromium, Site(rows=20, retry=20)) as sheet:
        sheet.page.context.add_init_script("Storage.prototype.setItem = () => {}")
        sheet.open()
        for _ in range(MOMENTS // 2):
            drop_out(sheet, draw, typed)
        assert lost(sheet, typed) != {}
