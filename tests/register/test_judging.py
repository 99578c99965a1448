"""A register on disk, judged: as one person alone, by any size, and never from a wrong file."""

import json
import subprocess
import sys
from datetime import date

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from thidua.commands.judge_ import awards_in_force
from thidua.core.rules.compiling import Question, compile_standards
from thidua.register import judging
from thidua.register.book import the_rulebook
from thidua.register.checking import check_register
from thidua.register.engine import judge
from thidua.register.files import ABOUT, BadRegister, registers_in
from thidua.register.generating import generate
from thidua.register.judging import judge_registers
from thidua.wording import say_error

BOOK = the_rulebook()
ASKED = Question(2026, date(2026, 12, 31))  # no fact of the planted cases is later


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("registers") / "tinh"
    generate(made, 600, year=2026, seed=7, cases=BOOK.cases)
    return made


@pytest.fixture(scope="module")
def compiled():
    asked = Question(2024, date(2024, 12, 20))
    awards = awards_in_force("individual", asked)
    return compile_standards(BOOK.rules, awards, "individual", asked)


def answers(out) -> dict[int, dict[str, object]]:
    return {row["id"]: row for row in pq.read_table(out).to_pylist()}


def test_the_planted_persons_are_judged_as_each_alone(folder, compiled, tmp_path):
    out = tmp_path / "kq.parquet"
    judge_registers([folder], compiled, out)
    found = answers(out)
    alone = {
        key: case.facts for key, case in enumerate(BOOK.cases, start=1)
        if case.facts.subject == "individual"
    }  # fmt: skip
    for key, judged in judge(compiled, alone).items():
        for award, each in judged.items():
            row, prefix = found[key], compiled.standards[award].prefix
            assert row[award.lower()] == each.answer
            assert {name: row[prefix + name] for name in each.clauses} == each.clauses


def test_the_size_of_a_part_changes_nothing(folder, compiled, tmp_path, monkeypatch):
    judge_registers([folder], compiled, tmp_path / "mot.parquet")
    monkeypatch.setattr(judging, "CHUNK", 97)
    done = []
    judge_registers(
        [folder], compiled, tmp_path / "nhieu.parquet",
        memory="200MiB", progress=lambda _done, more: done.append(more),
    )  # fmt: skip
    assert len(done) == (600 + len(BOOK.cases)) // 97 + 1
    assert answers(tmp_path / "nhieu.parquet") == answers(tmp_path / "mot.parquet")


def test_the_same_seed_makes_the_same_register(folder, tmp_path):
    generate(tmp_path / "lai", 600, year=2026, seed=7, cases=BOOK.cases)
    generate(tmp_path / "khac", 600, year=2026, seed=8, cases=BOOK.cases)
    same = [pq.read_table(path).equals(pq.read_table(tmp_path / "lai" / path.name))
            for path in sorted(folder.glob("*.parquet"))]  # fmt: skip
    assert all(same)
    other = pq.read_table(tmp_path / "khac/rating.parquet")
    assert not pq.read_table(folder / "rating.parquet").equals(other)


def test_totals_are_those_of_the_file(folder, compiled, tmp_path):
    out = tmp_path / "kq.parquet"
    judgement = judge_registers([folder], compiled, out)
    assert judgement.subjects == len(answers(out))
    for award in compiled.standards:
        met = sum(row[award.lower()] == "met" for row in answers(out).values())
        told = sum(
            n for _u, code, answer, n in judgement.totals if (code, answer) == (award, "met")
        )
        assert (award, told) == (award, met)


def copy_with(folder, tmp_path, table, change):
    """The register with one table changed."""
    made = tmp_path / "sai"
    made.mkdir()
    for path in folder.iterdir():
        (made / path.name).write_bytes(path.read_bytes())
    rows = change(pq.read_table(made / f"{table}.parquet"))
    pq.write_table(rows, made / f"{table}.parquet")
    return made


def twice(rows: pa.Table) -> pa.Table:
    return pa.concat_tables([rows, rows.slice(0, 1)])


@pytest.mark.parametrize(
    ("table", "change", "told"),
    [
        ("rating", lambda t: t.drop(["grade"]), ("register.no_column", "thiếu cột grade")),
        ("rating", lambda t: t.set_column(2, "grade", t["grade"].cast("string")),
         ("register.wrong_type", "phải là int8")),
        ("subject", twice, ("register.repeated_subject", "1 người hoặc tập thể bị trùng")),
        ("rating", twice, ("register.repeated_rating", "1 xếp loại bị trùng")),
        ("award", lambda t: t.set_column(0, "id", pa.nulls(len(t), pa.int64())),
         ("register.no_id", "không thuộc về ai")),
    ],
)  # fmt: skip
def test_a_register_that_can_not_be_judged_is_refused(
    folder, compiled, tmp_path, table, change, told
):
    made, out = copy_with(folder, tmp_path, table, change), tmp_path / "kq.parquet"
    with pytest.raises(BadRegister) as refused:
        judge_registers([made], compiled, out)
    assert refused.value.code == told[0]
    assert told[1] in say_error(refused.value)
    assert sorted(path.name for path in tmp_path.iterdir() if "temp" not in path.name) == ["sai"]


@pytest.mark.parametrize("name", ["rating.parquet", "subject.parquet"])
def test_a_damaged_or_missing_file_is_named(folder, compiled, tmp_path, name):
    made = copy_with(folder, tmp_path, "award", lambda t: t)
    (made / name).write_bytes(b"PAR1 nothing")
    with pytest.raises(BadRegister) as refused:
        judge_registers([made], compiled, tmp_path / "kq.parquet")
    assert refused.value.code == "register.damaged"
    (made / name).unlink()
    with pytest.raises(BadRegister) as refused:
        judge_registers([made], compiled, tmp_path / "kq.parquet")
    assert refused.value.code == "register.no_table"


@pytest.mark.parametrize("page", ["{", "[]", '{"format": 9}', '{"province": "1"}'])
def test_a_page_of_another_format_is_refused(folder, tmp_path, page):
    made = copy_with(folder, tmp_path, "award", lambda t: t)
    (made / ABOUT).write_text(page)
    with pytest.raises(BadRegister) as refused, duckdb.connect() as link:
        check_register(link, made)
    assert refused.value.code == "register.about"


def test_what_can_not_be_is_unknown_and_told(folder, compiled, tmp_path):
    """A day of the future and a grade that does not exist: never guessed."""

    def spoilt(rows: pa.Table) -> pa.Table:
        grades = pa.array([9] * len(rows), pa.int8())
        return rows.set_column(2, "grade", grades)

    made = copy_with(folder, tmp_path, "rating", spoilt)
    out = tmp_path / "kq.parquet"
    judgement = judge_registers([made], compiled, out)
    told = {(doubt.table, doubt.what): doubt.rows for _path, doubt in judgement.doubts}
    assert told["rating", "grade, year"] == pq.read_metadata(made / "rating.parquet").num_rows
    assert {row["ldtt__rated"] for row in answers(out).values()} == {None}


def test_nothing_is_overwritten_and_nothing_half_written(folder, tmp_path):
    with pytest.raises(BadRegister) as refused:
        generate(folder, 10, year=2026, seed=1, cases=())
    assert refused.value.code == "register.exists"
    with pytest.raises(BadRegister) as refused:
        registers_in(tmp_path)
    assert refused.value.code == "register.none"


def test_the_commands(tmp_path):
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        asked = "import sys; from thidua.cli import main\n"
        asked += "sys.argv = ['thidua', *sys.argv[1:]]; code = main() or 0\n"
        asked += "sys.exit(3 if 'django' in sys.modules else code)"
        return subprocess.run(
            [sys.executable, "-c", asked, *words], capture_output=True, text=True, check=False
        )

    made, out = tmp_path / "so", tmp_path / "kq.parquet"
    assert run("register", "generate", "--out", str(made), "--persons", "200").returncode == 0
    assert json.loads((made / ABOUT).read_text())["subjects"] == 200 + len(BOOK.cases)
    given = ["--year", "2024", "--as-of", "2024-12-20", "--register", str(made)]
    done = run("judge", *given, "--award", "CSTDCS", "--out", str(out),
               "--totals", str(tmp_path / "t.csv"))  # fmt: skip
    assert done.returncode == 0
    assert "CSTDCS: đạt" in done.stdout
    rows = (tmp_path / "t.csv").read_text().splitlines()
    assert rows[0] == "unit,award,answer,subjects"
    total = sum(int(row.rsplit(",", 1)[1]) for row in rows[1:])
    assert total == pq.read_metadata(out).num_rows
    for wrong in (["--award", "KHONG"], ["--award", "HC_SV"], []):
        failed = run("judge", *given, *wrong, "--out", str(tmp_path / "x.parquet"))
        assert failed.returncode in {1, 2}
        assert len(failed.stderr.strip().splitlines()[-1]) > 20
    assert not (tmp_path / "x.parquet").exists()
