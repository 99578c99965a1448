import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.apps.world import world
from tests.apps.yearbook.packs import FLAG, word_file

from thidua.apps.accounts.actor import system
from thidua.apps.common import clock
from thidua.apps.organisations.models import BlocYear
from thidua.apps.yearbook.models import Meeting, PackPaper, Proposal
from thidua.apps.yearbook.pack import offering
from thidua.apps.yearbook.pack.kinds import PAPERS, MeetingKind
from thidua.apps.yearbook.pack.services import make_pack, send_pack, set_meeting

pytestmark = pytest.mark.django_db
END = MeetingKind.YEAREND
PLACE = ("khoi-thu", 2022)
MAKER_QUERIES = 21  # the year is gathered anew to tell what changed since
READER_QUERIES = 8
LIST_QUERIES = 8


@pytest.fixture
def w(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return world()


def url(name: str, *more) -> str:
    return reverse(f"yearbook:{name}", args=(*PLACE, *more))


def html(response) -> str:
    return response.content.decode()


def test_make_download_change_upload_and_send(w):
    secretary = w.client("secretary")
    page = url("meeting", "tong-ket")
    assert "Lập bộ tài liệu" in html(secretary.get(page))
    made = secretary.post(url("make", "tong-ket"), follow=True)
    assert f"Đã lập {len(PAPERS[END])} tài liệu." in html(made)

    paper = PackPaper.objects.get(kind="minutes")
    answer = secretary.get(url("paper", paper.pk))
    assert answer["Content-Disposition"] == (
        'attachment; filename="bien-ban-tong-ket-2022-lan-1.docx"'
    )
    assert b"".join(answer.streaming_content)[:2] == b"PK"

    file = SimpleUploadedFile("bien-ban.docx", word_file())
    kept = secretary.post(url("upload", paper.pk), {"file": file}, follow=True)
    assert "Tệp của bạn đã được giữ" in html(kept)
    assert "đã sửa trong Word" in html(kept)

    sent = secretary.post(url("send", "tong-ket"), follow=True)
    assert f"Các cơ quan đã đọc được {len(PAPERS[END])} tài liệu." in html(sent)


def test_a_second_make_says_that_nothing_changed(w):
    secretary = w.client("secretary")
    secretary.post(url("make", "tong-ket"))
    again = secretary.post(url("make", "tong-ket"), follow=True)
    assert "Số liệu vẫn như trước" in html(again)


def test_changes_of_the_records_are_shown_before_and_after_making(w):
    secretary = w.client("secretary")
    secretary.post(url("make", "tong-ket"))
    set_meeting(system(), w.year, END, {"venue": "Hội trường mới"})
    page = html(secretary.get(url("meeting", "tong-ket")))
    assert page.count('<span class="tag tag-wait">đã cũ</span>') == 3
    secretary.post(url("make", "tong-ket"))
    page = html(secretary.get(url("meeting", "tong-ket")))
    assert "đã cũ" not in page
    assert page.count("Thay đổi so với lần trước") == 3
    assert "Địa điểm: Hội trường mới." in page


def test_a_member_reads_the_sent_papers_only(w):
    member = w.client("officer", "CQ3A")
    make_pack(system(), w.year, END)
    paper = PackPaper.objects.get(kind="agenda")
    assert member.get(url("paper", paper.pk)).status_code == 404
    assert "Chưa có tài liệu nào gửi cho bạn." in html(member.get(url("meeting", "tong-ket")))
    send_pack(system(), w.year, END)
    assert member.get(url("paper", paper.pk)).status_code == 200
    page = html(member.get(url("meeting", "tong-ket")))
    assert url("paper", paper.pk) in page
    assert url("make", "tong-ket") not in page


def test_all_papers_come_in_one_zip_and_only_to_their_readers(w):
    member, secretary = w.client("officer", "CQ3A"), w.client("secretary")
    make_pack(system(), w.year, END)
    assert member.get(url("bundle", "tong-ket")).status_code == 404
    content = b"".join(secretary.get(url("bundle", "tong-ket")).streaming_content)
    with ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
    assert names[0] == "01-giay-moi-tong-ket-2022-lan-1.docx"
    assert len(names) == len(PAPERS[END])


@pytest.mark.parametrize(
    ("role", "code", "status"),
    [("secretary", "", 302), ("leader", "CQ1A", 302), ("leader", "CQ2A", 403),
     ("officer", "CQ1A", 403), ("standing", "", 403), ("leader", "LA1", 404)],
)  # fmt: skip
def test_who_may_make(w, role, code, status):
    assert w.client(role, code).post(url("make", "tong-ket")).status_code == status


def test_a_stranger_finds_nothing(w):
    make_pack(system(), w.year, END)
    stranger = w.client("leader", "LA1")
    paper = PackPaper.objects.first()
    pages = [url("meetings"), url("meeting", "tong-ket"), url("paper", paper.pk),
             url("upload", paper.pk), url("details", "tong-ket"), url("propose", "tong-ket"),
             url("awards", "tong-ket"), url("bundle", "tong-ket")]  # fmt: skip
    assert [stranger.get(each).status_code for each in pages] == [404] * len(pages)
    there = reverse("yearbook:paper", args=("khoi-la", 2022, paper.pk))
    assert stranger.get(there).status_code == 404


def test_a_meeting_that_does_not_exist_is_not_there(w):
    assert w.client("secretary").get(url("meeting", "bat-thuong")).status_code == 404


def test_what_is_typed_about_the_meeting_is_kept(w):
    secretary = w.client("secretary")
    page = html(secretary.get(url("details", "tong-ket")))
    assert 'name="once"' in page
    given = {"day": "28/12/2022", "hour": "8 giờ 00", "version": "1"}
    secretary.post(url("details", "tong-ket"), given)
    kept = Meeting.objects.get(kind=END)
    assert (kept.day, kept.hour) == (date(2022, 12, 28), "8 giờ 00")
    stale = secretary.post(url("details", "tong-ket"), given | {"hour": "9 giờ"})
    assert stale.status_code == 409
    assert Meeting.objects.get(kind=END).hour == "8 giờ 00"


def test_a_wrong_day_is_said_at_the_field(w):
    answer = w.client("secretary").post(url("details", "tong-ket"), {"day": "32/12/2022"})
    assert "Có lỗi cần sửa" in html(answer)
    assert 'value="32/12/2022"' in html(answer)


def test_a_refused_file_is_said_at_the_field(w):
    make_pack(system(), w.year, END)
    paper = PackPaper.objects.get(kind="minutes")
    file = SimpleUploadedFile("bien-ban.docx", b"khong phai word")
    answer = w.client("secretary").post(url("upload", paper.pk), {"file": file})
    assert answer.status_code == 200
    assert "error-summary" in html(answer)
    assert PackPaper.objects.filter(kind="minutes").count() == 1


def test_nothing_is_ticked_beforehand_and_ticks_are_kept(w):
    secretary = w.client("secretary")
    assert "Nhập danh sách" in html(secretary.get(url("propose", "tong-ket")))
    secretary.post(url("awards", "tong-ket"), {"awards": f"{FLAG}\nBằng khen\n"})
    page = html(secretary.get(url("propose", "tong-ket")))
    assert "checked" not in page
    assert len(re.findall(r'type="checkbox"', page)) == 6
    secretary.post(
        url("propose", "tong-ket"), {"awards-CQ2A": [FLAG], "reason-CQ2A": "Có nhiều sáng kiến"}
    )
    assert [(p.agency.code, p.award, p.reason) for p in Proposal.objects.all()] == [
        ("CQ2A", FLAG, "Có nhiều sáng kiến")
    ]
    assert html(secretary.get(url("propose", "tong-ket"))).count("checked") == 1


@pytest.mark.parametrize("rounds", [1, 3])
def test_the_page_of_a_meeting_costs_the_same_for_any_number_of_rounds(
    w, rounds, django_assert_num_queries
):
    for n in range(rounds):
        set_meeting(system(), w.year, END, {"venue": f"Phòng {n}"})
        make_pack(system(), w.year, END)
    send_pack(system(), w.year, END)
    secretary, member = w.client("secretary"), w.client("officer", "CQ3A")
    with django_assert_num_queries(MAKER_QUERIES):
        secretary.get(url("meeting", "tong-ket"))
    with django_assert_num_queries(READER_QUERIES):
        member.get(url("meeting", "tong-ket"))
    with django_assert_num_queries(LIST_QUERIES):
        member.get(url("meetings"))


def test_the_secretary_is_told_before_a_meeting_and_until_it_is_sent(w):
    BlocYear.objects.filter(pk=w.year.pk).update(closing_day=date(2022, 12, 28))
    w.year.refresh_from_db()
    actor = w.actor("secretary")

    def told(day):
        with clock.at(day):
            return [(task.status, task.due) for task in offering.tasks(actor, w.year)]

    due = date(2022, 12, 28)
    assert told(date(2022, 11, 1)) == []
    assert told(date(2022, 12, 1)) == [("todo", due)]
    make_pack(system(), w.year, END)
    assert told(date(2022, 12, 1)) == [("doing", due)]
    send_pack(system(), w.year, END)
    assert told(date(2022, 12, 28)) == [("done", due)]
    assert told(date(2022, 12, 29)) == []
    assert list(offering.tasks(w.actor("officer", "CQ2A"), w.year)) == []


def test_papers_are_found_by_those_who_may_read_them(w):
    make_pack(system(), w.year, END)
    member, secretary = w.actor("officer", "CQ3A"), w.actor("secretary")
    assert offering.search(member, "bien ban", 5) == []
    assert [hit.title for hit in offering.search(secretary, "bien ban", 5)] == [
        "Biên bản · Hội nghị tổng kết 2022"
    ]
    send_pack(system(), w.year, END)
    assert len(offering.search(member, "bien ban", 5)) == 1
    assert offering.search(w.actor("leader", "LA1"), "bien ban", 5) == []
