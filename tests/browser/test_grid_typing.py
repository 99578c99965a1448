"""Telex, VNI, NFD, spaces, full-width digits, Excel: no letter is lost or doubled."""

import itertools

import pytest
from playwright.sync_api import expect
from tests.browser.grid_driver import grid
from tests.browser.grid_site import Site
from tests.browser.typing_cases import NUMBERS, QUOTED, TABLES, TEXTS, WORDS, Step, steps

pytestmark = pytest.mark.browser
TYPED = [
    (word, vni, manner) for word in WORDS for vni in (False, True) for manner in ("keys", "ime")
]
PASTED = [(text, sent, way) for text, sent in TEXTS for way in ("paste", "insert")]
PASTED += [(text, sent, "paste") for text, sent in QUOTED]
FIGURES = [(*each, way) for each in NUMBERS for way in ("paste", "insert")]


@pytest.fixture(scope="module")
def sheet(chromium):
    with grid(chromium, Site(rows=60, limit=10**9)) as opened:
        opened.rows = itertools.cycle(range(1, 60))
        yield opened


def by_keys(sheet, step: Step, shown: str) -> None:
    """As Unikey does: Backspace as far as letters change, then the new letters."""
    pairs = zip(shown, step.shown, strict=False)
    same = len(list(itertools.takewhile(lambda pair: pair[0] == pair[1], pairs)))
    for _ in shown[same:]:
        sheet.press("Backspace")
    for letter in step.shown[same:]:
        if letter.isascii():
            sheet.press("Space" if letter == " " else letter)
        else:
            sheet.page.keyboard.insert_text(letter)


def by_composition(cdp, step: Step) -> None:
    """As Gboard, ibus and macOS do: the word is composed, each key has the code 229."""
    word = step.shown.rpartition(" ")[2]
    for kind in ("rawKeyDown", "keyUp"):
        cdp.send("Input.dispatchKeyEvent", {"type": kind, "windowsVirtualKeyCode": 229})
    if step.key == " ":
        cdp.send("Input.insertText", {"text": " "})
        return
    at = len(word)
    cdp.send("Input.imeSetComposition", {"text": word, "selectionStart": at, "selectionEnd": at})


def commit(cdp, text: str) -> None:
    cdp.send("Input.insertText", {"text": text.rpartition(" ")[2]})


@pytest.mark.parametrize(("text", "vni", "manner"), TYPED)
def test_typed_letters_arrive_as_they_are_meant(sheet, text, vni, manner):
    row = next(sheet.rows)
    sheet.cell(row, "note").focus()
    cdp = sheet.page.context.new_cdp_session(sheet.page)
    shown = ""
    for step in steps(text, vni=vni):
        if manner == "keys":
            by_keys(sheet, step, shown)
        else:
            if step.key == " ":
                commit(cdp, shown)
            by_composition(cdp, step)
        shown = step.shown
        assert sheet.cell(row, "note").input_value() == shown
    if manner == "ime":
        commit(cdp, shown)
    cdp.detach()
    sheet.press("Enter")
    sheet.rest()
    assert sheet.site.value(f"KT-{row:02}", "note") == text


def give(sheet, row: int, col: str, text: str, way: str) -> None:
    if way == "paste":
        sheet.paste(text, row, col)
    else:
        sheet.cell(row, col).focus()
        sheet.page.keyboard.insert_text(text.strip("\r\n"))
    sheet.press("Enter")


@pytest.mark.parametrize(("text", "sent", "way"), PASTED)
def test_text_is_sent_in_one_code_form(sheet, text, sent, way):
    row = next(sheet.rows)
    give(sheet, row, "note", text, way)
    sheet.rest()
    assert sheet.site.value(f"KT-{row:02}", "note") == sent
    assert sheet.cell(row, "note").input_value() == sent


@pytest.mark.parametrize(("text", "sent", "stored", "way"), FIGURES)
def test_number_is_sent_lightly_tidied_and_read_by_the_server(sheet, text, sent, stored, way):
    row = next(sheet.rows)
    sheet.fill(row, "77")  # something else stood there
    sheet.rest()
    give(sheet, row, "self", text, way)
    sheet.rest()
    assert sheet.site.posts[-1]["value"] == sent
    assert sheet.site.value(f"KT-{row:02}", "self") == stored
    assert sheet.cell(row).input_value() == stored


@pytest.mark.parametrize("text", TABLES, ids=range(len(TABLES)))
def test_several_cells_go_to_the_preview_as_they_are(sheet, text):
    written = len(sheet.site.writes)
    sheet.paste(text, 3, "cross")
    dialog = sheet.page.get_by_role("dialog")
    expect(dialog.get_by_role("heading")).to_have_text("Đã đọc nội dung vừa dán")
    assert sheet.site.pastes[-1] == {"text": text, "row": "KT-03", "col": "cross"}
    sheet.page.get_by_role("button", name="Không dán").click()
    expect(dialog).to_have_count(0)
    assert len(sheet.site.writes) == written
    assert sheet.at() == "cross-KT-03"


def test_there_are_three_hundred_cases():
    assert len(TYPED) + len(PASTED) + len(FIGURES) + len(TABLES) >= 300


def test_enter_that_ends_a_composition_does_not_leave_the_cell(sheet):
    sheet.cell(1, "note").focus()
    cdp = sheet.page.context.new_cdp_session(sheet.page)
    text = {"text": "tiếng", "selectionStart": 5, "selectionEnd": 5}
    cdp.send("Input.imeSetComposition", text)
    for key, code in [("Enter", 13), ("ArrowDown", 40), ("Escape", 27), ("F2", 113), ("Tab", 9)]:
        sheet.page.evaluate(
            """([key, keyCode]) => document.activeElement.dispatchEvent(new KeyboardEvent(
                 "keydown", {key, keyCode, isComposing: true, bubbles: true}))""",
            [key, code],
        )
    assert (sheet.at(), sheet.cell(1, "note").input_value()) == ("note-KT-01", "tiếng")
    cdp.send("Input.insertText", {"text": "tiếng"})
    sheet.press("Enter")
    sheet.rest()
    assert sheet.site.value("KT-01", "note") == "tiếng"


def test_letters_being_composed_are_not_sent(chromium):
    with grid(chromium, Site()) as sheet:
        sheet.page.clock.install()
        sheet.cell(1, "note").focus()
        cdp = sheet.page.context.new_cdp_session(sheet.page)
        text = {"text": "tie", "selectionStart": 3, "selectionEnd": 3}
        cdp.send("Input.imeSetComposition", text)
        sheet.page.clock.run_for(20_000)
        assert sheet.site.posts == []
        cdp.send("Input.insertText", {"text": "tiến"})
        sheet.page.clock.run_for(10_000)
        sheet.state(1, "saved", "note")
        assert [sent["value"] for sent in sheet.site.posts] == ["tiến"]
