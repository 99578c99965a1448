"""T-RACE: two at once finalise, submit, check or type; one goes through, nothing is doubled."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection
from tests.apps.assessment.books import TODAY
from tests.apps.assessment.stage_world import on_the_day, staged

from thidua.apps.accounts.errors import WrongState
from thidua.apps.accounts.models import Transition
from thidua.apps.assessment import services
from thidua.apps.assessment.errors import YearIsFrozen
from thidua.apps.assessment.models import Ranking, ScoreLine, ScoreSheet
from thidua.apps.common import clock
from thidua.apps.common.versions import Stale
from thidua.core.kernel.errors import DomainError

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 4


def at_once(*calls: Callable[[], object]) -> list[object]:
    """Run all at the same moment, each on its own connection; what each answered or raised.

    SQLite lets one writer in after the other, and its test database in memory can not be shared
    by threads: there they run in a row, which must end the same. PostgreSQL runs them at once.
    """
    if connection.vendor == "sqlite":
        return [answered(call) for call in calls]
    start, answers = Barrier(len(calls)), [None] * len(calls)

    def run(place: int, call: Callable[[], object]) -> None:
        start.wait()
        try:
            answers[place] = answered(call)
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return answers


def answered(call: Callable[[], object]) -> object:
    try:
        with clock.at(TODAY):
            return call()
    except DomainError as error:
        return error


def kinds(answers: list[object]) -> list[str]:
    return sorted(type(answer).__name__ for answer in answers)


@pytest.fixture
def s():
    with on_the_day():
        yield staged()


def test_finalising_in_parallel_makes_one_final_ranking(s):
    s.all_checked()
    services.present_ranking(s.actor("secretary"), s.year)
    actors = [s.actor("secretary"), s.actor("leader", "CQ1A")] * (MANY // 2)
    answers = at_once(*(lambda a=a: services.finalise_ranking(a, s.year) for a in actors))
    assert kinds(answers) == ["Ranking", *[WrongState.__name__] * (MANY - 1)]
    assert list(Ranking.objects.values_list("round", "state")) == [(1, "final")]
    assert Transition.objects.filter(machine="ranking", name="finalise").count() == 1


def test_presenting_in_parallel_makes_one_round(s):
    s.all_checked()
    actors = [s.actor("secretary"), s.actor("leader", "CQ1A")]
    answers = at_once(*(lambda a=a: services.present_ranking(a, s.year) for a in actors))
    assert kinds(answers) == ["Ranking", YearIsFrozen.__name__]
    assert Ranking.objects.count() == 1


def test_opening_a_stage_in_parallel_makes_one_sheet_an_agency(s):
    form = services.StageForm("self")
    actors = [s.actor("secretary"), s.actor("leader", "CQ1A"), s.actor("standing")]
    at_once(*(lambda a=a: services.open_stage(a, s.year, form) for a in actors))
    assert ScoreSheet.objects.count() == 3


def test_submitting_in_parallel_submits_once(s):
    s.open("self")
    sheet, officer = s.sheet("self", "CQ1A"), s.actor("officer", "CQ1A")
    s.put(officer, sheet, ("I.2", "value", "có"), ("I.3", "value", "8"), ("I.3", "reason", "BB"))
    actors = [officer, s.actor("leader", "CQ1A")]
    step = services.Step("submit")
    answers = at_once(*(lambda a=a: services.take_step(a, s.year, sheet.pk, step) for a in actors))
    assert [type(a).__name__ for a in answers].count("ScoreSheet") == 1
    assert Transition.objects.filter(machine="self_score", name="submit").count() == 1


def test_two_who_type_the_same_empty_cell_make_one_line(s):
    s.open("self")
    sheet = s.sheet("self", "CQ1A")
    cells = [services.Cell("I.3", "value", text, 0) for text in ("7", "8")]
    actors = [s.actor("officer", "CQ1A"), s.actor("leader", "CQ1A")]
    answers = at_once(
        *(
            lambda a=a, c=c: services.save_cell(a, s.year, sheet.pk, c)
            for a, c in zip(actors, cells, strict=True)
        )
    )
    assert kinds(answers) == ["ScoreLine", Stale.__name__]
    assert ScoreLine.objects.count() == 1


def test_a_check_that_is_opened_again_while_the_ranking_is_presented_is_one_of_the_two(s):
    s.all_checked()
    sheet = s.sheet("appraisal", "CQ1A")
    reopen = services.Step("reopen", "Sửa lại")
    at_once(
        lambda: services.present_ranking(s.actor("secretary"), s.year),
        lambda: services.take_step(s.actor("standing"), s.year, sheet.pk, reopen),
    )
    presented = Ranking.objects.exists()
    assert presented is not ScoreSheet.objects.filter(stage="appraisal", state="open").exists()
