"""The files of an installation as a register: what is judged from it is what the pages say."""

from datetime import date

import pyarrow.parquet as pq
import pytest
from tests.apps.persons.files import A, B, collective, person, rating
from tests.apps.world import world

from thidua.apps.common import clock
from thidua.apps.common.seeding import read_seed, seed_origin
from thidua.apps.eligibility.asking import answers_of, compiled
from thidua.apps.eligibility.registering import register_files
from thidua.apps.people.models import Collective, Person
from thidua.apps.people.seeding import seed_people_files
from thidua.core.rules.compiling import Question
from thidua.register.files import BadRegister, read_about
from thidua.register.judging import judge_registers

pytestmark = pytest.mark.django_db
ASKED = Question(2022, date(2022, 12, 31))


@pytest.fixture
def w(db):
    with clock.at(date(2023, 3, 1)):
        yield world()


@pytest.mark.parametrize(("kind", "subject"), [(Person, "individual"), (Collective, "collective")])
def test_the_register_is_judged_as_the_pages_judge(w, tmp_path, kind, subject):
    seed_people_files(w.year, seed_origin(read_seed()))
    about = register_files(tmp_path / "so", "36", 2022)
    assert about.subjects == Person.objects.count() + Collective.objects.count()
    out = tmp_path / "kq.parquet"
    done = judge_registers([tmp_path / "so"], compiled(subject, ASKED), out)
    assert done.doubts == ()
    found = {
        row["id"]: {award: row[award.lower()] for award in compiled(subject, ASKED).standards}
        for row in pq.read_table(out).to_pylist()
    }
    expected = {
        key: {award: judged.answer for award, judged in answers.judged.items()}
        for key, answers in answers_of(kind.objects.all(), ASKED).items()
    }
    assert found == expected


def test_a_register_has_keys_and_units_and_no_name(w, tmp_path):
    one, unit = person(w), collective(w, at=B)
    rating(w, one)
    register_files(tmp_path / "so", "36", 2022)
    rows = pq.read_table(tmp_path / "so/subject.parquet").to_pylist()
    assert [(row["id"], row["unit"]) for row in rows] == sorted(
        [(one.pk, w.agency(A).pk), (unit.pk, w.agency(B).pk)]
    )
    about = read_about(tmp_path / "so")
    assert (about.province, about.year, about.written_on) == ("36", 2022, date(2023, 3, 1))
    with pytest.raises(BadRegister):
        register_files(tmp_path / "so", "36", 2022)


def test_an_installation_without_files_writes_an_empty_register(w, tmp_path):
    assert register_files(tmp_path / "so", "36", 2022).subjects == 0
    assert pq.read_table(tmp_path / "so/rating.parquet").num_rows == 0
