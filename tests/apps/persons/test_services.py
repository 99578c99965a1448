"""Writing files: who may, what is refused with a reason, and what stays after a merge."""

from datetime import date

import pytest
from auditlog.models import LogEntry
from tests.apps.persons.files import TODAY, A, B, award, collective, line, person, rating

from thidua.apps.accounts.errors import Forbidden, NotVisible
from thidua.apps.common.versions import Stale
from thidua.apps.people.errors import RecordRefused
from thidua.apps.people.kinds import KINDS
from thidua.apps.people.models import FileOpened, InitiativeUse, ListStatement, Person, Rating
from thidua.apps.people.records import records_of
from thidua.apps.people.selectors import complete_until, file_for, named, persons_for
from thidua.apps.people.services import lines, lists, merging, subjects
from thidua.apps.people.services.lines import LineAt

pytestmark = pytest.mark.django_db


def reason(make) -> str:
    with pytest.raises(RecordRefused) as refusal:
        make()
    return refusal.value.reason


WRITE = {("officer", A), ("standing", ""), ("organisation", "")}
READ = {
    ("leader", A), ("leader", "CQ1A"), ("secretary", ""), ("council", ""), ("archivist", ""),
    ("inspector", ""),
}  # fmt: skip
NOTHING = {("officer", B), ("leader", B), ("admin", ""), ("officer", "LA1"), ("leader", "LA1")}


def test_who_reads_and_who_writes(w):
    made = person(w)
    found = {}
    for who in WRITE | READ | NOTHING:
        actor = w.actor(*who)
        try:
            file_for(actor, w.year, made.pk)
            lines.add_line(
                actor, w.year, made, KINDS["xep-loai"],
                {"year": 2000 + len(found), "grade": "HT"},
            )  # fmt: skip
            found[who] = "writes"
        except Forbidden:
            found[who] = "reads"
        except NotVisible:
            found[who] = "nothing"
    assert found == (
        dict.fromkeys(WRITE, "writes") | dict.fromkeys(READ, "reads")
        | dict.fromkeys(NOTHING, "nothing")
    )  # fmt: skip


def test_the_superior_of_a_bloc_has_no_files_of_another_bloc(w):
    stranger = Person.objects.create(organisation=w.agency("LA1"), name="Người Lạ")
    standing = w.actor("standing")
    with pytest.raises(NotVisible):
        file_for(standing, w.year, stranger.pk)
    with pytest.raises(NotVisible):
        lines.add_line(
            standing, w.year, stranger, KINDS["xep-loai"], {"year": 2021, "grade": "HT"}
        )
    with pytest.raises(NotVisible):
        subjects.add_person(standing, w.year, w.agency("LA1").pk, {"name": "An"})


def test_reading_ends_with_the_office(w):
    made, user = person(w), w.user("leader", A)
    user.grants.update(last_day=date(2023, 2, 28))
    with pytest.raises(NotVisible):
        file_for(w.actor("leader", A), w.year, made.pk)


def test_search_finds_words_by_their_beginning_however_typed(w):
    for name in ("Nguyễn Thị Ánh", "Nguyễn Văn Hòa", "Đỗ Khánh Hoà"):
        person(w, name)
    rows = persons_for(w.actor("officer", A), w.year)
    found = {text: [each.name for each in rows.filter(named(text))]
             for text in ("nguyen", "hoa", "ĐỖ HÒA", "anh", "guyen")}  # fmt: skip
    assert found == {
        "nguyen": ["Nguyễn Thị Ánh", "Nguyễn Văn Hòa"],
        "hoa": ["Đỗ Khánh Hoà", "Nguyễn Văn Hòa"],
        "ĐỖ HÒA": ["Đỗ Khánh Hoà"], "anh": ["Nguyễn Thị Ánh"], "guyen": [],
    }  # fmt: skip


def test_a_line_is_corrected_with_its_history_and_removed(w):
    made = person(w)
    row = rating(w, made, 2021, "HT")
    officer, at = w.actor("officer", A), LineAt(made, KINDS["xep-loai"], row.pk)
    given = {"year": 2021, "grade": "HTXS"}
    lines.correct_line(officer, w.year, at, given, version=1)
    with pytest.raises(Stale):
        lines.correct_line(officer, w.year, at, given, version=1)
    kept = LogEntry.objects.get_for_object(row).filter(action=LogEntry.Action.UPDATE)
    assert [entry.changes for entry in kept] == [{"grade": ["HT", "HTXS"]}]
    lines.remove_line(officer, w.year, at)
    assert not Rating.objects.exists()
    with pytest.raises(NotVisible):
        lines.remove_line(officer, w.year, at)


def test_what_can_not_be_so_is_refused_with_its_reason(w):
    made, unit = person(w), collective(w)
    rating(w, made, 2021)
    idea = line(w, made, "sang-kien", title="Số hóa", scope="grassroots", year=2021)
    used = {"award": "BK_TINH", "used_as": "form", "year": 2021}
    line(w, made, "su-dung", initiative=idea, **used)
    given = {"first_day": date(2022, 2, 1), "last_day": date(2022, 1, 1)}
    found = [
        reason(lambda: rating(w, made, 2021)),
        reason(lambda: rating(w, made, 21)),
        reason(lambda: line(w, made, "vang-mat", kind="unpaid", **given)),
        reason(lambda: award(w, made, decided_on=None, period_until_year=None)),
        reason(lambda: award(w, made, period_from_year=2022)),
        reason(lambda: award(w, made, code="CO_CP")),
        reason(lambda: award(w, unit, code="CSTDCS")),
        reason(lambda: line(w, made, "sang-kien", title="SỐ HOÁ", scope="national", year=2022)),
        reason(lambda: line(w, made, "su-dung", initiative=idea, **used | {"year": 2022})),
        reason(lambda: line(w, person(w, "B"), "su-dung", initiative=idea, **used)),
        reason(lambda: person(w, "C", birth=TODAY, joined=TODAY)),
    ]
    assert found == [
        "twice", "year", "days", "undated", "period", "not_this_award", "not_this_award",
        "recognised_twice", "served_already", "malformed", "born_later",
    ]  # fmt: skip


def test_a_statement_tells_who_said_it(w):
    made = person(w)
    said = line(w, made, "xac-nhan", year=2022, code="conduct", holds=True)
    assert said.said_by == w.user("officer", A)
    at = LineAt(made, KINDS["xac-nhan"], said.pk)
    given = {"year": 2022, "code": "conduct", "holds": False}
    lines.correct_line(w.actor("standing"), w.year, at, given, version=None)
    said.refresh_from_db()
    assert (said.holds, said.said_by) == (False, w.user("standing"))


def test_who_moves_leaves_a_trace_and_takes_two_agencies(w):
    made = person(w, joined=date(2015, 3, 1), code="07")
    there, day = w.agency(B).pk, date(2023, 1, 1)
    with pytest.raises((Forbidden, NotVisible)):
        subjects.move_person(w.actor("officer", A), w.year, made, there, day=day)
    moved = subjects.move_person(w.actor("standing"), w.year, made, there, day=day)
    assert (moved.organisation.code, moved.code) == (B, "")
    assert [(s.organisation.code, s.first_day, s.last_day) for s in made.stays.all()] == [
        (B, day, None), (A, date(2015, 3, 1), date(2022, 12, 31)),
    ]  # fmt: skip
    with pytest.raises(NotVisible):
        file_for(w.actor("officer", A), w.year, made.pk)


def test_only_an_empty_file_is_removed(w):
    made, officer = person(w), w.actor("officer", A)
    row = rating(w, made)
    assert reason(lambda: subjects.remove_file(officer, w.year, made)) == "has_records"
    row.delete()
    subjects.remove_file(officer, w.year, made)
    assert not Person.objects.exists()


def test_merged_files_are_read_as_one_and_part_as_they_were(w):
    kept, other = person(w), person(w, "Nguyễn Văn  An")
    rating(w, kept, 2020)
    rating(w, other, 2021)
    officer = w.actor("officer", A)
    merging.merge_files(officer, w.year, kept, other)
    assert [each.pk for each in persons_for(officer, w.year)] == [kept.pk]
    assert {row.year for row in records_of([kept.pk])[kept.pk].of("xep-loai")} == {2020, 2021}
    merging.part_file(officer, w.year, other)
    assert {each.pk for each in persons_for(officer, w.year)} == {kept.pk, other.pk}
    assert [row.year for row in records_of([kept.pk])[kept.pk].of("xep-loai")] == [2020]
    assert reason(lambda: merging.part_file(officer, w.year, other)) == "not_merged"


def test_what_is_never_merged(w):
    one, two, three, unit = person(w), person(w, "B"), person(w, "C"), collective(w)
    officer = w.actor("officer", A)

    def merge(kept, other):
        return lambda: merging.merge_files(officer, w.year, kept, other)

    merge(one, two)()
    assert [reason(merge(*pair)) for pair in ((one, one), (one, unit), (three, one), (two, three))
            ] == ["merge_itself", "merge_kinds", "merge_chain", "merge_chain"]  # fmt: skip
    with pytest.raises(NotVisible):
        merge(one, person(w, "D", at=B))()


def test_a_code_given_away_meanwhile_hinders_parting(w):
    officer, here = w.actor("officer", A), w.agency(A).pk
    kept, other = (
        subjects.add_person(officer, w.year, here, {"name": "An", "code": code})
        for code in ("1", "2")
    )
    merging.merge_files(officer, w.year, kept, other)
    subjects.add_person(officer, w.year, here, {"name": "Bình", "code": "2"})
    assert reason(lambda: merging.part_file(officer, w.year, other)) == "code_taken"


def test_a_list_is_complete_to_its_last_day_in_force(w):
    officer, here = w.actor("officer", A), w.agency(A).pk
    days = (date(2022, 12, 31), date(2023, 2, 1))
    first, second = (
        lists.declare_complete(officer, w.year, here, "award", until=day) for day in days
    )
    again = lists.declare_complete(officer, w.year, here, "award", until=days[1])
    assert (again.pk, ListStatement.objects.count()) == (second.pk, 2)
    assert complete_until([here]) == {(here, "award"): days[1]}
    for _twice in range(2):
        lists.withdraw_complete(officer, w.year, here, second.pk)
    assert complete_until([here]) == {(here, "award"): first.until}
    tomorrow = date(2023, 3, 2)
    assert reason(
        lambda: lists.declare_complete(officer, w.year, here, "award", until=tomorrow)
    ) == "future"  # fmt: skip
    with pytest.raises(Forbidden):
        lists.declare_complete(w.actor("leader", A), w.year, here, "award", until=days[0])
    with pytest.raises(NotVisible):
        lists.withdraw_complete(w.actor("officer", B), w.year, w.agency(B).pk, first.pk)


def test_opening_is_written_down(w):
    made = person(w)
    subjects.open_file(w.actor("council"), made)
    assert [(str(o.user), o.subject_id) for o in FileOpened.objects.all()] == [
        (str(w.user("council")), made.pk)
    ]


def test_records_of_many_files_cost_as_many_queries_as_of_one(w, django_assert_num_queries):
    files = [person(w, f"Người {n}") for n in range(3)]
    for file in files:
        rating(w, file)
        idea = line(w, file, "sang-kien", title="Số hóa", scope="grassroots", year=2021)
        InitiativeUse.objects.create(initiative=idea, award="CSTDCS", used_as="title", year=2021)
    for wanted in (files[:1], files):
        with django_assert_num_queries(13):
            found = records_of(file.pk for file in wanted)
        assert [len(found[file.pk].of("su-dung")) for file in wanted] == [1] * len(wanted)
