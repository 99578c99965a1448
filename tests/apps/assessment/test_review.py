"""Behind a line: the reviewer's aside, proofs as pictures, the drawer, the Excel form."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from tests.apps.assessment.stage_world import on_the_day, staged, staged_scheme

from thidua.apps.assessment import services
from thidua.apps.assessment.models import ScoreCitation, ScoreLine
from thidua.apps.assessment.stage_pages import agenda
from thidua.apps.common.uploads import keep, path_of
from thidua.apps.reporting import services as reporting

pytestmark = pytest.mark.django_db
PLACE = ("khoi-thu", 2022)
FRAGMENT = {"HX-Request": "true"}


@pytest.fixture
def s():
    with on_the_day():
        yield staged(demanding())


def demanding():
    """The small scheme; its third item asks for evidence."""
    plain = staged_scheme().model_dump(by_alias=True, mode="json")
    plain["sections"][0]["items"][2]["evidence"] = "Biên bản họp"
    return type(staged_scheme()).model_validate(plain)


def url(name: str, *more: object) -> str:
    return reverse(f"assessment:{name}", args=(*PLACE, *more))


def proof(s, reference="", code="CQ1A", **more):
    entry = reporting.EvidenceEntry(reference=reference, **more)
    return reporting.add_evidence(s.actor("officer", code), s.year, s.w.agency(code), entry)


def photo(color="white") -> SimpleUploadedFile:
    stream = io.BytesIO()
    Image.new("RGB", (60, 40), color).save(stream, "PNG")
    return SimpleUploadedFile("anh hop.png", stream.getvalue())


def opened(s, code="CQ1A"):
    s.open("self")
    return s.w.client("officer", code), s.sheet("self", code)


def test_the_aside_shows_a_checker_the_proofs_and_earlier_scores(s):
    s.open("self")
    shown = proof(s, "Biên bản số 7", "CQ2A")
    services.cite_line(
        s.actor("officer", "CQ2A"), s.year, s.sheet("self", "CQ2A").pk, "I.3", {shown.pk}, ()
    )
    for n, code in enumerate(("CQ1A", "CQ2A", "CQ3A")):
        s.self_score(code, f"{7 + n}")
    services.draw_crossing(s.actor("secretary"), s.year, "27/12/2022")
    s.open("cross")
    checker, sheet = s.w.client("officer", s.checker_of("CQ2A")), s.sheet("cross", "CQ2A")
    answer = checker.get(url("sheet_line", sheet.pk, "I.3"), headers=FRAGMENT)
    html = answer.content.decode()
    assert "<html" not in html
    assert len(answer.content) < 60 * 1024
    assert url("proof", shown.pk) in html
    assert "Theo biên bản" in html  # the agency's own reason
    page = checker.get(url("proof", shown.pk)).content.decode()
    assert "không kèm tệp" in page
    third = next(c for c in ("CQ1A", "CQ3A") if c != s.checker_of("CQ2A"))
    assert s.w.client("officer", third).get(url("proof", shown.pk)).status_code == 404


def test_who_may_not_see_earlier_scores_sees_the_proofs_only():
    stages = [
        {"code": "self", "name": "Tự chấm", "who": "Đơn vị"},
        {"code": "bloc", "name": "Khối chấm", "who": "Tổ kiểm tra", "sees_earlier": False},
    ]
    with on_the_day():
        s = staged(staged_scheme(stages=stages))
        s.open("self")
        shown = proof(s, "Biên bản số 7")
        own = s.sheet("self", "CQ1A")
        services.cite_line(s.actor("officer", "CQ1A"), s.year, own.pk, "I.3", {shown.pk}, ())
        s.self_score("CQ1A", "9,5")
        s.open("bloc")
        line = url("sheet_line", s.sheet("bloc", "CQ1A").pk, "I.3")
        html = s.w.client("secretary").get(line, headers=FRAGMENT).content.decode()
        assert url("proof", shown.pk) in html
        assert "9,5" not in html
        assert "Theo biên bản" not in html


def test_on_a_phone_one_line_after_the_other_is_saved(s):
    client, sheet = opened(s)
    here = url("sheet_line", sheet.pk, "I.2")
    html = client.get(here).content.decode()
    assert 'name="onward"' in html
    form = {"c|I.2|value": "có", "version-c|I.2|value": "0", "onward": "1"}
    assert client.post(here, form).url == url("sheet_line", sheet.pk, "I.3")
    wrong = client.post(url("sheet_line", sheet.pk, "I.3"), {"c|I.3|value": "12"})
    assert wrong.content.decode().count('class="error-summary"') == 1
    other = client.post(url("sheet_line", sheet.pk, "I.3"), {"c|I.2|value": "không"})
    assert other.status_code == 302  # only this line is taken
    assert sheet.lines.get().inputs == {"value": True}


def test_a_line_that_is_not_there_is_not_there(s):
    client, sheet = opened(s)
    assert client.get(url("sheet_line", sheet.pk, "IX.1")).status_code == 404
    assert client.get(url("sheet_line", sheet.pk + 99, "I.1")).status_code == 404


def test_the_drawer_suggests_cites_and_tells_what_is_cited_twice(s):
    client, sheet = opened(s)
    fits = proof(s, "Quyết định về đánh giá khối")
    other = proof(s, "Giấy mời")
    twin = proof(s, "giấy MỜI", period="Quý I")
    pick = url("pick", sheet.pk, "I.3")
    form = {"proof": [other.pk], "shown": [fits.pk, other.pk, twin.pk]}
    answer = client.post(pick, form, headers=FRAGMENT)
    assert answer.json() == {"row": "I.3", "words": "1 minh chứng"}
    html = client.get(url("pick", sheet.pk, "I.2"), headers=FRAGMENT).content.decode()
    assert html.count("đã trích ở 3") == 2  # the same paper, and the same paragraph
    client.post(pick, {"proof": [fits.pk], "shown": [fits.pk, other.pk]})
    assert [each.evidence for each in ScoreCitation.objects.all()] == [fits]
    found = client.get(pick, {"tim": "quyet dinh"}).content.decode()
    assert found.count('name="proof"') == 1


def test_what_was_not_shown_is_not_taken_away(s):
    client, sheet = opened(s)
    one, two = proof(s, "Một"), proof(s, "Hai")
    pick = url("pick", sheet.pk, "I.3")
    client.post(pick, {"proof": [one.pk], "shown": [one.pk]})
    client.post(pick, {"proof": [two.pk], "shown": [two.pk]})
    assert {each.evidence for each in ScoreCitation.objects.all()} == {one, two}


def test_a_foreign_proof_is_not_cited(s):
    client, sheet = opened(s)
    foreign = proof(s, "Của nơi khác", "CQ2A")
    client.post(url("pick", sheet.pk, "I.3"), {"proof": [foreign.pk], "shown": [foreign.pk]})
    assert ScoreCitation.objects.count() == 0


def test_a_line_that_claims_points_without_the_evidence_asked_for_is_told(s):
    client, sheet = opened(s)
    s.put(s.actor("officer", "CQ1A"), sheet, ("I.3", "value", "8"))
    assert "thiếu minh chứng" in client.get(url("sheet", sheet.pk)).content.decode()
    shown = proof(s, "Biên bản số 7")
    client.post(url("pick", sheet.pk, "I.3"), {"proof": [shown.pk], "shown": [shown.pk]})
    assert "thiếu minh chứng" not in client.get(url("sheet", sheet.pk)).content.decode()


def test_the_first_page_is_drawn_once_and_served_safely(s):
    kept = keep(photo())
    row = proof(s, file_hash=kept.sha256, file_name=kept.name)
    client = s.w.client("officer", "CQ1A")
    answer = client.get(url("proof_picture", row.pk))
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert {"private", "no-store"} <= set(answer.headers["Cache-Control"].split(", "))
    with Image.open(io.BytesIO(answer.content)) as image:
        assert (image.format, image.size) == ("JPEG", (60, 40))
    assert url("proof_picture", row.pk) in client.get(url("proof", row.pk)).content.decode()
    saved = client.get(url("proof_file", row.pk))
    assert saved.headers["Content-Disposition"].startswith("attachment")
    for stranger in (s.w.client("officer", "CQ2A"), s.w.client("secretary")):
        assert stranger.get(url("proof_picture", row.pk)).status_code == 404


def test_a_damaged_file_gets_a_sentence(s):
    kept = keep(photo("red"))
    path = path_of(kept.sha256)
    path.chmod(0o640)
    path.write_bytes(path.read_bytes()[:60])
    row = proof(s, file_hash=kept.sha256, file_name=kept.name)
    client = s.w.client("officer", "CQ1A")
    for _ in range(2):  # the second time nothing is drawn
        html = client.get(url("proof", row.pk)).content.decode()
        assert "Không hiển thị được trang đầu" in html
        assert "<img" not in html
    assert client.get(url("proof_picture", row.pk)).status_code == 404


def filled_form(client, sheet, **entries) -> SimpleUploadedFile:
    book = openpyxl.load_workbook(io.BytesIO(client.get(url("form", sheet.pk)).content))
    page = book.active
    for cells in page.iter_rows(min_row=6):
        entry = entries.get(str(cells[0].value).split("|")[0])
        if entry:
            cells[4].value, cells[5].value = entry
    stream = io.BytesIO()
    book.save(stream)
    return SimpleUploadedFile("phieu.xlsx", stream.getvalue())


def test_the_form_locks_everything_but_what_is_entered(s):
    client, sheet = opened(s)
    book = openpyxl.load_workbook(io.BytesIO(client.get(url("form", sheet.pk)).content))
    page = book.active
    assert page.protection.sheet
    assert page.column_dimensions["A"].hidden
    unlocked = {cell.coordinate for row in page.iter_rows() for cell in row
                if not cell.protection.locked}  # fmt: skip
    assert {name[0] for name in unlocked} == {"E", "F"}
    assert len(unlocked) == 4  # entry and reason of the two items that are typed


def test_a_filled_form_is_shown_before_it_is_kept(s):
    client, sheet = opened(s)
    entries = {"I.2": ("có", "Kế hoạch số 3"), "I.3": (12, "Quá điểm")}
    given = {"upload": filled_form(client, sheet, **entries)}
    html = client.post(url("upload_form", sheet.pk), given).content.decode()
    assert "3 ô nhận được · 0 ô cần xem lại · 1 ô bị bỏ" in html
    assert ScoreLine.objects.count() == 0
    text = "I.2|value\tcó\tKế hoạch số 3"
    client.post(url("accept", sheet.pk), {"text": text, "row": "-", "col": "-"})
    line = sheet.lines.get()
    assert (line.item, line.inputs, line.reason) == ("I.2", {"value": True}, "Kế hoạch số 3")


def test_a_form_that_changes_nothing_and_a_file_that_is_none(s):
    client, sheet = opened(s)
    same = client.post(url("upload_form", sheet.pk), {"upload": filled_form(client, sheet)})
    assert same.url == url("sheet", sheet.pk)
    wrong = {"upload": SimpleUploadedFile("a.xlsx", b"khong phai Excel")}
    html = client.post(url("upload_form", sheet.pk), wrong).content.decode()
    assert html.count('class="error-summary"') == 1


def test_differences_of_more_than_a_tenth_go_on_the_agenda(s):
    s.to_cross()
    s.change("CQ2A", points="6")  # from 8 of 10
    (found,) = agenda(s.actor("secretary"), s.year)
    assert (found.agency.code, found.gap) == ("CQ2A", -2)
    html = s.w.client("secretary").get(url("deliberation")).content.decode()
    assert html.count("chương trình cuộc họp") == 1
    assert "lệch" in s.w.client("secretary").get(url("differences")).content.decode()
