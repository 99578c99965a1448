"""The calendar: who reaches what when all go on as now, and what one paper would settle."""

from datetime import date

import pytest
from django.urls import reverse
from tests.apps.persons.files import A, B, line, person, rating
from tests.apps.world import world

from thidua.apps.common import clock
from thidua.apps.eligibility.calendar import calendar_page
from thidua.apps.people.services import lists

pytestmark = pytest.mark.django_db
QUERIES = 31


@pytest.fixture
def w(db):
    with clock.at(date(2025, 3, 1)):
        made = world()
        made.year.year = 2024
        made.year.save()
        yield made


def known(w, name="Nguyễn Văn An", at=A, *, stated=True):
    """A person of whom everything is known in 2024, with one initiative in it."""
    made = person(w, name, at=at, sex="male", joined=date(2010, 1, 1))
    rating(w, made, 2024, "HTXS")
    if stated:
        line(w, made, "xac-nhan", year=2024, code="conduct", holds=True)
    line(w, made, "sang-kien", title=f"Ý của {name}", scope="grassroots", kind="initiative",
         year=2024)  # fmt: skip
    return made


def declared(w, at=A):
    officer, agency = w.actor("officer", at), w.agency(at).pk
    for name in ("award", "initiative", "discipline", "hold", "absence", "post", "merit"):
        lists.declare_complete(officer, w.year, agency, name, until=date(2024, 12, 31))


def test_awards_are_reached_one_after_the_other(w):
    made = known(w)
    declared(w)
    page = calendar_page(w.actor("officer", A), w.year, "")
    told = {
        year: {each.award: [(who.pk, sure) for who, sure in each.persons] for each in reached}
        for year, reached in page.years
    }
    assert list(told) == [2025, 2026, 2027]
    assert told[2025] == {"BK_TINH": [(made.pk, True)]}  # two years in a row
    assert all(who == made.pk for row in told[2026].values() for who, _sure in row)
    assert not any(sure for row in told[2026].values() for _who, sure in row)  # law not read


def test_one_paper_is_named_with_the_award_that_it_would_settle(w):
    made, done = known(w, stated=False), known(w, "Trần Văn Bình")
    declared(w)
    page = calendar_page(w.actor("officer", A), w.year, "")
    told = {(each.person.pk, each.found.award, each.found.missing[0].clause.clause)
            for each in page.papers}  # fmt: skip
    assert {row for row in told if row[1] == "LDTT"} == {(made.pk, "LDTT", "conduct")}
    assert done.pk not in {person for person, _award, _clause in told}


def test_the_page_is_of_the_agencies_that_are_read_in_constant_queries(
    w, django_assert_num_queries
):
    known(w)
    declared(w)
    url = reverse("eligibility:calendar", args=("khoi-thu", 2024))
    client = w.client("standing")
    client.get(url)
    for more in range(3):
        known(w, name=f"Trần Văn {'ABC'[more]}", at=B)
        with django_assert_num_queries(QUERIES):
            shown = client.get(url).content.decode()
    assert "Trần Văn C: Bằng khen" in shown  # one paper away
    assert w.client("officer", B).get(url, {"don-vi": A}).status_code == 404
    assert w.client("admin").get(url).status_code == 404
