"""The pages of the box, what is refused at its door, and the leader behind the link."""

from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from tests.apps.reporting import box_files as files
from tests.apps.reporting.test_box import AGENCY, entered, received

from thidua.apps.accounts.models import Transition
from thidua.apps.common import clock
from thidua.apps.desk.models import Notice
from thidua.apps.reporting.box import links, services
from thidua.apps.reporting.models import BoxFile, Confirmation, Evidence, Report, ResultLine

pytestmark = pytest.mark.django_db
SAID = {"name": "Trần Thị Mẫu, Trưởng ban"}


def address(name: str, *more: object) -> str:
    return reverse(f"reporting:{name}", args=("khoi-thu", 2022, *more))


def drop(w, *uploads, code: str = AGENCY, **more):
    data = {"upload": uploads, "agency": code, "period": "Q1", **more}
    return w.client("secretary").post(address("box"), data)


def a_scan() -> bytes:
    document, stream = pikepdf.new(), BytesIO()
    document.add_blank_page()
    document.save(stream)
    return stream.getvalue()


def locked_pdf() -> bytes:
    document, stream = pikepdf.new(), BytesIO()
    document.add_blank_page()
    document.save(stream, encryption=pikepdf.Encryption(owner="a", user="b"))
    return stream.getvalue()


def with_macro() -> bytes:
    from zipfile import ZipFile

    stream = BytesIO(files.quarter())
    with ZipFile(stream, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "rong.docx", "rỗng"),
        (files.quarter()[:900], "hong.docx", "bị cụt"),
        (b"MZ" + b"\0" * 50, "may.docx", "không thuộc"),
        (a_scan(), "quet.pdf", "không có chữ"),
        (locked_pdf(), "khoa.pdf", "mật khẩu"),
        (with_macro(), "macro.docx", "macro"),
        (b"\0" * (20 * 1024 * 1024 + 1), "to.docx", "20 MB"),
    ],
)
def test_a_file_that_can_not_be_read_is_refused_in_one_sentence(w, content, name, words):
    answer = drop(w, files.upload(content, name))
    html = answer.content.decode()
    said = html.split("error-summary", 1)[1].split("</ul>", 1)[0]
    assert (answer.status_code, said.count("<li>"), words in said) == (400, 1, True), said
    assert (BoxFile.objects.count(), Evidence.objects.count()) == (0, 0)


def test_several_files_come_in_at_once_and_a_bad_one_stops_no_other(w):
    good = files.upload(files.quarter())
    answer = drop(w, good, files.upload(a_scan(), "quet.pdf"))
    assert (answer.status_code, BoxFile.objects.count()) == (400, 1)
    assert "Đã nhận 1 tệp vào hộp." in answer.content.decode()


def test_a_double_click_receives_once(w):
    content, client = files.quarter(), w.client("secretary")
    data = {"agency": AGENCY, "period": "Q1", "once": "abc"}
    answers = [
        client.post(address("box"), data | {"upload": files.upload(content)}) for _ in range(2)
    ]
    (file,) = BoxFile.objects.all()
    assert {(each.status_code, each.headers["Location"]) for each in answers} == {
        (302, address("box_file", file.pk))
    }


def test_the_form_without_a_choice_says_so(w):
    answer = w.client("secretary").post(address("box"), {"period": "Q1"})
    assert answer.status_code == 400
    assert answer.content.decode().count('class="error"') == 2


def test_a_row_is_accepted_without_script_and_with_it(w):
    file, client = received(w), w.client("secretary")
    one, two = file.findings.filter(kind="figure")
    posted = {"choice": "accept", "version": "1"}
    plain = client.post(address("box_decide", file.pk, one.pk), posted)
    assert plain.headers["Location"] == address("box_file", file.pk) + f"#muc-{one.pk}"
    fragment = client.post(
        address("box_decide", file.pk, two.pk), posted, headers={"HX-Request": "true"}
    )
    html = fragment.content.decode()
    assert ("<html" in html, f'id="muc-{two.pk}"' in html, 'id="nhap-thay"' in html) == (
        False, True, True,
    )  # fmt: skip
    stale = client.post(
        address("box_decide", file.pk, two.pk), posted | {"choice": "skip"},
        headers={"HX-Request": "true"},
    )  # fmt: skip
    assert (stale.status_code, "Người khác vừa xử lý dòng này" in stale.content.decode()) == (
        409, True,
    )  # fmt: skip


def test_a_number_that_is_none_keeps_what_was_typed(w):
    file = received(w)
    row = file.findings.get(indicator__code="KT-01")
    answer = w.client("secretary").post(
        address("box_decide", file.pk, row.pk), {"choice": "accept", "value": "chín"}
    )
    html = answer.content.decode()
    assert (answer.status_code, 'value="chín"' in html) == (400, True)
    assert "Đây không phải số." in html


def test_the_mark_shows_wherever_the_figure_shows(w):
    entered(w, received(w))
    secretary, officer = w.client("secretary"), w.client("officer", AGENCY)
    for client, page in (
        (secretary, address("report", AGENCY, "Q1")), (secretary, address("agency", AGENCY)),
        (officer, address("report", AGENCY, "Q1")),
    ):  # fmt: skip
        assert client.get(page).content.decode().count("nhập thay<span") == 2, page
    assert "2 số liệu chưa xác nhận" in secretary.get(address("periods")).content.decode()
    officer.post(address("begin", AGENCY, "Q1"))
    entry = officer.get(address("entry", AGENCY, "Q1")).content.decode()
    assert entry.count("nhập thay<span") == 2


def asked(w) -> tuple[Report, str]:
    report = entered(w, received(w))
    made = services.ask_leader(w.actor("secretary"), w.year, report)
    again = services.ask_leader(w.actor("secretary"), w.year, report)
    assert made == again
    return report, reverse("reporting:confirm", args=(links.token_of(made),))


def answered(page: str, choice: str, **more: str):
    client = Client()
    shown = client.get(page)
    digest = shown.context["found"].digest
    return client.post(page, SAID | {"choice": choice, "digest": digest} | more)


def marks(report: Report) -> set[str]:
    return set(report.results.values_list("on_behalf", flat=True))


def test_the_leader_confirms_without_logging_in_once(w):
    report, page = asked(w)
    shown = Client().get(page)
    html = shown.content.decode()
    assert (shown.status_code, "95,5%" in html, "noindex" in shown.headers["X-Robots-Tag"]) == (
        200, True, True,
    )  # fmt: skip
    assert "CQ1A" not in html
    assert "CQ3A" not in html
    assert marks(report) == {"waiting"}  # opening changes nothing
    assert answered(page, "confirm").status_code == 302
    row = Confirmation.objects.get()
    assert (row.state, row.name, row.address, row.settled_at) == (
        "confirmed", SAID["name"], "127.0.0.1", clock.now(),
    )  # fmt: skip
    assert marks(report) == {"confirmed"}
    step = Transition.objects.get(machine="confirmation", name="confirm")
    assert step.who is None
    again = Client().get(page).content.decode()
    assert "đã được Trần Thị Mẫu, Trưởng ban trả lời ngày 20/03/2022" in again
    assert "95,5%" not in again
    refused = Client().post(page, SAID | {"choice": "object", "reason": "x", "digest": "x"})
    row.refresh_from_db()
    assert (refused.status_code, row.state) == (200, "confirmed")


def test_an_objection_is_told_to_the_secretary_and_confirms_nothing(w):
    report, page = asked(w)
    assert answered(page, "object").status_code == 400
    assert answered(page, "object", reason="KT-02 là 11").status_code == 302
    assert marks(report) == {"waiting"}
    told = Notice.objects.get(code="notice.confirmation_objected")
    assert (told.user.username, told.data["reason"]) == ("thu-ky", "KT-02 là 11")
    assert told.url == address("box_confirmation", report.pk)


def test_a_link_ends_by_time_by_withdrawal_and_by_other_figures(w):
    _report, page = asked(w)
    with clock.at(date(2022, 3, 20) + timedelta(days=links.USUAL + 1)):
        late = Client().get(page)
    assert (late.status_code, "27/03/2022" in late.content.decode()) == (400, True)
    row = Confirmation.objects.get()
    for _twice in range(2):
        services.withdraw(w.actor("secretary"), w.year, row.pk, reason="Gửi nhầm người")
    gone = Client().get(page).content.decode()
    assert "Thư ký đã thu hồi liên kết này" in gone
    assert "95,5%" not in gone


def test_other_figures_than_were_seen_are_not_confirmed(w):
    report, page = asked(w)
    seen = Client().get(page).context["found"].digest
    ResultLine.objects.filter(report=report, value=12).update(value=13)
    answer = Client().post(page, SAID | {"choice": "confirm", "digest": seen})
    assert (answer.status_code, marks(report)) == (400, {"waiting"})


def test_a_token_that_is_not_ours_is_no_page(w):
    _report, page = asked(w)
    token = page.rstrip("/").rsplit("/", 1)[1]
    for wrong in ("x", token[:-1] + ("a" if token[-1] != "a" else "b"), f"{token}x"):
        assert Client().get(reverse("reporting:confirm", args=(wrong,))).status_code == 404


def test_the_secretary_does_not_confirm_by_the_link(w):
    report, page = asked(w)
    client = w.client("secretary")
    digest = client.get(page).context["found"].digest
    answer = client.post(page, SAID | {"choice": "confirm", "digest": digest})
    assert (answer.status_code, marks(report)) == (400, {"waiting"})


def test_a_signed_paper_confirms_and_its_scan_is_kept(w):
    report, page = asked(w)
    data = {"number": "15-BC/BTC", "day": "19/03/2022", "name": "Trần Thị Mẫu"}
    client = w.client("secretary")
    scan = files.upload(a_scan(), "ban-ky.pdf")
    answer = client.post(address("box_paper", report.pk), data | {"upload": scan})
    assert (answer.status_code, marks(report)) == (302, {"confirmed"})
    row = Confirmation.objects.get()
    assert (row.way, row.state, row.paper_number) == ("paper", "confirmed", "15-BC/BTC")
    assert client.get(address("box_scan", row.pk)).headers["Content-Type"] == "application/pdf"
    assert "trả lời" in Client().get(page).content.decode()


def test_who_approves_a_newer_round_answers_for_its_figures(w):
    from thidua.apps.reporting.services import begin_report, step_report
    from thidua.core.kernel.periods import Period

    entered(w, received(w))
    officer = w.actor("officer", AGENCY)
    row = begin_report(officer, w.year, w.agency(AGENCY), Period.Q1)
    assert marks(row) == {"waiting"}
    step_report(officer, row, "submit")
    step_report(w.actor("leader", AGENCY), row, "approve")
    assert marks(row) == {"confirmed"}


def test_the_empty_box_says_what_to_do(w):
    html = w.client("secretary").get(address("box")).content.decode()
    assert "Không có tệp nào đang chờ" in html
    assert '<option value="Q1" selected>' in html
