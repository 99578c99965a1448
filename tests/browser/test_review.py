"""Reviewing in real Chromium: self-score from an Excel sheet (J4), cross-check of 40 lines (J5).

The time is the keystroke model's (ux.md section 6); reading what a proof says is not in it, so
twelve seconds a line are added for a reviewer's eyes where the goal counts them.
"""

import pytest
from tests.apps.assessment.books import TODAY
from tests.apps.assessment.stage_world import Staged, staged, staged_scheme
from tests.apps.world import CODES
from tests.browser.grid_driver import CLIPBOARD
from tests.browser.person import SLACK, Person

from thidua.apps.assessment import services
from thidua.apps.assessment.models import Question, ScoreCitation, ScoreLine
from thidua.apps.common import clock
from thidua.apps.reporting import services as reporting
from thidua.core.scoring.scheme import Scheme

pytestmark = pytest.mark.browser
LINES, DEMANDING, READING = 40, 4, 12
MINUTE = 60
PLACE = "/khoi-thu/2022"


def forty() -> Scheme:
    """Forty judged items of ten points; the first four ask for evidence."""
    items = [
        {
            "id": f"I.{n}", "code": f"{n}", "name": f"Tiêu chí về nhiệm vụ số {n}", "max": 10,
            "inputs": [{"label": "Điểm", "unit": "points"}], "rule": {"given": {}},
            **({"evidence": f"Biên bản số {n}"} if n <= DEMANDING else {}),
        }
        for n in range(1, LINES + 1)
    ]  # fmt: skip
    section = {"id": "I", "code": "I", "name": "Nhiệm vụ", "max": 10 * LINES, "items": items}
    plain = staged_scheme().model_dump(by_alias=True, mode="json")["sections"][0]
    computed = {**plain, "id": "II", "code": "II", "max": 10, "items": plain["items"][:1]}
    computed["items"][0] |= {"id": "II.1"}
    total = 10 * (LINES + 1)
    return staged_scheme(id="bon-muoi", total=total, sections=[section, computed])


@pytest.fixture
def s(transactional_db):
    with clock.at(TODAY):
        found = staged(forty())
        found.open("self")
        yield found


def proofs(s: Staged, code: str) -> None:
    agency, officer = s.w.agency(code), s.actor("officer", code)
    for n in range(1, DEMANDING + 1):
        entry = reporting.EvidenceEntry(reference=f"Biên bản về tiêu chí nhiệm vụ số {n}")
        reporting.add_evidence(officer, s.year, agency, entry)


def scored(s: Staged, code: str) -> None:
    sheet, officer = s.sheet("self", code), s.actor("officer", code)
    cells = [
        (f"I.{n}", col, text)
        for n in range(1, LINES + 1)
        for col, text in (("value", "8"), ("reason", "Theo biên bản"))
    ]
    s.put(officer, sheet, *cells)
    s.step(officer, sheet, "submit")
    s.step(s.actor("leader", code), sheet, "approve")


def to_check(s: Staged) -> None:
    """Everybody has scored himself; four proofs stand behind the first line of CQ2A."""
    proofs(s, "CQ2A")
    own = s.sheet("self", "CQ2A")
    shelf = [each.pk for each in own.agency.evidence.all()]
    services.cite_line(s.actor("officer", "CQ2A"), s.year, own.pk, "I.1", shelf, ())
    for code in CODES:
        scored(s, code)
    services.draw_crossing(s.actor("secretary"), s.year, "27/12/2022")
    s.open("cross")


def aside(me: Person, text: str):
    return me.page.locator("[data-aside]", has_text=text)


def go_to(me: Person, path: str) -> None:
    me.page.goto(me.page.url.split("/viec-cua-toi")[0].split(PLACE)[0] + path)


def test_self_scoring_forty_lines_from_an_excel_sheet(s: Staged, seat):
    proofs(s, "CQ1A")
    me, sheet = seat(s.w.user("officer", "CQ1A")), s.sheet("self", "CQ1A")
    go_to(me, f"{PLACE}/cham-diem/phieu/{sheet.pk}/")
    me.begin()
    rows = [f"{n}\t{8 if n != LINES else 12}\tTheo biên bản" for n in range(1, LINES + 1)]
    rows[5:8] = [f"{n}\t7.5\tTheo biên bản" for n in range(6, 9)]  # points as Excel writes them
    first = me.page.locator('[data-row="I.1"][data-col="value"]')
    me.count()
    first.click()
    me.press("Control+v")  # counted; the clipboard of the test stands in for Excel's
    me.page.evaluate(CLIPBOARD, ["\n".join(rows), "c|I.1|value"])
    preview = me.page.locator("dialog[open] [data-preview]")
    preview.get_by_text("1 ô bị bỏ").wait_for()
    assert "3 ô cần xem lại" in preview.inner_text()
    me.shot("j4-xem-truoc", whole=False)
    me.click("button", "Nhận")
    me.type(f'[data-row="I.{LINES}"][data-col="value"]', "9,5")
    me.press("Enter")
    me.page.get_by_text("lệch").or_(me.page.locator(".is-saved")).first.wait_for()
    for n in range(1, DEMANDING + 1):
        me.count()
        me.page.locator(f'[data-count="I.{n}"]').click()
        drawer = me.page.locator("dialog[open] [data-pick]")
        drawer.wait_for()
        if n == 1:
            me.shot("j4-ngan-minh-chung", whole=False)
        me.count()
        drawer.get_by_label(f"Biên bản về tiêu chí nhiệm vụ số {n}", exact=True).check()
        me.click("button", "Trích các minh chứng")
        me.page.locator(f'[data-count="I.{n}"]', has_text="1 minh chứng").wait_for()
    me.shot("j4-phieu", whole=False)
    assert ScoreLine.objects.filter(sheet=sheet).count() == LINES
    assert ScoreCitation.objects.count() == DEMANDING
    assert me.seconds <= SLACK * 6 * MINUTE, me.told


def ask_beside(me: Person, n: int) -> None:
    """Ask the agency about a line, beside it; the focus comes back to the line."""
    aside(me, f"nhiệm vụ số {n}").wait_for()
    me.count()
    me.page.locator("[data-aside] summary", has_text="Hỏi đơn vị").click()
    me.type('[data-aside] textarea[name="text"]', "Biên bản nào?")
    me.click("button", "Gửi câu hỏi")
    me.shot("j5-da-hoi")
    assert me.page.evaluate("document.activeElement.dataset.line") == f"I.{n}"


def score_anew(me: Person, n: int) -> None:
    """Another score, with its reason."""
    me.type(f'[data-row="I.{n}"][data-col="value"]', "6")
    me.press("Tab")
    me.page.keyboard.type("Thiếu minh chứng")
    me.keys += len("Thiếu minh chứng")
    me.press("Alt+ArrowUp", "Alt+ArrowDown")
    me.page.locator(f'[data-line="I.{n}"]').focus()


def test_cross_check_of_forty_lines_with_questions(s: Staged, seat):
    to_check(s)
    me = seat(s.w.user("officer", s.checker_of("CQ2A")))
    sheet = s.sheet("cross", "CQ2A")
    go_to(me, f"{PLACE}/cham-diem/phieu/{sheet.pk}/")
    aside(me, "Tiêu chí về nhiệm vụ số 1").wait_for()
    me.begin()
    me.count()
    me.page.locator('[data-line="I.1"]').focus()
    me.shot("j5-hai-ben", whole=False)
    assert aside(me, "Biên bản về tiêu chí nhiệm vụ số 1").count() == 1
    for n in range(2, LINES + 1):
        me.press("j")
        if n in {5, 9}:
            ask_beside(me, n)
        elif n % 10 == 0:
            score_anew(me, n)
    me.page.locator(".is-waiting").first.wait_for(state="detached")
    assert me.page.evaluate("document.activeElement.dataset.line") == f"I.{LINES}"
    me.click("button", "Hoàn thành")
    me.page.locator(".state-line", has_text="Đã xong").or_(
        me.page.locator(".state-line .tag-good")
    ).first.wait_for()
    seconds = me.seconds + READING * LINES
    assert Question.objects.filter(state="asked").count() == 2
    sheet.refresh_from_db()
    assert sheet.state == "finished"
    assert seconds <= SLACK * 20 * MINUTE, me.told
    assert seconds / LINES <= 20


def test_letters_typed_in_a_field_are_letters(s: Staged, seat):
    """j and k move the reader only outside fields; a Telex word with j in it stays a word."""
    me, sheet = seat(s.w.user("officer", "CQ1A")), s.sheet("self", "CQ1A")
    go_to(me, f"{PLACE}/cham-diem/phieu/{sheet.pk}/")
    aside(me, "số 1").wait_for()
    me.type('[data-row="I.2"][data-col="reason"]', "keej khai jk")
    assert me.page.input_value('[data-row="I.2"][data-col="reason"]') == "keej khai jk"
    me.press("Alt+ArrowDown")
    assert me.page.evaluate("document.activeElement.dataset.row") == "I.3"
    assert me.page.evaluate("document.activeElement.dataset.col") == "reason"
    aside(me, "nhiệm vụ số 3").wait_for()


def test_on_a_phone_one_card_after_the_other(s: Staged, seat):
    me, sheet = seat(s.w.user("officer", "CQ1A"), width=390), s.sheet("self", "CQ1A")
    go_to(me, f"{PLACE}/cham-diem/phieu/{sheet.pk}/")
    me.page.locator("[data-card-bar]").wait_for()
    for n in (1, 2, 3):
        me.click("button", "Dòng sau")
        assert me.page.evaluate("document.activeElement.dataset.row") == f"I.{n}"
        me.page.keyboard.type("8")
    below = """document.querySelector("[data-card-bar]").getBoundingClientRect().top
      - document.activeElement.getBoundingClientRect().bottom"""
    assert me.page.evaluate(below) > 0  # the bar does not lie over what is typed
    me.shot("o5-dien-thoai", whole=False)
    assert me.sideways <= 0
    assert me.page.locator("[data-aside]").is_hidden()
    go_to(me, f"{PLACE}/cham-diem/phieu/{sheet.pk}/dong/I.4/")
    me.type('[name="c|I.4|value"]', "7")
    me.shot("o5-mot-dong-390")
    me.click("button", "Lưu, sang 5")
    assert me.page.url.endswith("/dong/I.5/")
    assert me.sideways <= 0
    assert ScoreLine.objects.get(item="I.4").inputs == {"value": "7"}
