import pytest
from django.db import IntegrityError, transaction

from thidua.apps.movements.models import Direction, Indicator, Movement
from thidua.apps.movements.services import (
    AnswersFromAbove,
    MovementEntry,
    keep_indicator,
    launch_movement,
)

pytestmark = pytest.mark.django_db


def test_an_answer_hangs_under_what_it_answers(nam_dinh):
    above = launch_movement(MovementEntry(name="Cả nước thi đua", level="central"))
    answer = launch_movement(
        MovementEntry(name="Khối hưởng ứng", level="bloc", parent=above, bloc_year=nam_dinh)
    )
    assert list(above.answers.all()) == [answer]


def test_a_higher_level_does_not_answer_a_lower_one(nam_dinh):
    below = launch_movement(MovementEntry(name="Của Trường", level="agency"))
    with pytest.raises(AnswersFromAbove):
        launch_movement(MovementEntry(name="Của tỉnh", level="province", parent=below))
    assert not Movement.objects.filter(name="Của tỉnh").exists()


def test_the_school_answers_the_provinces_movement_on_its_plan(nam_dinh):
    school = Movement.objects.get(source_ref="F44")
    assert (school.parent.source_ref, school.period) == ("F14", "2019-2025")
    assert [basis.number for basis in school.parent.basis.all()] == ["103/KH-UBND"]


def test_an_indicator_has_one_of_the_known_units(nam_dinh):
    with pytest.raises(IntegrityError), transaction.atomic():
        Indicator.objects.create(bloc_year=nam_dinh, code="X", label="X", unit="points")


def test_an_indicator_is_kept_once_and_adds_up_by_its_unit(nam_dinh):
    first = keep_indicator(nam_dinh, "KT-01", label="Tỷ lệ", unit="percent")
    again = keep_indicator(nam_dinh, "KT-01", label="Khác", unit="count")
    count = keep_indicator(nam_dinh, "KT-02", label="Số cuộc", unit="count")
    assert (again.pk, again.label, again.adds_up) == (first.pk, "Tỷ lệ", "mean")
    assert (count.adds_up, count.position) == ("sum", 2)


def test_the_direction_of_2023_has_one_theme_and_its_numbers(nam_dinh):
    found = {row.source_ref: row for row in Direction.objects.all()}
    assert sorted(found) == ["F46", "F47", "F48", "F49"]
    assert found["F47"].kind == "theme"
    assert (found["F48"].key_tasks, found["F48"].breakthroughs) == (6, 3)
