"""Loads invented people for each agency of the demonstration; a second time changes nothing."""

from collections.abc import Iterable, Mapping
from datetime import date
from random import Random
from typing import Any

from django.db import models, transaction

from thidua.apps.common.clock import now
from thidua.apps.common.seeding import Origin
from thidua.apps.organisations.models import BlocYear
from thidua.apps.organisations.selectors import Member, members
from thidua.apps.people.demo_people import FIRST_YEAR, LAST_YEAR, Life, lives
from thidua.apps.people.models import (
    Absence,
    AwardHeld,
    Collective,
    Discipline,
    Hold,
    Initiative,
    InitiativeUse,
    ListStatement,
    Membership,
    Person,
    Post,
    Rating,
    Statement,
    Stay,
)

FOUNDED, LISTED_TO = date(1997, 1, 1), date(2022, 12, 31)
DEPARTMENTS = ("Văn phòng", "Phòng Nghiệp vụ")
PARTLY, NOT_AT_ALL = -2, -1  # agencies, by their place, whose lists are not all declared
SOME_LISTS = ("rating", "award", "initiative")
COLLECTIVES_SAY = ("movement", "unity", "creative", "exceeded", "registered")
SELDOM, NOW_AND_THEN = 0.06, 0.25
Mark = Mapping[str, Any]


@transaction.atomic
def seed_people_files(year: BlocYear, origin: Origin) -> None:
    """Files for the agencies of the year that have none; every row is an illustration."""
    mark = origin.illustration()
    agencies = members(year)
    for place, agency in enumerate(agencies):
        if not Person.objects.filter(organisation=agency.pk).exists():
            _agency(agency, mark)
            if place != len(agencies) + NOT_AT_ALL:
                _complete(agency, part=place == len(agencies) + PARTLY)


def _agency(agency: Member, mark: Mark) -> None:
    lot = Random(f"việc của {agency.code}")  # noqa: S311 - a play, no secret
    people = [(_person(agency, number, life, mark), life)
              for number, life in enumerate(lives(agency.code), 1)]  # fmt: skip
    for person, life in people:
        _posts(person, life, mark)
        _honours(person, life, lot, mark)
        _hardships(person, life, lot, mark)
    _collectives(agency, [person for person, _life in people], lot, mark)


def _person(agency: Member, number: int, life: Life, mark: Mark) -> Person:
    return Person.objects.create(
        organisation_id=agency.pk, name=life.name, code=f"{number:02}", sex=life.sex,
        birth=life.birth, joined=life.joined, **mark,
    )  # fmt: skip


def _posts(person: Person, life: Life, mark: Mark) -> None:
    days = {"person": person, "first_day": life.joined}
    Stay.objects.create(organisation_id=person.organisation_id, **days, **mark)
    if life.post == "officer":
        Post.objects.create(code=life.post, title=life.title, **days, **mark)
        return
    since = date(max(life.joined.year + 5, 2016), 7, 1)
    Post.objects.create(
        code="officer", title="Chuyên viên", last_day=date(since.year, 6, 30), **days, **mark
    )
    Post.objects.create(person=person, code=life.post, title=life.title, first_day=since, **mark)


def _honours(person: Person, life: Life, lot: Random, mark: Mark) -> None:
    """Ratings, the titles that follow from them, initiatives and what they served for."""
    for year, grade in life.grades.items():
        Rating.objects.create(subject=person, year=year, grade=grade, **mark)
        idea = _initiative(person, year, life.initiatives.get(year, ""), lot, mark)
        if grade in {"HTXS", "HTT"}:
            _award(person, "LDTT", year, lot, mark)
        if grade == "HTXS" and idea is not None:
            _award(person, "CSTDCS", year, lot, mark)
            InitiativeUse.objects.create(
                initiative=idea, award="CSTDCS", used_as="title", year=year, **mark
            )
        if grade == "HTXS" and life.grades.get(year - 1) in {"HTXS", "HTT"}:
            _award(person, "BK_TINH", year, lot, mark, first=year - 1)
    if LAST_YEAR in life.grades:
        _said(person, ("conduct", "study", "registered"), SELDOM, lot, mark)
        _said(person, ("outstanding",), 1 - NOW_AND_THEN, lot, mark)


def _said(
    subject: models.Model, codes: tuple[str, ...], silence: float, lot: Random, mark: Mark
) -> None:
    """What was stated for the last year; of each nothing with that likelihood."""
    for code in codes:
        if lot.random() > silence:
            Statement.objects.create(
                subject_id=subject.pk, year=LAST_YEAR, code=code, said_at=now(), **mark
            )


def _initiative(
    person: Person, year: int, title: str, lot: Random, mark: Mark
) -> Initiative | None:
    if not title:
        return None
    wide = lot.random() < NOW_AND_THEN
    return Initiative.objects.create(
        subject=person, title=title, scope="province" if wide else "grassroots", year=year,
        recognised_by="Hội đồng sáng kiến tỉnh" if wide else "Hội đồng sáng kiến cơ quan",
        recognised_on=date(year, 12, lot.randint(1, 20)), **mark,
    )  # fmt: skip


def _award(
    subject: models.Model, code: str, year: int, lot: Random, mark: Mark, *,
    first: int | None = None,
) -> None:  # fmt: skip
    proof = lot.choice(("paper",) * 6 + ("register",) * 2 + ("said",))
    AwardHeld.objects.create(
        subject_id=subject.pk, code=code, period_from_year=first or year, period_until_year=year,
        decision=f"{lot.randint(10, 900)}-QĐ/TU", proof=proof,
        decided_on=date(year + 1, 1, lot.randint(5, 28)), **mark,
    )  # fmt: skip


def _hardships(person: Person, life: Life, lot: Random, mark: Mark) -> None:
    """A few were away, a few disciplined, hardly anybody is looked into."""
    year = lot.randint(max(FIRST_YEAR, life.joined.year + 1), LAST_YEAR)
    days = {"person": person, "first_day": date(year, 3, 1)}
    if life.sex == "female" and year - life.birth.year < 40 and lot.random() < NOW_AND_THEN:  # noqa: PLR2004 - years
        Absence.objects.create(kind="maternity", last_day=date(year, 8, 31), **days, **mark)
    elif lot.random() < NOW_AND_THEN:
        grade = lot.choice(("good", "good", "fair", "average"))
        Absence.objects.create(
            kind="training", grade=grade, last_day=date(year, 6, 30), **days, **mark
        )
    if lot.random() < SELDOM:
        level = lot.choice(("reprimand", "reprimand", "warning"))
        Discipline.objects.create(
            level=level, last_day=date(year + 1, 2, 28), decision="12-QĐ/UBKT", **days, **mark
        )
    if lot.random() < SELDOM / 3:
        Hold.objects.create(
            subject=person, kind="complaint", first_day=date(LAST_YEAR, 11, 1), **mark
        )


def _collectives(agency: Member, people: list[Person], lot: Random, mark: Mark) -> None:
    """The agency itself and two departments, among which its people are shared out."""
    given = {"organisation_id": agency.pk, "founded": FOUNDED, **mark}
    whole = Collective.objects.create(name=agency.name, form="agency", **given)
    parts = [Collective.objects.create(name=name, **given) for name in DEPARTMENTS]
    for unit in (whole, *parts):
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            grade = lot.choice(("HTXS", "HTT", "HTT", "HTT"))
            Rating.objects.create(subject=unit, year=year, grade=grade, **mark)
            _award(unit, "TTLDXS" if grade == "HTXS" else "TTLDTT", year, lot, mark)
        _said(unit, COLLECTIVES_SAY, SELDOM, lot, mark)
    for number, person in enumerate(people):
        for unit in (whole, parts[number % len(parts)]):
            Membership.objects.create(
                collective=unit, person=person, first_day=person.joined or FOUNDED, **mark
            )


def _complete(agency: Member, *, part: bool) -> None:
    names: Iterable[str] = SOME_LISTS if part else ListStatement.List.values
    for name in names:
        ListStatement.objects.get_or_create(
            organisation_id=agency.pk, list=name, until=LISTED_TO, withdrawn_at=None,
            defaults={"said_at": now()},
        )  # fmt: skip
