"""Events are recorded, refused, corrected and withdrawn; the names follow."""

from dataclasses import replace
from datetime import date

import pytest
from auditlog.models import LogEntry
from tests.apps.organisations.agencies import (
    DAY,
    PAPER,
    dissolved,
    family,
    founded,
    known,
    merged,
    moved,
    names_on,
    new,
    renamed,
    split,
    superiors_on,
)
from tests.apps.people import person
from tests.apps.small_bloc import bare_bloc

from thidua.apps.common.versions import Stale
from thidua.apps.organisations.errors import EventRefused
from thidua.apps.organisations.models import (
    BlocMember,
    Organisation,
    OrganisationEvent,
    OrganisationVersion,
)
from thidua.apps.organisations.selectors import member_keys, members
from thidua.apps.organisations.services import (
    Paper,
    correct_event,
    record_event,
    withdraw_event,
)

pytestmark = pytest.mark.django_db
EVE, LATER = date(2024, 1, 31), date(2024, 6, 1)


def why(call) -> str:
    """The reason of a refusal; nothing was written by it."""
    before = rows()
    with pytest.raises(EventRefused) as caught:
        call()
    assert rows() == before
    return caught.value.reason


def rows() -> tuple[object, ...]:
    versions = OrganisationVersion.objects.order_by("pk").values_list()
    return (
        list(versions), list(OrganisationEvent.objects.order_by("pk").values_list()),
        list(BlocMember.objects.order_by("pk").values_list()), Organisation.objects.count(),
    )  # fmt: skip


def test_a_renamed_agency_keeps_the_old_name_before_the_day():
    a = family()["A"]
    event = record_event(renamed(a, "Ban Mới"))
    assert (names_on(EVE)["A"], names_on(DAY)["A"]) == ("Ban A", "Ban Mới")
    assert (event.decision, event.decision_day) == ("12-QĐ/TU", date(2024, 1, 15))


def test_two_merge_into_a_new_one_which_takes_over_who_stood_below():
    f = family()
    record_event(merged(f["A"], f["C"], founds=new("AC", "Ban A và C", f["TU"]), heir="AC"))
    assert set(names_on(EVE)) == {"TU", "A", "B", "C", "C1"}
    assert set(names_on(DAY)) == {"TU", "AC", "B", "C1"}
    assert (superiors_on(EVE)["C1"], superiors_on(DAY)["C1"]) == ("Ban C", "Ban A và C")


def test_one_is_taken_into_another_that_goes_on():
    f = family()
    record_event(merged(f["A"], f["B"], into=f["A"]))
    assert set(names_on(DAY)) == {"TU", "A", "C", "C1"}
    assert f["A"].versions.get(last_day=None).first_day == DAY


def test_an_agency_is_split_and_may_go_on_itself():
    f = family()
    record_event(split(f["A"], new("A1", "Ban A1", f["TU"]), new("A2", "Ban A2", f["TU"])))
    record_event(split(f["B"], new("B1", "Ban B1", f["TU"]), stays=True))
    assert set(names_on(DAY)) == {"TU", "A1", "A2", "B", "B1", "C", "C1"}


def test_an_agency_is_founded_moved_and_dissolved():
    f = family()
    record_event(founded(new("MOI", "Ban mới", f["TU"])))
    born = Organisation.objects.get(code="MOI")
    record_event(moved(born, f["A"], date(2024, 3, 1)))
    record_event(dissolved(born, LATER))
    days = (EVE, DAY, date(2024, 3, 1), date(2024, 5, 31), LATER)
    assert [superiors_on(day).get("MOI") for day in days] == [
        None, "Tỉnh ủy", "Ban A", "Ban A", None,
    ]  # fmt: skip


def test_an_event_entered_late_is_laid_between_those_that_are_there():
    f = family()
    record_event(moved(f["C"], f["A"], LATER))
    record_event(renamed(f["C"], "Ban Giữa"))
    last = f["C"].versions.get(last_day=None)
    assert (last.name, last.parent, last.first_day) == ("Ban Giữa", f["A"], LATER)
    assert superiors_on(date(2024, 5, 31))["C"] == "Tỉnh ủy"


REFUSED = {
    "no number of a decision": (
        "decision_missing", lambda f: renamed(f["A"], "Mới", paper=Paper())),
    "decided after it came into force": (
        "decision_later", lambda f: renamed(f["A"], "Mới", paper=replace(PAPER, day=LATER))),
    "merged with itself": ("with_itself", lambda f: merged(f["A"], f["A"], founds=new())),
    "taken into itself": ("with_itself", lambda f: merged(f["A"], into=f["A"])),
    "merged into two": ("one_result", lambda f: merged(f["A"], f["B"], into=f["A"], founds=new())),
    "split into one": ("split_into_one", lambda f: split(f["A"], new())),
    "no agency": ("no_agency", lambda f: replace(dissolved(f["A"]), predecessors=())),
    "a new one without a name": ("nameless", lambda _f: founded(new(name=" "))),
    "the same name": ("same_name", lambda f: renamed(f["A"], "Ban A")),
    "the same superior": ("same_superior", lambda f: moved(f["A"], f["TU"])),
    "before the founding": (
        "before_founding", lambda f: renamed(f["A"], "Mới", date(2021, 5, 1),
                                             Paper(number="1-QĐ/TU"))),
    "two names from one day": (
        "same_day", lambda f: renamed(f["A"], "Mới", date(2022, 1, 1), Paper(number="1-QĐ/TU"))),
    "units below without an heir": ("superior_ended", lambda f: dissolved(f["C"])),
    "its own unit as superior": ("circle", lambda f: moved(f["C"], f["C1"])),
    "a name that a sister has": ("name_taken", lambda f: renamed(f["A"], "Ban B")),
    "a code that is taken": ("code_taken", lambda _f: founded(new("B"))),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_can_not_be_is_refused_and_leaves_nothing(case):
    reason, draft = REFUSED[case]
    asked = draft(family())
    assert why(lambda: record_event(asked)) == reason


def test_nothing_happens_to_who_is_no_more():
    f = family()
    record_event(dissolved(f["A"]))
    assert why(lambda: record_event(renamed(f["A"], "Mới", LATER))) == "after_end"
    assert why(lambda: record_event(moved(f["B"], f["A"], LATER))) == "superior_not_there"
    assert why(lambda: record_event(merged(f["A"], f["B"], founds=new(), day=LATER))) == (
        "after_end"
    )


def test_two_events_that_contradict_are_refused():
    f = family()
    record_event(renamed(f["A"], "Ban Mới"))
    other = replace(PAPER, number="13-QĐ/TU")
    assert why(lambda: record_event(renamed(f["A"], "Ban Khác", paper=other))) == "same_day"
    assert why(lambda: record_event(dissolved(f["A"]))) == "same_day"
    record_event(dissolved(f["A"], LATER))
    assert why(lambda: record_event(dissolved(f["A"], date(2024, 3, 1)))) == "after_end"


def test_without_a_number_it_is_kept_when_marked_for_a_person_s_check():
    event = record_event(renamed(family()["A"], "Ban Mới", paper=Paper(needs_check=True)))
    assert (event.decision, event.needs_check) == ("", True)


def test_the_same_event_twice_is_one():
    f = family()
    draft = merged(f["A"], f["B"], founds=new("AB", "Ban A và B", f["TU"]))
    assert record_event(draft) == record_event(draft)
    assert OrganisationEvent.objects.count() == 1


def test_a_withdrawn_event_stays_on_record_and_out_of_the_names():
    f = family()
    before = names_on(LATER), superiors_on(LATER)
    event = record_event(
        merged(f["A"], f["C"], founds=new("AC", "Ban A và C", f["TU"]), heir="AC")
    )
    taken = withdraw_event(event.pk, reason="Nhập nhầm ngày", version=event.version)
    assert (names_on(LATER), superiors_on(LATER)) == before
    assert (taken.withdrawn_reason, taken.in_force) == ("Nhập nhầm ngày", False)
    assert [term.name for term in taken.terms.exclude(name="")] == ["Ban A và C"]
    assert withdraw_event(event.pk, reason="Lần nữa").withdrawn_reason == "Nhập nhầm ngày"


def test_a_withdrawal_needs_its_reason_and_the_version_that_was_read():
    event = record_event(renamed(family()["A"], "Ban Mới"))
    assert why(lambda: withdraw_event(event.pk, reason=" ")) == "reason_missing"
    with pytest.raises(Stale):
        withdraw_event(event.pk, reason="Sai", version=event.version + 1)


def test_what_later_records_stand_on_is_not_withdrawn():
    f = family()
    event = record_event(founded(new("MOI", "Ban mới", f["TU"])))
    born = Organisation.objects.get(code="MOI")
    later = record_event(renamed(born, "Ban mới hơn", LATER))
    assert why(lambda: withdraw_event(event.pk, reason="Sai")) == "later_events"
    withdraw_event(later.pk, reason="Sai")
    record_event(moved(f["B"], born, LATER))
    assert why(lambda: withdraw_event(event.pk, reason="Sai")) == "later_events"


def test_a_founded_agency_with_people_is_not_withdrawn_but_corrected():
    f = family()
    event = record_event(founded(new("MOI", "Ban sai tên", f["TU"])))
    born = Organisation.objects.get(code="MOI")
    person("officer", born)
    assert why(lambda: withdraw_event(event.pk, reason="Sai")) == "in_use"
    right = correct_event(
        event.pk, founded(new("MOI", "Ban đúng tên", f["TU"])), reason="Sai tên",
        version=event.version,
    )  # fmt: skip
    assert (right.corrects, names_on(DAY)["MOI"]) == (event, "Ban đúng tên")
    assert Organisation.objects.get(code="MOI") == born


def test_a_corrected_event_stands_in_the_place_of_the_wrong_one():
    f = family()
    wrong = record_event(
        merged(f["A"], f["C"], founds=new("AC", "Ban A và C", f["TU"]), heir="AC")
    )
    draft = merged(f["A"], f["C"], founds=new("AC", "Ban AC", f["TU"]), heir="AC", day=LATER)
    right = correct_event(wrong.pk, draft, reason="Sai ngày")
    assert {"A", "C"} <= set(names_on(date(2024, 5, 31)))
    assert (names_on(LATER)["AC"], superiors_on(LATER)["C1"]) == ("Ban AC", "Ban AC")
    assert correct_event(wrong.pk, draft, reason="Sai ngày") == right


def test_a_correction_that_can_not_be_leaves_the_wrong_one():
    f = family()
    event = record_event(renamed(f["A"], "Ban Mới"))
    wrong = renamed(f["A"], "Ban B")
    assert why(lambda: correct_event(event.pk, wrong, reason="Sai")) == "name_taken"
    event.refresh_from_db()
    assert event.in_force


def test_the_code_of_one_that_never_came_to_be_is_free_again():
    event = record_event(founded(new("MOI", "Ban mới")))
    withdraw_event(event.pk, reason="Nhầm")
    record_event(founded(new("MOI", "Ban khác", None), LATER))
    assert names_on(LATER)["MOI"] == "Ban khác"


def test_who_ends_leaves_the_bloc_and_its_successor_joins_if_decided():
    year = bare_bloc("X", "Y", "Z")
    x, y = (Organisation.objects.get(code=code) for code in "XY")
    event = record_event(
        merged(x, y, founds=new("XY", "Ban X và Y"), joins=year.bloc_id, day=date(2022, 7, 1),
               paper=Paper(number="5-QĐ/TU")),
    )  # fmt: skip
    assert [each.code for each in members(year)] == ["X", "XY", "Y", "Z"]
    year.year = 2023
    assert [each.code for each in members(year)] == ["XY", "Z"]
    withdraw_event(event.pk, reason="Nhầm")
    assert [each.code for each in members(year)] == ["X", "Y", "Z"]
    assert BlocMember.objects.filter(last_day=None).count() == len(member_keys(year))


def test_every_change_is_written_down_before_and_after():
    a = family()["A"]
    event = record_event(renamed(a, "Ban Mới"))
    withdraw_event(event.pk, reason="Nhầm")
    changed = LogEntry.objects.get_for_object(event)
    assert [each.action for each in changed.order_by("pk")] == [
        LogEntry.Action.CREATE, LogEntry.Action.UPDATE,
    ]  # fmt: skip
    told = LogEntry.objects.filter(content_type__model="organisationversion")
    assert told.filter(action=LogEntry.Action.DELETE).count() == 1


def test_an_agency_that_a_source_ends_gets_its_end_back():
    a = known("A")
    OrganisationVersion.objects.filter(organisation=a).update(last_day=LATER)
    event = record_event(renamed(a, "Ban Mới"))
    assert a.versions.get(name="Ban Mới").last_day == LATER
    withdraw_event(event.pk, reason="Nhầm")
    assert a.versions.get().last_day == LATER
