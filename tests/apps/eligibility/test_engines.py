"""Every engine says the same: all at once, each alone, PostgreSQL, on SQLite plain Python."""

import os
from datetime import date

import pytest
from django.db import connection
from tests.core.rules import oracle
from tests.core.rules.made_up import people

from thidua.commands.judge_ import awards_in_force
from thidua.core.rules.compiling import Question, compile_standards
from thidua.register.book import the_rulebook
from thidua.register.engine import judge, judged
from thidua.register.facts import tables_of
from thidua.register.kept import ask
from thidua.register.postgres import loaded, rows_of

pytestmark = pytest.mark.django_db
BOOK = the_rulebook()
SUBJECTS = 10_000 if os.environ.get("THIDUA_DRILL") else 1_250  # of each kind, for each day
ASKED = (
    Question(2022, date(2022, 12, 20)),
    Question(2024, date(2024, 12, 20)),
    Question(2024, date(2025, 9, 1)),
    Question(2024, date(2026, 10, 15), date(2026, 9, 30)),
)


@pytest.mark.parametrize("subject", ["individual", "collective"])
@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: str(asked.considered_on))
def test_every_engine_says_the_same(subject, asked):
    awards = awards_in_force(subject, asked)
    compilation = compile_standards(BOOK.rules, awards, subject, asked)
    number = SUBJECTS if connection.vendor == "postgresql" else 300
    made_up = people(20261123, number, subject)
    found = judge(compilation, made_up)
    few = list(made_up) if os.environ.get("THIDUA_DRILL") else list(made_up)[:60]
    assert all(ask(compilation, {key: made_up[key]}) == {key: found[key]} for key in few)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor, loaded(cursor, tables_of(made_up)):
            rows = rows_of(cursor, compilation)
        assert {row["id"]: judged(compilation, row) for row in rows} == found
        return
    for award, compiled in compilation.standards.items():
        counts = compiled.standard.read(compiled.version).counts
        for person, facts in made_up.items():
            expected = {
                clause: oracle.truth(each.test, facts, asked.year, asked.considered_on, counts)
                for clause, each in compiled.clauses.items()
            }
            assert (person, found[person][award].clauses) == (person, expected)
