"""Each cell saves itself; what the server answers is said in the cell and loses nothing."""

import pytest
from playwright.sync_api import expect
from tests.browser.grid_driver import grid
from tests.browser.grid_site import Site

pytestmark = pytest.mark.browser


def test_cell_is_saved_on_leaving_and_shows_what_the_server_wrote(chromium):
    with grid(chromium, Site()) as sheet:
        sheet.fill(1, "12.50")
        sheet.state(1, "saved")
        assert sheet.cell(1).input_value() == "12,5"
        assert sheet.site.posts == [
            {"row": "KT-01", "col": "self", "value": "12.50", "version": "1"}
        ]
        assert sheet.kept() == {}
        expect(sheet.page.locator("#tong-self")).to_have_text("12,5")
        expect(sheet.page.locator("[role=status].visually-hidden")).to_have_text("Đã lưu")
        assert sheet.page.locator('[name="version-self-KT-01"]').input_value() == "2"


def test_last_cell_of_the_table_is_complete_by_enter(chromium):
    with grid(chromium, Site()) as sheet:
        sheet.fill(6, "5")
        sheet.rest()
        assert (sheet.at(), sheet.site.value("KT-06", "self")) == ("self-KT-06", "5")
        sheet.press("7")
        assert sheet.cell(6).input_value() == "7"


def test_what_was_not_changed_is_not_sent(chromium):
    with grid(chromium, Site(values={("KT-01", "self"): "7,5"})) as sheet:
        sheet.cell(1).focus()
        sheet.press("ArrowDown", "ArrowUp", "8", "Escape", "ArrowDown")
        sheet.fill(1, "7.50")  # the same number
        sheet.rest()
        assert sheet.site.posts == []
        assert sheet.cell(1).input_value() == "7,5"


def test_a_cell_is_sent_while_it_is_still_typed(chromium):
    with grid(chromium, Site()) as sheet:
        sheet.page.clock.install()
        sheet.cell(1, "note").focus()
        sheet.page.keyboard.type("đang viết")
        sheet.page.clock.run_for(9_000)
        sheet.state(1, "saved", "note")
        sheet.page.keyboard.type(" tiếp")
        assert sheet.cell(1, "note").input_value() == "đang viết tiếp"
        sheet.press("Enter")
        sheet.page.clock.run_for(500)
        sheet.rest()
        assert [sent["value"] for sent in sheet.site.posts] == ["đang viết", "đang viết tiếp"]


def test_wrong_cell_keeps_its_text_and_says_what_to_do(chromium):
    with grid(chromium, Site()) as sheet:
        sheet.fill(1, "mười")
        sheet.state(1, "invalid")
        assert sheet.cell(1).input_value() == "mười"
        assert sheet.cell(1).get_attribute("aria-invalid") == "true"
        expect(sheet.note()).to_contain_text("KT-01, Tự chấm: Đây không phải là số. Hãy gõ lại.")
        described = sheet.cell(1).get_attribute("aria-describedby")
        assert sheet.note().get_attribute("id") == described
        expect(sheet.bar()).to_contain_text("1 ô cần bạn xem lại")
        expect(sheet.page.locator("[role=status].visually-hidden")).to_contain_text("Hãy gõ lại")
        sheet.fill(1, "10")
        sheet.state(1, "saved")
        assert sheet.note().count() == 0
        assert sheet.cell(1).get_attribute("aria-describedby") is None
        expect(sheet.bar()).to_be_hidden()


def test_wrong_cell_is_well_again_when_it_is_taken_back(chromium):
    with grid(chromium, Site()) as sheet:
        sheet.fill(1, "mười")
        sheet.state(1, "invalid")
        sheet.press("Control+z")
        expect(sheet.note()).to_have_count(0)
        assert sheet.cell(1).input_value() == ""
        assert sheet.kept() == {}
        assert len(sheet.site.posts) == 1


@pytest.mark.parametrize(
    ("button", "stored"), [("Giữ bản của tôi", "6"), ("Lấy bản đang lưu", "8")]
)
def test_two_people_at_one_cell_see_both_values_and_choose(chromium, button, stored):
    with grid(chromium, Site(values={("KT-01", "self"): "5"})) as sheet:
        sheet.site.write("KT-01", "self", "8")  # somebody else, meanwhile
        sheet.fill(1, "6")
        sheet.state(1, "stale")
        expect(sheet.note()).to_contain_text("Trần Thị Bình đã sửa ô này lúc 9:05.")
        expect(sheet.note().locator("dd")).to_have_text(["6", "8"])
        assert (sheet.cell(1).input_value(), sheet.site.value("KT-01", "self")) == ("6", "8")
        sheet.page.get_by_role("button", name=button).click()
        sheet.rest()
        expect(sheet.note()).to_have_count(0)
        assert sheet.site.value("KT-01", "self") == sheet.cell(1).input_value() == stored
        assert sheet.at() == "self-KT-01"
        assert sheet.kept() == {}


def test_value_given_up_for_the_other_comes_back_by_undo(chromium):
    with grid(chromium, Site(values={("KT-01", "self"): "5"})) as sheet:
        sheet.site.write("KT-01", "self", "8")
        sheet.fill(1, "6")
        sheet.page.get_by_role("button", name="Lấy bản đang lưu").click()
        sheet.press("Control+z")
        sheet.rest()
        assert sheet.site.value("KT-01", "self") == "6"


def test_third_change_while_choosing_is_asked_about_again(chromium):
    with grid(chromium, Site(values={("KT-01", "self"): "5"})) as sheet:
        sheet.site.write("KT-01", "self", "8")
        sheet.fill(1, "6")
        sheet.state(1, "stale")
        sheet.site.write("KT-01", "self", "9")
        sheet.page.get_by_role("button", name="Giữ bản của tôi").click()
        expect(sheet.note().locator("dd")).to_have_text(["6", "9"])
        assert sheet.site.value("KT-01", "self") == "9"


def test_typing_on_in_a_cell_with_two_values_still_asks(chromium):
    with grid(chromium, Site(values={("KT-01", "self"): "5"})) as sheet:
        sheet.site.write("KT-01", "self", "8")
        sheet.fill(1, "6")
        sheet.state(1, "stale")
        sheet.fill(1, "6,5")
        expect(sheet.note().locator("dd")).to_have_text(["6,5", "8"])
        sheet.page.get_by_role("button", name="Giữ bản của tôi").click()
        sheet.rest()
        assert sheet.site.value("KT-01", "self") == "6,5"


def test_both_typed_the_same_and_nobody_is_asked(chromium):
    with grid(chromium, Site(values={("KT-01", "self"): "5"})) as sheet:
        sheet.site.write("KT-01", "self", "6")
        sheet.fill(1, "6,0")
        sheet.state(1, "saved")
        assert sheet.note().count() == 0


def test_locked_cell_shows_both_values_and_can_not_be_changed(chromium):
    with grid(chromium, Site(values={("KT-01", "self"): "5"})) as sheet:
        sheet.site.locked = True
        sheet.fill(1, "6")
        sheet.state(1, "locked")
        expect(sheet.note()).to_contain_text("Báo cáo đã trình lãnh đạo.")
        expect(sheet.note().locator("dd")).to_have_text(["6", "5"])
        assert sheet.cell(1).get_attribute("readonly") is not None
        sheet.page.get_by_role("button", name="Lấy bản đang lưu").click()
        assert sheet.cell(1).input_value() == "5"
        assert (sheet.note().count(), sheet.kept()) == (0, {})


def test_neighbours_of_one_record_do_not_disturb_each_other(chromium):
    with grid(chromium, Site(records=True)) as sheet:
        for col, value in [("self", "1"), ("cross", "2"), ("note", "ba"), ("self", "4")]:
            sheet.fill(1, value, col)
        sheet.rest()
        assert (sheet.note().count(), len(sheet.site.posts)) == (0, 4)
        assert [sent["version"] for sent in sheet.site.posts] == ["1", "2", "3", "4"]


def test_another_person_at_the_neighbour_is_merged_at_the_same_cell_asked(chromium):
    with grid(chromium, Site(records=True)) as sheet:
        sheet.site.write("KT-01", "cross", "8")
        sheet.fill(1, "1", "self")  # version 1 against 2, yet this cell is as it was
        sheet.rest()
        assert (sheet.note().count(), sheet.site.value("KT-01", "self")) == (0, "1")
        sheet.fill(1, "2", "cross")
        expect(sheet.note().locator("dd")).to_have_text(["2", "8"])


@pytest.mark.parametrize("fault", ["before", "after", "busy"])
def test_lost_question_or_answer_is_sent_again_once_it_can(chromium, fault):
    with grid(chromium, Site()) as sheet:
        sheet.site.faults.extend([fault, fault])
        sheet.fill(1, "5")
        sheet.rest()
        assert sheet.site.writes == [("KT-01", "self", "5")]
        assert (sheet.note().count(), sheet.kept()) == (0, {})


def test_typed_on_after_a_lost_answer_is_not_a_quarrel_with_oneself(chromium):
    with grid(chromium, Site(retry=400)) as sheet:
        sheet.site.faults.extend(["after"] * 3)  # the browser itself tries again, too
        sheet.fill(1, "5")
        sheet.page.wait_for_timeout(150)
        sheet.fill(1, "6")
        sheet.rest()
        assert sheet.note().count() == 0
        assert sheet.site.writes == [("KT-01", "self", "5"), ("KT-01", "self", "6")]


@pytest.mark.parametrize("faults", [["gone"], ["refused", "refused"]], ids=str)
def test_refused_cell_is_kept_and_says_so(chromium, faults):
    with grid(chromium, Site()) as sheet:
        sheet.site.faults.extend(faults)
        sheet.fill(1, "5")
        sheet.state(1, "invalid")
        expect(sheet.note()).to_contain_text("nội dung đã gõ vẫn được giữ trên máy này")
        assert len(sheet.kept()) == 1
        sheet.open()
        sheet.state(1, "saved")


def test_the_form_goes_after_its_cells(chromium):
    with grid(chromium, Site()) as sheet:
        sheet.site.faults.extend(["busy", "busy"])
        sheet.cell(1).focus()
        sheet.page.keyboard.type("5")
        sheet.page.get_by_role("button", name="Lưu cả bảng").click()
        expect(sheet.cell(1)).to_have_value("5")
        sheet.page.wait_for_timeout(600)
        assert [sent["value"] for sent in sheet.site.posts] == ["5"]
        assert [sent["version-self-KT-01"] for sent in sheet.site.full] == ["2"]


def test_a_form_goes_past_waiting_cells_when_it_is_pressed_again_later(chromium):
    with grid(chromium, Site()) as sheet:
        sheet.page.on("dialog", lambda dialog: dialog.accept())
        sheet.site.faults.extend(["busy"] * 200)
        sheet.fill(1, "5")
        button = sheet.page.get_by_role("button", name="Lưu cả bảng")
        button.click()
        button.click()  # a double click is not an insisting
        sheet.page.wait_for_timeout(3_200)
        assert sheet.site.full == []
        with sheet.page.expect_navigation():
            button.click()
        assert [sent["self-KT-01"] for sent in sheet.site.full] == ["5"]


def test_leaving_is_warned_about_only_while_something_waits(chromium):
    with grid(chromium, Site()) as sheet:
        asked: list[str] = []
        sheet.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        sheet.fill(1, "5")
        sheet.rest()
        sheet.page.reload()
        assert asked == []
        sheet.site.faults.extend(["busy"] * 20)
        sheet.fill(2, "7")
        sheet.page.reload()
        assert asked == ["beforeunload"]


def test_choice_is_saved_at_once(chromium):
    with grid(chromium, Site()) as sheet:
        sheet.page.evaluate(
            """() => {
              const old = document.querySelector('[name="note-KT-01"]');
              const made = document.createElement("select");
              for (const text of ["", "Đạt", "Không đạt"]) made.append(new Option(text, text));
              Object.assign(made.dataset, old.dataset);
              made.name = old.name;
              old.replaceWith(made);
            }"""
        )
        sheet.page.locator('[name="note-KT-01"]').select_option("Đạt")
        sheet.rest()
        assert sheet.site.value("KT-01", "note") == "Đạt"
