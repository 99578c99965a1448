"""Who belongs to a bloc in a year, and under which name."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests.apps.small_bloc import agency, bare_bloc

from thidua.apps.organisations import selectors
from thidua.apps.organisations.errors import EventRefused, UnknownBloc
from thidua.apps.organisations.models import BlocMember, BlocYear, OrganisationVersion
from thidua.apps.organisations.services import move_to_phase, rename_organisation

pytestmark = pytest.mark.django_db


def codes(year: BlocYear) -> list[str]:
    return [member.code for member in selectors.members(year)]


def test_members_come_in_the_order_of_the_bloc():
    assert codes(bare_bloc("ZA", "AB", "MC")) == ["ZA", "AB", "MC"]


def test_members_by_name_are_in_vietnamese_order():
    year = bare_bloc("B1", "B2", "B3")
    names = {"B1": "Đảng ủy", "B2": "Dân vận", "B3": "Ủy ban"}
    for version in OrganisationVersion.objects.all():
        version.name = names[version.organisation.code]
        version.save()
    by_name = [member.name for member in selectors.members_by_name(year)]
    assert by_name == ["Dân vận", "Đảng ủy", "Ủy ban"]


@pytest.mark.parametrize(
    ("first", "last", "belongs"),
    [
        (date(2021, 1, 1), date(2021, 12, 31), False),  # left on the day before
        (date(2021, 1, 1), date(2022, 1, 1), True),  # left on the first day
        (date(2022, 12, 31), None, True),  # came on the last day
        (date(2023, 1, 1), None, False),  # came on the day after
    ],
)
def test_a_membership_counts_by_its_days(first, last, belongs):
    year = bare_bloc()
    BlocMember.objects.create(
        bloc=year.bloc, organisation=agency("X"), first_day=first, last_day=last
    )
    assert codes(year) == (["X"] if belongs else [])


def test_an_agency_that_left_and_came_back_is_one_member():
    year, member = bare_bloc(), agency("X")
    for first, last in ((date(2022, 1, 1), date(2022, 3, 31)), (date(2022, 9, 1), None)):
        BlocMember.objects.create(
            bloc=year.bloc, organisation=member, first_day=first, last_day=last
        )
    assert codes(year) == ["X"]


def test_a_new_name_holds_from_its_day_and_the_old_one_is_kept():
    year = bare_bloc("X")
    member = BlocMember.objects.get().organisation
    rename_organisation(
        member, name="Tên mới", day=date(2022, 7, 1), decision="12-QĐ/TU", short_name="Mới"
    )
    names = {
        day: selectors.organisation_names([member.pk], day)[member.pk]
        for day in (date(2022, 6, 30), date(2022, 7, 1))
    }
    assert names == {date(2022, 6, 30): "Cơ quan X", date(2022, 7, 1): "Tên mới"}
    assert [each.name for each in selectors.members(year)] == ["Tên mới"]
    event = member.events_as_successor.get()
    assert (event.kind, event.decision) == ("renamed", "12-QĐ/TU")
    assert list(event.predecessors.all()) == [member]


def test_a_name_can_not_begin_before_the_one_in_force():
    member = agency("X")
    with pytest.raises(EventRefused) as caught:
        rename_organisation(member, name="Y", day=date(2022, 1, 1), decision="1-QĐ/TU")
    assert caught.value.code == "organisations.event_same_day"
    assert member.versions.get().last_day is None


def test_an_unknown_bloc_names_those_there_are():
    bare_bloc(code="khoi-a")
    with pytest.raises(UnknownBloc) as caught:
        selectors.bloc_year("khoi-b", 2022)
    assert caught.value.data["known"] == ["khoi-a 2022"]


def test_a_year_moves_to_another_phase():
    year = move_to_phase(bare_bloc(), BlocYear.Phase.CLOSED)
    assert selectors.bloc_year("khoi-thu", 2022).phase == year.phase == "closed"


@pytest.mark.parametrize("size", [1, 3])
def test_members_take_two_queries(size, django_assert_num_queries):
    year = bare_bloc(*(f"A{n}" for n in range(size)))
    with django_assert_num_queries(2):
        assert len(selectors.members(year)) == size


def refused(write) -> bool:
    """Whether the database itself refuses."""
    try:
        with transaction.atomic():
            write()
    except IntegrityError:
        return True
    return False


def test_the_database_refuses_what_can_not_be():
    year = bare_bloc("X")
    member = BlocMember.objects.get()
    x = member.organisation
    first = {"organisation": x, "first_day": date(2022, 5, 1)}
    writes = {
        "two open names": lambda: OrganisationVersion.objects.create(name="n", kind="b", **first),
        "a name that ends before it begins": lambda: OrganisationVersion.objects.create(
            name="n", kind="b", last_day=date(2022, 4, 30), **first
        ),
        "two open memberships": lambda: BlocMember.objects.create(bloc=year.bloc, **first),
        "the same year twice": lambda: BlocYear.objects.create(bloc=year.bloc, year=2022),
        "a year before the first call to emulation": lambda: BlocYear.objects.create(
            bloc=year.bloc, year=1947
        ),
        "a head who is his own deputy": lambda: BlocYear.objects.create(
            bloc=year.bloc, year=2023, head=x, deputy=x
        ),
        "one code for two agencies": lambda: agency("X"),
    }
    assert {name: refused(write) for name, write in writes.items()} == dict.fromkeys(writes, True)


def test_the_database_takes_what_stands_beside_what_it_refuses():
    year = bare_bloc("X")
    x = BlocMember.objects.get().organisation
    closed = {"organisation": x, "first_day": date(2022, 5, 1), "last_day": date(2022, 5, 1)}
    writes = (
        lambda: OrganisationVersion.objects.create(name="n", kind="b", **closed),
        lambda: BlocMember.objects.create(bloc=year.bloc, **closed),
        lambda: BlocYear.objects.create(bloc=year.bloc, year=1948, head=x, deputy=agency("Y")),
    )
    assert [refused(write) for write in writes] == [False, False, False]
