"""The grid for eyes, screen readers, phones, old machines; and the window of the preview."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from tests.browser.grid_driver import grid
from tests.browser.grid_site import STATIC, Site

pytestmark = pytest.mark.browser
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"runOnly": {"type": "tag", "values": TAGS}}
KB = 1024
TEXT = "9,5\t8\n7,25\t6"


def violations(page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{each['id']}: {node['target']}" for each in found for node in each["nodes"]]


def in_every_state(sheet) -> None:
    sheet.fill(1, "5")
    sheet.fill(2, "mười")
    sheet.site.write("KT-03", "self", "8")
    sheet.fill(3, "6")
    sheet.state(3, "stale")
    sheet.site.locked = True
    sheet.fill(4, "6")
    sheet.state(4, "locked")
    sheet.line(on=False)
    sheet.fill(5, "7")
    sheet.state(5, "waiting")
    expect(sheet.bar()).to_contain_text("1")
    sheet.cell(5, "office").focus()
    sheet.press("Shift+ArrowRight")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_empty_grid_violates_no_accessibility_rule(chromium, language):
    with grid(chromium, Site(language=language)) as sheet:
        assert violations(sheet.page) == []


@pytest.mark.parametrize("width", [1280, 390])
def test_grid_in_every_state_violates_no_accessibility_rule(chromium, width):
    with grid(chromium, Site(rows=8)) as sheet:
        sheet.page.set_viewport_size({"width": width, "height": 800})
        in_every_state(sheet)
        assert violations(sheet.page) == []


def test_without_script_nothing_is_missing_for_a_screen_reader(chromium):
    with grid(chromium, Site(), java_script_enabled=False) as sheet:
        assert sheet.page.get_by_role("table", name="Điểm tự chấm và điểm kiểm tra").count() == 1
        assert sheet.page.get_by_role("textbox", name="KT-01, Tự chấm", exact=True).count() == 1


def test_screen_reader_is_told_row_and_column(chromium):
    with grid(chromium, Site(rows=2)) as sheet:
        cdp = sheet.page.context.new_cdp_session(sheet.page)
        nodes = cdp.send("Accessibility.getFullAXTree")["nodes"]
        roles = [node["role"]["value"] for node in nodes if not node["ignored"]]
        assert (roles.count("grid"), roles.count("columnheader")) == (1, 7)
        assert (roles.count("rowheader"), roles.count("textbox")) == (3, 10)
        assert roles.count("gridcell") == 2 * 6 + 6
        names = [node["name"]["value"] for node in nodes if node["role"]["value"] == "textbox"]
        assert names[:2] == ["KT-01, Tự chấm", "KT-01, Kiểm tra chéo"]


@pytest.mark.parametrize("width", [320, 390, 640])
def test_grid_does_not_scroll_the_page_sideways(chromium, width):
    with grid(chromium, Site(rows=8)) as sheet:
        sheet.page.set_viewport_size({"width": width, "height": 800})
        in_every_state(sheet)
        assert sheet.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        ) <= 0  # fmt: skip


def test_on_a_phone_a_row_is_a_card_with_the_names_of_its_columns(chromium):
    with grid(chromium, Site()) as sheet:
        sheet.page.set_viewport_size({"width": 390, "height": 800})
        names = sheet.page.eval_on_selector_all(
            "tbody tr:first-child td",
            "all => all.map((td) => getComputedStyle(td, '::before').content)",
        )
        assert names == [
            '"Tối đa"', '"Tự chấm"', '"Kiểm tra chéo"', '"Thường trực"', '"Hội đồng"', '"Ghi chú"',
        ]  # fmt: skip
        first, second = sheet.box(1).bounding_box(), sheet.box(1, "cross").bounding_box()
        assert first["y"] + first["height"] <= second["y"]
        assert sheet.cell(1).bounding_box()["height"] >= 44


def test_cell_that_has_the_focus_is_not_covered_by_the_frozen_head(chromium):
    with grid(chromium, Site(rows=40)) as sheet:
        sheet.page.set_viewport_size({"width": 760, "height": 500})
        sheet.cell(40, "note").focus()
        sheet.press(*["ArrowUp"] * 25, *["ArrowLeft"] * 4)
        assert sheet.at() == "self-KT-15"
        head = sheet.page.locator("thead th").first.bounding_box()
        cell = sheet.cell(15).bounding_box()
        assert cell["y"] >= head["y"] + head["height"]
        assert cell["x"] >= head["x"] + head["width"]


def test_mark_of_a_cell_moves_nothing_on_the_page(chromium):
    with grid(chromium, Site()) as sheet:
        before = sheet.cell(6).bounding_box()
        sheet.fill(1, "5")
        sheet.state(1, "saved")
        assert sheet.cell(6).bounding_box() == pytest.approx(before, abs=0.1)


def test_scripts_of_a_grid_page_are_light(chromium):
    with grid(chromium, Site()) as sheet:
        sizes: dict[str, int] = {}
        sheet.page.on("response", lambda answer: sizes.update({answer.url: len(answer.body())}))
        sheet.page.context.clear_cookies()
        sheet.page.goto(sheet.url + "?again")
        sheet.page.wait_for_load_state("networkidle")
        scripts = [size for url, size in sizes.items() if url.endswith(".js")]
        assert len(scripts) == 10
        assert sum(scripts) < 60 * KB
        assert not any("htmx" in url for url in sizes)


def test_no_script_holds_a_text_for_people():
    for path in (STATIC / "common/js").glob("grid*.js"):
        assert path.read_text(encoding="utf-8").isascii()


def test_pasted_cells_are_saved_only_by_the_button_of_the_preview(chromium):
    with grid(chromium, Site()) as sheet:
        sheet.paste(TEXT, 2, "self")
        dialog = sheet.page.get_by_role("dialog", name="Đã đọc nội dung vừa dán")
        expect(dialog.locator("pre")).to_have_text(TEXT)
        assert violations(sheet.page) == []
        assert (sheet.site.taken, sheet.site.posts) == ([], [])
        sheet.press("Escape")
        expect(dialog).to_have_count(0)
        assert (sheet.at(), sheet.site.taken) == ("self-KT-02", [])
        sheet.paste(TEXT, 2, "self")
        sheet.page.get_by_role("button", name="Nhận các dòng này").click()
        sheet.page.wait_for_load_state()
        assert [taken.replace("\r\n", "\n") for taken in sheet.site.taken] == [TEXT]


def test_preview_waits_for_cells_on_their_way(chromium):
    with grid(chromium, Site()) as sheet:
        sheet.site.faults.extend(["busy"] * 3)
        sheet.fill(1, "5")
        sheet.paste(TEXT, 2, "self")
        with sheet.page.expect_navigation():
            sheet.page.get_by_role("button", name="Nhận các dòng này").click()
        expect(sheet.cell(1)).to_have_value("5")
        assert (len(sheet.site.taken), sheet.site.value("KT-01", "self")) == (1, "5")


def test_paste_without_a_line_says_so_and_can_be_tried_again(chromium):
    with grid(chromium, Site()) as sheet:
        sheet.line(on=False)
        sheet.paste(TEXT)
        dialog = sheet.page.get_by_role("dialog")
        expect(dialog).to_contain_text("Mất kết nối, chưa dán gì.")
        sheet.line(on=True)
        sheet.page.get_by_role("button", name="Thử lại").click()
        expect(dialog.get_by_role("heading")).to_have_text("Đã đọc nội dung vừa dán")
        assert len(sheet.site.pastes) == 1


def test_paste_after_the_session_ended_says_so(chromium):
    with grid(chromium, Site()) as sheet:
        sheet.site.signed_in = False
        sheet.paste(TEXT)
        expect(sheet.page.get_by_role("dialog")).to_contain_text("Phiên làm việc đã hết")


def test_grid_without_a_preview_takes_one_cell_at_a_time(chromium):
    with grid(chromium, Site(paste=False)) as sheet:
        sheet.paste(TEXT)
        expect(sheet.page.locator("[role=status].visually-hidden")).to_contain_text("một ô")
        assert sheet.cell(1).input_value() == ""
        sheet.paste("9,5\r\n")
        assert sheet.cell(1).input_value() == "9,5"


def test_lines_pasted_into_a_text_that_is_being_edited_stay_in_it(chromium):
    with grid(chromium, Site()) as sheet:
        sheet.cell(1, "note").focus()
        sheet.press("F2")
        sheet.page.keyboard.type("xem: ")
        sheet.page.evaluate(
            """() => {
              const data = new DataTransfer();
              data.setData("text/plain", "dòng một\\r\\ndòng hai");
              document.activeElement.dispatchEvent(new ClipboardEvent(
                "paste", {clipboardData: data, bubbles: true, cancelable: true}));
            }"""
        )
        assert sheet.cell(1, "note").input_value() == "xem: dòng một dòng hai"
        assert sheet.site.pastes == []
