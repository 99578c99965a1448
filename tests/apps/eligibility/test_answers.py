"""Whether somebody qualifies: facts from the files, answers opened to clauses, pages, rights."""

from datetime import date
from random import Random
from typing import get_args

import pytest
from django.urls import reverse
from tests.apps.persons.files import TODAY, A, B, award, collective, line, person, rating
from tests.apps.world import world
from tests.core.rules.made_up import made_up

from thidua.apps.common import clock
from thidua.apps.eligibility.asking import answers_of, compiled, usual_day
from thidua.apps.eligibility.explaining import Told, explain_one, explained
from thidua.apps.eligibility.facts import facts_of
from thidua.apps.eligibility.grounds import ground
from thidua.apps.movements.models import TitleAim
from thidua.apps.people.models import FileOpened
from thidua.apps.people.services import lists
from thidua.core.rules import case as c
from thidua.core.rules import demands as d
from thidua.core.rules.compiling import Question
from thidua.register.book import the_rulebook
from thidua.register.engine import judge

pytestmark = pytest.mark.django_db
YEAR, DAY = 2024, date(2024, 12, 20)
ASKED = Question(YEAR, DAY)
PAGE_QUERIES = 21


@pytest.fixture
def w(db):
    with clock.at(date(2025, 3, 1)):
        yield world()


def declared(w, name, until=DAY, at=A):
    lists.declare_complete(w.actor("officer", at), w.year, w.agency(at).pk, name, until=until)


def worker(w, **values):
    """A person of whom everything is known that an advanced worker of 2024 needs."""
    made = person(w, **{"sex": "male", "joined": date(2010, 1, 1)} | values)
    rating(w, made, YEAR, "HTT")
    line(w, made, "xac-nhan", year=YEAR, code="conduct", holds=True)
    return made


def told_of(part) -> list[Told]:
    if isinstance(part, Told):
        return [part]
    return [each for inner in part.parts for each in told_of(inner)]


def test_every_record_of_a_file_becomes_a_fact(w):
    made = worker(w)
    award(w, made, "BK_TINH", period_until_year=2023, decided_on=date(2024, 1, 5), proof="paper")
    award(w, made, "LDTT", kind="unknown", period_until_year=None, decided_on=date(2023, 2, 1))
    idea = line(w, made, "sang-kien", title="Ý", scope="province", kind="initiative", year=2024)
    line(w, made, "su-dung", initiative=idea, award="BK_TINH", used_as="form", year=2024)
    days = {"first_day": date(2020, 1, 1), "last_day": date(2020, 5, 1)}
    line(w, made, "chuc-vu", code="director_general", **days)
    line(w, made, "vang-mat", kind="training", grade="good", **days)
    line(w, made, "ky-luat", level="warning", **days)
    line(w, made, "kiem-tra", kind="complaint", **days)
    declared(w, "award")
    declared(w, "rating")
    assert facts_of([made], YEAR)[made.pk] == c.Facts(
        joined=date(2010, 1, 1), sex="male", ratings={2024: "HTT"},
        awards=(
            c.AwardFact(code="BK_TINH", year=2023, decided_on=date(2024, 1, 5)),
            c.AwardFact(code="LDTT", year=2023, kind=None, dated=False, proved=False,
                        decided_on=date(2023, 2, 1)),
        ),
        initiatives=(c.InitiativeFact(year=2024, scope="province", for_form=True),),
        posts=(c.PostFact(post="director_general", **days),),
        absences=(c.AbsenceFact(kind="training", mark="good", **days),),
        disciplines=(c.DisciplineFact(level="warning", **days),),
        holds=(c.HoldFact(kind="complaint", **days),),
        statements=(c.StatementFact(year=YEAR, code="conduct"),),
        complete=(c.CompleteFact(list="award", until=DAY),),
    )  # fmt: skip


def test_the_answer_is_that_of_the_engine(w):
    those = [worker(w), worker(w, name="Lê Thị Bình", sex="unknown"), collective(w)]
    found = answers_of(those, ASKED)
    for file in those:
        subject = "individual" if file.is_person else "collective"
        facts = facts_of([file], YEAR)
        alone = judge(compiled(subject, ASKED), facts)[file.pk]
        assert found[file.pk].judged == alone


def test_one_paper_more_changes_the_answer(w):
    made = worker(w)
    said = [explain_one(answers_of([made], ASKED)[made.pk], "LDTT", ASKED)]
    for name in ("discipline", "hold", "absence"):
        declared(w, name)
    said.append(explain_one(answers_of([made], ASKED)[made.pk], "LDTT", ASKED))
    worse = person(w, "Lê Văn Bình", sex="male", joined=date(2010, 1, 1))
    rating(w, worse, YEAR, "HT")
    line(w, worse, "xac-nhan", year=YEAR, code="conduct", holds=True)
    said.append(explain_one(answers_of([worse], ASKED)[worse.pk], "LDTT", ASKED))
    assert [each.answer for each in said] == ["check", "met", "not_met"]
    assert [len(each.missing) for each in said] == [1, 0, 1]
    assert said[2].missing[0].ground.lines[0] == "2024: Hoàn thành nhiệm vụ"


def test_a_collective_is_asked_for_its_members(w):
    unit = collective(w, form="agency")
    people = [person(w, f"Nguyễn Văn {name}") for name in ("Anh", "Bình", "Chi")]
    gone = person(w, "Trần Văn Dũng")
    for each in people:
        line(w, each, "thuoc-tap-the", collective=unit, first_day=date(2020, 1, 1))
    line(w, gone, "thuoc-tap-the", collective=unit, first_day=date(2020, 1, 1),
         last_day=date(2024, 6, 30))  # fmt: skip
    award(w, people[0], "LDTT", period_until_year=YEAR, decided_on=date(2024, 12, 10),
          proof="paper")  # fmt: skip
    award(w, people[1], "LDTT", period_until_year=YEAR, decided_on=date(2024, 12, 10))
    rating(w, people[0], YEAR, "HT")
    rating(w, people[1], YEAR, "KHT")
    line(w, people[2], "ky-luat", level="warning", first_day=date(2024, 1, 1))
    shares = {each.code: each for each in facts_of([unit], YEAR)[unit.pk].shares}
    assert {code: (s.having, s.open, s.total) for code, s in shares.items()} == {
        "LDTT": (1, 2, 3), "CSTDCS": (0, 3, 3), "HT": (1, 1, 3), "WARNING": (1, 2, 3),
    }  # fmt: skip
    declared(w, "award", date(2024, 12, 31))
    shares = {each.code: each for each in facts_of([unit], YEAR)[unit.pk].shares}
    assert (shares["LDTT"].open, shares["CSTDCS"].open) == (1, 0)


@pytest.mark.parametrize(("year", "registered"), [(2022, True), (2024, False)])
def test_to_register_counts_up_to_2023_only(w, year, registered):
    unit = collective(w, form="agency")
    w.year.year = year
    w.year.save()
    TitleAim.objects.create(bloc_year=w.year, agency=w.agency(A), title="Cờ thi đua")
    said = facts_of([unit], year)[unit.pk].statements
    assert said == ((c.StatementFact(year=year, code="registered"),) if registered else ())


def test_every_kind_of_test_tells_what_it_looked_at():
    book = the_rulebook()
    tests = {clause.test for _where, clause in book.clauses}
    kinds = {type(each) for each in tests}
    assert kinds | {d.Meets} == {get_args(each)[0] for each in get_args(get_args(d.Test)[0])}
    chance = Random(20261123)
    for _ in range(40):
        facts = made_up(chance, chance.choice(("individual", "collective")))
        for each in tests:
            if not isinstance(each, d.Meets):
                assert all(ground(each, facts, ASKED).lines)


@pytest.mark.parametrize("asked", [ASKED, Question(2022, date(2022, 12, 20)),
                                   Question(2026, date(2026, 10, 15))], ids=str)  # fmt: skip
def test_what_is_missing_is_why_it_is_not_met(w, asked):
    """Nothing is missing where an award is met; elsewhere at least one clause is named."""
    made = worker(w)
    for each in explained(answers_of([made], asked)[made.pk], asked):
        parts = [told for tree in each.trees for told in told_of(tree)]
        assert {told.clause.clause for told in parts} == {
            clause.clause for clause in each.compiled.clauses.values()
        }
        if not each.undecided:
            assert bool(each.missing) == (each.answer != "met")


def test_the_page_groups_awards_and_the_letter_names_articles(w):
    made = worker(w)
    for name in ("discipline", "hold", "absence"):
        declared(w, name)
    at = ("khoi-thu", 2022, made.pk)
    client = w.client("officer", A)
    page = client.get(reverse("eligibility:answers", args=at), {"nam": YEAR, "ngay": "20/12/2024"})
    shown = page.content.decode()
    met = shown.index('id="met"')
    assert met < shown.index('id="LDTT"') < shown.index('id="unknown"')
    query = {"nam": YEAR, "ngay": "20/12/2024"}
    letter = client.get(reverse("eligibility:letter", args=(*at, "LDTT")), query).content.decode()
    assert "Về Lao động tiên tiến cho thành tích năm 2024, xét ngày 20/12/2024" in letter
    assert "Điều 24" in letter
    part = client.get(
        reverse("eligibility:letter", args=(*at, "LDTT")), query, headers={"HX-Request": "true"}
    ).content.decode()
    assert "<html" not in part
    assert "2024: Hoàn thành tốt nhiệm vụ" in part
    assert FileOpened.objects.filter(subject=made.pk).count() == 3
    assert client.get(reverse("eligibility:letter", args=(*at, "KHONG_CO"))).status_code == 404


@pytest.mark.parametrize("given", [{"nam": "abc"}, {"ngay": "31/02/2024"}, {"nam": "1"}])
def test_an_unreadable_question_is_told_and_the_usual_one_answered(w, given):
    made = worker(w)
    url = reverse("eligibility:answers", args=("khoi-thu", 2022, made.pk))
    shown = w.client("officer", A).get(url, given).content.decode()
    assert "thành tích năm 2022, xét ngày 31/12/2022" in shown
    assert 'class="error"' in shown


def test_a_stranger_finds_no_file(w):
    made = worker(w)
    url = reverse("eligibility:answers", args=("khoi-thu", 2022, made.pk))
    codes = {
        who: w.client(*who).get(url).status_code
        for who in (("officer", A), ("officer", B), ("standing", ""), ("admin", ""))
    }
    assert codes == {("officer", A): 200, ("officer", B): 404, ("standing", ""): 200,
                     ("admin", ""): 404}  # fmt: skip


def test_a_page_asks_the_same_number_of_queries_for_any_file(w, django_assert_num_queries):
    small, large = worker(w), worker(w, name="Lê Thị Bình")
    for year in range(2005, 2024):
        rating(w, large, year, "HTXS")
        award(w, large, "CSTDCS", period_until_year=year, decided_on=date(year + 1, 1, 5))
    client = w.client("officer", A)
    for made in (small, large):
        url = reverse("eligibility:answers", args=("khoi-thu", 2022, made.pk))
        client.get(url)
        with django_assert_num_queries(PAGE_QUERIES):
            client.get(url)


def test_the_usual_day_is_today_or_the_last_day_of_a_year_gone_by():
    with clock.at(TODAY):
        assert [usual_day(year) for year in (2022, 2023, 2024)] == [
            date(2022, 12, 31), TODAY, date(2024, 12, 31)
        ]  # fmt: skip
