"""A query written once answers as the query itself would."""

from datetime import date

import pytest
from django.db.models import Count
from tests.apps.world import world

from thidua.apps.accounts.models import RoleGrant, User
from thidua.apps.common.ready import ReadyQuery

pytestmark = pytest.mark.django_db
FAR = date(1801, 2, 3)


def begun(user: int, day: date):
    grants = RoleGrant.objects.filter(user=user, first_day__lte=day).order_by()
    return grants.values("user").annotate(n=Count("pk")).values_list("n", "user")


def test_the_values_of_each_call_are_asked_not_those_of_the_first():
    w = world()
    people = [w.user("officer", code) for code in ("CQ1A", "CQ2A")]
    ready = ReadyQuery(begun, user=-101, day=FAR)
    for user in people:
        for day in (date(2022, 6, 1), date(1990, 1, 1)):
            assert ready.first(user=user.pk, day=day) == next(iter(begun(user.pk, day)), None)


def test_one_query(django_assert_num_queries):
    ready = ReadyQuery(begun, user=-101, day=FAR)
    with django_assert_num_queries(1):
        assert ready.first(user=-5, day=FAR) is None


def test_a_value_that_the_query_does_not_use_is_a_mistake():
    ready = ReadyQuery(lambda user, **_: User.objects.filter(pk=user).values_list("pk"),
                       user=-101, other=-102)  # fmt: skip
    with pytest.raises(LookupError, match="other"):
        ready.first(user=1, other=2)


def test_a_value_that_is_not_given_is_a_mistake():
    ready = ReadyQuery(begun, user=-101, day=FAR)
    with pytest.raises(KeyError, match="day"):
        ready.first(user=1)
