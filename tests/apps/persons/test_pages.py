"""The pages as people use them: forms without script, both languages, constant queries."""

import re
from datetime import date

import pytest
from django.urls import reverse
from tests.apps.persons.files import AT, A, B, award, collective, line, person, rating

from thidua.apps.people.models import (
    AwardHeld,
    Collective,
    FileOpened,
    ListStatement,
    Person,
    Rating,
)
from thidua.apps.people.page_selectors import A_PAGE
from thidua.apps.people.services import lists, merging

pytestmark = pytest.mark.django_db
LIST_QUERIES, COLLECTIVES_QUERIES, FILE_QUERIES, LISTS_QUERIES = 12, 13, 32, 12


def at(name, *args) -> str:
    return reverse(f"people:{name}", args=(*AT, *args))


def text(answer) -> str:
    return answer.content.decode()


def names_in(html: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="[^"]+">([^<]+)</a>', html)


def sent(client, url, data):
    """A post as the page sends it, with its hidden fields."""
    hidden = dict(
        re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text(client.get(url)))
    )
    return client.post(url, hidden | data)


def test_the_list_stands_by_given_name_and_is_searched_and_filtered(w):
    for name, code in (("Phạm Văn Ấn", A), ("Nguyễn Thị Ánh", A), ("Lê Văn Ân", B)):
        person(w, name, at=code)
    client = w.client("standing")
    assert names_in(text(client.get(at("list")))) == ["Nguyễn Thị Ánh", "Lê Văn Ân", "Phạm Văn Ấn"]
    assert names_in(text(client.get(at("list"), {"tim": "an pham"}))) == ["Phạm Văn Ấn"]
    assert names_in(text(client.get(at("list"), {"don-vi": B}))) == ["Lê Văn Ân"]
    assert client.get(at("list"), {"don-vi": "LA1"}).status_code == 404
    assert names_in(text(w.client("officer", B).get(at("list")))) == ["Lê Văn Ân"]


def test_long_lists_come_in_pages(w):
    here = w.agency(A)
    for number in range(A_PAGE + 1):
        Person.objects.create(organisation=here, name=f"Người {number:03}")
    client = w.client("officer", A)
    first, second = (text(client.get(at("list"), {"trang": n})) for n in (1, 2))
    assert (len(names_in(first)), names_in(second)) == (A_PAGE, [f"Người {A_PAGE:03}"])
    assert "trang 2 trên 2" in second


@pytest.mark.parametrize(
    ("name", "queries"),
    [("list", LIST_QUERIES), ("collectives", COLLECTIVES_QUERIES), ("lists", LISTS_QUERIES)],
)
def test_lists_cost_the_same_with_one_row_and_with_many(
    w, name, queries, django_assert_num_queries
):
    client, officer, here = w.client("officer", A), w.actor("officer", A), w.agency(A).pk
    client.get(at(name))
    for number in (1, 2, 3):
        made = person(w, f"Người {number}")
        unit = collective(w, f"Phòng {number}")
        line(w, made, "thuoc-tap-the", collective=unit, first_day=date(2020, 1, 1))
        lists.declare_complete(officer, w.year, here, "award", until=date(2022, 1, number))
        if number != 2:
            with django_assert_num_queries(queries):
                client.get(at(name))


def test_a_file_costs_the_same_with_one_line_and_with_many(w, django_assert_num_queries):
    made, client = person(w), w.client("officer", A)
    url = at("file", made.pk)
    for year in (2019, 2020, 2021):
        rating(w, made, year)
        award(w, made, decided_on=date(year, 1, 1))
        idea = line(w, made, "sang-kien", title=f"Sáng kiến {year}", scope="grassroots", year=year)
        line(w, made, "su-dung", initiative=idea, award="CSTDCS", used_as="title", year=year)
        client.get(url)
        if year != 2020:
            with django_assert_num_queries(FILE_QUERIES):
                client.get(url)


@pytest.mark.parametrize(("language", "words"), [("vi", "Xếp loại hằng năm"), ("en", "Ratings")])
def test_the_file_speaks_the_reader_s_language(w, language, words):
    made = person(w)
    award(w, made)
    client = w.client("leader", A)
    client.cookies["django_language"] = language
    html = text(client.get(at("file", made.pk)))
    name = {"vi": "Chiến sĩ thi đua cơ sở", "en": "grassroots emulation fighter"}[language]
    assert (words in html, name in html) == (True, True)


def test_only_who_writes_sees_who_opened_the_file(w):
    made = person(w)
    w.client("leader", A).get(at("file", made.pk))
    reader, writer = (
        text(w.client(role, A).get(at("file", made.pk))) for role in ("leader", "officer")
    )
    assert ("Ai đã mở hồ sơ này" in reader, "Ai đã mở hồ sơ này" in writer) == (False, True)
    who = [opened.user.username for opened in FileOpened.objects.all()]
    assert who == ["officer-cq2a", "leader-cq2a", "leader-cq2a"]


def test_a_file_is_begun_filled_corrected_and_removed_without_script(w):
    client = w.client("officer", A)
    begun = sent(client, at("new_person"), {"name": "Trần Thị Bình", "sex": "female",
                                            "birth": "1/2/1985"})  # fmt: skip
    made = Person.objects.get()
    assert begun.headers["Location"] == at("file", made.pk)
    assert (made.organisation.code, made.birth) == (A, date(1985, 2, 1))
    sent(client, at("correct", made.pk), {"name": "Trần Thị Bính", "sex": "female"})
    sent(client, at("add_line", made.pk, "xep-loai"), {"year": "2021", "grade": "HT"})
    row = Rating.objects.get()
    sent(
        client, at("correct_line", made.pk, "xep-loai", row.pk), {"year": "2021", "grade": "HTXS"}
    )
    html = text(client.get(at("file", made.pk)))
    assert "Hoàn thành xuất sắc nhiệm vụ" in html
    assert "Trần Thị Bính" in html
    sent(client, at("remove_line", made.pk, "xep-loai", row.pk), {})
    sent(client, at("remove", made.pk), {})
    assert (Rating.objects.count(), Person.objects.count()) == (0, 0)


def test_what_is_refused_comes_back_with_its_sentence_and_what_was_typed(w):
    made = person(w)
    rating(w, made, 2021)
    client = w.client("officer", A)
    again = sent(client, at("add_line", made.pk, "xep-loai"), {"year": "2021", "grade": "HT"})
    assert again.status_code == 400
    assert "Nội dung này đã có" in text(again)
    bad = sent(client, at("add_line", made.pk, "vang-mat"),
               {"kind": "unpaid", "first_day": "30/2/2022"})  # fmt: skip
    assert "30/2/2022" in text(bad)


def test_two_at_one_form_the_second_is_told(w):
    made = person(w)
    row = rating(w, made, 2021)
    client, url = w.client("officer", A), at("correct_line", made.pk, "xep-loai", row.pk)
    given = {"year": "2021", "version": "1"}
    client.post(url, given | {"grade": "HT"})
    assert client.post(url, given | {"grade": "HTXS"}).status_code == 409
    assert Rating.objects.get().grade == "HT"


def test_awards_of_collectives_are_not_offered_to_persons(w):
    client = w.client("officer", A)
    for file, wanted in ((person(w), "CSTDCS"), (collective(w), "CO_CP")):
        html = text(client.get(at("add_line", file.pk, "khen-thuong")))
        offered = set(re.findall(r'<option value="(CSTDCS|CO_CP)"', html))
        assert offered == {wanted}


def test_a_line_of_another_file_is_not_there(w):
    one, two = person(w), person(w, "Bình")
    row = rating(w, one)
    client = w.client("officer", A)
    assert client.get(at("correct_line", two.pk, "xep-loai", row.pk)).status_code == 404
    assert client.get(at("add_line", one.pk, "thanh-vien")).status_code == 404
    assert client.get(at("add_line", one.pk, "khong-co")).status_code == 404


def test_a_collective_has_its_members_and_its_awards(w):
    unit, made = collective(w), person(w)
    client = w.client("officer", A)
    sent(client, at("add_line", unit.pk, "thanh-vien"),
         {"person": made.pk, "first_day": "01/01/2020"})  # fmt: skip
    given = {"code": "TTLDTT", "kind": "merit", "proof": "paper", "decided_on": "5/1/2022"}
    sent(client, at("add_line", unit.pk, "khen-thuong"), given)
    html = text(client.get(at("file", unit.pk)))
    assert ("Nguyễn Văn An" in html, "Tập thể lao động tiên tiến" in html) == (True, True)
    assert AwardHeld.objects.get().subject_id == unit.pk
    assert Collective.objects.get().memberships.count() == 1


def test_a_list_is_declared_and_withdrawn_on_its_page(w):
    client = w.client("officer", A)
    sent(client, at("lists"), {"list": "discipline", "until": "31/12/2022"})
    row = ListStatement.objects.get()
    assert (row.organisation.code, row.said_by) == (A, w.user("officer", A))
    assert "đủ đến 31/12/2022" in text(client.get(at("lists")))
    late = sent(client, at("lists"), {"list": "discipline", "until": "31/12/2023"})
    assert (late.status_code, "Danh sách chỉ có thể đủ đến hôm nay" in text(late)) == (400, True)
    client.post(at("withdraw", A, row.pk))
    row.refresh_from_db()
    assert (row.withdrawn_by, "đủ đến 31/12" in text(client.get(at("lists")))) == (
        w.user("officer", A), False,
    )  # fmt: skip


def test_doubles_are_found_merged_and_parted(w):
    born = date(1980, 5, 5)
    one, two = person(w, birth=born), person(w, "NGUYỄN VĂN AN", birth=born)
    person(w, "Nguyễn Văn An", at=B)
    client = w.client("officer", A)
    assert "cùng họ tên và ngày sinh" in text(client.get(at("doubles")))
    client.post(at("merge"), {"kept": one.pk, "merged": two.pk})
    html = text(client.get(at("doubles")))
    assert ("Không có hai hồ sơ nào giống nhau" in html, "Tách ra" in html) == (True, True)
    client.post(at("part", two.pk))
    assert "Gộp vào hồ sơ đầu" in text(client.get(at("doubles")))


def test_a_merged_file_shows_where_it_went_and_its_lines_are_read_there(w):
    one, two = person(w), person(w)
    rating(w, two, 2019)
    merging.merge_files(w.actor("officer", A), w.year, one, two)
    client = w.client("officer", A)
    kept, gone = (text(client.get(at("file", key))) for key in (one.pk, two.pk))
    assert ("từ hồ sơ đã gộp" in kept, "2019" in kept, "Hồ sơ này đã gộp vào" in gone) == (
        True, True, True,
    )  # fmt: skip


def test_people_are_found_in_the_search_box_by_who_may_read_them(w):
    person(w, "Đoàn Thị Điểm")
    found = {
        who: "Đoàn Thị Điểm" in text(w.client(*who).get(reverse("desk:search"), {"q": "diem"}))
        for who in (("officer", A), ("leader", A), ("officer", B), ("council", ""))
    }
    assert found == {
        ("officer", A): True, ("leader", A): True, ("officer", B): False, ("council", ""): True,
    }  # fmt: skip


def test_the_menu_leads_here_for_who_may_read(w):
    home = reverse("desk:dashboard", args=AT)
    there = {
        role: at("list") in text(w.client(role, code).get(home))
        for role, code in (("officer", A), ("council", ""), ("organisation", ""), ("admin", ""))
    }
    assert there == {"officer": True, "council": True, "organisation": True, "admin": False}
