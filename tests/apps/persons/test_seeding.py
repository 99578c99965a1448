"""The invented people of the demonstration: the same each time, every row an illustration."""

import pytest
from tests.apps.persons.files import A

from thidua.apps.common.seeding import read_seed, seed_origin
from thidua.apps.people.kinds import ALL
from thidua.apps.people.models import Collective, ListStatement, Person, Subject
from thidua.apps.people.seeding import seed_people_files

pytestmark = pytest.mark.django_db


def everything() -> list[tuple[str, int]]:
    return [(kind.code, kind.rows().count()) for kind in ALL]


def test_people_are_seeded_once_and_always_alike(w):
    origin = seed_origin(read_seed())
    seed_people_files(w.year, origin)
    names, counts = [str(each) for each in Subject.objects.all()], everything()
    seed_people_files(w.year, origin)
    assert ([str(each) for each in Subject.objects.all()], everything()) == (names, counts)
    Subject.objects.all().delete()
    seed_people_files(w.year, origin)
    assert ([str(each) for each in Subject.objects.all()], everything()) == (names, counts)


def test_every_agency_has_people_and_most_lists_are_declared_complete(w):
    seed_people_files(w.year, seed_origin(read_seed()))
    here = w.agency(A).pk
    assert 8 <= Person.objects.filter(organisation=here).count() <= 12
    assert Collective.objects.filter(organisation=here).count() == 3
    assert not Subject.objects.filter(illustrative=False).exists()
    declared = {
        code: ListStatement.objects.filter(organisation__code=code).count()
        for code in ("CQ1A", "CQ2A", "CQ3A")
    }
    assert declared == {"CQ1A": 9, "CQ2A": 3, "CQ3A": 0}
