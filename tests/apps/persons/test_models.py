"""What the database itself refuses, and the stored form of texts."""

import unicodedata
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from tests.apps.persons.files import award, collective, line, person, rating

from thidua.apps.common import clock
from thidua.apps.people.models import (
    Absence,
    AwardHeld,
    Discipline,
    Initiative,
    InitiativeUse,
    ListStatement,
    Membership,
    Person,
    Post,
    Rating,
    Statement,
    Stay,
    Subject,
)
from thidua.apps.people.sayings import sayings

pytestmark = pytest.mark.django_db
DAY, BEFORE = date(2022, 5, 1), date(2022, 4, 1)


def refused(make) -> bool:
    try:
        with transaction.atomic():
            make()
    except IntegrityError:
        return True
    return False


def test_text_is_kept_in_one_form_however_it_was_written(w):
    typed = unicodedata.normalize("NFD", "Trần Thị Hòa")
    made = person(w, typed)
    assert made.name == "Trần Thị Hòa"
    assert Person.objects.get(name=typed).pk == made.pk
    Subject.objects.filter(pk=made.pk).update(name=unicodedata.normalize("NFD", "Đỗ Ấn"))
    assert Subject.objects.get(pk=made.pk).name == "Đỗ Ấn"


def test_persons_stand_by_their_given_name_collectives_by_their_name(w):
    for name in ("Nguyễn Văn Đức", "Phạm Thị Ánh", "Lê Văn Dũng", "Trần Ân", "Y Moan Êban"):
        person(w, name, **({"sort_name": "Moan"} if name.startswith("Y ") else {}))
    collective(w, "Văn phòng")
    collective(w, "Ban Dân vận")
    assert [each.name.split()[-1] for each in Person.objects.all()] == [
        "Ánh", "Ân", "Dũng", "Đức", "Êban",
    ]  # fmt: skip
    assert [str(each) for each in Subject.objects.filter(kind="collective")] == [
        "Ban Dân vận", "Văn phòng",
    ]  # fmt: skip


def test_a_corrected_name_is_found_and_sorted_anew(w):
    made = person(w, "Nguyễn Văn An")
    made.name = "Nguyễn Văn Ơn"
    made.save(update_fields=["name"])
    made.refresh_from_db()
    assert (made.folded, bytes(made.sort_key)) == (
        "nguyen van on", Person(name="Nguyễn Văn Ơn").order_of_name().encode(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (Stay, {"organisation": "agency"}), (Post, {"code": "officer"}),
        (Absence, {"kind": "maternity"}), (Discipline, {"level": "warning"}),
        (Membership, {"collective": "collective"}),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)  # fmt: skip
def test_days_are_in_order_and_a_line_stands_once(w, kind, values):
    made = person(w)
    there = {"agency": w.agency("CQ3A"), "collective": collective(w)}
    given = {name: there.get(value, value) for name, value in values.items()}
    assert refused(
        lambda: kind.objects.create(person=made, first_day=DAY, last_day=BEFORE, **given)
    )
    kind.objects.create(person=made, first_day=BEFORE, last_day=DAY, **given)
    assert refused(lambda: kind.objects.create(person=made, first_day=BEFORE, **given))


def test_only_a_training_has_a_result(w):
    made = person(w)
    assert refused(
        lambda: Absence.objects.create(person=made, kind="unpaid", first_day=DAY, grade="good")
    )


def test_nobody_joins_before_birth(w):
    assert refused(
        lambda: Person.objects.create(
            organisation=w.agency("CQ2A"), name="An", birth=DAY, joined=BEFORE
        )
    )


def test_a_code_names_one_file_of_an_agency(w):
    first = person(w, "An")
    Subject.objects.filter(pk=first.pk).update(code="07")
    assert refused(
        lambda: Person.objects.create(organisation=w.agency("CQ2A"), name="Bình", code="07")
    )
    Person.objects.create(organisation=w.agency("CQ3A"), name="Bình", code="07")


def test_no_file_is_merged_into_itself(w):
    made = person(w)
    assert refused(lambda: Subject.objects.filter(pk=made.pk).update(merged_into=made.pk))


def test_one_rating_a_year_of_a_year_that_can_be(w):
    made = person(w)
    rating(w, made, 2021)
    assert refused(lambda: Rating.objects.create(subject=made, year=2021, grade="HT"))
    assert refused(lambda: Rating.objects.create(subject=made, year=21, grade="HT"))


def test_an_award_has_a_day_or_a_year_and_stands_once(w):
    made = person(w)
    award(w, made)
    again = {"subject": made, "code": "CSTDCS"}
    assert refused(lambda: AwardHeld.objects.create(**again))
    assert refused(lambda: AwardHeld.objects.create(decided_on=date(2022, 1, 10), **again))
    AwardHeld.objects.create(period_until_year=2020, **again)
    assert refused(lambda: AwardHeld.objects.create(period_until_year=2020, **again))
    assert refused(
        lambda: AwardHeld.objects.create(period_from_year=2020, period_until_year=2019, **again)
    )
    assert refused(lambda: AwardHeld.objects.create(decided_on=DAY, revoked_on=BEFORE, **again))


def test_the_year_of_an_award_is_of_its_period_else_of_its_decision():
    assert AwardHeld(period_until_year=2021, decided_on=DAY).year == 2021
    assert AwardHeld(decided_on=DAY).year == 2022


def test_a_unit_recognises_an_initiative_of_an_owner_once(w):
    made = person(w)
    given = {"kind": "initiative", "scope": "grassroots", "year": 2021}
    line(w, made, "sang-kien", title="Số hóa hồ sơ", recognised_by="Hội đồng A", **given)
    again = {"subject": made, "recognised_by": "HỘI ĐỒNG A", **given}
    assert refused(lambda: Initiative.objects.create(title="số hoá  hồ sơ", **again))
    Initiative.objects.create(title="Số hóa hồ sơ", **again | {"recognised_by": "Hội đồng B"})


def test_an_initiative_serves_one_form_of_commendation(w):
    made = person(w)
    idea = line(w, made, "sang-kien", title="Số hóa", scope="grassroots", year=2021)
    InitiativeUse.objects.create(initiative=idea, award="CSTDCS", used_as="title", year=2021)
    InitiativeUse.objects.create(initiative=idea, award="BK_TINH", used_as="form", year=2021)
    assert refused(
        lambda: InitiativeUse.objects.create(
            initiative=idea, award="BK_TTG", used_as="form", year=2022
        )
    )


def test_statements_stand_once(w):
    made, now = person(w), clock.now()
    given = {"subject": made, "year": 2022, "code": "conduct", "said_at": now}
    Statement.objects.create(**given)
    assert refused(lambda: Statement.objects.create(**given | {"holds": False}))
    said = {
        "organisation": w.agency("CQ2A"), "list": "award", "until": DAY, "said_at": now,
    }  # fmt: skip
    first = ListStatement.objects.create(**said)
    assert refused(lambda: ListStatement.objects.create(**said))
    ListStatement.objects.filter(pk=first.pk).update(withdrawn_at=now)
    ListStatement.objects.create(**said)


def test_posts_are_those_that_the_rulebook_knows():
    assert sorted(Post.Code.values) == sorted(each.code for each in sayings().posts)
