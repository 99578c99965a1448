"""The demonstration's people walk through the year: every state has something in it."""

from collections import Counter
from datetime import date

import pytest

from thidua.apps.accounts.models import Transition
from thidua.apps.accounts.seeding import seed_people
from thidua.apps.assessment.models import Explanation, Question, Ranking, ScoreSheet
from thidua.apps.assessment.seeding import seed_bloc
from thidua.apps.assessment.services import import_workbook
from thidua.apps.movements.models import Movement, Pact, Registration
from thidua.apps.organisations.models import BlocYear
from thidua.apps.reporting.models import Report, ResultLine
from thidua.apps.yearbook.models import PackPaper
from thidua.apps.yearbook.pack.kinds import PAPERS, MeetingKind
from thidua.commands.playing import ACTS, play
from thidua.core.kernel.strict_yaml import read_yaml
from thidua.core.scoring.load import load_scheme
from thidua.workbook.demo import BLOC, SCHEME, demo_contents

pytestmark = pytest.mark.django_db


def counts() -> tuple[int, ...]:
    kinds = (Transition, Movement, Registration, Report, ScoreSheet, Explanation, Ranking)
    return tuple(kind.objects.count() for kind in kinds)


def test_the_year_is_walked_once_and_leaves_every_state_to_look_at():
    scheme, today = load_scheme(SCHEME), date(2023, 1, 4)
    year = seed_bloc(scheme, today=today)
    seed_people(year)
    contents = demo_contents(scheme, read_yaml(BLOC))
    import_workbook(contents, file_hash="a" * 64, file_name="so-lieu.xlsx", today=today)
    ticks = []
    play(year.bloc.code, year.year, lambda: ticks.append(1))
    before = counts()
    play(year.bloc.code, year.year, lambda: ticks.append(1))
    assert counts() == before
    assert len(ticks) == 2 * (len(ACTS) + 1)
    year.refresh_from_db()
    assert not ResultLine.objects.filter(report__bloc_year__year=2023, illustrative=False)
    following = BlocYear.objects.get(bloc=year.bloc, year=2023)
    assert (year.phase, following.phase) == ("closed", "scoring")
    assert Ranking.objects.get(bloc_year=year).state == "final"
    assert Pact.objects.get(bloc_year=following).state == "signed"
    states = Counter(Registration.objects.values_list("state", flat=True))
    assert states == {"approved": 10, "returned": 1}
    assert Counter(Question.objects.values_list("state", flat=True)) == {"answered": 1, "asked": 1}
    papers = PackPaper.objects.filter(meeting__bloc_year=following)
    assert {paper.sent_at is not None for paper in papers} == {True}
    assert papers.count() == len(PAPERS[MeetingKind.LAUNCH])
    reports = Counter(Report.objects.filter(bloc_year=following).values_list("state", flat=True))
    assert reports == {"in_force": 39, "returned": 1}
    answers = Counter(
        Movement.objects.filter(bloc_year=following, name__startswith="Kế hoạch chuyển đổi số")
        .values_list("state", flat=True)
    )  # fmt: skip
    assert answers == {"launched": 6, "draft": 2}
    explained = Counter(Explanation.objects.values_list("state", flat=True))
    assert explained == {"settled": 1, "answered": 1, "open": 1}
    crossed = ScoreSheet.objects.filter(bloc_year=following, stage="cross")
    assert Counter(crossed.values_list("state", flat=True)) == {"finished": 6, "open": 4}
