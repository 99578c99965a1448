"""People from Excel: what each row would do, and that nothing is written but once."""

import io
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models.signals import pre_save
from django.urls import reverse
from tests.apps.persons.files import AT, A, B, person, rating

from thidua.apps.common.uploads import read_once
from thidua.apps.people.errors import ImportRefused, RecordRefused
from thidua.apps.people.importing.template import write_template
from thidua.apps.people.models import (
    AwardHeld,
    Discipline,
    Initiative,
    PeopleImport,
    Person,
    Rating,
)
from thidua.apps.people.services import imports
from thidua.wording import say

pytestmark = pytest.mark.django_db
FIRST_ROW = 3
PERSON = ("", "Trần Thị Bình", date(1985, 2, 1), "", "Nữ", date(2010, 3, 1))
RATED = ("", "Trần Thị Bình", "", 2021, "Hoàn thành tốt nhiệm vụ")
AWARDED = (
    "", "Trần Thị Bình", "", "Chiến sĩ thi đua cơ sở", "Công trạng", 2021, 2021, "12-QĐ/TU",
    date(2022, 1, 5), "Có quyết định",
)  # fmt: skip
IDEA = ("", "Trần Thị Bình", "", "Số hóa hồ sơ", "Sáng kiến", "Cơ sở", 2021, "Hội đồng", "")
DISCIPLINED = ("", "Trần Thị Bình", "", "Khiển trách", "5-QĐ/UBKT", date(2019, 5, 1), "1/5/2020")
EVERYTHING = {
    "Người": [PERSON], "Xếp loại": [RATED], "Khen thưởng": [AWARDED], "Sáng kiến": [IDEA],
    "Kỷ luật": [DISCIPLINED],
}  # fmt: skip


def filled(people=(), **sheets) -> bytes:
    """The form as it is downloaded, with these rows."""
    return _filled(write_template(people), sheets)


def _filled(form: bytes, sheets) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(form))
    for name, rows in sheets.items():
        sheet = book[name]
        for number, row in enumerate(rows, max(FIRST_ROW, _next(sheet))):
            for column, value in enumerate(row, 1):
                if value != "":
                    sheet.cell(number, column, value)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _next(sheet) -> int:
    rows = [n for n, row in enumerate(sheet.iter_rows(values_only=True), 1) if row[1]]
    return max(rows, default=0) + 1


def upload(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("con-nguoi.xlsx", content)


def read(w, content: bytes, code: str = A) -> PeopleImport:
    officer = w.actor("officer", code)
    blocks = read_once(upload(content))
    return imports.keep_import(officer, w.year, w.agency(code).pk, blocks, file_name="a.xlsx")


def confirm(w, row: PeopleImport) -> PeopleImport:
    return imports.confirm_import(w.actor("officer", A), w.year, row.pk)


def told(row: PeopleImport) -> dict[str, int]:
    return dict(imports.plan_import(row).counts)


def refusals(row: PeopleImport) -> list[str]:
    steps = imports.plan_import(row).steps
    return [say(step.code, step.data, "vi") for step in steps if step.code]


def written() -> tuple[int, ...]:
    kinds = (Person, Rating, AwardHeld, Initiative, Discipline)
    return tuple(kind.objects.count() for kind in kinds)


def test_a_whole_workbook_is_shown_first_and_written_when_confirmed(w):
    row = read(w, filled(**EVERYTHING))
    assert (told(row), written()) == ({"new": 5}, (0, 0, 0, 0, 0))
    assert confirm(w, row).written == 5
    made, award = Person.objects.get(), AwardHeld.objects.get()
    assert (made.name, made.sex, made.birth, made.joined, made.organisation.code) == (
        "Trần Thị Bình", "female", date(1985, 2, 1), date(2010, 3, 1), A,
    )  # fmt: skip
    assert (award.code, award.kind, award.year, award.proof, award.decided_on) == (
        "CSTDCS", "merit", 2021, "paper", date(2022, 1, 5),
    )  # fmt: skip
    assert Discipline.objects.get().last_day == date(2020, 5, 1)
    assert Initiative.objects.get().recognised_by == "Hội đồng"


def test_the_same_workbook_again_and_confirming_twice_double_nothing(w):
    row = read(w, filled(**EVERYTHING))
    confirm(w, row)
    with pytest.raises(RecordRefused) as refusal:
        confirm(w, row)
    assert refusal.value.reason == "decided"
    again = read(w, filled(**EVERYTHING))
    assert (told(again), confirm(w, again).written) == ({"unchanged": 5}, 0)
    assert written() == (1, 1, 1, 1, 1)


def test_two_previews_of_one_workbook_confirmed_both_double_nothing(w):
    first, second = (read(w, filled(**EVERYTHING)) for _ in range(2))
    assert (confirm(w, first).written, confirm(w, second).written) == (5, 0)
    assert written() == (1, 1, 1, 1, 1)


def test_a_changed_cell_changes_its_record_and_an_empty_one_does_not(w):
    confirm(w, read(w, filled(**EVERYTHING)))
    better = ("", "Trần Thị Bình", "", 2021, "HTXS")
    silent = ("", "trần thị bình", "", "CSTDCS", "", "", 2021, "13-QĐ/TU", "", "")
    row = read(w, filled(**{"Xếp loại": [better], "Khen thưởng": [silent]}))
    assert told(row) == {"changed": 2}
    confirm(w, row)
    award = AwardHeld.objects.get()
    assert (Rating.objects.get().grade, award.decision, award.decided_on) == (
        "HTXS", "13-QĐ/TU", date(2022, 1, 5),
    )  # fmt: skip


def test_a_person_is_known_by_the_code_or_by_name_and_birth(w):
    one = person(w, "Lê Văn An", code="07", birth=date(1970, 1, 1))
    two = person(w, "Lê Văn An", birth=date(1980, 1, 1))
    rows = [
        ("07", "Lê Văn Ân", "", 2020, "HT"), ("", "LÊ VĂN AN", date(1980, 1, 1), 2020, "HTT"),
        ("", "Lê Văn An", "", 2021, "HT"), ("", "Lê Văn Ai", "", 2021, "HT"),
        ("", "Lê Văn An", date(1990, 1, 1), 2021, "HT"),
    ]  # fmt: skip
    row = read(w, filled(**{"Xếp loại": rows}))
    nobody = "với ngày sinh đó. Thêm người vào trang “Người” hoặc sửa dòng này."
    assert refusals(row) == [
        f"Trang “Xếp loại”, dòng {place}: {words}"
        for place, words in (
            (
                "5, cột “Ngày sinh”",
                "có nhiều hồ sơ tên “Lê Văn An”. Ghi thêm mã hoặc ngày sinh.",
            ),
            ("6, cột “Họ và tên”", f"đơn vị không có ai tên “Lê Văn Ai” {nobody}"),
            ("7, cột “Họ và tên”", f"đơn vị không có ai tên “Lê Văn An” {nobody}"),
        )
    ]
    confirm(w, row)
    found = {(each.subject_id, each.grade) for each in Rating.objects.all()}
    assert found == {(one.pk, "HT"), (two.pk, "HTT")}


def test_each_refusal_names_sheet_row_and_column_and_the_rest_is_written(w):
    row = read(w, filled(**{
        "Người": [PERSON, ("", "", date(1980, 1, 1)), ("", "Lê An", "30/2/1980"),
                  ("", "Lê Bình", "", "", "Chưa rõ")],
        "Xếp loại": [RATED, RATED, ("", "Trần Thị Bình", "", "hai nghìn", "HT"),
                     ("", "Trần Thị Bình", "", 2020, "")],
        "Khen thưởng": [("", "Trần Thị Bình", "", "Cờ thi đua của Chính phủ"),
                        ("", "Trần Thị Bình", "", "CSTDCS")],
        "Kỷ luật": [("", "Trần Thị Bình", "", "Cảnh cáo", "", "1/5/2020", "1/5/2019")],
    }))  # fmt: skip
    places = [each.split(": ")[0] for each in refusals(row)]
    assert places == [
        "Trang “Người”, dòng 4, cột “Họ và tên”",
        "Trang “Người”, dòng 5, cột “Ngày sinh”",
        "Trang “Người”, dòng 6, cột “Giới tính”",
        "Trang “Xếp loại”, dòng 4, cột “Họ và tên”",
        "Trang “Xếp loại”, dòng 5, cột “Năm”",
        "Trang “Xếp loại”, dòng 6, cột “Xếp loại”",
        "Trang “Khen thưởng”, dòng 3, cột “Danh hiệu, hình thức”",
        "Trang “Khen thưởng”, dòng 4, cột “Danh hiệu, hình thức”",
        "Trang “Kỷ luật”, dòng 3, cột “Hình thức”",
    ]
    assert refusals(row)[-1].endswith("Ngày cuối sớm hơn ngày đầu. Sửa một trong hai ngày.")
    assert told(row) == {"new": 2, "refused": 9}
    confirm(w, row)
    assert written() == (1, 1, 0, 0, 0)


def test_the_form_holds_the_agency_s_people_and_comes_back_unchanged(w):
    made = person(w, "Lê Văn An", code="7", birth=date(1970, 1, 1), sex="male",
                  joined=date(1995, 1, 1))  # fmt: skip
    person(w, "=HYPERLINK(1)")
    row = read(w, filled(Person.objects.all()))
    assert told(row) == {"unchanged": 2}
    answer = w.client("officer", A).get(reverse("people:template", args=(*AT, A)))
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames[1:] == ["Người", "Xếp loại", "Khen thưởng", "Sáng kiến", "Kỷ luật"]
    names = [cell.value for cell in book["Người"]["B"]][FIRST_ROW - 1 :]
    assert made.name in names


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (lambda: _filled(write_template(()), {}), "people.import_nothing"),
        (lambda: _other("Sheet1"), "people.import_wrong_file"),
        (lambda: _other("Người", "Tên"), "people.import_no_column"),
        (lambda: _other("Xếp loại", "Họ và tên"), "people.import_no_column"),
    ],
)
def test_another_workbook_is_refused_with_its_reason(w, content, code):
    with pytest.raises(ImportRefused) as refusal:
        read(w, content())
    assert refusal.value.code == code
    assert not PeopleImport.objects.exists()


def _other(sheet: str, head: str = "Bất kỳ") -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    page.append([head])
    page.append(["Lê Văn An"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut", b"%PDF-1.4 no", b"not a workbook"])
def test_a_damaged_file_comes_back_with_a_sentence(w, content):
    client = w.client("officer", A)
    url = reverse("people:imports", args=AT)
    answer = client.post(url, {"agency": w.agency(A).pk, "upload": upload(content)})
    assert answer.status_code == 400
    assert 'class="error"' in answer.content.decode()
    assert not PeopleImport.objects.exists()


def test_a_cut_workbook_is_refused(w):
    whole = filled(**EVERYTHING)
    client, url = w.client("officer", A), reverse("people:imports", args=AT)
    for size in (100, len(whole) // 2, len(whole) - 30):
        answer = client.post(url, {"agency": w.agency(A).pk, "upload": upload(whole[:size])})
        assert answer.status_code == 400
    assert not PeopleImport.objects.exists()


def test_read_today_confirmed_by_another_person_later_on_the_page(w):
    client, url = w.client("officer", A), reverse("people:imports", args=AT)
    given = {"agency": w.agency(A).pk, "upload": upload(filled(**EVERYTHING))}
    page = client.post(url, given, follow=True)
    row = PeopleImport.objects.get()
    assert "Ghi 5 dòng" in page.content.decode()
    assert "chờ xác nhận" in client.get(url).content.decode()
    at = reverse("people:import", args=(*AT, row.pk))
    assert w.client("officer", B).get(at).status_code == 404
    assert w.client("leader", A).get(at).status_code == 403
    standing = w.client("standing")
    done = standing.post(at, follow=True).content.decode()
    row.refresh_from_db()
    assert ("Đã ghi 5 dòng" in done, row.state, row.decided_by) == (
        True, "confirmed", w.user("standing"),
    )  # fmt: skip
    assert (row.rows, standing.post(at).status_code, written()) == ([], 400, (1, 1, 1, 1, 1))


def test_an_import_set_aside_writes_nothing(w):
    row = read(w, filled(**EVERYTHING))
    client = w.client("officer", A)
    client.post(reverse("people:drop_import", args=(*AT, row.pk)))
    row.refresh_from_db()
    assert (row.state, row.rows, written()) == ("dropped", [], (0, 0, 0, 0, 0))
    assert client.post(reverse("people:import", args=(*AT, row.pk))).status_code == 400


def test_when_one_row_fails_at_the_last_moment_nothing_is_written_and_it_waits(w):
    """As after a crash: the whole confirmation is one transaction."""
    row = read(w, filled(**EVERYTHING))
    pre_save.connect(_full, sender=Discipline)
    try:
        with pytest.raises(OSError, match="disk"):
            confirm(w, row)
    finally:
        pre_save.disconnect(_full, sender=Discipline)
    row.refresh_from_db()
    assert (row.state, written()) == ("waiting", (0, 0, 0, 0, 0))
    assert confirm(w, row).written == 5


def _full(**_told):
    raise OSError("disk")


def test_what_was_typed_meanwhile_is_compared_anew(w):
    row = read(w, filled(**EVERYTHING))
    made = person(w, "Trần Thị Bình", birth=date(1985, 2, 1))
    rating(w, made, 2021, "HT")
    assert told(row) == {"new": 3, "changed": 2}
    confirm(w, row)
    assert (Person.objects.count(), Rating.objects.get().grade) == (1, "HTT")


def test_a_preview_costs_as_many_queries_for_one_unchanged_row_as_for_many(
    w, django_assert_num_queries
):
    made = person(w)
    rows = [("", made.name, "", year, "HT") for year in range(2015, 2022)]
    for _code, _name, _birth, year, _grade in rows:
        rating(w, made, year, "HT")
    for wanted in (rows[:1], rows):
        row = read(w, filled(**{"Xếp loại": wanted}))
        with django_assert_num_queries(6):
            assert told(row) == {"unchanged": len(wanted)}
