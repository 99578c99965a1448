"""One year asked by itself is visible exactly when it stands in the list of a person's years."""

from datetime import date

import pytest
from tests.apps.world import world

from thidua.apps.accounts.actor import Actor, Office, system
from thidua.apps.accounts.errors import NotVisible
from thidua.apps.accounts.roles import Role
from thidua.apps.accounts.selectors import takes_part, year_for, years_for
from thidua.apps.common.clock import at
from thidua.apps.organisations.models import Bloc, BlocMember, BlocYear, Organisation

pytestmark = pytest.mark.django_db
TERMS = (
    (date(2021, 3, 1), None),
    (date(2021, 3, 1), date(2022, 5, 1)),
    (date(2023, 1, 1), None),
    (date(2020, 1, 1), date(2021, 12, 31)),
)


def years():
    """Two blocs, two years of one of them; one agency came in the second year only."""
    w = world()
    BlocYear.objects.create(bloc=w.year.bloc, year=2023, head=w.agency("CQ1A"))
    BlocMember.objects.filter(organisation=w.agency("CQ3A")).update(first_day=date(2023, 4, 1))
    return list(BlocYear.objects.select_related("bloc"))


def offices(every):
    places = [*Organisation.objects.values_list("pk", flat=True)]
    for role in Role:
        for place in places:
            for first, last in TERMS:
                yield Office(role, place, None, first, last)
                for year in every:
                    yield Office(role, place, year.pk, first, last)
                    yield Office(role, place, year.pk, first, last, stands_in_for=1)


def test_the_list_and_the_single_year_agree_for_every_office():
    every = years()
    asked = 0
    with at(date(2022, 6, 1)):
        for office in offices(every):
            somebody = Actor(None, [office])
            told = {year.pk for year in every if takes_part(somebody, year)}
            assert told == set(years_for(somebody).values_list("pk", flat=True)), office
            asked += 1
    assert asked > 1000


def test_the_system_sees_every_year_but_those_of_practice():
    every = years()
    Bloc.objects.filter(pk=every[0].bloc_id).update(practice=True)
    every = list(BlocYear.objects.select_related("bloc"))
    told = {year.pk for year in every if takes_part(system(), year)}
    assert told == set(years_for(system()).values_list("pk", flat=True))
    assert len(told) < len(every)


def test_a_year_of_practice_is_there_for_who_practises_only():
    w = world()
    Bloc.objects.filter(pk=w.year.bloc_id).update(practice=True)
    office = Office(Role.OFFICER, w.agency("CQ1A").pk, None, date(2021, 1, 1), None)
    assert year_for(Actor(None, [office], practises=True), "khoi-thu", 2022) == w.year
    with pytest.raises(NotVisible):
        year_for(Actor(None, [office]), "khoi-thu", 2022)


def test_a_new_head_is_known_to_who_asked_before():
    from thidua.apps.accounts.policy import Place
    from thidua.apps.accounts.roles import Position

    w = world()
    leader = w.actor("leader", "CQ2A")
    with at(date(2022, 6, 1)):
        before = leader.positions(Place(w.year))
        w.year.head = w.agency("CQ2A")
        assert leader.positions(Place(w.year)) - before == {Position.HEAD}
