"""The keys of a sheet, over real inputs."""

import pytest
from playwright.sync_api import expect
from tests.browser.grid_driver import grid
from tests.browser.grid_site import Site

pytestmark = pytest.mark.browser

# Where one starts, what is pressed, where one stands then.
MOVES = [
    ("self-KT-02", ["ArrowDown"], "self-KT-03"),
    ("self-KT-02", ["ArrowUp"], "self-KT-01"),
    ("self-KT-01", ["ArrowUp"], "self-KT-01"),
    ("self-KT-02", ["ArrowRight"], "cross-KT-02"),
    ("cross-KT-02", ["ArrowLeft"], "self-KT-02"),
    ("self-KT-02", ["ArrowLeft"], "self-KT-02"),
    ("note-KT-02", ["ArrowRight"], "note-KT-02"),
    ("self-KT-06", ["ArrowDown"], "self-KT-06"),
    ("self-KT-02", ["Enter"], "self-KT-03"),
    ("self-KT-02", ["Shift+Enter"], "self-KT-01"),
    ("self-KT-02", ["Tab"], "cross-KT-02"),
    ("note-KT-02", ["Tab"], "self-KT-03"),
    ("self-KT-02", ["Shift+Tab"], "note-KT-01"),
    ("self-KT-02", ["Tab", "Tab", "Enter"], "self-KT-03"),
    ("self-KT-02", ["Tab", "ArrowDown", "Enter"], "cross-KT-04"),
    ("office-KT-02", ["Home"], "self-KT-02"),
    ("office-KT-02", ["End"], "note-KT-02"),
    ("office-KT-02", ["Control+Home"], "self-KT-01"),
    ("office-KT-02", ["Control+End"], "note-KT-06"),
    ("self-KT-01", ["Control+ArrowDown"], "self-KT-04"),  # 02 and 03 are filled
    ("self-KT-05", ["Control+ArrowUp"], "self-KT-04"),
    ("cross-KT-06", ["Control+ArrowDown"], "cross-KT-06"),
    ("self-KT-02", ["1", "2", "ArrowRight"], "cross-KT-02"),  # a number: arrows go on
    ("note-KT-02", ["a", "b", "ArrowLeft"], "note-KT-02"),  # a text: arrows stay in it
    ("note-KT-02", ["a", "b", "ArrowDown"], "note-KT-03"),
    ("self-KT-02", ["F2", "ArrowLeft"], "self-KT-02"),
    ("self-KT-02", ["F2", "ArrowDown"], "self-KT-02"),
    ("self-KT-02", ["F2", "F2", "ArrowDown"], "self-KT-03"),
    ("self-KT-02", ["F2", "Escape", "ArrowDown"], "self-KT-03"),
]


def filled() -> Site:
    return Site(values={("KT-02", "self"): "7,25", ("KT-03", "self"): "8"})


@pytest.fixture(scope="module")
def kept_sheet(chromium):
    with grid(chromium, filled()) as opened:
        yield opened


@pytest.fixture
def sheet(chromium):
    with grid(chromium, filled()) as opened:
        yield opened


@pytest.mark.parametrize(("start", "keys", "end"), MOVES, ids=str)
def test_key_moves_as_in_a_sheet(kept_sheet, start, keys, end):
    kept_sheet.open()
    kept_sheet.page.locator(f'[name="{start}"]').focus()
    kept_sheet.press(*keys)
    assert kept_sheet.at() == end


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (["9"], "9"),  # a letter replaces
        (["F2", "9"], "7,259"),  # F2 goes on at the end
        (["F2", "ArrowLeft", "9"], "7,295"),
        (["9", "Escape"], "7,25"),
        (["F2", "Backspace", "Escape"], "7,25"),
        (["Delete"], ""),
        (["Backspace"], ""),
    ],
)
def test_key_edits_as_in_a_sheet(sheet, keys, value):
    sheet.cell(2).focus()
    sheet.press(*keys)
    assert sheet.cell(2).input_value() == value


@pytest.mark.parametrize("fields", [{"isComposing": True}, {"keyCode": 229}], ids=str)
def test_no_key_is_taken_while_letters_are_composed(sheet, fields):
    sheet.cell(2).focus()
    left_alone = sheet.page.evaluate(
        """(fields) => ["ArrowDown", "Enter", "Tab", "F2", "Escape", "Backspace", "a"].every(
             (key) => document.activeElement.dispatchEvent(new KeyboardEvent(
               "keydown", {key, bubbles: true, cancelable: true, ...fields})))""",
        fields,
    )
    assert left_alone
    assert sheet.at() == "self-KT-02"


def test_a_click_selects_and_a_second_click_sets_the_caret(sheet):
    sheet.cell(2).click()
    sheet.press("5")
    assert sheet.cell(2).input_value() == "5"
    sheet.cell(3).click()
    sheet.page.wait_for_timeout(600)  # or two clicks are one double click
    sheet.cell(3).click(position={"x": 170, "y": 10})
    sheet.press("5")
    assert sheet.cell(3).input_value() == "85"


def test_rectangle_is_copied_as_a_spreadsheet_reads_it(chromium):
    values = {
        ("KT-01", "council"): "1,5", ("KT-01", "note"): 'nói "tốt"',
        ("KT-02", "council"): "2", ("KT-02", "note"): "một\thai",
    }  # fmt: skip
    with grid(chromium, Site(values=values)) as sheet:
        sheet.cell(1, "council").focus()
        assert sheet.copied() == ""  # one cell: the browser's own copy
        sheet.press("Shift+ArrowRight", "Shift+ArrowDown")
        assert sheet.copied() == '1,5\t"nói ""tốt"""\n2\t"một\thai"'
        assert sheet.page.locator("td[aria-selected=true]").count() == 4
        sheet.press("Escape")
        assert sheet.page.locator("td[aria-selected=true]").count() == 0


def test_mouse_selects_a_rectangle_by_shift_and_by_dragging(chromium):
    with grid(chromium, Site(values={("KT-01", "self"): "1", ("KT-02", "self"): "2"})) as sheet:
        sheet.cell(1).click()
        sheet.cell(2).click(modifiers=["Shift"])
        assert sheet.copied() == "1\n2"
        sheet.press("Escape")
        sheet.cell(1).hover()
        sheet.page.mouse.down()
        sheet.cell(2).hover()
        sheet.page.mouse.up()
        assert sheet.copied() == "1\n2"


def test_delete_empties_a_rectangle_and_undo_brings_it_back(chromium):
    site = Site(values={("KT-01", "self"): "1", ("KT-02", "self"): "2"})
    with grid(chromium, site) as sheet:
        sheet.cell(1).focus()
        sheet.press("Shift+ArrowDown", "Delete")
        sheet.rest()
        assert (site.value("KT-01", "self"), site.value("KT-02", "self")) == ("", "")
        sheet.press("Control+z")
        sheet.rest()
        assert (site.value("KT-01", "self"), site.value("KT-02", "self")) == ("1", "2")


def test_undo_goes_back_cell_by_cell_and_redo_forward(chromium):
    with grid(chromium, Site()) as sheet:
        sheet.fill(1, "1")
        sheet.fill(1, "2")
        sheet.fill(2, "3")
        sheet.rest()
        seen = []
        for keys in ("Control+z", "Control+z", "Control+z", "Control+y", "Control+Shift+z"):
            sheet.press(keys)
            sheet.rest()
            seen.append((sheet.site.value("KT-01", "self"), sheet.site.value("KT-02", "self")))
        assert seen == [("2", ""), ("1", ""), ("", ""), ("1", ""), ("2", "")]


def test_undo_inside_a_cell_is_the_browsers(chromium):
    with grid(chromium, Site()) as sheet:
        sheet.fill(1, "1")
        sheet.cell(1, "note").focus()
        sheet.page.keyboard.type("sai")
        sheet.press("Control+z")
        sheet.rest()
        assert sheet.site.value("KT-01", "self") == "1"


def test_another_window_in_front_keeps_the_caret(chromium):
    with grid(chromium, Site(values={("KT-01", "note"): "đã viết"})) as sheet:
        sheet.cell(1, "note").focus()
        sheet.press("F2")
        sheet.page.evaluate(
            """() => {
              const input = document.activeElement;
              input.dispatchEvent(new FocusEvent("focusout", {bubbles: true}));
              input.dispatchEvent(new FocusEvent("focusin", {bubbles: true}));
            }"""
        )
        sheet.page.keyboard.type(" thêm")
        assert sheet.cell(1, "note").input_value() == "đã viết thêm"


def test_without_script_the_form_posts_all_its_cells(chromium):
    with grid(chromium, Site(rows=2), java_script_enabled=False) as sheet:
        sheet.cell(1).fill("1")
        sheet.cell(2, "note").fill("hai")
        sheet.page.get_by_role("button", name="Lưu cả bảng").click()
        sheet.page.wait_for_load_state()
        (sent,) = sheet.site.full
        assert (sent["self-KT-01"], sent["note-KT-02"], sent["version-self-KT-01"]) == (
            "1", "hai", "1",
        )  # fmt: skip


def test_on_a_phone_enter_goes_to_the_next_field_of_the_card(chromium):
    with grid(chromium, Site()) as sheet:
        sheet.page.set_viewport_size({"width": 390, "height": 800})
        sheet.cell(1).focus()
        sheet.press("Enter")
        assert sheet.at() == "cross-KT-01"
        expect(sheet.page.locator("thead")).not_to_be_in_viewport(ratio=0.5)
